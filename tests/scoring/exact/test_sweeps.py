import json
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.arrays import competition_ranks
from scoring.exact.stability import stability
from scoring.exact.sweeps import (
    crossover_weights,
    sweep_lines,
    swept_ranks,
    vendor_pairs,
)
from scoring.exact.weight_paths import group_paths
from tests.material import shared


@st.composite
def problems(draw, n_vendors=(1, 7), n_criteria=(2, 7)):
    m, n = draw(st.integers(*n_vendors)), draw(st.integers(*n_criteria))
    cells = st.integers(0, 10).map(lambda tenths: tenths / 10)
    table = draw(st.lists(st.lists(cells, min_size=n, max_size=n), min_size=m, max_size=m))
    weights = draw(st.lists(st.integers(0, 5), min_size=n, max_size=n).filter(any))
    return np.array(table), np.array(weights, dtype=float)


def office():
    case = json.loads(shared("truth/goodwin_wright_office.json").read_text())
    return case["inputs"], case["expected"], case["expected"]["published"]


def by_hand(weights, moved, to):
    """Return the weights with one moved and the others in proportion, plainly."""
    others = [k for k in range(len(weights)) if k != moved]
    held = sum(weights[k] for k in others)
    new = np.empty(len(weights))
    new[moved] = to
    for k in others:
        new[k] = (1 - to) * (weights[k] / held if held else 1 / len(others))
    return new


@settings(max_examples=60)
@given(problems())
def test_swept_ranks_are_those_of_brute_force(problem):
    values, weights = problem
    expected = [
        [competition_ranks(values @ by_hand(weights, j, t)) for t in np.linspace(0, 1, 21)]
        for j in range(len(weights))
    ]

    assert swept_ranks(values, weights, steps=21).tolist() == np.array(expected).tolist()


def test_swept_ranks_of_many_vendors_and_criteria_are_those_of_brute_force():
    random = np.random.default_rng(3)
    values, weights = random.integers(0, 6, (70, 25)) / 5, random.integers(0, 9, 25)

    found = swept_ranks(values, weights, steps=11)

    assert found.shape == (25, 11, 70)
    for j in (0, 13, 24):
        expected = [
            competition_ranks(values @ by_hand(weights, j, t)).tolist()
            for t in np.linspace(0, 1, 11)
        ]
        assert found[j].tolist() == expected


@given(problems())
def test_the_lines_pass_through_todays_totals(problem):
    values, weights = problem
    lines = sweep_lines(values, weights)

    today = values @ (weights / weights.sum())
    found = lines.at(lines.present[:, None])[:, 0]
    assert np.abs(found - today).max() <= 1e-12


def test_the_lines_end_at_the_criterion_alone_and_at_the_others_alone():
    lines = sweep_lines([[0.9, 0.2, 0.6], [0.4, 0.8, 0.1]], [5, 3, 2])

    assert lines.at_one.T.tolist() == [[0.9, 0.2, 0.6], [0.4, 0.8, 0.1]]
    assert lines.at_zero[0] == pytest.approx([0.6 * 0.2 + 0.4 * 0.6, 0.6 * 0.8 + 0.4 * 0.1])


@given(problems(), st.randoms(use_true_random=False))
def test_permuting_the_vendors_permutes_the_ranks(problem, random):
    values, weights = problem
    order = random.sample(range(len(values)), len(values))

    found = swept_ranks(values[order], weights, steps=5)

    assert found.tolist() == swept_ranks(values, weights, steps=5)[:, :, order].tolist()


@given(problems(), st.integers(2, 100))
def test_scaling_the_weights_changes_nothing(problem, factor):
    values, weights = problem

    found = crossover_weights(values, factor * weights)
    assert found == pytest.approx(crossover_weights(values, weights), abs=1e-9, nan_ok=True)


@given(problems())
def test_a_duplicate_shares_every_rank_and_never_crosses_its_like(problem):
    values, weights = problem
    doubled = np.vstack([values, values[:1]])

    ranks = swept_ranks(doubled, weights, steps=5)
    assert ranks[:, :, 0].tolist() == ranks[:, :, -1].tolist()
    likes = list(zip(*vendor_pairs(len(doubled)), strict=True)).index((0, len(values)))
    assert np.isnan(crossover_weights(doubled, weights)[:, likes]).all()


@given(problems())
def test_at_a_crossover_both_are_level_and_elsewhere_they_keep_their_order(problem):
    values, weights = problem
    lines, found = sweep_lines(values, weights), crossover_weights(values, weights)

    for j in range(len(weights)):
        for pair, (i, k) in enumerate(combinations(range(len(values)), 2)):
            zero = lines.at_zero[j, i] - lines.at_zero[j, k]
            one = lines.at_one[j, i] - lines.at_one[j, k]
            if np.isnan(found[j, pair]):
                same = abs(zero) < 1e-12 and abs(one) < 1e-12
                assert same or zero * one > 0
            else:
                assert zero + found[j, pair] * (one - zero) == pytest.approx(0, abs=1e-12)
                assert 0 <= found[j, pair] <= 1


