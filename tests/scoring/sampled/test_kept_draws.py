import numpy as np
import pytest

from scoring.sampled.kept_draws import kept_draws
from scoring.sampled.robustness import rank_acceptability
from scoring.sampled.weight_draws import weights_scattered

VALUES = np.random.default_rng(1).random((20, 40))


@pytest.mark.parametrize("vendors", [5, 20])
def test_kept_noise_ranks_as_fresh_noise_of_the_same_seed(vendors):
    weights = np.arange(40) % 7
    kept = kept_draws(40, spread=0.5, samples=5000, seed=3)
    fresh = weights_scattered(weights, 0.5)

    found = kept.rerank(VALUES[:vendors], weights)
    expected = rank_acceptability(VALUES[:vendors], fresh, samples=5000, seed=3)

    assert kept.samples == 5000
    assert (found.acceptability == expected.acceptability).all()
    np.testing.assert_array_equal(found.central_weights, expected.central_weights)


def test_a_small_change_of_weights_changes_few_samples():
    kept = kept_draws(40, samples=5000, seed=3)
    weights = np.ones(40)
    before = kept.rerank(VALUES, weights).acceptability
    weights[0] += 0.01

    assert np.abs(kept.rerank(VALUES, weights).acceptability - before).max() < 0.01


def test_weights_of_another_number_of_criteria_are_refused():
    kept = kept_draws(40, samples=10)
    with pytest.raises(ValueError, match="each of the 40 criteria"):
        kept.rerank(VALUES, np.ones(39))
    with pytest.raises(ValueError, match="of 40 criteria are drawn"):
        kept.rerank(VALUES[:, :39], np.ones(40))
