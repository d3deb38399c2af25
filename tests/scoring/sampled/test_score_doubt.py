import numpy as np
import pytest

from scoring.sampled.robustness import rank_acceptability
from scoring.sampled.score_doubt import EvaluatorSheets, NormalErrors, UniformErrors
from scoring.sampled.weight_draws import free_weights, weights_within

VALUES = np.array([[0.6, 0.5, 0.4], [0.5, 0.5, 0.5], [0.3, 0.9, 0.2]])
ERRORS = np.array([[0.1, 0.2, 0.1], [0.05, 0, 0.1], [0.2, 0.1, 0.3]])
WEIGHTS = np.random.default_rng(1).dirichlet([1, 1, 1], 20_000).T


def test_one_error_of_a_total_stands_for_the_errors_of_all_values():
    chance = np.random.default_rng(2)
    drawn = NormalErrors.of(ERRORS).totals(VALUES, WEIGHTS, chance)
    matrices = VALUES[None] + ERRORS * chance.standard_normal((20_000, 3, 3))
    sampled = np.einsum("nij,jn->in", matrices, WEIGHTS)

    for share in (0.05, 0.5, 0.95):
        gap = np.quantile(drawn, share, axis=1) - np.quantile(sampled, share, axis=1)
        assert np.abs(gap).max() < 0.006


def test_uniform_errors_stay_within_their_half_widths():
    drawn = UniformErrors.of(ERRORS).totals(VALUES, WEIGHTS, np.random.default_rng(2))
    beyond = np.abs(drawn - VALUES @ WEIGHTS) / (ERRORS @ WEIGHTS)

    assert 0.95 < beyond.max() <= 1 + 1e-12


def test_uniform_errors_have_the_variance_of_their_width():
    one = np.tile([[1.0], [0], [0]], 20_000)
    drawn = UniformErrors.of(ERRORS).totals(VALUES, one, np.random.default_rng(2))

    assert np.abs(drawn.std(axis=1) - ERRORS[:, 0] / np.sqrt(3)).max() < 0.002


def test_sheets_are_mixed_between_the_evaluators():
    sheets = np.array([[[0, 0.4]], [[1, np.nan]]])
    doubt = EvaluatorSheets.of(sheets)
    weights = np.tile([[0.5], [0.5]], 20_000)
    drawn = doubt.totals(doubt.means, weights, np.random.default_rng(1))[0]

    assert doubt.means.tolist() == [[0.5, 0.4]]
    assert np.quantile(drawn, [0, 0.25, 0.5, 0.75, 1]).round(2).tolist() == pytest.approx(
        [0.2, 0.325, 0.45, 0.575, 0.7], abs=0.011
    )


def test_evaluators_who_agree_leave_no_doubt():
    doubt = EvaluatorSheets.of(np.stack([VALUES] * 4))
    free = free_weights(3)
    certain = rank_acceptability(VALUES, free, samples=5000, seed=3)
    doubted = rank_acceptability(doubt.means, free, samples=5000, seed=3, doubt=doubt)

    assert np.abs(certain.acceptability - doubted.acceptability).max() < 0.001


def test_confidence_tells_how_often_scores_would_confirm_the_first():
    level = [[0.5, 0.5], [0.4, 0.6]]
    only = weights_within([0.5, 0.5], [0.5, 0.5])
    robust = rank_acceptability(level, only, doubt=NormalErrors.of(np.full((2, 2), 0.1)))

    assert np.abs(robust.confidence - 0.5).max() < 0.02


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda: NormalErrors.of([[-1, 0]]), "must be 0 or more"),
        (lambda: UniformErrors.of([[np.nan, 0]]), "row 1, column 1 is nan"),
        (lambda: EvaluatorSheets.of([[1, 2]]), r"got the shape \(1, 2\)"),
        (lambda: EvaluatorSheets.of([[[1, 2], [1, np.nan]]]), "all vendors on a criterion"),
        (lambda: EvaluatorSheets.of([[[np.inf, 2], [1, 1]]]), "got inf"),
        (lambda: EvaluatorSheets.of([[[np.nan, 2]]]), "by at least one evaluator"),
    ],
)
def test_doubt_that_cannot_be_drawn_is_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        wrong()


@pytest.mark.parametrize(
    "doubt", [NormalErrors.of(ERRORS), UniformErrors.of(ERRORS), EvaluatorSheets.of([VALUES])]
)
def test_doubt_of_another_shape_is_refused(doubt):
    with pytest.raises(ValueError, match=r"the shape \(2, 3\) of the values, got \(3, 3\)"):
        rank_acceptability(VALUES[:2], free_weights(3), doubt=doubt)
