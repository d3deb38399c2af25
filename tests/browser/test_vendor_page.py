"""Vendor and committee, each in a browser, from the invitation to the opened price."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from docx import Document
from playwright.sync_api import expect

from rfp.changes.issue import set_timetable
from rfp.writing.call_clock import PROPOSALS, CallClock
from tests import server
from tests.browser.conftest import ARTEFACTS
from tests.browser.meeting import Member
from tests.rfp.needs_room import ROOM
from tests.vendor_data.costs.priced_room import with_sheet
from tests.vendor_data.sealing.sealed_room import PHRASES, SealedRoom
from tests.vendor_data.sealing.test_planted_price import NAME, forms
from tests.vendor_data.sealing.test_planted_price import PLANTED as PRICE
from tests.vendor_data.test_people import put, seat
from workbench.sign_in import token_id
from workbench.store import utc_now
from workbench.tables import AccountRow, BrowserRow

pytestmark = pytest.mark.browser

PATIENCE = 60_000
MOST_STEPS = 60  # of the Tab key, through the menu and the page
FOCUSED = "() => document.activeElement.ariaLabel || document.activeElement.innerText.trim()"
PLANTED = "Zarrinquestion"  # what the other vendor asked
OTHERS = ("Baran", "باران", PLANTED)
PHRASE = "four green chairs outside"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    folder = tmp_path_factory.mktemp("vendor")
    room = with_sheet(SealedRoom(folder))
    room.last_day(dt.date(2031, 3, 20))
    put(room, seat(room, "cyrus", "baran"), f"{PLANTED}?")
    now = dt.datetime.now(dt.UTC)
    with room.store.database.writing() as session:
        session.get_one(AccountRow, "sara").is_owner = True  # else the next account would be
        for who in ("sara", "nima"):
            session.add(
                BrowserRow(
                    id=token_id(f"cookie-of-{who}"), account=who, language="en", created_at=now,
                    ends_at=now + dt.timedelta(days=1),
                )
            )  # fmt: skip
    room.store = replace(room.store, clock=utc_now)
    yield room
    room.store.database.close()


@pytest.fixture(scope="module")
def gozin(room):
    (room.folder / "temporary").mkdir()
    with server.running(room.folder, TMPDIR=str(room.folder / "temporary")) as running:
        yield running


class Keyholder(Member):
    """Somebody of the committee who signed in before and holds a key."""

    def _enter(self, role: str) -> None:
        cookie = {"name": "gozin", "value": f"cookie-of-{role}", "url": self.base}
        self.context.add_cookies([cookie])

    def at_envelopes(self) -> "Keyholder":
        self.page.goto(f"{self.base}/envelopes?s={ROOM}")
        heading = self.page.get_by_role("heading", name="Envelopes", exact=True, level=1)
        expect(heading).to_be_visible(timeout=PATIENCE)
        return self

    def expect_text(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=PATIENCE)

    def turn_key(self, phrase: str, button: str) -> None:
        """Turn a key with nothing but the keyboard: walk to the field, type, walk on, press."""
        expect(self.page.get_by_role("button", name=button)).to_be_visible(timeout=PATIENCE)
        self._walk_to("Your opening phrase")
        self.page.keyboard.type(phrase)
        self._walk_to(button)
        self.page.keyboard.press("Enter")

    def _walk_to(self, name: str) -> None:
        for _ in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(FOCUSED) == name:
                return
        raise AssertionError(f"the keyboard does not reach {name}")

    def fetch(self, button: str | re.Pattern[str]) -> bytes:
        return self.downloaded(self.page.get_by_role("button", name=button), lambda _: True)


class Chair(Keyholder):
    """Sara."""

    def invite(self, place: int) -> str:
        """Return the link for a person of the vendor at this place on the list."""
        self.page.goto(f"{self.base}/vendors?s={ROOM}")
        self.page.get_by_role("button", name=re.compile("^People")).nth(place).click()
        self.page.get_by_role("button", name="Make an invitation link").click()
        return self.page.locator("code", has_text="/invitation#").inner_text(timeout=PATIENCE)


class VendorPerson(Member):
    """Somebody who was sent a link."""

    def _enter(self, role: str) -> None:  # noqa: ARG002 - every member has one
        self.seen: list[str] = []

    def accept(self, link: str) -> None:
        self.page.goto(link.strip())
        self.page.get_by_label("Sign-in name").fill("azar")
        self.page.get_by_label("Passphrase").fill(server.PASSPHRASE)
        self.page.get_by_label("Your name").fill("Azar Nouri")
        self.page.get_by_role("button", name="Open an account and take the seat").click()
        self.expect_heading("The call")

    def turn_to(self, title: str) -> None:
        self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()
        self.expect_heading(title)

    def expect_heading(self, title: str) -> None:
        heading = self.page.get_by_role("heading", name=title, exact=True, level=1)
        expect(heading).to_be_visible(timeout=PATIENCE)
        self.note()

    def expect_text(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=PATIENCE)
        self.note()

    def press(self, name: str | re.Pattern[str]) -> None:
        self.page.get_by_role("button", name=name).first.click()

    def bring(self, envelope: str, name: str, content: bytes) -> None:
        """Put a file into the field of an envelope: it goes to the server by HTTP at once."""
        field = self.page.locator(f".st-key-vendor_hand_in-{envelope} input[type=file]")
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        field.set_input_files(file)

    def write_resting(self, label: str, first: str, then: str) -> None:
        """Type, rest until that much is kept without the field being left, and type on."""
        field = self.page.get_by_label(label)
        field.click()
        with self._kept_anew():
            self.page.keyboard.type(first)
        self.page.keyboard.type(then)
        expect(field).to_be_focused()
        expect(field).to_have_value(first + then)
        field.blur()

    @contextmanager
    def _kept_anew(self) -> Iterator[None]:
        """Wait until the server has drawn the page again with what was done meanwhile."""
        before = self.streamlit_frames()
        yield
        for _ in range(PATIENCE // 50):
            if self.streamlit_frames() > before:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("nothing went to the server")

    def note(self) -> None:
        """Keep all that the page holds, drawn or not, for the search at the end."""
        self.seen.append(self.page.content())
        assert self.page.locator("a[href*='example.invalid']").count() == 0  # words are no links


@pytest.fixture
def chair(chromium, gozin):
    yield from _guest(Chair(chromium, gozin.base, "sara"))


@pytest.fixture
def facilitator(chromium, gozin):
    yield from _guest(Keyholder(chromium, gozin.base, "nima"))


@pytest.fixture
def vendor(chromium, gozin):
    yield from _guest(VendorPerson(chromium, gozin.base, ""))


def _guest(member):
    yield member
    member.close()
    assert member.problems == []


def picture(member, name):
    ARTEFACTS.mkdir(exist_ok=True)
    member.page.screenshot(path=ARTEFACTS / f"vendor_page_{name}.png", full_page=True)


def traces(folder, word):
    """Return which files hold a word: database, write-ahead log, output, temporary files."""
    kept = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert set(kept) >= {"gozin.db", "server.out"}
    return [(name, form) for name, data in kept.items() for form in forms(word) if form in data]


def test_a_vendor_accepts_asks_answers_hands_in_and_replaces(gozin, chair, vendor):
    vendor.accept(chair.invite(0))
    vendor.expect_text("Aban")
    vendor.expect_text(re.compile("20 March 2031"))
    picture(vendor, "call")

    vendor.turn_to("Questions and answers")
    vendor.page.get_by_label("Your question").fill(
        "How many branches are there? We read of nine on https://example.invalid/branches"
    )
    vendor.page.get_by_label("Your question").blur()
    vendor.press("Ask")
    vendor.expect_text("How many branches are there?")
    picture(vendor, "questions")

    vendor.turn_to("Your answers")
    vendor.page.get_by_label("New draft phrase").fill(PHRASE)
    vendor.press("Set the draft phrase")
    vendor.page.get_by_role("radio", name="Roadmap").first.click(timeout=PATIENCE)
    vendor.page.get_by_label("Release").fill("4.2")
    vendor.page.get_by_label("Expected date").fill("2027-03")
    vendor.write_resting("Comment", "Zarrinanswer", " in spring")
    vendor.expect_text("1 of 2 answered")
    picture(vendor, "answers")
    vendor.page.reload()  # the drafts come back without the phrase, by this browser's cookie
    vendor.expect_text("1 of 2 answered")
    expect(vendor.page.get_by_label("Comment")).to_have_value("Zarrinanswer in spring")

    vendor.turn_to("Hand in")
    vendor.press(re.compile("^.*Hand in answers"))
    vendor.expect_text("Receipt number")
    vendor.press(re.compile("^.*Hand in answers"))
    vendor.expect_text("Replaced, unopened")
    picture(vendor, "hand_in")

    price = f"Code,Unit price,Line total\nC-1,about {PRICE},{PRICE}\n".encode()
    vendor.bring("C", NAME.replace("xlsx", "csv"), price)
    vendor.expect_text("Lines without a price, 1: C-2")
    picture(vendor, "price")
    vendor.press(re.compile(f"Hand in {NAME.removesuffix('.xlsx')}"))
    vendor.expect_text(re.compile("Taken .*zqpricelist"))

    for path in ("vendors", "proposals", "record", "questions", "selections", "your-answers"):
        vendor.page.goto(f"{gozin.base}/{path}?s={ROOM}")
        vendor.expect_heading("The call")
    assert [word for word in OTHERS for page in vendor.seen if word in page] == []

    for path in ("vendors", "proposals", "questions", "record"):
        chair.page.goto(f"{gozin.base}/{path}?s={ROOM}")
        expect(chair.page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE)
        assert "Zarrinanswer" not in chair.page.content()
        if path == "record":
            told = chair.page.get_by_text("Envelope handed in").first  # drawn on a canvas
            expect(told).to_be_attached(timeout=PATIENCE)
    assert PRICE not in "".join(vendor.seen)  # not even its own page repeats an amount
    assert traces(gozin.folder, "How many branches")  # what is no secret is found
    assert [trace for word in (PRICE, NAME[:-5], "Zarrinanswer", PHRASE)
            for trace in traces(gozin.folder, word)] == []  # fmt: skip


def minutes_say(word_file):
    document = Document(io.BytesIO(word_file))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_two_keyholders_open_by_keyboard_and_the_price_only_after_the_close(
    gozin, room, chair, facilitator
):
    room.hand_in("baran", "B", b"technical words")
    room.hand_in("baran", "C", f"Total,{PRICE}".encode(), name=NAME)
    chair.at_envelopes().expect_text(re.compile("Stays sealed until the deadline"))
    over = CallClock(zone="UTC", hour=utc_now().time())
    set_timetable(
        room.store, room.seated("nima"), selection=ROOM, days={PROPOSALS: utc_now().date()},
        clock=over,
    )  # fmt: skip

    chair.at_envelopes().turn_key(PHRASES["sara"], "Turn the first key")
    expect(chair.page.get_by_role("button", name="Withdraw my consent")).to_be_visible(
        timeout=PATIENCE
    )
    facilitator.at_envelopes().expect_text(re.compile("Sara turned the first key"))
    facilitator.turn_key(PHRASES["nima"], "Open the envelopes")
    opened = re.compile("Opened .* by Sara, Nima")
    facilitator.expect_text(opened)
    chair.at_envelopes().expect_text(opened)
    picture(chair, "opened")
    minutes = minutes_say(chair.fetch(re.compile("Minutes .Word.*English")))
    assert [name for name in ("Sara", "Nima", "Baran") if name not in minutes] == []

    expect(chair.page.get_by_text("Stays sealed until the chair has closed")).to_be_visible()
    assert chair.page.get_by_label("Your opening phrase").count() == 0
    assert [trace for word in (PRICE, NAME[:-5]) for trace in traces(gozin.folder, word)] == []

    room.close_scores()
    facilitator.at_envelopes().turn_key(PHRASES["nima"], "Turn the first key")
    facilitator.expect_text("Withdraw my consent")
    chair.at_envelopes().turn_key(PHRASES["sara"], "Open the envelopes")
    chair.expect_text(re.compile("Opened .* by Nima, Sara"))
    facilitator.at_envelopes().page.locator("summary", has_text="Baran").click()
    assert facilitator.fetch(re.compile(NAME[:-5])) == f"Total,{PRICE}".encode()
    assert traces(gozin.folder, PRICE)
