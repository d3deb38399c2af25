"""How soon the server answers once everything is installed, beside a bare server of its kind."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests import server
from tests.benchmarks.figures import Figures
from tests.workbench.live_process import wait_for

ROUNDS = 7


def measure_start(figures: Figures) -> None:
    """Add the seconds from the command to the first answer, on a new database each time."""
    ours, bare = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            bare.append(_seconds_of_bare(Path(name)))
            ours.append(_seconds_of_ours(Path(name)))
    figures.times("`make run` → ready", "new database", bare, ours, "< 5 s")


def _seconds_of_ours(folder: Path) -> float:
    began = time.perf_counter()
    process = _run_make(folder)
    try:
        while "Gozin is ready" not in (folder / "server.out").read_text():
            time.sleep(0.01)
        return time.perf_counter() - began
    finally:
        process.terminate()
        process.wait(20)


def _run_make(folder: Path) -> subprocess.Popen:
    return server.begin(["make", "-s", "run", f"PORT={server.free_port()}"], folder)


def _seconds_of_bare(folder: Path) -> float:
    port = server.free_port()
    command = [sys.executable, "-m", "uvicorn", "tests.benchmarks.bare:app", "--port", str(port)]
    began = time.perf_counter()
    process = server.begin([*command, "--log-level", "warning"], folder)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        return time.perf_counter() - began
    finally:
        process.terminate()
        process.wait(20)
