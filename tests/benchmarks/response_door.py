"""A large response brought in at a real server, while another person works there."""

import asyncio
import datetime as dt
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rfp.changes.requirement_table import edit_requirements
from tests import server
from tests.benchmarks.crowd import crowd
from tests.benchmarks.figures import percentile
from tests.benchmarks.lines import Session
from tests.benchmarks.requirements import new_requirement
from tests.benchmarks.response_answers import given
from tests.browser.meeting import SELECTION, build_sample
from tests.rfp.needs_room import ROOM, NeedsRoom, furnish
from tests.streamlit_page import Page, opened
from vendor_data import workbook
from vendor_data.changes.vendors import register_vendor
from vendor_data.reads.asked import response_form
from vendor_data.response_form import ResponseForm
from workbench.changes.members import declare
from workbench.ground import open_store
from workbench.language import Language
from workbench.sign_in import token_id
from workbench.store import utc_now
from workbench.tables import BrowserRow

UPLOADS = 5
FEW = 50  # answers of the response that comes before those that are measured
QUIET = 60  # fragments that the other person draws before anything is uploaded
PAUSE = 0.05  # seconds between two of them
LOOK = 0.02  # seconds between two looks at the server's memory
COOKIE = "nima-at-the-door"
Row = tuple[str, str, str, str, str]


@dataclass
class Witness:
    """What one other person waits for the charts [s], for as long as nobody says that it is over.

    The rounds before `is_begun` are those of a quiet server.
    """

    quiet: list[float] = field(default_factory=list)
    meanwhile: list[float] = field(default_factory=list)
    is_begun: threading.Event = field(default_factory=threading.Event)
    is_over: threading.Event = field(default_factory=threading.Event)
    is_ready: threading.Event = field(default_factory=threading.Event)

    async def sit(self, base: str, token: str) -> None:
        async with Session(base, token, "what-if", f"s={SELECTION}") as session:
            while not self.is_over.is_set():
                begun, counts = time.perf_counter(), self.is_begun.is_set()
                took = await session.run(fragment=True) - begun
                (self.meanwhile if counts else self.quiet).append(took)
                if len(self.quiet) >= QUIET:
                    self.is_ready.set()
                await asyncio.sleep(PAUSE)


def through_the_door(size: int) -> Iterator[Row]:
    """Yield how long a response takes from the browser to its review, and what others feel."""
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(2) as pool:
        folder = Path(name)
        token, form = _furnished(folder, size)
        # Made before anybody is watched: this process watches too.
        first, *files = [_written(form, size if turn else FEW, turn) for turn in range(UPLOADS + 1)]
        with server.running(folder / "gozin") as running, _at_the_door(running) as page:
            _bring(page, first)  # what the first response of all brings in
            before, witness = _memory(running), Witness()
            sitting = pool.submit(asyncio.run, witness.sit(running.base, token))
            _wait(witness, sitting)
            most = pool.submit(_most, running, witness.is_over)
            witness.is_begun.set()
            took = sorted(_bring(page, data) for data in files)
            witness.is_over.set()
            sitting.result()
            page.run()
            yield from _told(took, witness, most.result() - before, _memory(running) - before)


def _told(took: list[float], witness: Witness, most: float, left: float) -> Iterator[Row]:
    quiet, felt = (1000 * percentile(each, 0.95) for each in (witness.quiet, witness.meanwhile))
    yield ("uploaded to a server, read, reconciled, shown", f"{took[len(took) // 2]:.2f} s", "–",
           "–", "–")  # fmt: skip
    yield "the server's memory, most", f"+ {most:.0f} MB", "–", "–", "< + 50 MB"
    yield "the server's memory, afterwards", f"+ {left:.0f} MB", "–", "–", "< + 50 MB"
    yield "another person's charts, p95, nothing uploaded", f"{quiet:.0f} ms", "–", "–", "–"
    more = f"{felt:.0f} ms ({felt - quiet:+.0f} ms)"
    yield "the same while responses are read", more, "–", "–", "< + 100 ms"


def _furnished(folder: Path, size: int) -> tuple[str, ResponseForm]:
    """Make the sample and a call of as many requirements; return a cookie, and what is asked."""
    (token,), _ = crowd(build_sample(folder), folder / "gozin", 1)
    room = NeedsRoom(store=open_store(f"sqlite:///{folder / 'gozin' / 'gozin.db'}"))
    now = utc_now()
    with closing(room.store.database):
        with room.store.database.writing() as session:
            furnish(session)
            session.flush()
            session.add(BrowserRow(
                id=token_id(COOKIE), account="nima", language="en", created_at=now,
                ends_at=now + dt.timedelta(hours=12),
            ))  # fmt: skip
        edits = [new_requirement(number) for number in range(size)]
        edit_requirements(room.store, room.seated("omid"), selection=ROOM, edits=edits)
        room.enter("call")
        names = {"en": "Aban", "fa": "آبان"}
        register_vendor(room.store, room.seated("nima"), selection=ROOM, names=names)
        declare(room.store, room.seated("nima"), selection=ROOM, conflicts={})
        with room.store.read() as session:
            return token, response_form(session, room.seated("nima"), ROOM, Language.EN)


@contextmanager
def _at_the_door(running: server.Server) -> Iterator[Page]:
    with opened(running, COOKIE, "proposals", f"s={ROOM}") as page:
        page.choose("Vendor", "Aban")
        yield page


def _written(form: ResponseForm, count: int, turn: int) -> bytes:
    """Return a response to the first `count` rows; those of two turns are two files."""
    answers = dict(list(given(form).items())[:count])
    made_at = utc_now() + dt.timedelta(minutes=turn)
    return workbook.write(form, Language.EN, made_at=made_at, answers=answers)


def _bring(page: Page, data: bytes) -> float:
    """Return how long it takes until the review of a response is shown [s]."""
    begun = time.perf_counter()
    status = page.bring("response.xlsx", data)
    took = time.perf_counter() - begun
    assert status == 204, f"the server refused the file: {status}"
    assert "Not stored yet" in page.words(), f"the response was not read: {page.alerts()}"
    return took


def _wait(witness: Witness, sitting) -> None:
    while not witness.is_ready.wait(LOOK):
        if sitting.done():
            sitting.result()


def _most(running: server.Server, is_over: threading.Event) -> float:
    """Return the most that the server holds until it is over [MB]."""
    most = 0.0
    while not is_over.wait(LOOK):
        most = max(most, _memory(running))
    return most


def _memory(running: server.Server) -> float:
    lines = Path(f"/proc/{running.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
