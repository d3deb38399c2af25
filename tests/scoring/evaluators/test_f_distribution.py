import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.evaluators.f_distribution import incomplete_beta, upper_f


@pytest.mark.parametrize(
    ("share", "first", "second", "printed"),
    [
        (0.05, 1, 1, 161.4476),
        (0.05, 5, 15, 2.9013),
        (0.025, 5, 18, 3.3820),
        (0.025, 1, 1, 647.7890),
        (0.01, 10, 20, 3.3682),
        (0.05, 30, 60, 1.6491),
    ],
)
def test_printed_tables_are_met(share, first, second, printed):
    assert upper_f(share, first, second) == pytest.approx(printed, abs=6e-5)


@given(st.floats(0.001, 0.999), st.floats(0.5, 200))
def test_with_two_degrees_above_there_is_a_formula(share, second):
    expected = second / 2 * (share ** (-2 / second) - 1)

    assert upper_f(share, 2, second) == pytest.approx(expected, rel=1e-9)


@settings(max_examples=30)
@given(st.floats(0.05, 0.95), st.floats(1, 300), st.floats(1, 300))
def test_the_two_tails_mirror_each_other(share, first, second):
    mirrored = 1 / upper_f(1 - share, second, first)

    assert upper_f(share, first, second) == pytest.approx(mirrored, rel=1e-6)


@given(st.floats(0.001, 0.999), st.floats(0.1, 500), st.floats(0.1, 500))
def test_the_beta_function_is_a_probability(x, a, b):
    found = incomplete_beta(x, a, b)

    assert -1e-12 <= found <= 1 + 1e-12
    assert found == pytest.approx(1 - incomplete_beta(1 - x, b, a), abs=1e-9)
