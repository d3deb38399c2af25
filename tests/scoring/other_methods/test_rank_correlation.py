import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.other_methods.rank_correlation import average_ranks, kendall_tau_b, spearman_rho

orders = st.lists(st.integers(0, 4), min_size=2, max_size=8)


def test_equal_totals_share_the_mean_of_their_places():
    assert average_ranks([5, 5, 9, 0.1 + 0.2, 0.3]).tolist() == [2.5, 2.5, 1, 4.5, 4.5]


@given(orders)
def test_average_ranks_always_have_the_same_sum(totals):
    n = len(totals)

    assert average_ranks(totals).sum() == n * (n + 1) / 2


def test_textbook_orders_agree_as_they_should():
    assert kendall_tau_b([1, 2, 3, 4], [4, 3, 2, 1]) == -1
    # five pairs agree, the sixth is level on one side: 5 / sqrt(5 x 6)
    assert kendall_tau_b([1, 2, 2, 4], [1, 3, 2, 4]) == pytest.approx(5 / np.sqrt(30))
    assert spearman_rho([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]) == pytest.approx(0.8)


@given(orders)
def test_an_order_agrees_with_itself_unless_it_says_nothing(totals):
    expected = pytest.approx(1) if len(set(totals)) > 1 else None

    assert kendall_tau_b(totals, totals) == expected
    assert spearman_rho(totals, totals) == expected


@given(st.data())
def test_correlation_is_symmetric_and_at_most_one(data):
    one = data.draw(orders)
    other = data.draw(st.lists(st.integers(0, 4), min_size=len(one), max_size=len(one)))

    for measure in (kendall_tau_b, spearman_rho):
        found = measure(one, other)
        assert found == measure(other, one)
        assert found is None or abs(found) <= 1 + 1e-12


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ([1, 2], [1, 2, 3], "got 2 and 3"),
        ([1], [1], "at least two vendors"),
        ([1, np.nan], [1, 2], "finite"),
    ],
)
def test_orders_that_cannot_be_compared_are_refused(one, other, words):
    with pytest.raises(ValueError, match=words):
        kendall_tau_b(one, other)
