from dataclasses import replace
from fractions import Fraction

import pytest

from rfp.needs.gap import Gap, GapKind, Judgement
from rfp.needs.must import (
    CapUnit,
    MustCap,
    all_technology,
    must_state,
    overruled_without_reason,
    proposed,
)
from rfp.needs.requirement import Moscow, Requirement
from workbench.problem import Problem

ASKED = Requirement(id="1", code="R-1", text="It prints", moscow=Moscow.MUST, gaps=("a", "b"))
JUDGED = Judgement(as_is=1, to_be=4, impact=4, constraint=2, risk=3, dependency=1)


@pytest.mark.parametrize(
    ("priority", "moscow"),
    [(50, "must"), ("49.9", "should"), (25, "should"), (10, "could"), ("9.9", "wont"), (0, "wont")],
)
def test_the_importance_follows_the_most_pressing_gap(priority, moscow):
    assert proposed(ASKED, {"a": Fraction(0), "b": Fraction(priority)}) == moscow


def test_without_a_gap_nothing_is_proposed():
    assert proposed(replace(ASKED, gaps=()), {"a": Fraction(50)}) is None


def test_what_is_overruled_without_a_word_is_listed():
    meant = replace(ASKED, id="2", moscow_reason="the law asks for it")
    follows = replace(ASKED, id="3", moscow=Moscow.SHOULD)
    loose = replace(ASKED, id="4", gaps=())
    found = overruled_without_reason([ASKED, meant, follows, loose], {"a": Fraction(30)})

    assert [each.id for each in found] == ["1"]


def test_twenty_musts_are_allowed_unless_the_chair_says_otherwise():
    assert (MustCap().allowed(500), MustCap(unit=CapUnit.SHARE, most=10).allowed(500)) == (20, 50)


@pytest.mark.parametrize(("unit", "most"), [("share", 0), ("share", 101), ("number", 0)])
def test_a_limit_that_is_none_is_refused(unit, most):
    with pytest.raises(Problem, match=f"got {most}"):
        MustCap(unit=CapUnit(unit), most=most)


def test_the_musts_are_counted_and_held_against_the_factors():
    asked = [
        ASKED,
        replace(ASKED, id="2", success_factor="f"),
        replace(ASKED, id="3", success_factor="gone"),
        replace(ASKED, id="4", moscow=Moscow.COULD),
    ]
    state = must_state(asked, MustCap(most=2), {"f"})

    assert (state.count, state.allowed, state.too_many) == (3, 2, 1)
    assert [each.id for each in state.without_factor] == ["1", "3"]


def test_a_list_of_technology_alone_is_told_by_its_gaps():
    technology = Gap(id="a", title="T", kind=GapKind.TECHNOLOGY, judgement=JUDGED)
    people = Gap(id="b", title="P", kind=GapKind.PEOPLE, judgement=JUDGED)
    own = replace(ASKED, id="2", gaps=(), kind=GapKind.TECHNOLOGY)

    assert all_technology([replace(ASKED, gaps=("a",)), own], [technology, people])
    assert not all_technology([ASKED, own], [technology, people])
    assert not all_technology([own, replace(own, kind=None)], [technology])
    assert not all_technology([], [])