@given(problems())
def test_todays_leaders_lead_within_the_interval_and_not_all_beyond_it(problem):
    values, weights = problem
    found = stability(values, weights)

    for j in range(len(weights)):
        low, high = found.stable_from[j], found.stable_to[j]
        assert low <= found.present[j] <= high
        for t in np.linspace(low, high, 5):
            totals = values @ by_hand(weights, j, t)
            assert (totals[found.leaders] >= totals.max() - 1e-9).all()
        for beyond in (low - 1e-3, high + 1e-3):
            if 0 <= beyond <= 1:
                totals = values @ by_hand(weights, j, beyond)
                assert (totals[found.leaders] < totals.max() - 1e-12).any()


def test_goodwin_and_wrights_group_sweep_is_as_published():
    inputs, expected, published = office()
    members = [[name in inputs["group"] for name in inputs["attributes"]]]
    paths = group_paths(inputs["swing_points"], members)

    lines = sweep_lines(inputs["values"], paths)

    assert paths.present.tolist() == pytest.approx([expected["group_weight"]], abs=1e-9)
    assert lines.at_zero[0] == pytest.approx(expected["at_group_weight_0"], abs=1e-9)
    assert lines.at_one[0] == pytest.approx(expected["at_group_weight_1"], abs=1e-9)
    elton = inputs["options"].index("Elton Street")
    assert round(lines.at_zero[0, elton], 1) == published["elton_at_0"]
    assert round(lines.at_one[0, elton], 1) == published["elton_at_100"]


def test_goodwin_and_wrights_crossovers_are_all_found_and_no_others():
    inputs, expected, published = office()
    members = [[name in inputs["group"] for name in inputs["attributes"]]]

    (found,) = crossover_weights(
        inputs["values"], group_paths(inputs["swing_points"], members)
    ).tolist()

    pairs = combinations(inputs["options"], 2)
    met = {pair: t for pair, t in zip(pairs, found, strict=True) if not np.isnan(t)}
    assert met == pytest.approx(
        {(c["a"], c["b"]): c["t"] for c in expected["all_group_crossovers"]}, abs=1e-9
    )
    leaders = met["Addison Square", "Elton Street"]
    assert leaders == pytest.approx(expected["crossover_addison_elton"], abs=1e-9)
    assert round(100 * leaders, 1) == published["crossover_percent"]


def test_goodwin_and_wrights_leaf_weights_are_stable_as_computed():
    inputs, expected, _ = office()

    found = stability(inputs["values"], inputs["swing_points"])

    wanted = [expected["leaf_stability_of_addison"][name] for name in inputs["attributes"]]
    assert np.flatnonzero(found.leaders).tolist() == [0]
    assert found.present == pytest.approx([each["weight"] for each in wanted], abs=1e-9)
    assert found.stable_from == pytest.approx([each["stable_from"] for each in wanted], abs=1e-9)
    assert found.stable_to == pytest.approx([each["stable_to"] for each in wanted], abs=1e-9)


def test_vendors_that_are_all_alike_share_the_lead_everywhere():
    values, weights = np.full((3, 4), 0.3), [1, 2, 3, 4]

    assert np.unique(swept_ranks(values, weights)).tolist() == [1]
    assert np.isnan(crossover_weights(values, weights)).all()
    assert stability(values, weights).stable_from.tolist() == [0] * 4
    assert stability(values, weights).stable_to.tolist() == [1] * 4


def test_one_vendor_leads_and_crosses_nobody():
    assert np.unique(swept_ranks([[0.1, 0.2]], [1, 1])).tolist() == [1]
    assert crossover_weights([[0.1, 0.2]], [1, 1]).shape == (2, 0)
    assert stability([[0.1, 0.2]], [1, 1]).stable_to.tolist() == [1, 1]


@pytest.mark.parametrize(
    ("values", "weights", "words"),
    [
        ([[1], [2]], [1], "there is one criterion"),
        ([[1, np.nan]], [1, 1], "row 1, column 2 is nan"),
        ([[1, 2, 3]], [1, 1], r"each of the 3 criteria, got the shape \(2,\)"),
        ([[1, 2]], [0, 0], "must not all be 0"),
    ],
)
def test_what_cannot_be_swept_is_refused(values, weights, words):
    with pytest.raises(ValueError, match=words):
        sweep_lines(values, weights)


def test_a_sweep_has_both_ends():
    with pytest.raises(ValueError, match="at least 2 steps, got 1"):
        swept_ranks([[1, 2]], [1, 1], steps=1)
