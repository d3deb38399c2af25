import pytest

from rfp.changes.budget import set_budget
from rfp.changes.business_case import set_amounts
from rfp.changes.readiness import add_item, switch_item
from rfp.changes.size_profile import set_size
from rfp.planning.ready_plan import Profile
from rfp.readiness.item import Kind
from rfp.reads.budget import budget_checks, budget_of
from rfp.reads.readiness import items
from tests.rfp.needs_room import ROOM
from tests.rfp.screens.stage import button, on_stage, widget, words
from workbench.changes.undo import undo
from workbench.language import Language, sentence
from workbench.problem import Conflict, Problem, Refused


def budget(room, amount, who="omid", **more):
    set_budget(room.store, room.seated(who), selection=ROOM, budget=amount, **more)


def cost(room, amount, line="cost.software"):
    set_amounts(room.store, room.seated("omid"), selection=ROOM, amounts={line: {1: amount}})


def standing(room, who="omid"):
    with room.store.read() as session:
        return budget_of(session, room.seated(who), ROOM, Language.EN)


def check(room):
    with room.store.read() as session:
        found = budget_checks(session, room.seated("omid"), ROOM, Language.EN)
    return next(iter(found), None)


def plainly(told):
    """Return a sentence without escapes, and with plain spaces beside its currency."""
    return told.replace("\\", "").replace("\N{NO-BREAK SPACE}", " ")


def test_a_budget_alone_is_compared_with_nothing(room):
    assert (standing(room).amount, check(room).is_used) == (None, False)
    budget(room, 5_000_00)

    assert (standing(room).amount, standing(room).told(Language.EN)) == (5_000_00, None)
    assert not check(room).is_used


def test_a_budget_below_the_cost_of_the_business_case_is_red_and_says_by_how_much(room):
    budget(room, 5_000_00)
    cost(room, 6_200_00)

    assert check(room).is_red
    assert plainly(str(check(room).found)) == (
        "the budget of EUR 5,000.00 does not cover the EUR 6,200.00 that the business case "
        "reckons as cost over all years; EUR 1,200.00 is lacking"
    )
    persian = sentence(standing(room).told(Language.FA), Language.FA)
    assert "۱٬۲۰۰" in persian
    assert "نمی‌پوشاند" in persian

    budget(room, 6_200_00)
    assert not check(room).is_red
    assert "EUR 0.00 is left" in plainly(str(standing(room).told(Language.EN)))


def test_a_line_or_a_business_case_that_is_off_costs_nothing(room):
    budget(room, 5_000_00)
    cost(room, 6_200_00)
    about = {"selection": ROOM, "reason": "We rent it"}
    switch_item(room.store, room.seated("omid"), **about, item="cost.software")
    assert standing(room).cost is None

    switch_item(room.store, room.seated("omid"), selection=ROOM, item="cost.software", reason="")
    set_size(room.store, room.seated("sara"), selection=ROOM, profile=Profile.SMALL, reason="Few")
    assert check(room) is None


def test_a_budget_is_taken_back_and_its_change_undone(room):
    budget(room, 5_000_00, owner="Sara", evidence="Minutes")
    budget(room, None)
    assert standing(room).amount is None

    undo(room.store, room.seated("omid"), selection=ROOM, event=room.events()[-1].hash)
    with room.store.read() as session:
        (item,) = items(session, room.seated("omid"), ROOM, [Kind.BUDGET])
    assert (item.amount, item.owner, item.evidence) == (5_000_00, "Sara", "Minutes")


def test_a_budget_is_refused_below_nothing_twice_and_unseen(room):
    with pytest.raises(Problem, match="a budget is 0 or more, got -1"):
        budget(room, -1)
    with pytest.raises(Problem, match="there is one budget"):
        add_item(
            room.store, room.seated("omid"), selection=ROOM, item_kind=Kind.BUDGET,
            texts={"en": "Another"},
        )  # fmt: skip
    budget(room, 1)
    with pytest.raises(Conflict, match="somebody else wrote"):
        budget(room, 2, seen=0)
    with pytest.raises(Refused):
        budget(room, 2, who="leila")
    assert standing(room, who="vida") is None


def opened(room, who="omid"):
    page = on_stage(room, "readiness_gates", who=who)
    box = next(each for each in page.expander if "People, money" in each.label)
    page.session_state[box.key or "means.box"] = True
    return page.run()


def test_the_gate_asks_for_the_budget_and_compares_it(room):
    cost(room, 6_200_00)
    page = opened(room)
    widget(page.text_input, "Amount in EUR").input("5,000")
    button(page, "Save the budget").click().run()

    assert standing(room).amount == 5_000_00
    assert "EUR 5,000.00 does not cover the EUR 6,200.00" in plainly(page.warning[0].value)
    assert "Answered: 0 of 12." in words(page)
