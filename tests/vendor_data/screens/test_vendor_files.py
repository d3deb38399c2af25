"""Real workbooks and Word forms on the vendor's own page: good, messy and hostile."""

import io

import openpyxl
import pytest

from tests.material import shared
from tests.rfp.needs_room import ROOM
from tests.vendor_data import word_vendor
from tests.vendor_data.costs.priced_room import with_sheet
from tests.vendor_data.responses import saved
from tests.vendor_data.screens.stage import labels, on_stage, press, words
from tests.vendor_data.test_people import read
from tests.workbench.packages import document
from vendor_data import answer_form, workbook
from vendor_data.answer import Code
from vendor_data.answers.side_data import WrittenAnswer
from vendor_data.changes.hand_in import Late
from vendor_data.changes.plain_hand_in import hand_in_evidence
from vendor_data.costs import price_workbook
from vendor_data.reads.asked import response_form
from vendor_data.reads.call import own_files
from vendor_data.reads.costs import price_form
from vendor_data.reads.files import evidence, evidence_bytes
from vendor_data.reads.handed_files import answered_since, handed_bytes, handed_files
from vendor_data.reads.receipts import own_receipts
from vendor_data.reads.sealing import opened_bytes, opened_papers
from vendor_data.reads.vendors import answers, proposals
from workbench.language import Language
from workbench.problem import Refused

PAGE, PROPOSALS = "vendor_data.screens.vendor_hand_in", "vendor_data.screens.proposals"
UNCLEAR = "Answers that are not clear as written, {}; the committee will ask about them."


def asked(room):
    with room.store.read() as session:
        return response_form(session, room.seated("azar"), ROOM, Language.EN)


def in_workbook(room, *texts):
    """Return our workbook as a vendor fills it in, answer by answer in its own words."""
    book = openpyxl.load_workbook(
        io.BytesIO(workbook.write(asked(room), Language.EN, made_at=room.store.clock()))
    )
    sheet = book.worksheets[1]
    heads = [cell.value for cell in sheet[1]]
    for row, text in enumerate(texts, start=2):
        sheet.cell(row, heads.index("Answer") + 1, text)
        sheet.cell(row, heads.index("Evidence") + 1, f"manual, page {row}")
    return saved(book)


def in_word(room, *texts):
    """Return our Word form, each answer typed over its control."""
    made = word_vendor.opened(
        answer_form.write(asked(room), Language.EN, made_at=room.store.clock())
    )
    for row, text in zip(word_vendor.rows(made), texts, strict=False):
        word_vendor.type_over(row, word_vendor.CODE, text)
        word_vendor.type_over(row, word_vendor.EVIDENCE, "manual, page 7")
    return word_vendor.saved(made)


FORMS = pytest.mark.parametrize(("write", "name"), [(in_workbook, "b.xlsx"), (in_word, "b.docx")])


def brought(room, name, data, envelope="plain", language="en"):
    """Return the vendor's own page with a file of its own in the field."""
    page = on_stage(room, PAGE, "azar", language)
    page.segmented_control(key=f"vendor_hand_in.{envelope}.0.from").set_value(False).run()
    field = page.file_uploader(key=f"vendor_hand_in.{envelope}.0.file")
    return field.upload(name, data, "application/octet-stream").run()


def go(page, envelope="plain"):
    return page.button(key=f"vendor_hand_in.{envelope}.0.go").click().run()


def given(room):
    found = read(room, answers, "nima")
    codes = dict(zip(room.requirements, ("R-001", "R-002"), strict=True))
    return {codes[requirement]: one.code for (_, requirement), one in found.items()}


def reviewing(room, language="en"):
    """Return the committee's page with Aban's newest own file chosen."""
    page = on_stage(room, PROPOSALS, "nima", language)
    page = page.selectbox(key="new_proposal.vendor").set_value(room.vendors["aban"]).run()
    (file,) = [one for one in read(room, handed_files, "nima") if not one.is_reviewed]
    return page.selectbox(key=f"handed_file.{file.vendor}.0").set_value(file.upload).run()


@FORMS
def test_a_clear_file_is_taken_whole_without_envelopes(call, write, name):
    page = brought(call, name, write(call, "Full", "Full"))
    assert [each.value for each in page.warning] == []

    go(page)
    assert given(call) == {"R-001": Code.FULL, "R-002": Code.FULL}
    assert "Lines to look at" not in words(on_stage(call, PROPOSALS, "nima"))


