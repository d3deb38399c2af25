import io

import openpyxl
import pytest
from openpyxl.drawing.image import Image
from openpyxl.styles import Font
from PIL import Image as Picture

from tests.vendor_data.messy import ASKED, MEANT, Outcome, book, table, ways
from tests.vendor_data.responses import MADE_AT, form, saved
from vendor_data.answer import Certainty, Code, understand
from vendor_data.answers.own_words import foreign
from vendor_data.columns import role_of
from vendor_data.doubt import DoubtKind
from vendor_data.file_doubts import HIDDEN_COLUMN, LOST_HEAD, UNASKED_COLUMN, UNREAD_SHEET
from vendor_data.line_reading import HIDDEN, NOTED, STRUCK, TWO_CODES
from vendor_data.line_subject import Asked, loose_code
from vendor_data.lost_head import OWN
from vendor_data.reconciliation import reconcile, settle
from vendor_data.workbook import read, write
from workbench.language import Language
from workbench.spreadsheet import read_book
from workbench.spreadsheet_plain import NotPlain, read_plain
from workbench.spreadsheet_whole import read_whole

# With more than values in them.
ELSEWHERE = frozenset({
    "a merged title", "notes on cells", "our form with answers in discussions",
    "our form with answers as formulas",
})  # fmt: skip
WAYS = {name: (outcome, data) for name, outcome, data in ways()}


def offered(found):
    """Return what a person is offered for each requirement that waits for one."""
    options = [option for doubt in found.open_doubts for option in doubt.options]
    return {one.id: {o.code for o in options if o.requirement == one.id} for one in ASKED}


@pytest.mark.parametrize("name", [n for n, (outcome, _) in WAYS.items() if outcome is Outcome.SURE])
def test_an_answer_that_can_be_sure_is_taken(name):
    found = reconcile(ASKED, read(WAYS[name][1]))

    assert {answer.requirement: answer.code for answer in found.answers} == MEANT
    assert found.missing == ()


@pytest.mark.parametrize(
    "name", [n for n, (outcome, _) in WAYS.items() if outcome is not Outcome.WORDS]
)
def test_no_answer_is_lost_and_none_is_another(name):
    found = reconcile(ASKED, read(WAYS[name][1]))

    taken = {answer.requirement: answer.code for answer in found.answers}
    waiting = offered(found)
    assert {at: code for at, code in taken.items() if MEANT[at] is not code} == {}
    assert [
        one.code for one in ASKED if one.id not in taken and MEANT[one.id] not in waiting[one.id]
    ] == []


def written(data):
    """Return the words of a file that are a vendor's: not what was asked, no titles, no codes."""
    known = Asked(ASKED)
    ours = {text for one in ASKED for text in (one.id, one.fingerprint, one.text, one.priority)}
    ours |= {f"{one.code}: {one.text}" for one in ASKED}
    for sheet in read_book(data).sheets:
        if sheet.is_hidden and len(sheet.lines) == len(Code):
            continue  # the choices of our own form
        for line in sheet.lines:
            for cell in foreign(sheet, line):
                text = cell.text.strip()
                is_known = text in ours or known.by_loose_code.get(loose_code(text))
                is_code = understand(text).certainty is not Certainty.NONE
                if not (is_known or is_code or role_of(text)[0] or text.isdecimal()):
                    yield text
                yield cell.note


def told(found):
    """Return everything that a reconciliation shows of a file."""
    options = [option for doubt in found.doubts for option in doubt.options]
    for answer in (*found.answers, *options):
        yield from (answer.comment, answer.evidence, *(text for _, text in answer.side.given))
    yield from (doubt.found for doubt in found.doubts)
    yield from (extra.text for extra in found.extra)


@pytest.mark.parametrize("name", WAYS)
def test_no_word_is_lost(name):
    data = WAYS[name][1]

    shown = "\n".join(told(reconcile(ASKED, read(data))))

    assert [text for text in written(data) if text not in shown] == []


@pytest.mark.parametrize(
    ("name", "reason", "count"),
    [
        ("answers struck through", STRUCK, 2),
        ("answers in a hidden column", HIDDEN, 14),
        ("notes on cells", NOTED, 1),
        ("two columns of answers", TWO_CODES, 2),
    ],
)
def test_what_is_struck_hidden_noted_or_contradicted_waits_for_a_person(name, reason, count):
    found = reconcile(ASKED, read(WAYS[name][1]))

    assert [doubt.reason for doubt in found.open_doubts].count(reason) == count
    assert len(found.answers) == len(ASKED) - count


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("our form without its head", [LOST_HEAD]),
        ("our form without its head, with a column more", [LOST_HEAD]),
        ("remarks in a hidden column", [UNASKED_COLUMN, HIDDEN_COLUMN]),
        ("a hidden sheet of notes", [UNREAD_SHEET]),
        ("our form through Google", []),
    ],
)
def test_what_is_odd_about_a_file_is_said_once(name, reasons):
    found = reconcile(ASKED, read(WAYS[name][1]))

    assert [one.reason for one in found.doubts if one.kind is DoubtKind.FILE] == reasons


@pytest.mark.parametrize("language", Language)
def test_the_columns_of_a_form_without_its_head_are_those_that_are_written(language):
    table = next(t for t in read(write(form(2), language, made_at=MADE_AT)).tables)

    assert tuple(found.role for found in table.columns) == OWN


def test_numbers_of_the_vendors_own_stand_in_no_comment():
    found = reconcile(ASKED, read(WAYS["our form with numbers before it"][1]))

    assert {answer.comment for answer in found.answers} == {"ours"}


