import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfp.planning.price_rule import PriceFormula, PriceRule
from scoring.pricing.adjusted_price import AdjustedPriceRule, Adjustment
from scoring.pricing.inspector_words import finding_sentence, finding_sentences, rule_name
from scoring.pricing.price_inspector import (
    Finding,
    FindingKind,
    dominated,
    inspect,
    usual_rules,
)
from scoring.pricing.price_outcomes import Proposal, outcome
from tests.material import shared
from tests.scoring import crm_fixture as crm
from workbench.language import Language
from workbench.problem import Problem

HALF = Fraction(1, 2)
LOWEST, MIN_MAX = crm.LOWEST, crm.MIN_MAX
EXCESS = PriceRule(formula=PriceFormula.LOWEST_MINUS_EXCESS)
PER_POINT = AdjustedPriceRule(adjustment=Adjustment.PER_QUALITY_POINT)


def case(name):
    return json.loads(shared(f"cases/{name}.json").read_text())


def proposals(**given_):
    return [Proposal(vendor=v, quality=Fraction(q), price=p) for v, (q, p) in given_.items()]


def evenly_matched():
    found = case("goldilocks-three-bids")
    return proposals(**{v: (found["quality"][v], found["prices"][v]) for v in "ABC"})


def with_hopeless():
    return proposals(**{
        v: (each["quality"], each["price"])
        for v, each in case("rank-reversal-irrelevant-bidder")["bidders"].items()
    })  # fmt: skip


def test_the_evenly_matched_have_their_published_totals_under_each_rule():
    told = case("goldilocks-three-bids")["recomputed"]

    for rule, name in (
        (LOWEST, "lowest_over_price (F1)"),
        (EXCESS, "linear_above_lowest (1-(p-min)/min)"),
        (MIN_MAX, "range_min_max"),
        (PER_POINT, "price_per_quality_point"),
    ):
        found = outcome(rule, evenly_matched(), HALF)
        totals = {v: float(t) for v, t in found.totals.items()}
        assert totals == pytest.approx(told[name], abs=1e-12)


def test_a_line_from_a_benchmark_is_ours_between_fixed_points_but_for_what_leaves_the_scale():
    told = case("goldilocks-three-bids")["recomputed"]["benchmark_absolute (2-p/75)"]
    benchmark = PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=75, ceiling=150)

    found = outcome(benchmark, evenly_matched(), HALF).totals

    assert {v: float(found[v]) for v in "BC"} == pytest.approx({v: told[v] for v in "BC"})
    # Ours stops at 100 points for the price of A, where the published line goes on to 133.3.
    assert found["A"] == 75 < told["A"]


def test_the_same_line_leaves_the_order_of_the_serious_two_alone_whoever_takes_part():
    told = case("rank-reversal-irrelevant-bidder")["absolute_rule_benchmark_150"]
    benchmark = PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=150, ceiling=300)

    found = outcome(benchmark, with_hopeless(), HALF).totals

    assert float(found["A"]) == pytest.approx(told["A"], abs=1e-12)
    # Prices below the benchmark earn 100 here, 133.3 and 160 there.
    assert (found["B"], found["Z"]) == (80, Fraction(105, 2))
    alone = outcome(benchmark, with_hopeless()[:2], HALF).totals
    assert alone == {v: found[v] for v in "AB"}


def test_the_middle_proposal_is_a_trap_under_lowest_and_under_no_line():
    found = inspect(evenly_matched(), HALF, [LOWEST, MIN_MAX, EXCESS, PER_POINT])

    assert [each for each in found.findings if each.is_warning] == [
        Finding(kind=FindingKind.NEVER_FIRST, rule=LOWEST, vendor="B")
    ]
    lowest, line = found.outcomes[:2]
    assert lowest.first_between == {"A": (HALF, 1), "B": None, "C": (0, HALF)}
    assert line.first_between["B"] == (Fraction(1, 3), Fraction(1, 3))
    assert found.outcomes[3].winners == ("A", "B", "C")