@FORMS
def test_doubts_are_kept_and_the_committee_decides_on_them(call, write, name):
    page = brought(call, name, write(call, "yes", "Full"))
    assert UNCLEAR.format(1) in words(page)
    page = go(page)
    assert "Receipt number" in words(page)
    assert given(call) == {"R-002": Code.FULL}

    told = words(on_stage(call, PROPOSALS, "nima"))
    assert f"**Aban** · {name} · Lines to look at: 1" in told
    page = reviewing(call)
    assert "which probably means Full" in words(page)
    page.radio[0].set_value(0)
    page = press(page.run(), "Store this proposal")

    assert given(call) == {"R-001": Code.FULL, "R-002": Code.FULL}
    assert "Lines to look at" not in words(page)
    (taken,) = read(call, own_files, "azar")  # the review is no second receipt
    first, review = read(call, proposals, "nima")
    assert (taken.proposal, review.came_at) == (first.id, first.taken_at)
    assert review.upload == first.upload


@FORMS
def test_a_file_of_nothing_but_doubts_is_taken(call, write, name):
    page = go(brought(call, name, write(call, "yes", "partly")))

    assert page.error == []
    assert "Receipt number" in words(page)
    (stored,) = read(call, proposals, "nima")
    assert (stored.counts.answered, stored.counts.doubtful) == (0, 2)
    page = reviewing(call)
    page.radio[0].set_value(-1)
    page.radio[1].set_value(-1)
    press(page.run(), "Store this proposal")  # set aside, and that is stored as well
    assert given(call) == {}
    assert [one.is_reviewed for one in read(call, handed_files, "nima")] == [True]


def test_an_older_file_is_reviewed_only_where_no_later_one_answers(call):
    go(brought(call, "old.xlsx", in_workbook(call, "yes", "partly")))
    (old,) = read(call, handed_files, "nima")
    go(brought(call, "new.xlsx", in_workbook(call, "Full")))

    assert read(call, answered_since, "nima", old.upload) == {call.requirements[0]}
    page = on_stage(call, PROPOSALS, "nima")
    page = page.selectbox(key="new_proposal.vendor").set_value(call.vendors["aban"]).run()
    field = page.selectbox(key=f"handed_file.{old.vendor}.0")
    assert [option.split(" · ")[0] for option in field.options] == ["old.xlsx", "new.xlsx"]
    page = field.set_value(old.upload).run()
    assert len(page.radio) == 1
    page.radio[0].set_value(0)
    press(page.run(), "Store this proposal")
    assert given(call) == {"R-001": Code.FULL, "R-002": Code.PARTIAL}


def test_nobody_else_reads_a_file_that_a_vendor_handed_in(call):
    go(brought(call, "b.xlsx", in_workbook(call, "yes")))
    (file,) = read(call, handed_files, "nima")
    assert read(call, handed_bytes, "nima", file.upload)[:2] == b"PK"
    for who in ("leila", "azar"):
        with pytest.raises(Refused, match="no such document"):
            read(call, handed_bytes, who, file.upload)
    call.declare(conflicts={"nima": ["aban"]})
    assert read(call, handed_files, "nima") == []


@FORMS
def test_a_file_is_read_before_it_is_sealed_and_after_it_was_opened(sealed, write, name):
    data = write(sealed, "yes", "Full")
    page = brought(sealed, name, data, "B")
    assert UNCLEAR.format(1) in words(page)
    assert "Requirements without an answer, 1: R-001" in words(page)
    go(page, "B")

    sealed.open_both()
    (paper,) = sealed.read(opened_papers)
    assert paper.name == name
    assert sealed.read(opened_bytes, "nima", paper.hand_in) == data


@pytest.mark.parametrize("envelope", ["plain", "B"])
def test_what_holds_no_form_is_told_before_it_is_handed_in(request, envelope):
    room = request.getfixturevalue("call" if envelope == "plain" else "sealed")
    page = brought(room, "b.docx", word_vendor.saved(word_vendor.docx.Document()), envelope)
    assert "No answer form was found in this file." in words(page)


