import datetime as dt
import hashlib
import io
import zipfile
from dataclasses import replace

import pytest

from rfp.changes.issue import set_timetable
from rfp.writing.call_clock import CallClock
from tests.rfp.needs_room import ROOM, START
from tests.vendor_data.responses import csv
from tests.vendor_data.screens.stage import labels, on_stage, press, words
from tests.vendor_data.test_people import read
from vendor_data import workbook
from vendor_data.answer import Code
from vendor_data.answers.side_data import WrittenAnswer
from vendor_data.changes.draft_phrase import set_draft_phrase
from vendor_data.changes.drafts import save_draft
from vendor_data.changes.hand_in import Late
from vendor_data.changes.plain_hand_in import hand_in_plain
from vendor_data.drafts import draft_key
from vendor_data.drafts.draft import written
from vendor_data.proposal import Counts
from vendor_data.reads.call import own_files
from vendor_data.reads.came_in import came_in
from vendor_data.reads.receipts import own_receipts
from vendor_data.reads.sealing import late_envelopes, opened_bytes, opened_papers
from vendor_data.reads.vendors import answers, proposals
from vendor_data.sealing.envelope import Envelope, Receipt
from vendor_data.sealing.receipt_text import receipt_text
from workbench.file_kind import Kind
from workbench.language import Language, sentence
from workbench.uploads import Upload

PAGE = "vendor_data.screens.vendor_hand_in"


def write(room, text, key=None):
    azar, wanted = room.seated("azar"), room.requirements[0]
    content = written(WrittenAnswer(code=Code.CONFIGURATION, comment=text))
    if key:
        bound = draft_key.place(ROOM, azar.room_vendor)
        content = draft_key.lock(key, content, bound, wanted)
    save_draft(
        room.store, azar, selection=ROOM, vendor=azar.room_vendor, requirement=wanted,
        content=content,
    )  # fmt: skip


def go(page, envelope, turn=0):
    return page.button(key=f"vendor_hand_in.{envelope}.{turn}.go").click().run()


def test_answers_of_the_form_are_handed_in_as_any_file_and_receipted(call):
    write(call, "as we said")
    page = on_stage(call, PAGE, "azar")
    assert "Requirements without an answer, 1: R-002" in words(page)
    assert "Answers without what their code needs, 1: R-001" in words(page)

    page = go(page, "plain")

    (taken,) = read(call, own_files, "azar")
    assert taken.proposal in words(page)
    assert page.code[0].value == f"SHA-256 {taken.sha256}"
    found = read(call, answers, "nima")[call.vendors["aban"], call.requirements[0]]
    assert (found.code, found.comment) == (Code.CONFIGURATION, "as we said")
    assert [one.vendor for one in read(call, proposals, "nima")] == [call.vendors["aban"]]


def test_a_later_hand_in_replaces_the_earlier_answers(call):
    write(call, "first, for 9 EUR a seat")
    page = on_stage(call, PAGE, "azar")
    assert "Answers beside which stands what may be a price, 1: R-001." in words(page)
    page = go(page, "plain")
    write(call, "second")
    page = go(page, "plain", turn=1)
    assert "what may be a price" not in words(page)

    found = read(call, answers, "nima")[call.vendors["aban"], call.requirements[0]]
    assert found.comment == "second"
    assert len(read(call, own_files, "azar")) == 2


def test_answers_of_the_form_are_sealed_and_read_back_from_their_envelope(sealed):
    azar = sealed.seated("azar")
    key = set_draft_phrase(
        sealed.store, azar, selection=ROOM, vendor=azar.room_vendor,
        phrase="four green chairs outside",
    )  # fmt: skip
    write(sealed, "as we said", key)
    page = on_stage(sealed, PAGE, "azar")
    page.text_input[0].set_value("four green chairs outside")
    page = press(page, "Open the drafts")

    page = go(page, "B")

    assert "Receipt number" in words(page)
    assert sealed.states() == [("aban", "B", "sealed")]
    sealed.open_both()
    (paper,) = sealed.read(opened_papers)
    content = sealed.read(opened_bytes, "nima", paper.hand_in)
    assert "as we said" in repr(workbook.read(content))


def test_papers_are_sealed_with_the_answers_and_the_answers_read_out_of_them(sealed):
    filled = csv("code,answer,comment", "R-001,Full,as the manual says", "R-002,No,by hand")
    page = on_stage(sealed, PAGE, "azar")
    page = page.segmented_control(key="vendor_hand_in.B.0.from").set_value(False).run()
    assert "The documents are sealed with your answers" not in words(page)
    page.file_uploader(key="vendor_hand_in.B.0.file").set_value(("a.csv", filled, "text/csv"))
    proof = ("manual.pdf", b"page 12", "application/pdf")
    page = page.run().file_uploader(key="vendor_hand_in.B.0.papers").set_value([proof]).run()
    assert "The documents are sealed with your answers" in words(page)
    told = [each.label.replace("\\", "") for each in page.button]
    assert "Hand in a.csv with 1 document" in told
    page = go(page, "B")
    assert "Download the archive" in [each.label for each in page.download_button]

    handed_in_at = sealed.read(own_receipts, "azar")[0].handed_in_at
    sealed.open_both()
    (paper,) = sealed.read(opened_papers)
    assert paper.name == f"envelope-B-{hashlib.sha256(filled).hexdigest()[:16]}.zip"
    with zipfile.ZipFile(io.BytesIO(sealed.read(opened_bytes, "nima", paper.hand_in))) as archive:
        assert archive.namelist() == ["a.csv", "manual.pdf"]
    page = on_stage(sealed, "vendor_data.screens.proposals", "nima")
    page = page.selectbox[0].set_value(sealed.vendors["aban"]).run()
    page = press(page.toggle[0].set_value(True).run(), "Store this proposal")
    told = read(sealed, answers, "nima")[sealed.vendors["aban"], sealed.requirements[0]]
    assert (told.code, told.comment) == (Code.FULL, "as the manual says")
    with sealed.store.read() as session:
        assert list(came_in(session, ROOM).values()) == [handed_in_at]


