"""The form inside the RFP asks for what the workbook asks for, and is read as the workbook is."""

import pytest

from rfp.writing import document
from rfp.writing.outline_answers import ANSWER_CODES
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM, needs_room
from tests.rfp.plan_room import complete_plan, content
from tests.vendor_data import word_vendor as word
from vendor_data.answer import Code, code_name
from vendor_data.answer_form import read
from vendor_data.answers.guidance import needs
from vendor_data.reads.asked import asked
from vendor_data.reconciliation import reconcile
from workbench.language import Language, say


@pytest.fixture
def room(tmp_path):
    made = needs_room(tmp_path)
    yield made
    made.store.database.close()


@pytest.mark.parametrize("language", Language)
def test_the_rfp_names_the_codes_and_what_each_needs_as_the_workbook_does(language):
    told = [
        (say(code, language).partition(":")[0], say(beside, language))
        for code, beside in ANSWER_CODES
    ]

    assert told == [(code_name(code, language), needs(code, language)) for code in Code]


@pytest.mark.parametrize("language", Language)
def test_what_stands_beside_an_answer_in_the_rfp_is_read_with_it(room, language):
    fill(room)
    complete_plan(room)
    form = word.opened(document.make(content(room, language)))
    first = word.rows(form)[0]
    word.fill(first, word.CODE, code_name(Code.ROADMAP, language))
    word.fill(first, word.SIDE, "5.2\n2027-03-01")
    with room.store.read() as session:
        wanted = asked(session, room.seated("sara"), ROOM, language)
    found = reconcile(wanted, read(word.saved(form)))
    (answer,) = found.answers

    assert (answer.code, answer.side.release, answer.side.due) == (
        Code.ROADMAP, "5.2", "2027-03-01",
    )  # fmt: skip
    assert found.extra == ()


@pytest.mark.parametrize("language", Language)
def test_what_a_vendor_types_into_the_rfp_is_told_from_what_the_rfp_says(room, language):
    fill(room)
    complete_plan(room)
    form = word.opened(document.make(content(room, language)))
    form.paragraphs[len(form.paragraphs) // 2].insert_paragraph_before("We host in Shiraz.")
    other = next(t for t in form.tables if not t._tbl.findall(".//" + word.qn("w:sdt")))
    other.cell(0, 0).paragraphs[0].add_run(" (agreed by phone)")
    with room.store.read() as session:
        wanted = asked(session, room.seated("sara"), ROOM, language)

    told = [extra.text for extra in reconcile(wanted, read(word.saved(form))).extra]

    assert ("agreed by phone" in told[0], told[1:]) == (True, ["We host in Shiraz."])
