import numpy as np
import pytest
from hypothesis import given

from scoring.evaluators.severity import levelled, levelled_what_if, severities
from tests.scoring.panel_cases import panels

BLANK = np.nan


def test_severity_is_measured_against_the_others_on_shared_cells():
    strict, mild, absent = severities(
        [[[1, 2, 3]], [[3, 4, BLANK]], [[BLANK, BLANK, BLANK]]]
    )  # fmt: skip

    assert (strict.deviation, strict.cells) == (-2, 2)
    assert (mild.deviation, mild.cells, mild.mean, mild.spread) == (2, 2, 3.5, 0.5)
    assert (absent.deviation, absent.cells, absent.mean) == (None, 0, None)


def test_one_evaluator_alone_has_no_severity():
    assert severities([[[1, 2]]])[0].deviation is None


def test_levelling_takes_severity_out():
    scores = np.array([[[1, 2, 3]], [[3, 4, 5]]], dtype=np.float64)

    even = levelled(scores)

    assert even[0] == pytest.approx(even[1])
    assert even.mean() == pytest.approx(scores.mean())
    assert all(s.deviation == pytest.approx(0) for s in severities(even))


def test_who_gave_everybody_the_same_says_nothing():
    assert levelled([[[3, 3]], [[1, 5]]])[0].tolist() == [[3, 3]]


def test_the_what_if_stands_beside_the_ranking_as_it_is():
    # the second is mild and scored the second vendor only
    scores = [[[3], [2]], [[BLANK], [5]], [[3], [2]]]

    found = levelled_what_if(scores, [1])

    assert (found.ranks.tolist(), found.levelled_ranks.tolist()) == ([1, 1], [1, 2])
    assert found.changes_first_place


@given(panels())
def test_blanks_stay_blank_and_levelled_totals_are_numbers(panel):
    scores, weights = panel

    assert (np.isnan(levelled(scores)) == np.isnan(scores)).all()
    assert np.isfinite(levelled_what_if(scores, weights).levelled).all()


def test_weights_must_fit():
    with pytest.raises(ValueError, match="each of the 2 criteria"):
        levelled_what_if([[[1, 2]]], [1])
