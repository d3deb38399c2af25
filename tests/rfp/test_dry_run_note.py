from fractions import Fraction

import pytest

from rfp.changes.dry_run import note_dry_run
from rfp.changes.plan import freeze_plan
from rfp.changes.plan_rules import set_price_rule
from rfp.planning.dry_run import tried_fingerprint
from rfp.planning.price_rule import PriceFormula
from rfp.reads.dry_run import dry_run_note
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import complete_plan, draft, weighed, worded
from workbench.changes.undo import undo
from workbench.problem import Conflict, Refused


def tried(room):
    found = draft(room)
    return tried_fingerprint(found.tree, found.published_rule)


def noted(room, who="nima", **more):
    given = {"tried": tried(room), "winners": ["cheap"], "warnings": 2, **more}
    note_dry_run(room.store, room.seated(who), selection=ROOM, **given)


def note(room, who="leila"):
    with room.store.read() as session:
        return dry_run_note(session, room.seated(who), ROOM)


def test_a_dry_run_is_noted_once_with_who_when_and_what(room):
    complete_plan(room)
    assert note(room) is None
    events = len(room.events())
    noted(room)

    found = note(room)
    assert (found.winners, found.warnings, found.noted_by) == (("cheap",), 2, "Nima")
    assert found.is_of(draft(room).tree, draft(room).published_rule)
    assert [event.verb for event in room.events()[events:]] == ["rfp.note_dry_run"]


def test_another_weight_or_formula_makes_the_note_old_and_other_words_do_not(room):
    price = complete_plan(room)
    noted(room)
    worded(room, "fit")
    assert note(room).is_of(draft(room).tree, draft(room).published_rule)

    weighed(room, fit=40, risk=35, **{price: 25})
    assert not note(room).is_of(draft(room).tree, draft(room).published_rule)
    noted(room)
    set_price_rule(
        room.store, room.seated("nima"), selection=ROOM, formula=PriceFormula.LINEAR_FROM_LOWEST,
        slope=Fraction(1, 2),
    )  # fmt: skip
    assert not note(room).is_of(draft(room).tree, draft(room).published_rule)


def test_a_dry_run_of_a_plan_that_has_changed_meanwhile_is_a_conflict(room):
    price = complete_plan(room)
    before = tried(room)
    weighed(room, fit=40, risk=35, **{price: 25})

    with pytest.raises(Conflict, match="look at the dry run again"):
        noted(room, tried=before)
    assert note(room) is None


@pytest.mark.parametrize("who", ["omid", "leila"])
def test_who_may_not_write_the_plan_notes_no_dry_run(room, who):
    complete_plan(room)
    with pytest.raises(Refused, match="your role"):
        noted(room, who=who)


def test_after_the_freezing_nothing_is_noted_and_a_vendor_sees_none(room):
    complete_plan(room)
    noted(room)
    freeze_plan(room.store, room.seated("sara"), selection=ROOM)

    with pytest.raises(Refused, match="this selection is in"):
        noted(room)
    assert note(room, "vida") is None
    assert note(room).warnings == 2


def test_noting_is_undone(room):
    complete_plan(room)
    noted(room)
    undo(room.store, room.seated("nima"), selection=ROOM, event=room.events()[-1].hash)

    assert note(room) is None
