import numpy as np
import pytest
from hypothesis import given

from scoring.other_methods.promethee import Preference, PreferenceShape
from scoring.other_methods.second_opinion import Method, second_opinion
from scoring.other_methods.topsis import Normalisation
from tests.scoring.compared_cases import tables

POINTS = [[86, 74, 80, 70, 45], [78, 80, 72, 76, 60], [70, 66, 76, 60, 75]]
WEIGHTS = [35, 15, 15, 10, 25]


def test_the_official_order_is_that_of_the_additive_model():
    asked = second_opinion(POINTS, WEIGHTS)

    assert (asked.official.tolist(), asked.winners) == ([2, 1, 3], (1,))
    assert [o.method for o in asked.opinions] == [Method.TOPSIS, Method.PROMETHEE_II, Method.VIKOR]


def test_a_clear_winner_is_agreed_on_by_all():
    asked = second_opinion([[90, 90], [50, 40], [10, 20]], [1, 1])

    assert asked.agree
    assert [o.tau_b for o in asked.opinions] == [1, 1, 1]


def test_the_settings_are_named_and_used():
    noise = Preference(shape=PreferenceShape.U_SHAPE, indifference=100)
    asked = second_opinion(
        POINTS, WEIGHTS, normalisation=Normalisation.MIN_MAX, preference=noise, v=0.25
    )

    assert [o.setting for o in asked.opinions] == ["min-max", "u-shape", 0.25]
    level = asked.opinions[1]  # every gap is noise, so nobody is preferred
    assert (level.winners, level.tau_b, level.same_winner, level.shares_winner) == (
        (0, 1, 2), None, False, True,
    )  # fmt: skip


def test_official_totals_may_come_from_elsewhere():
    asked = second_opinion([[90, 90], [50, 40]], [1, 1], totals=[1, 2])

    assert (asked.winners, asked.agree) == ((1,), False)
    assert not any(o.shares_winner for o in asked.opinions)


@given(tables())
def test_every_method_answers_whatever_is_level(table):
    values, weights = table
    asked = second_opinion(values, weights)

    for opinion in asked.opinions:
        assert np.isfinite(opinion.index).all()
        assert set(np.flatnonzero(opinion.ranks == 1)) <= set(opinion.winners)


@pytest.mark.parametrize(
    ("values", "totals", "words"),
    [
        ([[1, 2]], None, "at least two vendors"),
        ([[1, 2], [3, 4]], [1], "each of the 2 vendors, got 1"),
        ([[1, np.nan], [3, 4]], None, "finite"),
    ],
)
def test_what_cannot_be_asked_is_refused(values, totals, words):
    with pytest.raises(ValueError, match=words):
        second_opinion(values, [1, 1], totals=totals)
