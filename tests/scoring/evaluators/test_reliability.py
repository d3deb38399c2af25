from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.evaluators.reliability import Level, kendall_w, krippendorff_alpha
from tests.scoring.compared_cases import truth

BLANK = np.nan
# Krippendorff's own example: twelve units, four observers.
UNITS = np.array([
    [1, 2, 3, 3, 2, 1, 4, 1, 2, BLANK, BLANK, BLANK],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, BLANK, 3],
    [BLANK, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, BLANK],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, BLANK],
]).T  # fmt: skip
tables = st.integers(2, 4).flatmap(
    lambda k: st.lists(
        st.lists(st.sampled_from([0, 1, 2, 3, BLANK]), min_size=k, max_size=k),
        min_size=2,
        max_size=6,
    )
)


def test_concordance_of_the_founding_case_is_met():
    known = truth("icc_shrout_fleiss1979")

    found = kendall_w(known["inputs"]["scores"])

    assert found.w == pytest.approx(known["expected"]["kendall_W"], abs=1e-9)
    assert found.uncorrected == pytest.approx(
        known["expected"]["kendall_W_without_tie_correction"], abs=1e-9
    )
    assert found.chi2 == pytest.approx(4 * 5 * known["expected"]["kendall_W"])
    assert found.degrees == 5


def test_concordance_of_six_rankings_is_met():
    known = truth("borda_copeland_six")

    assert kendall_w(known["inputs"]["ranks"]).w == known["expected"]["kendall_W"]


def test_concordance_has_ends_and_may_say_nothing():
    assert kendall_w([[1, 10], [2, 20], [2, 20]]).w == pytest.approx(1)
    assert kendall_w([[1, 2], [2, 1]]).w == 0
    assert kendall_w([[3, 3], [3, 3]]).w is None


@pytest.mark.parametrize(
    ("level", "printed"),
    [(Level.NOMINAL, 0.743), (Level.ORDINAL, 0.815), (Level.INTERVAL, 0.849)],
)
def test_krippendorffs_own_example_is_met(level, printed):
    assert krippendorff_alpha(UNITS, level) == pytest.approx(printed, abs=0.0006)


def pairwise_alpha(table):
    """Interval alpha from its definition: all ordered pairs within cells, against all pairs."""
    cells = [[s for s in row if s == s] for row in table]  # noqa: PLR0124, drops the blanks
    cells = [row for row in cells if len(row) > 1]
    flat = [s for row in cells for s in row]
    within = sum(
        sum((a - b) ** 2 for a, b in permutations(row, 2)) / (len(row) - 1) for row in cells
    ) / len(flat)
    anyhow = sum((a - b) ** 2 for a, b in permutations(flat, 2)) / (len(flat) * (len(flat) - 1))
    return 1 - within / anyhow


@given(tables)
def test_alpha_is_what_its_definition_says(table):
    found = krippendorff_alpha(table)

    assert found is None or found == pytest.approx(pairwise_alpha(table))


@pytest.mark.parametrize("level", Level)
@given(tables)
def test_alpha_is_at_most_one_and_none_where_nothing_differs(level, table):
    found = krippendorff_alpha(table, level)

    assert found is None or found <= 1 + 1e-12
    assert (krippendorff_alpha([[2, 2], [2, BLANK]], level)) is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [([1, 2], "table of cells by evaluators"), ([[1, np.inf]], "finite number")],
)
def test_alpha_refuses_what_is_no_table(wrong, words):
    with pytest.raises(ValueError, match=words):
        krippendorff_alpha(wrong)


@pytest.mark.parametrize("wrong", [[[1], [2]], [[1, 2]]])
def test_concordance_needs_two_of_each(wrong):
    with pytest.raises(ValueError, match="at least two evaluators and two vendors"):
        kendall_w(wrong)