def test_a_hopeless_cheap_vendor_turns_the_winner_under_lowest_and_not_under_fixed_amounts():
    told = case("rank-reversal-irrelevant-bidder")
    fixed = PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=50, ceiling=250)
    found = inspect(with_hopeless(), HALF, [LOWEST, fixed])

    totals = {v: float(t) for v, t in found.outcomes[0].totals.items()}
    assert totals == pytest.approx(told["with_Z"], abs=1e-12)
    alone = outcome(LOWEST, with_hopeless()[:2], HALF)
    assert {v: float(t) for v, t in alone.totals.items()} == pytest.approx(told["without_Z"])
    assert found.under(LOWEST) == (
        Finding(
            kind=FindingKind.TURNS_ON_ANOTHER, rule=LOWEST, vendor="Z",
            winners=("A",), instead=("B",),
        ),
    )  # fmt: skip
    assert found.under(fixed) == ()


def test_the_story_s_formula_alone_decides_and_totals_equal_as_published_tie():
    quality = {
        v: sum((Fraction(w * q, 75) for w, q in zip(crm.WEIGHTS.values(), crm.QUALITY[v],
                                                    strict=False)), Fraction(0))
        for v in crm.ELIGIBLE
    }  # fmt: skip
    given_ = [Proposal(vendor=v, quality=quality[v], price=crm.PRICES[v]) for v in crm.ELIGIBLE]
    found = inspect(given_, Fraction(1, 4), [crm.FIXED, MIN_MAX, LOWEST])

    assert [each.winners for each in found.outcomes] == [
        ("baran",), ("caspian",), ("aban", "baran")
    ]  # fmt: skip
    assert [float(t) for t in found.outcomes[0].totals.values()] == [71.45, 72.7, 70.55]
    assert found.findings[0] == Finding(
        kind=FindingKind.RULE_DECIDES, winners=("baran", "caspian", "aban")
    )


def test_totals_of_a_real_award_tie_at_the_top_and_the_next_ranks_are_left_out():
    told = case("kubernetes-security-audit-2019")
    quality = {v: Fraction(total, 2) for v, total in told["published_totals"].items()}
    beside = PriceRule(formula=PriceFormula.NO_FORMULA)
    given_ = [Proposal(vendor=v, quality=q, price=1) for v, q in quality.items()]

    found = outcome(beside, given_, HALF)
    assert list(found.ranks.values()) == told["recomputed"]["rank"]
    assert (found.price_points, found.first_between) == ({}, {})


def test_who_is_beaten_in_both_is_named_once_and_is_no_fault_of_the_rule():
    given_ = proposals(A=(80, 50), B=(75, 60), C=(60, 40))
    found = inspect(given_, HALF, [LOWEST, MIN_MAX])

    assert dominated(given_) == {"B": ("A",)}
    assert [each for each in found.findings if each.vendor == "B" and not each.is_warning] == [
        Finding(kind=FindingKind.DOMINATED, vendor="B", instead=("A",))
    ]
    assert not [e for e in found.findings if e.kind is FindingKind.NEVER_FIRST and e.vendor == "B"]


def test_the_usual_rules_begin_with_the_plan_s_own_and_need_points_to_divide_by():
    assert usual_rules(proposals(A=(50, 5)), LOWEST)[0] == LOWEST
    assert len(usual_rules(proposals(A=(50, 5)), LOWEST)) == len(usual_rules(proposals(A=(50, 5))))
    assert PER_POINT not in usual_rules(proposals(A=(0, 5)))
    assert len(inspect(proposals(A=(0, 5), B=(10, 9)), HALF).outcomes) == 6


