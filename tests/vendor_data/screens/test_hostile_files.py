"""Every harmful or odd file at the doors of a vendor's own page, and on its way back out."""

import datetime as dt
import io
import zipfile

import pytest

from tests import server
from tests.material import shared
from tests.rfp.needs_room import ROOM
from tests.streamlit_page import opened
from tests.vendor_data.costs.priced_room import with_sheet
from tests.vendor_data.screens.stage import labels, on_stage, words
from tests.vendor_data.screens.test_vendor_files import PAGE, brought, go
from tests.vendor_data.sealing.sealed_room import SealedRoom
from tests.workbench.nimas_call import COOKIE
from tests.workbench.test_uploads_over_http import FILES, REFUSALS, TOLD
from vendor_data.reads.sealing import opened_bytes, opened_papers
from vendor_data.sealing.bundle import answers_in
from workbench.screens.parts.plain import plain
from workbench.sign_in import token_id
from workbench.store import utc_now
from workbench.tables import BrowserRow

ANSWERS = b"code,answer\nR-001,Full\nR-002,Full\n"
NO_MAP = "This is an XML file called .xlsx; send a file that really is .csv, .xlsx"
MARKUP = {"page.html": b"<script>alert(1)</script>", "drawing.svg": b"<svg onload='x()'/>"}
HELD = [one for one in FILES if one["bytes"]]  # what holds nothing is told beforehand
each_file = pytest.mark.parametrize("case", FILES, ids=lambda case: case["file"])


def data_of(case):
    return shared(f"hostile/{case['file']}").read_bytes()


def taken_by_the_box(case):
    """Return a name that the field of the answers offers; the file is judged by what it holds."""
    return case["file"].replace(".zip", ".xlsx").replace(".bpmn", ".xlsx")


def refusal(case):
    """Return how the page says no to the file as answers, or nothing if it takes it."""
    name = case["file"]
    if name.endswith(".bpmn"):
        return NO_MAP
    told = TOLD.get(name, REFUSALS.get(name, "")).replace("\\", "")
    return told.replace("called .zip", "called .xlsx")


def refused(room):
    return [e for e in room.needs.events() if e.verb == "vendor_data.refuse_file"]


@each_file
def test_as_answers_each_file_is_refused_in_its_sentence_or_read(call, case):
    name = taken_by_the_box(case)
    page = brought(call, name, data_of(case))
    told = refusal(case)

    said = [one.value.replace("\\", "").replace("\u2060", "").lower() for one in page.error]
    assert [told.lower() in each for each in said] == ([True] if told else [])
    assert (plain(f"Hand in {name}") in labels(page)) is not bool(told)
    on_record = refused(call)
    assert [event.vendor for event in on_record] == ([call.vendors["aban"]] if told else [])
    assert not any(name in event.body for event in on_record)
    if not told:
        assert "Requirements without an answer, 2: R-001, R-002" in words(page)
        page = go(page)
        assert (list(page.exception), list(page.error)) == ([], [])
        assert "Receipt number" in words(page)


def put(page, envelope, part, name, data):
    """Put a file into a field of an envelope on the page that says how often it was used."""
    turn = page.session_state["vendor_hand_in.turn"]
    field = page.file_uploader(key=f"vendor_hand_in.{envelope}.{turn}.{part}")
    return field.upload(name, data, "application/octet-stream").run()


def seal(page, envelope):
    turn = page.session_state["vendor_hand_in.turn"]
    page = page.button(key=f"vendor_hand_in.{envelope}.{turn}.go").click().run()
    assert (list(page.exception), list(page.error)) == ([], [])
    return page


def as_paper(name):
    """Return a name that the field of the documents beside the answers offers."""
    return name if name.endswith(".docx") else f"{name}.pdf"


@pytest.mark.parametrize("case", HELD, ids=lambda case: case["file"])
def test_each_file_is_sealed_as_formal_paper_and_as_price_and_comes_out_as_it_was(sealed, case):
    name, data = case["file"], data_of(case)
    with_sheet(sealed)
    page = seal(put(on_stage(sealed, PAGE, "azar"), "A", "file", name, data), "A")
    page = put(page, "C", "file", name, data)
    assert page.warning  # it is no price workbook of ours, or its prices are not whole
    seal(page, "C")

    assert sealed.states() == [("aban", each, "sealed") for each in "AC"]
    assert refused(sealed) == []
    sealed.hand_in("aban", "B")
    sealed.open_both()
    sealed.close_scores()
    sealed.open_both("price")
    papers = {one.envelope.value: one for one in sealed.read(opened_papers)}
    for envelope in "AC":
        paper = papers[envelope]
        assert (paper.name, sealed.read(opened_bytes, "nima", paper.hand_in)) == (name, data)


@pytest.mark.parametrize("cases", [HELD[::2], HELD[1::2]], ids=["one half", "the other half"])
def test_all_of_them_beside_the_answers_are_sealed_unread_and_come_out_as_they_were(sealed, cases):
    held = {as_paper(one["file"]): data_of(one) for one in cases}
    page = on_stage(sealed, PAGE, "azar")
    page.segmented_control(key="vendor_hand_in.B.0.from").set_value(False).run()
    put(page, "B", "file", "b.csv", ANSWERS)
    field = page.file_uploader(key="vendor_hand_in.B.0.papers")
    page = field.set_value([(*each, "x/y") for each in held.items()]).run()
    seal(page, "B")

    sealed.open_both()
    (paper,) = sealed.read(opened_papers)
    content = sealed.read(opened_bytes, "nima", paper.hand_in)
    assert answers_in(paper.name, content) == ("b.csv", ANSWERS)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        told = {each: archive.read(each) for each in archive.namelist()}
    assert told == {"b.csv": ANSWERS, **held}


@pytest.mark.parametrize("envelope", ["A", "C"])
def test_a_file_of_no_bytes_is_told_before_it_is_handed_in(sealed, envelope):
    page = put(on_stage(sealed, PAGE, "azar"), envelope, "file", "empty.csv", b"")

    assert "The file empty.csv is empty" in words(page)
    assert [each for each in labels(page) if each.startswith("Hand in empty")] == []
    assert sealed.states() == []


@pytest.fixture
def gozin(tmp_path):
    """A server at which Nima may fetch every file out of an opened envelope A."""
    room = SealedRoom(tmp_path)
    files = {one["file"]: data_of(one) for one in HELD} | MARKUP
    for at, (name, data) in enumerate(files.items()):
        room.vendors[name] = room.register(en=f"Vendor {at}")
        room.hand_in(name, "A", data, name=name)
    room.hand_in("aban", "B")
    room.declare()
    room.open_both()
    now = utc_now()
    with room.store.database.writing() as session:
        session.add(BrowserRow(
            id=token_id(COOKIE), account="nima", language="en", created_at=now,
            ends_at=now + dt.timedelta(hours=1),
        ))  # fmt: skip
    room.store.database.close()
    with (
        server.running(tmp_path) as running,
        opened(running, COOKIE, "envelopes", f"s={ROOM}") as page,
    ):
        yield page, files


def test_each_file_goes_out_of_its_envelope_as_an_attachment_that_no_browser_draws(gozin):
    page, files = gozin
    for name, data in files.items():
        answer = page.download(plain(name))

        assert (answer.status_code, answer.content) == (200, data), name
        assert answer.headers["Content-Type"] == "application/octet-stream", name
        assert answer.headers["X-Content-Type-Options"] == "nosniff", name
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
