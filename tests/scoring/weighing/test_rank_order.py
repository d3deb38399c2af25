import json
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.weighing.rank_order import (
    RankRule,
    place_weights,
    rank_order_weights,
    weights_from_ranks,
)
from tests.material import shared

NAMES_IN_THE_FILE = {
    RankRule.CENTROID: "roc",
    RankRule.SUM: "rank_sum",
    RankRule.RECIPROCAL: "rank_reciprocal",
}
RULES = st.sampled_from(RankRule)


@pytest.fixture(scope="module")
def truth():
    return json.loads(shared("truth/rank_weights_2_to_5.json").read_text("utf-8"))


@pytest.mark.parametrize("rule", RankRule)
@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_place_weights_are_those_of_the_books(truth, rule, n):
    expected = truth["expected"]["by_n"][str(n)][NAMES_IN_THE_FILE[rule]]

    found = [float(w) for w in place_weights(n, rule)]

    assert found == pytest.approx(expected, abs=truth["tolerance"]["weights"])


@pytest.mark.parametrize("n", [4, 5])
def test_the_centroid_agrees_with_the_printed_tables(truth, n):
    printed = truth["expected"]["published"][f"roc_{n}"]

    found = [float(w) for w in place_weights(n)]

    assert found == pytest.approx(printed, abs=truth["tolerance"]["published"])


@given(st.integers(1, 30), RULES)
def test_place_weights_sum_to_exactly_1_and_fall(n, rule):
    found = place_weights(n, rule)

    assert sum(found) == 1
    assert list(found) == sorted(found, reverse=True)


def test_the_centroid_is_the_mean_of_all_weights_in_that_order():
    draws = np.random.default_rng(1).dirichlet(np.ones(4), 100_000)
    mean = np.sort(draws, axis=1)[:, ::-1].mean(axis=0)

    assert [float(w) for w in place_weights(4)] == pytest.approx(mean, abs=0.002)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=8), RULES)
def test_ties_share_what_their_places_have_together(ranks, rule):
    by_name = {f"c{i}": rank for i, rank in enumerate(ranks)}

    found = weights_from_ranks(by_name, rule)

    assert list(found) == list(by_name)
    assert sum(found.values()) == 1
    assert len({(by_name[c], w) for c, w in found.items()}) == len(set(ranks))


def test_an_order_with_a_tie_and_the_same_ranks_give_the_same_weights():
    ordered = rank_order_weights(["fit", ("plan", "price"), "team"], RankRule.SUM)

    assert ordered == weights_from_ranks({"fit": 1, "plan": 2, "price": 2, "team": 4}, RankRule.SUM)
    assert ordered["plan"] == Fraction(1, 4)


def test_when_all_are_tied_all_weights_are_equal():
    assert set(weights_from_ranks(dict.fromkeys("abc", 1)).values()) == {Fraction(1, 3)}


def test_an_empty_order_is_refused():
    with pytest.raises(ValueError, match="needs at least one criterion, got none"):
        rank_order_weights([])


def test_a_criterion_in_two_places_is_refused():
    with pytest.raises(ValueError, match="got price 2 times"):
        rank_order_weights(["price", {"fit", "price"}])
