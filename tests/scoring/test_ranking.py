from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfp.planning.criterion import CriteriaTree, Criterion
from rfp.planning.tie_break import TieBreak, TieRule
from scoring.pricing.price_points import price_points
from scoring.ranking import Exclusion, published, rank
from scoring.value import points_of
from tests.scoring import crm_fixture as crm
from tests.scoring import second_selection as second
from workbench.problem import Problem

ONE = CriteriaTree(
    criteria=(
        Criterion(id="fit", parent=None, weight=Fraction(1)),
        Criterion(id="now", parent="fit", weight=Fraction(1, 2)),
        Criterion(id="later", parent="fit", weight=Fraction(1, 2)),
    )
)
BY_LATER = TieBreak(rule=TieRule.HIGHER_CRITERION, criterion="later")


def points(**pairs):
    return {
        v: {"now": Fraction(now), "later": Fraction(later)} for v, (now, later) in pairs.items()
    }


def official():
    prices = price_points(second.PRICE_RULE, second.PRICES)
    return rank(
        second.tree(),
        points_of(second.tree(), second.sheets(), prices),
        precision=second.PRECISION,
        tie_break=second.TIE_BREAK,
        prices=second.PRICES,
        excluded=second.EXCLUDED,
    )


@pytest.mark.parametrize(
    ("total", "shown"),
    [("72.65", "72.6"), ("72.75", "72.8"), ("72.6500001", "72.7"), ("79.439", "79.4"), ("0", "0")],
)
def test_totals_are_rounded_half_even_at_the_published_precision(total, shown):
    assert published(Fraction(total)) == Fraction(shown)


def test_the_second_selection_is_ranked_as_worked_by_hand():
    found = official()

    assert found.ranks == second.RANKS
    assert {p.vendor: p.total for p in found.places} == second.TOTALS
    assert {p.vendor: p.published for p in found.places} == second.PUBLISHED
    assert found.first == ("rayan",)


def test_a_tie_that_the_rule_decided_is_said_on_both_places():
    found = official()

    assert found.place("rayan").tied_with == ("parsa",)
    assert found.place("parsa").tied_with == ("rayan",)
    assert [p.vendor for p in found.places if p.decided_by_tie_break] == ["rayan", "parsa"]
    assert found.tie_break == second.TIE_BREAK


def test_an_excluded_vendor_has_a_reason_and_no_place():
    found = official()

    assert found.excluded == (Exclusion(vendor="zagros", reason=second.EXCLUDED["zagros"]),)
    with pytest.raises(Problem, match="zagros has no place"):
        found.place("zagros")


def test_the_story_is_ranked_and_damavand_is_named_with_its_reason():
    price = price_points(crm.FIXED, crm.PRICES, crm.EXCLUDED)

    found = rank(crm.tree(), crm.points(price), excluded=crm.EXCLUDED)

    assert found.ranks == {"baran": 1, "aban": 2, "caspian": 3}
    assert not any(p.tied_with for p in found.places)
    assert found.excluded[0].reason == "Data is not hosted in the country."


def test_lowest_price_ties_baran_and_aban_at_the_published_precision():
    price = price_points(crm.LOWEST, crm.PRICES, crm.EXCLUDED)

    found = rank(crm.tree(), crm.points(price), excluded=crm.EXCLUDED)

    leaders = [found.place("baran"), found.place("aban")]
    assert [f"{float(p.total):.3f}" for p in leaders] == ["79.439", "79.431"]
    assert [p.published for p in leaders] == [Fraction("79.4")] * 2
    assert [p.rank for p in leaders] == [1, 1]
    assert found.first == ("aban", "baran")
    assert not leaders[0].decided_by_tie_break


