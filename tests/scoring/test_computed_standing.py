"""A leaf that is computed: nobody scores it, and the standing has its points from the answers."""

from dataclasses import replace
from fractions import Fraction

import pytest

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from rfp.tables import CriterionRow
from scoring.changes.assignments import assign
from scoring.explained import judged_sentence
from scoring.reads.standings import standing
from scoring.value import points_of
from tests.scoring.second_room import ROOM
from vendor_data.answer import Code
from vendor_data.reads.vendors import standing_answers
from vendor_data.tables import AnswerRow
from workbench.language import Language
from workbench.problem import Problem

TREE = CriteriaTree(
    criteria=(
        Criterion(id="ease", parent=None, weight=Fraction(3, 4)),
        Criterion(
            id="shown", parent=None, weight=Fraction(1, 4), kind=CriterionKind.EVIDENCE
        ),
    )
)  # fmt: skip


def official(room, name="arash"):
    with room.store.read() as session:
        return standing(session, room.seated(name), ROOM, "en")


@pytest.fixture
def computed_room(ranked_room):
    """The ranked room with `ease` computed from evidence, which Parsa gave and others did not."""
    with ranked_room.store.database.writing() as session:
        session.get_one(CriterionRow, ranked_room.criteria["ease"]).kind = "evidence"
        for vendor, requirement in standing_answers(session, ROOM):
            row = session.get_one(AnswerRow, (vendor, requirement))
            row.code, row.evidence = Code.FULL, ""
            if vendor == ranked_room.vendors["parsa"]:
                row.evidence = "page 4"
    return ranked_room


def test_points_of_people_and_points_from_answers_stand_side_by_side():
    points = points_of(TREE, {"aban": {"ease": {"omid": 4}}}, computed={"aban": {"shown": 30}})

    assert points == {"aban": {"ease": 80, "shown": 30}}


def test_a_computed_leaf_without_points_is_named():
    with pytest.raises(Problem, match="aban has no points on shown"):
        points_of(TREE, {"aban": {"ease": {"omid": 4}}})


def test_the_standing_has_the_points_from_the_answers_and_no_score_of_that_leaf(computed_room):
    room, found = computed_room, official(computed_room)
    ease = room.criteria["ease"]
    told = {name: found.points[code][ease] for name, code in room.vendors.items()
            if code in found.points}  # fmt: skip

    assert set(told.values()) == {Fraction(0), Fraction(100)}
    assert [name for name, points in told.items() if points == 100] == ["parsa"]


def test_nobody_is_assigned_to_a_computed_leaf(opening_room):
    room, ease = opening_room, opening_room.criteria["ease"]
    with room.store.database.writing() as session:
        session.get_one(CriterionRow, ease).kind = "standard_share"

    with pytest.raises(Problem, match="scores are given on the lowest criteria of the plan"):
        assign(
            room.store, room.seated("farid"), selection=ROOM, member="m-omid", leaves=[ease]
        )  # fmt: skip


def test_a_ranking_says_which_list_its_scores_judged(ranked_room):
    found = official(ranked_room)

    assert found.judged_lists == (1,)
    assert judged_sentence(found, Language.EN) == (
        "Scores were given on version 1 of the requirement list."
    )
    assert judged_sentence(found, Language.FA) == (
        "نمره‌ها بر پایهٔ نسخهٔ ۱ فهرست نیازمندی‌ها داده شده است."
    )


def test_scores_on_several_lists_are_told_apart_and_none_is_made_up(ranked_room):
    found = official(ranked_room)

    assert judged_sentence(replace(found, judged_lists=(1, 2)), Language.EN) == (
        "Scores were given on versions 1, 2 of the requirement list; each score says which."
    )
    assert judged_sentence(replace(found, judged_lists=()), Language.EN) == ""