def test_a_code_with_the_words_of_another_requirement_is_asked_about():
    rows = [["Code", "Requirement", "Answer"], [ASKED[0].code, ASKED[1].text, "No"]]

    (doubt,) = reconcile(ASKED, read(saved(book(rows)))).open_doubts

    assert doubt.sentence(Language.EN) == (
        "Answers!A2 is numbered R-01, but its words are those of another requirement; choose which "
        "one it answers: R-01 / R-02"
    )
    assert [option.requirement for option in doubt.options] == [ASKED[0].id, ASKED[1].id]


def test_a_code_of_a_merged_cell_gives_way_to_the_id_that_its_line_kept():
    made = openpyxl.load_workbook(io.BytesIO(WAYS["our form with its lists shown"][1]))
    made.worksheets[1].merge_cells("A2:A3")

    found = reconcile(ASKED, read(saved(made)))

    assert {answer.requirement: answer.code for answer in found.answers} == MEANT


def test_a_picture_among_the_answers_is_named_by_its_cell():
    made = book(table())
    made.active["C4"] = None
    file = io.BytesIO()
    Picture.new("RGB", (20, 10), "red").save(file, "PNG")
    picture = Image(file)
    picture.anchor = "C4"
    made.active.add_image(picture)

    doubts = reconcile(ASKED, read(saved(made))).doubts

    told = "a picture stands at Answers!C4; what it shows was not read, so look at it in the file"
    assert told in [doubt.sentence(Language.EN) for doubt in doubts]


def test_where_a_cell_leads_is_told_with_what_it_says():
    rows = [["Code", "Answer", "Evidence"], ["R-01", "No", "our manual"]]
    made = book(rows)
    made.active["C2"].hyperlink = "https://example.invalid/manual"

    found = reconcile(ASKED[:1], read(saved(made)))

    assert [(answer.evidence, answer.comment) for answer in found.answers] == [
        ("our manual", "https://example.invalid/manual")
    ]


def test_a_remark_that_was_struck_through_is_asked_about():
    made = book(table())
    made.active["D3"].font = Font(strike=True)

    doubts = reconcile(ASKED, read(saved(made))).open_doubts

    assert [(doubt.place, doubt.found) for doubt in doubts if doubt.reason == STRUCK] == [
        ("Answers!D3", "words on R-02")
    ]


def test_signs_that_nobody_sees_are_no_answer():
    rows = [["Code", "Answer"], ["R-01", " \u200b\u200c"]]

    found = reconcile(ASKED[:1], read(saved(book(rows))))

    assert (found.answers, found.doubts, len(found.missing)) == ((), (), 1)


def test_a_cross_under_yes_or_no_means_that_column():
    rows = [["Code", "Requirement", "Yes", "No"],
            *([one.code, one.text, *marks] for one, marks in
              zip(ASKED, (["x", ""], ["", "x"]), strict=False))]  # fmt: skip

    found = reconcile(ASKED[:2], read(saved(book(rows))))

    assert [[option.code for option in doubt.options] for doubt in found.open_doubts] == [
        [Code.FULL], [Code.NO],
    ]  # fmt: skip


def test_an_amount_beside_the_answers_is_named_by_its_cell_and_shown_to_nobody():
    rows = [["Code", "Answer", "Team"], ["R-01", "No", "52,000 EUR"], ["R-02", "No", "two of us"]]

    found = reconcile(ASKED[:2], read(saved(book(rows))))

    assert [answer.comment for answer in found.answers] == ["", "Team: two of us"]
    assert [(extra.place, extra.text) for extra in found.extra] == [("Answers!C2", "Team …")]


def test_numbers_in_place_of_codes_are_shown_with_their_cells_and_never_guessed():
    numbered = table(lambda line: [*line[:2], 3, line[3]])

    found = reconcile(ASKED, read(saved(book(numbered))))

    assert (found.answers, found.open_doubts) == ((), ())
    assert [doubt.place for doubt in found.doubts] == [f"Answers!C{row}" for row in range(2, 16)]


def test_a_date_that_became_a_number_is_proposed_as_the_date():
    rows = [["Code", "Answer", "Release", "Expected date"], ["R-01", "Roadmap", "5.2", 46447]]

    found = reconcile(ASKED[:1], read(saved(book(rows))))

    (doubt,) = found.open_doubts
    assert doubt.sentence(Language.EN) == (
        "Answers!D2 holds the number 46447, which is probably the date 2027-03-01"
    )
    assert [answer.side.due for answer in settle(found, {0: 0})] == ["2027-03-01"]
    assert [answer.side.due for answer in settle(found, {0: None})] == ["46447"]


def test_figures_by_the_thousand_are_no_day_of_a_spreadsheet_and_stay_as_written():
    long = "1" * 5000
    rows = [["Code", "Answer", "Release", "Expected date"], ["R-01", "Roadmap", "5.2", long]]

    found = reconcile(ASKED[:1], read(saved(book(rows))))

    assert ([answer.side.due for answer in found.answers], found.doubts) == ([long], ())


@pytest.mark.parametrize("name", [n for n, (_, data) in WAYS.items() if data.startswith(b"PK")])
def test_both_readers_of_workbooks_read_the_same(name):
    data = WAYS[name][1]
    if name in ELSEWHERE:
        with pytest.raises(NotPlain):
            read_plain(data)
    else:
        assert read_plain(data) == read_whole(data)
