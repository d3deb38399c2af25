import numpy as np
import pytest
from hypothesis import given, settings

from scoring.evaluators.disagreement import differences
from tests.scoring.panel_cases import panels

BLANK = np.nan


def test_range_spread_swing_and_heat_of_a_cell():
    # at the means 71.5 against 72.5; the last cell alone can turn it
    found = differences([[[80, 60], [70, 60]], [[80, 66], [70, 90]]], [1, 1])

    assert found.totals.tolist() == [71.5, 72.5]
    assert found.first == (1,)
    assert found.ranges.tolist() == [[0, 6], [0, 30]]
    assert found.spreads.tolist() == [[0, 3], [0, 15]]
    assert found.swings.tolist() == [[0, 3], [0, 15]]
    assert found.flips.tolist() == [[False, True], [False, True]]
    assert found.heat.tolist() == (found.spreads * 0.5 * found.chances).tolist()


def test_the_chance_is_the_share_of_redrawn_means_that_change_first_place():
    # Two evaluators: the redrawn mean is uniform between their scores, 60 and 90. The vendor is
    # first at a mean above 73, so it loses first place in 13/30 of the redraws.
    found = differences([[[73], [60]], [[73], [90]]], [1], draws=40_000)

    assert found.chances[1, 0] == pytest.approx(13 / 30, abs=0.01)
    assert found.sampling_error == pytest.approx(0.0049)


def test_a_leaf_on_which_all_gave_the_same_flips_nothing():
    found = differences([[[80, 45], [70, 60]], [[60, 45], [90, 60]]], [3, 1])

    assert not found.flips[:, 1].any()
    assert found.heat[:, 1].tolist() == [0, 0]


def test_at_a_tie_every_cell_that_moves_matters():
    found = differences([[[1], [2], [0]], [[3], [2], [0]]], [1])

    assert found.first == (0, 1)
    assert found.flips.tolist() == [[True], [False], [False]]
    assert found.chances[0, 0] == 1


def test_one_vendor_stays_first():
    found = differences([[[1, 5]], [[3, 0]]], [1, 1])

    assert (found.first, found.flips.any()) == ((0,), False)


def test_blanks_are_left_out_of_means_and_redraws():
    with_blank = differences([[[3], [2]], [[BLANK], [4]], [[3], [BLANK]]], [1])

    assert with_blank.ranges.tolist() == [[0], [2]]
    assert with_blank.first == (0, 1)


def test_the_same_seed_gives_the_same_chances():
    scores = [[[73, 60], [60, 70]], [[73, 61], [90, 65]]]

    assert (
        differences(scores, [1, 2], seed=5).chances.tolist()
        == differences(scores, [1, 2], seed=5).chances.tolist()
    )


def firsts(totals):
    return set(np.flatnonzero(totals >= totals.max() - 1e-9).tolist())


@settings(max_examples=40)
@given(panels())
def test_a_cell_flips_if_some_score_in_its_span_changes_first_place(panel):
    scores, weights = panel
    shares, means = weights / weights.sum(), np.nanmean(scores, axis=0)
    found = differences(scores, weights, draws=50)

    for cell in np.ndindex(means.shape):
        changed = False
        for score in np.linspace(np.nanmin(scores, 0)[cell], np.nanmax(scores, 0)[cell], 7):
            tried = means.copy()
            tried[cell] = score
            changed |= firsts(tried @ shares) != firsts(means @ shares)
        assert found.flips[cell] == changed
    assert (found.chances[~found.flips] == 0).all()


def test_permuting_vendors_permutes_the_cells():
    rng = np.random.default_rng(4)
    scores = rng.integers(0, 6, (4, 5, 3)).astype(float)
    order = [3, 0, 4, 1, 2]

    found, turned = differences(scores, [3, 2, 1]), differences(scores[:, order], [3, 2, 1])

    assert turned.flips.tolist() == found.flips[order].tolist()
    assert turned.heat == pytest.approx(found.heat[order])


def test_chances_need_a_draw():
    with pytest.raises(ValueError, match="at least one draw, got 0"):
        differences([[[1]]], [1], draws=0)