def test_a_price_beside_the_answers_is_told_before_they_are_handed_in(call):
    wanted = asked(call)
    told = WrittenAnswer(code=Code.FULL, evidence="page 3", comment="for twelve thousand euros")
    given_ = {wanted.requirements[1].id: told}
    data = workbook.write(wanted, Language.EN, made_at=call.store.clock(), answers=given_)

    page = brought(call, "b.xlsx", data)

    assert "Answers beside which stands what may be a price, 1: R-002." in words(page)
    assert "twelve thousand" not in words(page)


@pytest.mark.parametrize(
    "name", ["billion_laughs_workbook.xlsx", "pdf_named.docx", "macro_renamed.xlsx"]
)
def test_a_hostile_file_is_refused_for_envelope_b_and_put_on_record_once(sealed, name):
    page = brought(sealed, name, shared(f"hostile/{name}").read_bytes(), "B")
    page = page.run()

    assert len(page.error) == 1
    assert [each for each in labels(page) if each.startswith("Hand in b")] == []
    refused = [e for e in sealed.needs.events() if e.verb == "vendor_data.refuse_file"]
    assert [event.vendor for event in refused] == [sealed.vendors["aban"]]
    assert name not in refused[0].body


def priced(room, unit, yearly):
    """Return our price workbook with what the vendor typed as unit prices."""
    with room.store.read() as session:
        wanted = price_form(session, room.seated("azar"), ROOM, Language.EN)
    made = price_workbook.write(wanted, Language.EN, made_at=room.store.clock())
    book = openpyxl.load_workbook(io.BytesIO(made))
    sheet = book.worksheets[1]
    column = next(cell.column for cell in sheet[1] if str(cell.value).startswith("Unit price"))
    for row, typed in ((2, unit), (3, yearly)):
        sheet.cell(row, column, typed)
    return saved(book)


def test_a_price_file_is_told_what_is_open_in_it_and_never_an_amount(sealed):
    with_sheet(sealed)
    page = on_stage(sealed, PAGE, "azar")

    def bring(name, data):
        field = page.file_uploader(key="vendor_hand_in.C.0.file")
        return field.set_value((name, data, "x/y")).run()

    page = bring("c.xlsx", priced(sealed, 734512, 5))
    assert [each.value for each in page.warning] == []

    page = bring("c.xlsx", priced(sealed, "about 734512", None))
    told = words(page)
    assert "Lines without a price, 1: " in told
    assert "Prices that are not clear as written, 1: Price form!" in told
    assert "734512" not in told + repr(page.session_state["vendor_price.told"])

    page = bring("c.pdf", b"%PDF-1.7 734512")
    assert "This file is not read as the price workbook: " in words(page)
    go(page, "C")
    assert sealed.states() == [("aban", "C", "sealed")]


def test_documents_beside_the_answers_are_kept_unopened_receipted_and_offered(call):
    page = on_stage(call, PAGE, "azar")
    papers = [("manual.pdf", b"%PDF-1.7 words", "x/y"), ("annex.docx", document(), "x/y")]
    page = page.file_uploader(key="vendor_evidence.0.files").set_value(papers).run()
    page = press(page, "Hand in documents: 2")

    kept = read(call, evidence, "nima")
    assert {one.name for one in kept} == {"manual.pdf", "annex.docx"}
    (pdf,) = [one for one in kept if one.name == "manual.pdf"]
    assert read(call, evidence_bytes, "nima", pdf.upload) == b"%PDF-1.7 words"
    assert {one.sha256 for one in read(call, own_receipts, "azar")} >= {pdf.sha256}
    assert f"SHA-256 {pdf.sha256}" in [each.value for each in page.code]
    assert "manual.pdf" in [each.label.replace("\\", "") for each in on_stage(
        call, PROPOSALS, "nima").download_button]  # fmt: skip

    call.enter("opening")
    with pytest.raises(Late, match="have been opened"):
        hand_in_evidence(
            call.store, call.seated("azar"), selection=ROOM, vendor=call.vendors["aban"],
            uploads=[],
        )  # fmt: skip


def test_a_page_called_pdf_is_refused_beside_the_answers_and_on_record(call):
    page = on_stage(call, PAGE, "azar")
    papers = [("manual.pdf", b"<html><script>alert(1)</script></html>", "x/y")]
    page = page.file_uploader(key="vendor_evidence.0.files").set_value(papers).run()
    page = press(page, "Hand in documents: 1")

    assert "This is a web page called .pdf" in words(page)
    assert read(call, evidence, "nima") == []
    assert "vendor_data.refuse_file" in [event.verb for event in call.needs.events()]
