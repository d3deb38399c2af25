import pytest

from tests.vendor_data.messy import ASKED, MEANT, Outcome, book, table, ways
from tests.vendor_data.responses import saved
from vendor_data.reconciliation import reconcile, settle
from vendor_data.workbook import read
from workbench.language import Language
from workbench.spreadsheet_plain import NotPlain, read_plain
from workbench.spreadsheet_whole import read_whole

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


@pytest.mark.parametrize("name", WAYS)
def test_no_answer_is_lost_and_none_is_another(name):
    found = reconcile(ASKED, read(WAYS[name][1]))

    taken = {answer.requirement: answer.code for answer in found.answers}
    waiting = offered(found)
    assert {at: code for at, code in taken.items() if MEANT[at] is not code} == {}
    assert [
        one.code for one in ASKED if one.id not in taken and MEANT[one.id] not in waiting[one.id]
    ] == []


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
    if name == "a merged title":
        with pytest.raises(NotPlain):
            read_plain(data)
    else:
        assert read_plain(data) == read_whole(data)
