import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.evaluators.orders import orders
from tests.scoring.compared_cases import truth


def test_six_rankings_keep_their_ties():
    known = truth("borda_copeland_six")
    expected = known["expected"]

    found = orders(known["inputs"]["ranks"])

    assert found.rank_totals.tolist() == expected["rank_totals"]
    assert found.borda.tolist() == expected["borda_points"]
    assert found.borda_ranks.tolist() == expected["borda_ranks"]
    assert found.copeland.tolist() == expected["copeland"]
    assert found.condorcet is None


def test_a_majority_may_pick_another_than_borda():
    # three put A first by a hair, two put it last
    found = orders([[1, 1, 1, 3, 3], [2, 2, 2, 1, 1], [3, 3, 3, 2, 2]])

    assert found.condorcet == 0
    assert found.borda_ranks.tolist() == [2, 1, 3]
    assert found.copeland_ranks.tolist() == [1, 2, 3]
    assert found.preferring.tolist() == [[0, 3, 3], [2, 0, 5], [2, 0, 0]]


def test_level_vendors_share_points():
    found = orders([[1, 1], [1, 2], [3, 3]])

    assert found.borda.tolist() == [3.5, 2.5, 0]
    assert found.copeland.tolist() == [2, 0, -2]


@given(
    st.integers(1, 5).flatmap(
        lambda k: st.lists(
            st.lists(st.integers(1, 5), min_size=k, max_size=k), min_size=1, max_size=6
        )
    )
)
def test_points_are_shared_out_whole_whatever_the_ties(ranks):
    n, k = np.shape(ranks)
    found = orders(ranks)

    assert found.borda.sum() == k * n * (n - 1) / 2
    assert found.copeland.sum() == 0
    assert found.rank_totals == pytest.approx(k * n - found.borda)
    assert orders(ranks[::-1]).borda.tolist() == found.borda[::-1].tolist()


def test_a_blank_rank_is_refused():
    with pytest.raises(ValueError, match="finite"):
        orders([[1, np.nan], [2, 1]])
