"""The first half of the work: process maps read and drawn (`make bench PART=needs`)."""

import os
import platform
import sys
from datetime import UTC, datetime

from tests.benchmarks import maps
from tests.benchmarks.page import write_section

HEAD = """Measured by `make bench PART=needs` ({when} UTC, {cores} cores, {machine}); means over the
files of medians of {rounds} calls. Bare is lxml parsing the same bytes and no more.

| What | How many | Bare | Ours | Wanted |
|---|---|---|---|---|
"""


def rows() -> list[str]:
    """Return the rows of the table, printed as they are measured."""
    told = ["| " + " | ".join(cells) + " |" for cells in maps.rows()]
    sys.stdout.write("\n".join(told) + "\n")
    return told


def main() -> None:
    head = HEAD.format(
        when=f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
        cores=os.cpu_count() or 1,
        machine=platform.machine(),
        rounds=maps.ROUNDS,
    )
    write_section("Process maps", head + "\n".join(rows()) + "\n")


if __name__ == "__main__":
    main()