def test_the_lower_price_decides_a_tie_if_it_is_the_rule():
    price = price_points(crm.LOWEST, crm.PRICES, crm.EXCLUDED)

    found = rank(
        crm.tree(),
        crm.points(price),
        tie_break=TieBreak(rule=TieRule.LOWER_PRICE),
        prices=crm.PRICES,
    )

    assert found.ranks == {"caspian": 1, "baran": 2, "aban": 3} | found.ranks
    assert found.place("baran").rank < found.place("aban").rank
    assert found.place("baran").decided_by_tie_break


def test_vendors_that_share_a_rank_leave_the_next_one_out():
    found = rank(ONE, points(a=(90, 90), b=(80, 60), c=(60, 80), d=(50, 50)))

    assert found.ranks == {"a": 1, "b": 2, "c": 2, "d": 4}


def test_the_rule_parts_some_of_three_tied_vendors_and_the_rest_share():
    found = rank(ONE, points(a=(80, 60), b=(60, 80), c=(80, 60)), tie_break=BY_LATER)

    assert found.ranks == {"b": 1, "a": 2, "c": 2}
    assert found.place("a").tied_with == ("b", "c")
    assert found.place("a").decided_by_tie_break


def test_the_rule_is_silent_on_vendors_that_it_cannot_part():
    found = rank(ONE, points(a=(80, 60), b=(80, 60)), tie_break=BY_LATER)

    assert found.ranks == {"a": 1, "b": 1}
    assert not any(p.decided_by_tie_break for p in found.places)


def test_the_rule_is_silent_on_totals_that_differ_as_published():
    found = rank(ONE, points(a=(100, 60), b=(60, 99)), tie_break=BY_LATER)

    assert found.ranks == {"a": 1, "b": 2}


def test_a_ranking_without_vendors_is_empty():
    assert rank(ONE, {}).first == ()


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ({"excluded": {"a": "late"}}, "a is excluded, so it cannot be ranked"),
        ({"excluded": {"z": " "}}, "z cannot be excluded without a reason"),
        ({"precision": Fraction(1, 7)}, "got 1/7"),
        ({"tie_break": TieBreak(rule=TieRule.HIGHER_CRITERION, criterion="x")}, "no criterion x"),
        ({"tie_break": TieBreak(rule=TieRule.LOWER_PRICE)}, "without a price criterion"),
    ],
)
def test_what_cannot_be_ranked_is_refused(rules, sentence):
    with pytest.raises(Problem, match=sentence):
        rank(ONE, points(a=(1, 1)), **rules)


def test_the_rule_of_the_lower_price_needs_the_prices_of_the_tied():
    price = price_points(crm.LOWEST, crm.PRICES, crm.EXCLUDED)

    with pytest.raises(Problem, match="aban has no price"):
        rank(crm.tree(), crm.points(price), tie_break=TieBreak(rule=TieRule.LOWER_PRICE))


tables = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.tuples(st.integers(0, 100), st.integers(0, 100)),
    min_size=1,
)
rules = st.sampled_from([TieBreak(), BY_LATER])


@given(tables, rules, st.randoms())
def test_the_order_in_which_vendors_are_given_does_not_matter(table, tie_break, chance):
    shuffled = list(table.items())
    chance.shuffle(shuffled)

    assert rank(ONE, points(**dict(shuffled)), tie_break=tie_break) == rank(
        ONE, points(**table), tie_break=tie_break
    )


@given(tables, rules)
def test_renaming_vendors_renames_the_result(table, tie_break):
    renamed = {v.upper(): p for v, p in table.items()}

    before = rank(ONE, points(**table), tie_break=tie_break).ranks
    after = rank(ONE, points(**renamed), tie_break=tie_break).ranks

    assert after == {v.upper(): r for v, r in before.items()}


@given(tables, rules)
def test_ranks_follow_published_totals_and_count_those_ahead(table, tie_break):
    found = rank(ONE, points(**table), tie_break=tie_break)

    for one in found.places:
        assert one.rank == 1 + sum(other.rank < one.rank for other in found.places)
        for other in found.places:
            assert one.published <= other.published or one.rank < other.rank