def test_every_finding_is_a_sentence_in_both_languages():
    names = {"A": "Aban", "B": "Baran", "C": "Caspian", "Z": "Zagros"}
    found = [
        *inspect(evenly_matched(), HALF).findings,
        *inspect(with_hopeless(), HALF).findings,
        Finding(kind=FindingKind.RULES_AGREE, winners=("A",)),
        Finding(kind=FindingKind.DOMINATED, vendor="A", instead=("B",)),
    ]

    assert {each.kind for each in found} == {*FindingKind}
    said = [finding_sentence(each, Language.EN, names) for each in found]
    assert (
        "Under “Lowest price divided by the price” Baran is never first, whatever the price "
        "weighs, although nobody is both better and cheaper: the formula works against what lies "
        "in the middle."
    ) in said
    assert (
        "Under “Lowest price divided by the price” first place (Aban) rests on Zagros, which does "
        "not win, taking part; without it comes first: Baran."
    ) in said
    assert all(finding_sentence(each, Language.FA, names).endswith(".") for each in found)
    impact = AdjustedPriceRule(adjustment=Adjustment.BALANCED, impact=Fraction(3, 10))
    assert rule_name(impact, Language.EN) == "Balanced price, impact 30\xa0%"


def test_many_vendors_that_cannot_win_are_named_in_one_sentence():
    names = dict(zip("ABCDE", ("Aban", "Baran", "Caspian", "Damavand", "Elburz"), strict=True))
    beaten = [Finding(kind=FindingKind.DOMINATED, vendor=each, instead=("A",)) for each in "BCDE"]
    agreed = Finding(kind=FindingKind.RULES_AGREE, winners=("A",))

    few = finding_sentences([agreed, *beaten[:3]], Language.EN, names)
    assert few == [finding_sentence(each, Language.EN, names) for each in (agreed, *beaten[:3])]
    assert finding_sentences([*beaten, agreed], Language.EN, names)[1:] == [(
        "Baran, Caspian, Damavand, Elburz cannot win under any formula: for each of them another "
        "is at least as good and no dearer."
    )]  # fmt: skip


@pytest.mark.parametrize(
    ("given_", "weight", "words"),
    [
        ([], HALF, "there is no proposal"),
        (proposals(A=(1, 1)) * 2, HALF, "A has two proposals"),
        (proposals(A=(1, 1)), Fraction(2), "from 0 to 1, got 2"),
    ],
)
def test_what_cannot_be_compared_is_refused(given_, weight, words):
    with pytest.raises(Problem, match=words):
        outcome(LOWEST, given_, weight)


def test_a_proposal_that_makes_no_sense_is_refused():
    with pytest.raises(Problem, match="points of A must be from 0 to 100"):
        proposals(A=(101, 1))
    with pytest.raises(Problem, match="price of A must be more than 0, got 0"):
        proposals(A=(1, 0))


sets = st.dictionaries(
    st.sampled_from("ABCDE"), st.tuples(st.integers(1, 100), st.integers(1, 1000)), min_size=1
)
weights = st.fractions(min_value=0, max_value=1, max_denominator=20)
POINT_RULES = [crm.FIXED, LOWEST, MIN_MAX, EXCESS]


@given(sets, weights, st.sampled_from(POINT_RULES))
def test_the_weights_at_which_one_is_first_are_those_at_which_nobody_is_ahead(sets_, weight, rule):
    found = outcome(rule, proposals(**sets_), weight, precision=Fraction(1, 1000))
    best = max(found.totals.values())

    for vendor, between in found.first_between.items():
        is_first = between is not None and between[0] <= weight <= between[1]
        assert is_first == (found.totals[vendor] == best)


@given(sets, weights)
def test_the_order_of_the_proposals_changes_nothing(sets_, weight):
    one = inspect(proposals(**sets_), weight)
    other = inspect(proposals(**dict(reversed(sets_.items()))), weight)

    assert [each.ranks for each in one.outcomes] == [each.ranks for each in other.outcomes]
    assert {f.vendor for f in one.findings} == {f.vendor for f in other.findings}
