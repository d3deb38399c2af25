import pytest

from tests.vendor_data.messy import ASKED, MEANT, Outcome, ways
from vendor_data.answer import Code
from vendor_data.reconciliation import reconcile
from vendor_data.workbook import read

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


def test_a_number_in_place_of_a_code_is_shown_and_never_guessed():
    (name,) = [n for n in WAYS if n == "as it should be"]
    assert reconcile(ASKED, read(WAYS[name][1])).answers[0].code is Code.FULL
