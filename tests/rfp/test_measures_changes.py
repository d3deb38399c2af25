import pytest

from rfp.changes.measures import set_measure
from rfp.changes.plan import add_criterion, freeze_plan, remove_criterion
from rfp.planning.criterion import CriterionKind
from rfp.planning.measure import typed_measure
from rfp.reads.plan import standing_plan
from rfp.writing.outline_blocks import Clause, Numbers
from rfp.writing.outline_plan import how_we_choose
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import complete_plan, content, draft, weighed
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused

WEEKS = typed_measure([("4", "100"), ("12", "0")])
UNIT = {"en": "weeks", "fa": "هفته"}


def added(room):
    return add_criterion(
        room.store, room.seated("nima"), selection=ROOM, parent=None,
        titles={"en": "Weeks until go-live", "fa": "هفته تا بهره‌برداری"},
        kind=CriterionKind.MEASURED,
    )  # fmt: skip


def measured(room, criterion, measure=WEEKS, *, unit=UNIT, who="nima", seen=None):
    set_measure(
        room.store, room.seated(who), selection=ROOM, criterion=criterion, unit=unit,
        measure=measure, seen=seen,
    )  # fmt: skip


def test_unit_and_reference_points_are_one_event_and_can_be_undone(room):
    leaf = added(room)
    measured(room, leaf)

    assert (draft(room).measures, draft(room).units) == ({leaf: WEEKS}, {leaf: UNIT})
    last = room.events()[-1]
    assert last.verb == "rfp.set_measure"

    undo(room.store, room.seated("nima"), selection=ROOM, event=last.hash)
    assert (draft(room).measures, draft(room).units) == ({}, {})


def test_a_measured_criterion_has_no_words_for_scores(room):
    leaf = added(room)

    assert not any(criterion == leaf for criterion, _ in draft(room).anchors)


def test_only_a_measured_criterion_takes_reference_points_and_it_needs_a_unit(room):
    with pytest.raises(Problem, match="for a criterion that is measured"):
        measured(room, "fit")
    with pytest.raises(Problem, match="a measured criterion needs a unit"):
        measured(room, added(room), unit={"en": " ", "fa": ""})


def test_an_evaluator_writes_no_reference_points(room):
    leaf = added(room)

    with pytest.raises(Refused):
        measured(room, leaf, who="omid")


def test_whoever_saw_an_older_version_learns_both(room):
    leaf = added(room)
    seen = draft(room).versions[leaf]
    measured(room, leaf, seen=seen)

    with pytest.raises(Conflict):
        measured(room, leaf, typed_measure([("4", "100"), ("9", "0")]), seen=seen)


def test_a_plan_is_frozen_with_its_reference_points_and_not_without(room):
    complete_plan(room)
    leaf = added(room)
    price = draft(room).tree.price
    weighed(room, fit=40, risk=25, **{price: 25, leaf: 10})
    told = [str(each) for each in draft(room).obstacles("en")]
    assert told == [
        "Weeks until go-live is measured but has no reference points",
        "Weeks until go-live is measured but has no unit in: ['English', 'Persian']",
    ]

    measured(room, leaf)
    fingerprint = freeze_plan(room.store, room.seated("sara"), selection=ROOM)
    with room.store.read() as session:
        plan = standing_plan(session, ROOM)
    assert (plan.fingerprint, plan.plan("en").measures) == (fingerprint, {leaf: WEEKS})
    with pytest.raises(Refused):
        measured(room, leaf)


def test_what_is_removed_leaves_no_unit_behind(room):
    leaf = added(room)
    measured(room, leaf)
    remove_criterion(room.store, room.seated("nima"), selection=ROOM, criterion=leaf)

    assert draft(room).units == {}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            Language.EN,
            "Weeks until go-live: Measured in weeks, scored by nobody. A lower amount is better.",
        ),
        (Language.FA, "هفته تا بهره‌برداری: بر حسب هفته سنجیده می‌شود و کسی به آن نمره نمی‌دهد."),
    ],
)
def test_the_rfp_says_unit_reference_points_and_rule(room, language, told):
    leaf = added(room)
    measured(room, leaf)

    assert told in _clauses(room, language)


def test_the_rfp_says_that_reference_points_are_still_to_be_written(room):
    added(room)

    assert "Its reference points have not been written yet." in _clauses(room, Language.EN)


def _clauses(room, language):
    blocks = how_we_choose(content(room, language), Numbers(language))
    return "\n".join(block.text for block in blocks if isinstance(block, Clause))
