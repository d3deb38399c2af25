"""How fast answers are read, and what others feel of it (`make bench PART=responses`)."""

import io
import os
import platform
import statistics
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from time import perf_counter

import openpyxl

from tests.benchmarks.page import write_section
from tests.benchmarks.response_answers import given
from tests.benchmarks.response_door import UPLOADS, through_the_door
from tests.vendor_data.responses import MADE_AT, form
from vendor_data import answer_form, workbook
from vendor_data.reconciliation import Reconciliation
from vendor_data.returned_file import matched
from workbench.file_kind import Kind
from workbench.language import Language
from workbench.uploads import receive

SIZE = 3_000
ROUNDS = 3
INTRODUCTION = """Measured by `make bench PART=responses` ({when} UTC, {cores} cores, {machine};
load average {before:.1f} before and {after:.1f} after: above {cores} the machine was shared, and
the processor's time says more than the clock): a response of 3,000 rows, every one answered with
what its code needs. Reading is all of it: judged, read in a child process that is started for it,
brought back as values; median of {rounds}. openpyxl alone reads every value of the same file in its
read-only mode, in this process, and is loaded already. Below that a real server takes the same
response: the facilitator's page uploads it {uploads} times, each time another file, and it is read,
reconciled and shown for review. Meanwhile one other person sits in another selection, that of the
sample, and draws the charts of the what-if again and again; what they wait without any upload is of
the same run. The server's memory is that of its own process, after a first, smaller response.

| What | By the clock | Processor, child included | Beside openpyxl alone | Wanted |
|---|---|---|---|---|
"""
Row = tuple[str, str, str, str, str]
Took = tuple[float, float]  # by the clock, by the processor [s]


def rows() -> Iterator[Row]:
    """Yield what, by clock and processor, beside openpyxl alone, and wanted."""
    asked = form(SIZE)
    answers = given(asked)
    book = workbook.write(asked, Language.EN, made_at=MADE_AT, answers=answers)
    other = _resaved(book)
    document = answer_form.write(asked, Language.EN, made_at=MADE_AT, answers=answers)
    bare = _median(lambda: _bare(book))
    yield _row("openpyxl alone, read-only, values", bare, bare, "–")
    yield _row("workbook read", _median(lambda: _read(book)), bare, "< 1.5 s")
    yield _row("workbook read and reconciled", _median(lambda: _whole(book)), bare, "–")
    yield _row("the same file, saved by openpyxl", _median(lambda: _read(other)), bare, "–")
    yield _row("Word form read", _median(lambda: _read(document, word=True)), bare, "–")
    yield from through_the_door(SIZE)


def _row(what: str, took: Took, bare: Took, wanted: str) -> Row:
    ratio = f"{took[1] / bare[1]:.2f} x the processor's time"
    return what, f"{took[0]:.2f} s", f"{took[1]:.2f} s", ratio, wanted


def _median(work: Callable[[], object]) -> Took:
    clock, processor = zip(*(_seconds(work) for _ in range(ROUNDS)), strict=True)
    return statistics.median(clock), statistics.median(processor)


def _seconds(work: Callable[[], object]) -> Took:
    begun, spent = perf_counter(), _processor()
    work()
    return perf_counter() - begun, _processor() - spent


def _processor() -> float:
    """Return what this process and its ended children have had of the processor [s]."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _bare(data: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True))


def _read(data: bytes, *, word: bool = False) -> object:
    kind = Kind.DOCUMENT if word else Kind.WORKBOOK
    reader = "vendor_data.answer_form:read" if word else "vendor_data.workbook:read"
    return receive(f"a{kind.value}", data, reader=reader, kinds=frozenset({kind})).value


def _whole(data: bytes) -> Reconciliation:
    found = matched([form(SIZE)], _read(data))
    assert len(found.answers) == SIZE, "answers were lost"
    return found


def _resaved(data: bytes) -> bytes:
    """Return the file as another program saves it."""
    stream = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(stream)
    return stream.getvalue()


def main() -> None:
    before = os.getloadavg()[0]
    told = []
    for cells in rows():
        told.append("| " + " | ".join(cells) + " |")
        sys.stdout.write(f"{told[-1]}\n")
        sys.stdout.flush()
    head = INTRODUCTION.format(
        when=f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
        cores=os.cpu_count() or 1,
        machine=platform.machine(),
        rounds=ROUNDS,
        uploads=UPLOADS,
        before=before,
        after=os.getloadavg()[0],
    )
    write_section("Responses", head + "\n".join(told) + "\n")


if __name__ == "__main__":
    main()
