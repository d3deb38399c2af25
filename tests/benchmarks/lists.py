"""How fast a list of requirements is read, beside openpyxl alone (`make bench PART=lists`)."""

import io
import os
import platform
import random
import resource
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from time import process_time

import openpyxl

from rfp.lists.cell_reading import Here
from rfp.lists.columns import proposals, proposed
from rfp.lists.found_table import find_table
from rfp.lists.reader import read
from rfp.lists.requirement_list import read_requirements
from rfp.lists.subject import Subject
from tests.benchmarks.page import write_section
from workbench.file_kind import Kind
from workbench.uploads import receive

SIZES = (1000, 2000, 5000)
INTRODUCTION = """Measured by `make bench PART=lists` ({when} UTC, {cores} cores, {machine}, load
average {load:.1f}): an .xlsx of eleven columns; the best of three runs, in processor time with that
of the child process, as other work on the machine only adds to the clock. openpyxl alone reads
every value of the same file in the same run, and asks nothing.

| What | How many | Ours | For 1,000 rows | Beside openpyxl alone |
|---|---|---|---|---|
"""
HEAD = (
    "Code", "Requirement", "Kind", "Module", "MoSCoW", "Mandatory", "Criterion", "Owner",
    "Acceptance", "Wave", "Remark",
)  # fmt: skip
THINGS = ("offer", "contact", "order", "invoice", "campaign", "call", "mail", "contract", "visit")
DEEDS = ("print", "merge", "export", "schedule", "archive", "track", "sign", "sort", "approve")


def rows() -> list[tuple[str, ...]]:
    """Return what, how many, measured, for 1,000 rows, and beside openpyxl alone."""
    return [row for size in SIZES for row in _measured(size)]


def workbook(size: int) -> bytes:
    """Return a list as people keep it: a title above, and as many requirements as asked."""
    chance = random.Random(size)  # noqa: S311 - the same list at every run
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["Requirements of the CRM project"])
    sheet.append(HEAD)
    for number in range(1, size + 1):
        words = " ".join(chance.choices((*THINGS, *DEEDS, *map(str, range(500))), k=12))
        sheet.append([
            f"F-{number:04d}", f"The system shall {words}", "Technology", "Sales",
            chance.choice(("Must", "Should", "Could")), None, "", "Sara", f"Test {number}", "now",
            "as agreed",
        ])  # fmt: skip
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _measured(size: int) -> Iterator[tuple[str, ...]]:
    data = workbook(size)
    bare = _seconds(lambda: _bare(data))
    ours = _seconds(lambda: read(data))
    whole = _seconds(lambda: _whole(data))
    for what, taken in (
        ("read the sheets of a list", ours),
        ("judge, read in the child, find the table, ask what is doubtful", whole),
    ):
        yield (
            what, f"{size:,} rows", f"{taken:.2f} s", f"{taken / size * 1000:.2f} s",
            f"{taken / bare:.2f} x as long",
        )  # fmt: skip


def _seconds(work) -> float:
    """Return the best of three runs [seconds of processors]."""
    found = []
    for _ in range(3):
        begun = _spent()
        work()
        found.append(_spent() - begun)
    return min(found)


def _spent() -> float:
    """Return the processor time of this process and of the children that have ended [seconds]."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + ended.ru_utime + ended.ru_stime


def _bare(data: bytes) -> int:
    """Let openpyxl read every value, as somebody would who asks no questions."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    return sum(cell.value is not None for row in sheet.iter_rows() for cell in row)


def _whole(data: bytes) -> int:
    upload = receive(
        "list.xlsx", data, reader="rfp.lists.reader:read", kinds={Kind.WORKBOOK, Kind.TABLE}
    )
    table = find_table(upload.value.grids[0], Subject.REQUIREMENTS)
    columns = proposed(proposals(table, Subject.REQUIREMENTS))
    return read_requirements([table], columns, Here()).rows


def main() -> None:
    head = INTRODUCTION.format(
        when=f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
        cores=os.cpu_count() or 1,
        machine=platform.machine(),
        load=os.getloadavg()[0],
    )
    told = ["| " + " | ".join(cells) + " |" for cells in rows()]
    sys.stdout.write("\n".join(told) + "\n")
    write_section("Lists", head + "\n".join(told) + "\n")


if __name__ == "__main__":
    main()
