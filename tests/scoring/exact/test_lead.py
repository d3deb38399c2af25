import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from scoring.exact.lead import as_good_everywhere, can_lead
from workbench.problem import Problem

TABLES = st.integers(2, 5).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 4), min_size=n, max_size=n), min_size=1, max_size=6)
)


@given(table=TABLES)
def test_who_can_lead_is_who_has_a_best_least_lead_above_0(table):
    values = np.array(table, float)
    n = values.shape[1]
    for rival in range(len(values)):
        leads = np.delete(values[rival] - values, rival, axis=0)
        if not len(leads):
            assert can_lead(values, rival)
            continue
        best = linprog(
            [*[0] * n, -1],
            A_ub=np.column_stack([-leads, np.ones(len(leads))]),
            b_ub=np.zeros(len(leads)),
            A_eq=[[*[1] * n, 0]],
            b_eq=[1],
            bounds=[*[(0, None)] * n, (None, None)],
        )
        assert can_lead(values, rival) == (-best.fun > 1e-9)


def test_a_copy_is_as_good_everywhere_and_a_vendor_is_not_held_against_itself():
    values = np.array([[1.0, 2.0], [1.0, 1.0], [1.0, 2.0]])

    assert [as_good_everywhere(values, rival) for rival in range(3)] == [2, 0, 0]
    assert as_good_everywhere(np.eye(2), 0) is None


def test_an_unknown_vendor_is_refused():
    with pytest.raises(Problem, match="vendors count from 0 to 1, got 2"):
        can_lead([[1, 2], [2, 1]], 2)
