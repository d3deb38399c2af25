from fractions import Fraction

import pytest

from tests.rfp.needs_room import ROOM
from tests.vendor_data.costs.priced_room import facts, with_sheet
from vendor_data.changes.costs import (
    add_cost_line,
    add_ready_cost_lines,
    change_cost_line,
    remove_cost_line,
    set_cost_model,
)
from vendor_data.costs.cost_model import READY_LINES, CostModel
from vendor_data.costs.error_rules import ErrorRules, Prevails
from vendor_data.costs.total_cost import Basis
from vendor_data.reads.costs import cost_lines, cost_model, price_form
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.undo import last_event


def sheet(room, who="leila", language=Language.EN):
    with room.store.read() as session:
        return cost_lines(session, room.seated(who), ROOM, language)


def model_of(room, who="leila"):
    with room.store.read() as session:
        return cost_model(session, room.seated(who), ROOM)


def add(room, *volumes, who="sara", title="Licences", **more):
    return add_cost_line(
        room.store, room.seated(who), selection=ROOM, titles={"en": title},
        line_facts=facts(*volumes, **more),
    )  # fmt: skip


def test_the_usual_lines_come_in_both_languages_with_a_quantity_a_year(room):
    room.enter("model")
    add_ready_cost_lines(room.store, room.seated("nima"), selection=ROOM)

    english, persian = sheet(room), sheet(room, language=Language.FA)
    assert [line.title for line in english] == [str(ready.title) for ready in READY_LINES]
    assert persian[0].title == "نرم‌افزار پایه"
    assert [line.code for line in english[:2]] == ["C-1", "C-2"]
    assert english[0].volumes == (1, 0, 0, 0, 0, 0)
    assert english[7].volumes == (0, 1, 1, 1, 1, 1)
    assert sum(line.is_own for line in english) == 4
    assert [line.title for line in english if line.by_vendor] == ["Our own work on the connections"]
    with pytest.raises(Refused, match="the cost sheet has lines already"):
        add_ready_cost_lines(room.store, room.seated("nima"), selection=ROOM)


def test_the_model_is_kept_as_it_was_set(room):
    room.enter("model")
    assert model_of(room) == CostModel()
    wanted = CostModel(
        years=3,
        discount_rate=Fraction(3, 20),
        basis=Basis.PRESENT_VALUE,
        rules=ErrorRules(line=Prevails.LINE_TOTAL),
    )
    set_cost_model(room.store, room.seated("sara"), selection=ROOM, model=wanted, seen=0)

    found = model_of(room)
    assert (found.years, found.discount_rate, found.basis, found.rules) == (
        3, Fraction(3, 20), Basis.PRESENT_VALUE, wanted.rules,
    )  # fmt: skip
    with pytest.raises(Conflict, match=r"now .*15 %.*Present value of the total cost"):
        set_cost_model(room.store, room.seated("sara"), selection=ROOM, model=wanted, seen=9)


def test_the_sheet_is_frozen_with_the_plan(room):
    with_sheet(room)

    with pytest.raises(Refused, match="possible from"):
        add(room, 1)
    with pytest.raises(Refused, match="possible from"):
        set_cost_model(room.store, room.seated("sara"), selection=ROOM, model=CostModel(), seen=1)


def test_a_line_is_changed_and_removed_and_that_is_undone(room):
    room.enter("model")
    line = add(room, 1, 2)
    about = room.store, room.seated("sara")
    change_cost_line(
        *about, selection=ROOM, cost_line=line, titles={"en": "Users"}, line_facts=facts(0, 5),
        seen=1,
    )  # fmt: skip
    (found,) = sheet(room)
    assert (found.title, found.volumes) == ("Users", (0, 5, 0, 0, 0, 0))

    remove_cost_line(*about, selection=ROOM, cost_line=line)
    assert sheet(room) == []
    with room.store.read() as session:
        event = last_event(session, "sara", ROOM).hash
    undo(*about, selection=ROOM, event=event)
    assert [(one.title, one.volumes) for one in sheet(room)] == [("Users", (0, 5, 0, 0, 0, 0))]


@pytest.mark.parametrize(
    ("volumes", "more", "words"),
    [
        ((1,), {"title": " "}, "a cost line needs a name"),
        ((1,), {"title": "x" * 201}, "has at most 200 characters"),
        ((-1,), {}, "a quantity is a whole number"),
        ((1,) * 17, {}, "covers 0 to 15 years"),
        ((1,), {"own": -1}, "a cost is 0 or more"),
        ((1,), {"own": 5, "by_vendor": True}, "has no amount for all of them"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused(room, volumes, more, words):
    room.enter("model")

    with pytest.raises(Problem, match=words):
        add(room, *volumes, **more)
    assert sheet(room) == []


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"years": 16}, "covers 0 to 15 years"),
        ({"discount_rate": Fraction(1)}, "from 0 % to below 100 % a year"),
        ({"rules": ErrorRules(line=Prevails.WORDS)}, "decides no error of this kind"),
    ],
)
def test_a_model_that_makes_no_sense_is_refused(more, words):
    with pytest.raises(Problem, match=words):
        CostModel(**more)


def test_vendors_are_asked_for_their_own_lines_alone(room):
    with_sheet(room)
    with room.store.read() as session:
        form = price_form(session, room.seated("leila"), ROOM, Language.EN)

    assert [line.title for line in form.lines] == ["Licences", "Support"]
    assert (form.currency, form.years) == ("EUR", 2)


def test_a_vendor_sees_nothing_of_it(room):
    with_sheet(room)
    room.let_in("aban")

    assert (sheet(room, "vida"), model_of(room, "vida")) == ([], None)