def test_several_formal_papers_are_sealed_as_one_archive(sealed):
    page = on_stage(sealed, PAGE, "azar")
    papers = [("guarantee.pdf", b"guarantee", "application/pdf"), ("vow.pdf", b"vow", "x/y")]
    page = page.file_uploader(key="vendor_hand_in.A.0.file").set_value(papers).run()
    assert "The receipt is for the archive" in words(page)
    assert "Download the archive" in [each.label for each in page.download_button]
    go(page, "A")
    sealed.hand_in("aban", "B", who="azar")
    sealed.open_both()
    (paper,) = [one for one in sealed.read(opened_papers) if one.envelope is Envelope.A]
    with zipfile.ZipFile(io.BytesIO(sealed.read(opened_bytes, "nima", paper.hand_in))) as archive:
        assert archive.namelist() == ["guarantee.pdf", "vow.pdf"]
        assert archive.read("vow.pdf") == b"vow"


def test_a_vendor_sees_its_own_receipts_alone(sealed):
    sealed.hand_in("baran", "A")
    receipt = sealed.hand_in("aban", "C")

    page = on_stage(sealed, PAGE, "azar")
    assert [each.value for each in page.code] == [f"HMAC-SHA256 {receipt.commitment}"]
    assert words(page).count("Receipt number") == 1


def test_each_envelope_says_what_it_holds_in_persian(sealed):
    told = words(on_stage(sealed, PAGE, "azar", "fa"))
    assert "پاکت ج" in told
    assert "در یک یا چند فایل" in told


def plain(room, clock):
    azar = room.seated("azar")
    upload = Upload(name="a.csv", kind=Kind.TABLE, data=b"x", digest="x")
    return hand_in_plain(
        replace(room.store, clock=lambda: clock), azar, selection=ROOM, vendor=azar.room_vendor,
        upload=upload, counts=Counts(asked=2, answered=0, missing=2, extra=0, doubtful=0),
        answers=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("clock", "closes", "told"),
    [
        (None, "2027-03-23T00:00:00+00:00", "23 March 2027, 00:00 UTC"),
        (CallClock(zone="Asia/Tehran", hour=dt.time(14)), "2027-03-22T10:30:00+00:00",
         "22 March 2027 (2 Farvardin 1406), 14:00 Tehran time (UTC+03:30)"),
    ],
)  # fmt: skip
def test_what_comes_late_is_refused_said_and_on_record(call, clock, closes, told):
    set_timetable(
        call.store, call.seated("nima"), selection=ROOM,
        days={"proposals": dt.date(2027, 3, 22)}, clock=clock,
    )  # fmt: skip
    end = dt.datetime.fromisoformat(closes)

    with pytest.raises(ValueError, match="nothing to store"):  # in time, and only empty
        plain(call, end - dt.timedelta(microseconds=1))
    with pytest.raises(Late, match="this one came later") as late:
        plain(call, end)
    assert f"until {told}; this one" in sentence(late.value, Language.EN)
    assert [one.came_at for one in read(call, late_envelopes, "nima")] == [end]


def test_after_the_deadline_the_page_takes_nothing(call):
    write(call, "late")
    day = START.date() - dt.timedelta(days=1)
    set_timetable(call.store, call.seated("nima"), selection=ROOM, days={"proposals": day})
    page = on_stage(call, PAGE, "azar")

    assert "The call is closed" in words(page)
    assert labels(page) == []


def test_what_comes_after_the_opening_is_late_and_not_only_in_the_wrong_phase(call):
    call.enter("opening")
    with pytest.raises(Late, match="the proposals have been opened"):
        plain(call, START)
    assert [one.vendor for one in read(call, late_envelopes, "nima")] == [call.vendors["aban"]]


@pytest.mark.parametrize("envelope", ["plain", "A"])
def test_a_button_pressed_on_a_page_from_before_the_end_is_late_and_on_record(request, envelope):
    room = request.getfixturevalue("call" if envelope == "plain" else "sealed")
    write(room, "late") if envelope == "plain" else None
    page = on_stage(room, PAGE, "azar")
    if envelope == "A":
        page.file_uploader(key="vendor_hand_in.A.0.file").set_value([("a.pdf", b"a", "x/y")]).run()
    room.enter("opening")

    page = go(page, envelope)
    assert "This came too late and was not taken, which is on record." in words(page)
    assert [one.envelope.value for one in read(room, late_envelopes, "nima")] == [
        "B" if envelope == "plain" else "A"
    ]
    page.run()
    assert len(read(room, late_envelopes, "nima")) == 1


def test_a_receipt_is_told_in_both_languages():
    receipt = Receipt(
        id="r1", vendor="v", envelope=Envelope.C, file_name="price.xlsx", handed_in_at=START,
        sha256="ab" * 32, nonce="cd" * 32, commitment="ef" * 32,
    )  # fmt: skip
    english, persian = receipt_text(receipt, "Aban", "A CRM").split("\n\n")

    assert "21 March 2026, 09:00 UTC" in english
    assert "۱ فروردین ۱۴۰۵" in persian
    for told in (english, persian):
        assert all(part in told for part in ("r1", "ab" * 32, "cd" * 32, "ef" * 32))
