from fractions import Fraction

import pytest

from rfp.changes.plan import add_criterion, freeze_plan, remove_criterion
from rfp.changes.plan_rules import set_price_rule
from rfp.changes.ready_plan import start_from_ready_plan
from rfp.planning.price_rule import PriceFormula
from rfp.planning.ready_plan import Profile, ready_plan
from rfp.writing.outline import outline
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import content, draft, frozen, weighed
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.problem import Problem, Refused
from workbench.reads.undo import last_change
from workbench.tables import SelectionRow


@pytest.fixture
def bare(room):
    """The room without its two criteria."""
    weighed(room, fit=0, risk=100)
    for criterion in ("fit", "risk"):
        remove_criterion(room.store, room.seated("nima"), selection=ROOM, criterion=criterion)
    return room


def start(room, profile=Profile.SMALL, who="nima"):
    return start_from_ready_plan(
        room.store, room.seated(who), selection=ROOM, profile=profile
    )  # fmt: skip


def phase(room):
    with room.store.read() as session:
        return session.get(SelectionRow, ROOM).phase


def by_code(ids, values):
    return {code: values.get(criterion) for code, criterion in ids.items()}


@pytest.mark.parametrize("profile", Profile)
def test_the_plan_holds_what_the_ready_plan_says(bare, profile):
    ids, ready = start(bare, profile), ready_plan(profile)
    found = draft(bare)

    assert by_code(ids, found.tree.local_weights) == ready.tree.local_weights
    assert by_code(ids, found.titles) == ready.titles
    assert by_code(ids, found.definitions) == ready.definitions
    assert {code: found.scale(ids[code]) for code in ready.scales} == ready.scales
    assert [ids[c.id] for c in ready.tree.criteria] == [c.id for c in found.tree.criteria]


def test_it_is_one_event_that_names_the_size(bare):
    before = len(bare.events())
    start(bare, Profile.LARGE)
    (event,) = bare.events()[before:]

    assert event.verb == "rfp.start_ready_plan"
    assert '"facts":{"criteria":38,"profile":"large"}' in event.body


def test_it_is_undone_as_one(bare):
    start(bare)
    with bare.store.read() as session:
        last = last_change(session, bare.seated("nima"), ROOM)
    undo(bare.store, bare.seated("nima"), selection=ROOM, event=last.event)

    found = draft(bare)
    assert (found.tree, found.titles, found.anchors, found.definitions) == (None, {}, {}, {})


def test_only_the_amounts_of_the_price_formula_are_left_to_say(bare):
    ids = start(bare)
    assert [str(each) for each in draft(bare).obstacles("en")] == [
        "a plan with a price criterion needs a price formula, got none"
    ]
    set_price_rule(
        bare.store, bare.seated("nima"), selection=ROOM, formula=PriceFormula.LINEAR_FIXED,
        floor=3_000_000, ceiling=7_000_000,
    )  # fmt: skip
    freeze_plan(bare.store, bare.seated("sara"), selection=ROOM)

    assert draft(bare).tree.effective(ids["price"]) == Fraction(1, 4)
    assert phase(bare) == "call"


def test_a_plan_with_criteria_is_refused(room):
    with pytest.raises(Refused, match="only an empty plan starts from this one"):
        start(room)


def test_a_frozen_plan_is_refused(room):
    frozen(room)
    before = len(room.events())
    with pytest.raises(Refused, match="plan"):
        start(room)

    assert len(room.events()) == before


@pytest.mark.parametrize("who", ["omid", "leila", "vida"])
def test_only_leaders_start_a_plan(bare, who):
    with pytest.raises(Refused):
        start(bare, who=who)


def test_a_computed_criterion_takes_no_parts(bare):
    ids = start(bare)
    with pytest.raises(Problem, match="computed from the answers, so it has no parts"):
        add_criterion(
            bare.store, bare.seated("nima"), selection=ROOM, parent=ids["evidence"],
            titles={"en": "Part"},
        )  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_the_request_for_proposal_lacks_no_words_of_it(bare, language):
    start(bare)
    kinds = {str(each.kind) for each in content(bare, language).missing()}

    assert kinds == {"Title of the selection"}


def test_the_request_for_proposal_says_what_criteria_mean_and_what_is_computed(bare):
    start(bare)
    told = outline(content(bare))
    meanings = next(
        each for each in told.blocks if getattr(each, "caption", "") == "What the criteria mean"
    )
    computed = [
        each.text for each in told.blocks if "scored by nobody" in getattr(each, "text", "")
    ]

    assert len(meanings.lines) == 30
    assert meanings.lines[1].cells[:2] == ("1.1", "Fit to structure and processes")
    assert [text.partition(":")[0] for text in computed] == [
        "Met without customisation", "Completeness of evidence",
    ]  # fmt: skip
