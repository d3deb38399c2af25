import numpy as np
import pytest

from scoring.arrays import competition_ranks
from scoring.exact.many_ranks import are_chained, ranks_of_columns
from scoring.exact.ranks_of_lines import ranks_of_lines


def one_by_one(at_zero, at_one, steps):
    """Rank every point by itself."""
    shares = np.arange(steps) / (steps - 1)
    return [
        [competition_ranks(begin * (1 - t) + end * t).tolist() for t in shares]
        for begin, end in zip(at_zero, at_one, strict=True)
    ]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("places", [1, 2, 12])
def test_ranks_are_those_of_every_point_by_itself(seed, places):
    chance = np.random.default_rng(seed)
    n_swept, n_vendors, steps = chance.integers(1, 6), chance.integers(1, 24), 11
    at_zero, at_one = chance.random((2, n_swept, n_vendors)).round(places)
    at_zero[:, : n_vendors // 3] = at_zero[:, :1]  # some start level, some are the same throughout
    at_one[:, : n_vendors // 4] = at_one[:, :1]

    assert ranks_of_lines(at_zero, at_one, steps).tolist() == one_by_one(at_zero, at_one, steps)


@pytest.mark.parametrize("gap", [0, 4e-10, 9e-10, 1.1e-9, 3e-9])
def test_ties_within_the_tolerance_form_the_groups_of_the_rule(gap):
    chain = 0.5 + gap * np.arange(5)
    ends = np.vstack([chain, chain[::-1], np.linspace(0, 1, 5)])

    assert ranks_of_lines(ends, ends[::-1], 5).tolist() == one_by_one(ends, ends[::-1], 5)


def test_a_chain_of_ties_is_told_from_a_group():
    ahead = np.array([[0, 0, 0], [0, 0, 1], [1, 0, 2], [3, 3, 3]], dtype=np.uint8)
    assert are_chained(ahead).tolist() == [True, False, False]


def test_vendors_that_are_the_same_share_their_ranks():
    totals = np.random.default_rng(1).random((7, 300))
    totals[1] = totals[2] = totals[4]

    expected = [competition_ranks(column).tolist() for column in totals.T]
    assert ranks_of_columns(totals).T.tolist() == expected
