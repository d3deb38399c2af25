import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.evaluators.agreement import cells_by_evaluator, complete_cells, intraclass
from tests.scoring.compared_cases import truth

FORMS = {
    "ICC1": "icc_1", "ICC1k": "icc_k", "ICC2": "icc_a1", "ICC2k": "icc_ak",
    "ICC3": "icc_c1", "ICC3k": "icc_ck",
}  # fmt: skip
# The ends that are printed for these data wherever packages show them.
PRINTED = {
    "ICC1": (-0.13, 0.72), "ICC1k": (-0.88, 0.91), "ICC2": (0.02, 0.76), "ICC2k": (0.07, 0.93),
    "ICC3": (0.34, 0.95), "ICC3k": (0.68, 0.99),
}  # fmt: skip


@pytest.fixture
def known():
    return truth("icc_shrout_fleiss1979")


def test_the_founding_case_is_met(known):
    found = intraclass(known["inputs"]["scores"])
    squares = known["expected"]["mean_squares"]

    assert {n: getattr(found, f).value for n, f in FORMS.items()} == pytest.approx(
        known["expected"]["icc"], abs=known["tolerance"]["values"]
    )
    assert (
        found.ms_rows, found.ms_columns, found.ms_error, found.ms_within,
    ) == pytest.approx(tuple(squares.values()), abs=1e-9)  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_the_intervals_are_those_in_print(known, name):
    found = getattr(intraclass(known["inputs"]["scores"]), FORMS[name])

    assert (found.low, found.high) == pytest.approx(PRINTED[name], abs=0.005)


@pytest.mark.parametrize("zero", [0, 1000, 600_000, -(10**7)])
def test_where_the_scale_begins_changes_nothing(zero):
    given_ = np.array([[1, 0, 1], [0, 0, 1], [2, 1, 1], [5, 3, 4]])

    moved = intraclass(given_ + zero)

    assert moved.icc_1.value == pytest.approx(intraclass(given_).icc_1.value, abs=1e-6)
    assert moved.icc_ak.value == pytest.approx(intraclass(given_).icc_ak.value, abs=1e-6)
    assert moved.icc_c1.low == pytest.approx(intraclass(given_).icc_c1.low, abs=1e-6)


@pytest.mark.parametrize("zero", [0, 606_173])
def test_where_the_mean_s_whole_cancels_there_is_no_value(zero):
    found = intraclass(np.array([[0, 0], [1, 0], [0, 1]]) + zero)

    assert found.icc_ak.value is None
    assert found.icc_a1.value == pytest.approx(-1)


def test_severity_counts_for_absolute_agreement_only():
    found = intraclass([[1, 3], [2, 4], [3, 5]])

    assert (found.icc_c1.value, found.icc_ck.value) == (1, 1)
    assert found.icc_a1.value == pytest.approx(1 / 3)


def test_full_agreement_is_one_without_an_interval():
    found = intraclass([[1, 1], [4, 4], [2, 2]])

    assert [getattr(found, f).value for f in FORMS.values()] == [1] * 6
    assert found.icc_a1.low is None


def test_scores_that_are_all_alike_say_nothing():
    found = intraclass([[0.1 + 0.2, 0.3], [0.3, 0.3]])

    assert [getattr(found, f).value for f in FORMS.values()] == [None] * 6


@given(
    st.integers(2, 5).flatmap(
        lambda k: st.lists(
            st.lists(st.integers(0, 5), min_size=k, max_size=k), min_size=2, max_size=7
        )
    )
)
def test_every_value_is_a_number_at_most_one_inside_its_interval(table):
    found = intraclass(table)

    for form in FORMS.values():
        coefficient = getattr(found, form)
        if coefficient.value is not None:
            assert coefficient.value <= 1 + 1e-9
        if coefficient.low is not None and coefficient.high is not None:
            assert np.isfinite([coefficient.low, coefficient.high]).all()
            assert coefficient.low - 1e-9 <= coefficient.value <= coefficient.high + 1e-9


def test_a_panel_becomes_cells_and_blanks_can_be_left_out():
    table = cells_by_evaluator([[[1, 2], [3, np.nan]], [[5, 6], [7, 8]]])

    np.testing.assert_equal(table, [[1, 5], [2, 6], [3, 7], [np.nan, 8]])
    assert complete_cells(table).tolist() == [[1, 5], [2, 6], [3, 7]]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ([[1], [2]], "at least two evaluators and two cells that all of them scored, got 1 and 2"),
        ([[1, 2]], "got 2 and 1"),
        ([[1, np.nan], [2, 3]], "finite"),
    ],
)
def test_a_table_without_agreement_is_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        intraclass(wrong)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_confidence_is_a_share(confidence):
    with pytest.raises(ValueError, match="between 0 and 100"):
        intraclass([[1, 2], [3, 4]], confidence=confidence)
