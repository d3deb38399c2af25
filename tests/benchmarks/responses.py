"""How fast answers are read, and what others feel of it (`make bench PART=responses`)."""

import asyncio
import gc
import io
import os
import platform
import statistics
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from time import perf_counter, sleep

import openpyxl

from tests.benchmarks.page import write_section
from tests.vendor_data.responses import MADE_AT, form
from vendor_data import answer_form, workbook
from vendor_data.answer import Code
from vendor_data.answers.side_data import NEEDED, SideData, WrittenAnswer
from vendor_data.reconciliation import Reconciliation
from vendor_data.returned_file import matched
from workbench.file_kind import Kind
from workbench.language import Language
from workbench.uploads import receive

SIZE = 3_000
ROUNDS = 3
ECHOES = 200
INTRODUCTION = """Measured by `make bench PART=responses` ({when} UTC, {cores} cores, {machine};
load average {before:.1f} before and {after:.1f} after: above {cores} the machine was shared, and
the processor's time says more than the clock): a response of 3,000 rows, every one answered with
what its code needs. Reading is all of it: judged, read in a child process that is started for it,
brought back as values; median of {rounds}. openpyxl alone reads every value of the same file in its
read-only mode, in this process, and is loaded already.

| What | By the clock | Processor, child included | Beside openpyxl alone | Wanted |
|---|---|---|---|---|
"""
# Asks every 10 ms for what it sent, from a process of its own, and tells the 95th percentile [ms].
CLIENT = """
import socket, sys, time
line = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
took = []
for _ in range(int(sys.argv[2])):
    begun = time.perf_counter()
    line.sendall(b"x")
    line.recv(1)
    took.append(time.perf_counter() - begun)
    time.sleep(0.01)
print(sorted(took)[int(len(took) * 0.95)] * 1000)
"""
Row = tuple[str, str, str, str, str]
Took = tuple[float, float]  # by the clock, by the processor [s]


def rows() -> Iterator[Row]:
    """Yield what, by clock and processor, beside openpyxl alone, and wanted."""
    asked, given = form(SIZE), _given()
    book = workbook.write(asked, Language.EN, made_at=MADE_AT, answers=given)
    other = _resaved(book)
    document = answer_form.write(asked, Language.EN, made_at=MADE_AT, answers=given)
    bare = _median(lambda: _bare(book))
    yield _row("openpyxl alone, read-only, values", bare, bare, "–")
    yield _row("workbook read", _median(lambda: _read(book)), bare, "< 1.5 s")
    yield _row("workbook read and reconciled", _median(lambda: _whole(book)), bare, "–")
    yield _row("the same file, saved by openpyxl", _median(lambda: _read(other)), bare, "–")
    yield _row("Word form read", _median(lambda: _read(document, word=True)), bare, "–")
    yield from _felt(book)


def _felt(book: bytes) -> Iterator[Row]:
    """Yield what reading leaves in this process, and how long an echo of it waits meanwhile."""
    gc.collect()
    before = _memory()
    port = _echoing()
    quiet = _p95(port)
    waited: list[float] = []
    asking = threading.Thread(target=lambda: waited.append(_p95(port)), daemon=True)
    asking.start()
    most = before
    while asking.is_alive():
        _whole(book)
        most = max(most, _memory())
    gc.collect()
    left = _memory() - before
    more = f"+ {waited[0] - quiet:.0f} ms"
    yield "server's memory, most", f"+ {most - before:.0f} MB", "–", "–", "< + 50 MB"
    yield "server's memory, afterwards", f"+ {left:.0f} MB", "–", "–", "< + 50 MB"
    yield "echo of the same process, p95, before", f"{quiet:.0f} ms", "–", "–", "–"
    yield "the same while files are read", f"{waited[0]:.0f} ms ({more})", "–", "–", "< + 100 ms"


def _given() -> dict[str, WrittenAnswer]:
    codes = list(Code)
    return {
        one.id: WrittenAnswer(
            code=codes[at % 7],
            comment=f"Our words on this, number {at}",
            evidence="manual, page 7",
            side=SideData(**{side.value: "as agreed" for side in NEEDED[codes[at % 7]]}),
        )
        for at, one in enumerate(form(SIZE).requirements)
    }


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


def _memory() -> float:
    """Return what this process holds at the moment [MB]."""
    with open("/proc/self/status", encoding="ascii") as lines:  # noqa: PTH123 - no file of ours
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def _echoing() -> int:
    """Start what a server does for everybody else, in a thread of this process; return its port."""
    ports: list[int] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while byte := await reader.read(1):
            writer.write(byte)

    async def serve() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        ports.append(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    threading.Thread(target=lambda: asyncio.run(serve()), daemon=True).start()
    while not ports:
        sleep(0.01)
    return ports[0]


def _p95(port: int) -> float:
    command = [sys.executable, "-c", CLIENT, str(port), str(ECHOES)]
    return float(subprocess.run(command, capture_output=True, check=True).stdout)


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
        before=before,
        after=os.getloadavg()[0],
    )
    write_section("Responses", head + "\n".join(told) + "\n")


if __name__ == "__main__":
    main()
