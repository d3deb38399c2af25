"""Word documents: how long, how large, and how it grows, beside docxtpl and python-docx's cells.

Run alone: `python -m tests.benchmarks.documents`.
"""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.page import write_section

PEERS = Path(sys.prefix) / "peers" / "bin" / "python"
SIZES = (300, 1_000, 3_000)
WANTED = {300: (3.0, 10.0), 3_000: (4.0, 120.0)}  # seconds for the file, and for its pages
MOST_MEGABYTES = 350
HEAD = """Measured by `make bench` ({when} UTC), one after the other; each file in a process of its
own, which is started, loaded and warmed by one small document first. The table of docxtpl's row
loop and of python-docx's `table.cell` holds the same requirements in four columns and no more.

| How many | Our table | docxtpl | table.cell | Whole RFP | Each | Memory | Pages | Paged | Wanted |
|---|---|---|---|---|---|---|---|---|---|
"""
TAIL = """
- Our table, docxtpl, python-docx: one table of the same requirements, without anything round it;
  in brackets how many times as long as ours. `table.cell` is quadratic: it is run at 300 alone.
- Whole RFP: cover, contents with links, 29 sections, every requirement with its controls, a map;
  then how long for each requirement, which stays level where the growth is linear.
- Paging: through LibreOffice, in the background; it replaces the file.
"""


def rows() -> list[str]:
    """Return a row of the table for each size, printed as it is measured."""
    return [_row(size) for size in SIZES]


def _row(size: int) -> str:
    ours = _measured([sys.executable, "-m", "tests.benchmarks.document_of", str(size)])
    peers = _measured([str(PEERS), "tests/benchmarks/document_peers.py", str(size)])
    file, pages = WANTED.get(size, (None, None))
    cells = [
        f"{size:,}",
        f"{ours['table']:.2f} s",
        _against(peers["docxtpl"], ours["table"]),
        _against(peers["cells"], ours["table"]),
        f"{ours['whole']:.2f} s",
        f"{ours['whole'] / size * 1000:.2f} ms",
        f"{ours['megabytes']:.0f} MB",
        str(ours["pages"]),
        f"{ours['paged']:.1f} s",
        f"{file:g} s, {MOST_MEGABYTES} MB, {pages:g} s" if file else "linear",
    ]
    line = "| " + " | ".join(cells) + " |"
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
    return line


def _against(seconds: float | None, ours: float) -> str:
    return "–" if seconds is None else f"{seconds:.2f} s ({seconds / ours:.1f} x)"


def _measured(command: list[str]) -> dict[str, float]:
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=900)
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def main() -> None:
    when = f"{dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M}"
    write_section("Documents", HEAD.format(when=when) + "\n".join(rows()) + "\n" + TAIL)


if __name__ == "__main__":
    main()
