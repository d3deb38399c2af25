"""Measure all that `make bench` asks for, or wear the meeting (`make soak`).

Said alone: `python -m tests.benchmarks PART`, where PART is `live`, `engine`, `needs`, `lists`,
`requirements`, `documents`, `responses`, `all` or `soak`.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from tests import server
from tests.benchmarks.crowd import crowd
from tests.benchmarks.figures import Figures
from tests.benchmarks.frames import measure_frames
from tests.benchmarks.protocol import measure, measure_idle
from tests.benchmarks.soak import soak
from tests.benchmarks.start import measure_start
from tests.benchmarks.witness import witness, witness_pains
from tests.browser.meeting import build_sample
from tests.workbench.live_process import wait_for

MEMBERS = 50
BESIDE = 8  # with two windows ten boards are open
PEERS = Path(sys.prefix) / "peers" / "bin" / "python"
ALONE = ("needs", "lists", "requirements", "documents", "responses")  # each in a process of its own
ASKED = sys.argv[1] if len(sys.argv) > 1 else "all"


def main() -> None:
    if ASKED in {"engine", "all"}:
        subprocess.run([PEERS, "-m", "tests.benchmarks.engine"], check=True)
    for part in ALONE:
        if ASKED in {part, "all"}:
            subprocess.run([sys.executable, "-m", f"tests.benchmarks.{part}"], check=True)
    if ASKED in {"live", "all", "soak"}:
        meet()


def meet() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample = build_sample(folder)
        if ASKED == "soak":
            soak(sample, folder)
        else:
            bench(sample, folder)


def bench(sample: Path, folder: Path) -> None:
    figures = Figures()
    measure_start(figures)
    tokens, criterion = crowd(sample, folder / "gozin", MEMBERS)
    with server.running(folder / "gozin") as gozin:
        asyncio.run(measure_idle(figures, gozin.base, gozin.process.pid, tokens))
    with server.running(folder / "gozin") as gozin, _bare(folder / "bare", "app") as bare:
        asyncio.run(measure(figures, gozin.base, bare, tokens, criterion))
    for beside in (0, BESIDE):
        at = folder / f"windows-{beside}"
        crowd(sample, at, BESIDE)
        with server.running(at) as gozin, _bare(at / "like", "charts") as bare:
            witness(figures, gozin.base, bare, tokens[:beside])
    measure_frames(figures)
    witness_pains(figures, folder / "workshop")
    figures.write(cores=os.cpu_count() or 1)


@contextmanager
def _bare(folder: Path, app: str):
    port = server.free_port()
    folder.mkdir()
    command = [sys.executable, "-m", "uvicorn", f"tests.benchmarks.bare:{app}", "--port", str(port)]
    process = server.begin([*command, "--log-level", "warning"], folder)
    base = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{base}/_stcore/health")
        yield base
    finally:
        process.terminate()
        process.wait(20)


main()
