"""The same questions as ours, asked of the peers in the way that suits each best."""

import numpy as np
from pymcdm.helpers import rrankdata
from pymcdm.methods import WSM
from pymcdm.normalizations import minmax_normalization
from pyrepo_mcda.additions import rank_preferences
from pyrepo_mcda.mcda_methods import SAW
from pyrepo_mcda.normalizations import minmax_normalization as pyrepo_minmax
from pysensmcda.smaa import simulate

_weighted_sum = WSM(minmax_normalization)


def _additive(matrix, weights, types):
    return matrix @ weights


def pysensmcda(values: np.ndarray, samples: int):
    """Let pySensMCDA simulate with an additive callable, storing sums only: its fastest way."""
    profit = np.ones(values.shape[1])
    done = simulate(_additive, values, profit, num_samples=samples, store="accumulate", seed=0)
    return done.rank_counts / samples, done.first_rank_weight_sums


def pymcdm_loop(values: np.ndarray, samples: int):
    """Rank with pymcdm's WSM once for each weight vector; its checks are off."""
    vendors, criteria = values.shape
    profit, index = np.ones(criteria), np.arange(vendors)
    counts, sums = np.zeros((vendors, vendors)), np.zeros(values.shape)
    for weights in np.random.default_rng(0).dirichlet(profit, samples):
        ranks = _pymcdm_ranks(values, weights, profit).astype(int)
        counts[index, ranks - 1] += 1
        sums[ranks == 1] += weights
    return counts / samples, sums


def _pymcdm_ranks(values, weights, profit):
    return rrankdata(_weighted_sum(values, weights, profit, validation=False))


def pymcdm_sweep(values: np.ndarray, weights: np.ndarray):
    """Rank with pymcdm at each of the weight vectors of a sweep."""
    profit = np.ones(values.shape[1])
    return [_pymcdm_ranks(values, own, profit) for own in weights]


def pyrepo_sweep(values: np.ndarray, weights: np.ndarray):
    """Rank with pyrepo-mcda's SAW at each of the weight vectors of a sweep."""
    profit, method = np.ones(values.shape[1]), SAW(pyrepo_minmax)
    return [rank_preferences(method(values, own, profit), reverse=True) for own in weights]


def swept_weights(weights: np.ndarray, steps: int) -> np.ndarray:
    """Return every weight at every step with the others in proportion, one vector a row."""
    criteria, t = len(weights), np.linspace(0, 1, steps)
    swept = np.empty((criteria, steps, criteria))
    for at in range(criteria):
        others = np.where(np.arange(criteria) == at, 0, weights)
        swept[at] = (1 - t)[:, None] * (others / others.sum())
        swept[at, :, at] = t
    return swept.reshape(-1, criteria)
