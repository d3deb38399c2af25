"""The figures of one run, as a table in Markdown."""

import platform
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.benchmarks.page import write_section

HEAD = """Measured by `make bench` ({when} UTC, {cores} cores, {machine}). All processes, the
clients included, share this one machine; the bare figures beside ours come from the same run.

| What | How many | Bare | Ours, median | Ours, p95 | Wanted |
|---|---|---|---|---|---|
"""
TAIL = """
- Bare, for the start: a Streamlit server with an empty page, from its command to its first answer.
- Bare, for a drag: the same clients on a WebSocket echo that does nothing else, p95.
- Bare, for charts: as many sessions whose one fragment draws a letter, asked at the same moment;
  the slowest of them, median over the rounds. Ours draws the weight board and two charts.
- Bare, for charts in Chromium: a bare Streamlit page, two windows whose button draws two charts of
  the same kind anew, pressed in both at once; p95 from the press to the changed chart.
- A frame of the board: one slider dragged in every frame by a page's own clock; processor time of
  script, style and layout, which is what the page's one thread owes a frame before it is painted.
- The other Chromium rows are real windows, from the moved slider to the changed page in the other
  (or the same) one, or from the pressed button to the last of five other windows that shows the
  pain. Beside them sit as many protocol clients as are named, each of which draws its charts anew
  too.
"""


def percentile(values: list[float], share: float) -> float:
    """Return the smallest value that at least `share` of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


@dataclass
class Figures:
    """Rows as they are measured, printed at once."""

    rows: list[str] = field(default_factory=list)

    def add(self, *cells: object) -> None:
        """Add what, how many, bare, median, p95 and wanted."""
        row = "| " + " | ".join(map(str, cells)) + " |"
        sys.stdout.write(row + "\n")
        sys.stdout.flush()
        self.rows.append(row)

    def times(self, what, how_many, bare: list[float], ours: list[float], wanted) -> None:
        """Add a row of durations [seconds], shown in milliseconds."""
        shown = f"{percentile(bare, 0.95) * 1000:.0f} ms" if bare else "–"
        median, p95 = (f"{percentile(ours, share) * 1000:.0f} ms" for share in (0.5, 0.95))
        self.add(what, how_many, shown, median, p95, wanted)

    def write(self, cores: int) -> None:
        head = HEAD.format(
            when=f"{datetime.now(UTC):%Y-%m-%d %H:%M}", cores=cores, machine=platform.machine()
        )
        write_section("The live meeting", head + "\n".join(self.rows) + "\n" + TAIL)
