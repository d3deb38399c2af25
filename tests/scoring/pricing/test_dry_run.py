from fractions import Fraction
from itertools import pairwise

import pytest

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from rfp.planning.minimums import Minimums
from rfp.planning.price_rule import PriceFormula, PriceRule
from scoring.pricing.dry_run import PROFILES, Profile, as_standing, dry_run
from scoring.pricing.price_inspector import FindingKind
from tests.scoring import crm_fixture as crm
from workbench.language import Language, say
from workbench.problem import Problem


def weighing(price):
    rest = 1 - Fraction(price)
    shares = {"functional": rest / 2, "integration": rest / 2, "implementation": Fraction(0)}
    return crm.tree().reweighted({**shares, "viability": Fraction(0), "price": Fraction(price)})


def test_the_profiles_are_evenly_matched_so_that_only_the_plan_decides():
    steps = {
        (b.quality - a.quality) / (b.price_share - a.price_share) for a, b in pairwise(PROFILES)
    }

    assert steps == {100}


@pytest.mark.parametrize(
    ("price", "winner"), [("1/4", "strong"), ("2/5", "strong"), ("1/2", "cheap")]
)
def test_between_fixed_amounts_the_weight_of_price_decides_which_end_wins(price, winner):
    tried = dry_run(weighing(price), crm.FIXED)

    assert tried.expected == 50_00
    assert tried.chosen.winners == (winner,)
    assert tried.warnings == ()


def test_lowest_over_price_is_warned_of_because_the_middle_never_wins():
    tried = dry_run(weighing("1/4"), crm.LOWEST)

    assert tried.inspection.outcomes[0].rule == crm.LOWEST
    assert [(w.kind, w.vendor) for w in tried.warnings] == [
        (FindingKind.NEVER_FIRST, Profile.AVERAGE),
        (FindingKind.NEVER_FIRST, Profile.MIDDLE),
    ]


def test_the_amounts_change_nothing_under_a_formula_that_sees_proportions():
    one, other = (
        dry_run(weighing("1/4"), crm.LOWEST, expected=amount).chosen for amount in (1000, 10**9)
    )
    assert one.totals == other.totals


def test_every_rule_is_tried_once_and_a_line_between_fixed_amounts_always():
    for rule in (None, crm.LOWEST, crm.FIXED):
        rules = [each.rule for each in dry_run(crm.tree(), rule).inspection.outcomes]
        formulas = [each.formula for each in rules if isinstance(each, PriceRule)]
        assert formulas.count(PriceFormula.LINEAR_FIXED) == 1
        assert len({*rules}) == len(rules) == 8


def test_without_a_price_criterion_there_is_nothing_but_quality():
    tree = CriteriaTree(criteria=(Criterion(id="fit", parent=None, weight=Fraction(1)),))
    beside = PriceRule(formula=PriceFormula.NO_FORMULA)
    tried = dry_run(tree, beside)

    assert [each.rule for each in tried.inspection.outcomes] == [beside]
    assert tried.chosen.winners == ("strong",)
    assert tried.inspection.findings == (
        *(f for f in tried.inspection.findings if f.kind is FindingKind.DOMINATED),
    )


def test_before_a_formula_is_chosen_all_are_shown_and_none_is_the_plan_s():
    tried = dry_run(crm.tree(), None)

    assert (tried.chosen, tried.warnings) == (None, ())
    assert tried.inspection.findings[0].kind is FindingKind.RULE_DECIDES
    assert as_standing(tried, {}, {}, "EUR") is None


def test_the_profiles_stand_in_a_ranking_like_vendors():
    tried = dry_run(crm.tree(), crm.FIXED)
    names = {each.value: say(each.label, Language.EN) for each in Profile}
    found = as_standing(tried, names, {c: c for c in crm.WEIGHTS}, "EUR")

    assert found.ranking().first == ("strong",)
    exact = {place.vendor: place.total for place in found.ranking().places}
    assert exact == tried.chosen.totals
    assert found.prices["cheap"] == 37_50


def test_a_plan_of_price_alone_and_an_expected_price_of_nothing():
    only = CriteriaTree(
        criteria=(Criterion(id="price", parent=None, weight=Fraction(1), kind=CriterionKind.PRICE),)
    )
    assert dry_run(only, crm.LOWEST).chosen.winners == ("cheap",)
    with pytest.raises(Problem, match="expected price must be more than 0, got 0"):
        dry_run(crm.tree(), crm.LOWEST, expected=0)


def test_who_is_below_the_technical_floor_is_not_ranked_and_moves_no_relative_formula():
    lowest = PriceRule(formula=PriceFormula.LOWEST)
    floor = Minimums(quality=Fraction(50))
    tried = dry_run(weighing("1/2"), lowest, minimums=floor)
    without = dry_run(weighing("1/2"), lowest, profiles=PROFILES[1:])

    assert [p.profile for p in tried.ranked] == ["average", "middle", "strong"]
    assert [(f.required, f.found) for f in tried.below["cheap"]] == [(50, 40)]
    assert tried.chosen.totals == without.chosen.totals
    assert set(as_standing(tried, {}, {}, "USD").points) == {"average", "middle", "strong"}


def test_a_floor_on_one_criterion_is_obeyed_too():
    floor = Minimums(by_criterion={"functional": Fraction(66)})

    assert set(dry_run(weighing("1/2"), crm.FIXED, minimums=floor).below) == {
        "cheap",
        "average",
        "middle",
    }


def test_a_floor_that_nobody_reaches_leaves_nobody_to_win():
    tried = dry_run(weighing("1/2"), crm.FIXED, minimums=Minimums(quality=Fraction(95)))

    assert (tried.ranked, tried.chosen) == ((), None)
