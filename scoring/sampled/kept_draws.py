"""Live robustness: noise that is kept, so that a change of weights costs one product."""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import numpy.typing as npt

from scoring.arrays import Table, checked_values, checked_weights
from scoring.sampled.acceptability import count, ranking_of
from scoring.sampled.blas_threads import one_blas_thread
from scoring.sampled.block_counts import Block
from scoring.sampled.mixtures import Singles, WeightDraws, drawn_noise
from scoring.sampled.rank_counts import Space
from scoring.sampled.robustness import Robustness, robustness_of
from scoring.sampled.weight_draws import weights_scattered
from scoring.single_numbers import THE_CRITERIA, Seed, check_whole

_UNUSED = np.random.default_rng(0)  # certain scores draw nothing, and making one takes long


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KeptDraws:
    """Noise round the present weights, kept so that a change of weights is one product.

    The same noise serves all weights: a curve over a weight does not jitter.

    Attributes
    ----------
    draws : WeightDraws
        From `weights_scattered`, whose scales are replaced by the weights of each call.
    noise : tuple of ndarray of float32, shape (n_blocks,)
        Blocks of shape (n_criteria, n_samples of the block).
    """

    draws: WeightDraws
    noise: tuple[Singles, ...]

    @property
    def samples(self) -> int:
        return sum(block.shape[1] for block in self.noise)

    def rerank(
        self, values: Table, weights: npt.ArrayLike, *, threads: int | None = None
    ) -> Robustness:
        """Return the robustness round other weights, from the same noise.

        Parameters
        ----------
        values : array_like, shape (n_vendors, n_criteria)
            More is better, criteria comparable: usually 0 to 1.
        weights : array_like, shape (n_criteria,)
            In any unit.
        threads : int, optional
            How many count side by side; as many as there are processors, if not said.

        Returns
        -------
        Robustness
            The same as of `rank_acceptability` with `weights_scattered`.

        Raises
        ------
        Problem
            If the values or weights are none (`checked_values`, `checked_weights`), or of another
            number of criteria.

        References
        ----------
        As `scoring.sampled.robustness.rank_acceptability`.

        Examples
        --------
        >>> kept_draws(2, samples=500).rerank([[1, 1], [0, 0]], [3, 1]).first.tolist()
        [1.0, 0.0]
        """
        scales = checked_weights(weights, self.draws.n_criteria)
        draws = replace(self.draws, scales=scales)
        table = checked_values(values)
        blocks = [partial(_kept_block, noise) for noise in self.noise]
        with one_blas_thread():
            ranking = ranking_of(table, draws, None, pairwise=False)
            return robustness_of(ranking, count(ranking, blocks, threads), self.samples, seed=0)


def kept_draws(
    n_criteria: int, *, spread: float = 0.3, samples: int = 10_000, seed: Seed = 0
) -> KeptDraws:
    """Draw once the noise of `weights_scattered`, to rank again and again with other weights.

    Parameters
    ----------
    n_criteria : int
        At least 1.
    spread : float
        Of the logarithm of a weight, from 0.001 to 5.
    samples : int
        How many. [4 bytes x n_criteria each]
    seed : int or SeedSequence
        The same seed gives the same noise.

    Returns
    -------
    KeptDraws

    Raises
    ------
    Problem
        If there is no criterion, the spread is out of its range, or fewer than one sample is
        asked for.

    References
    ----------
    As `scoring.sampled.robustness.rank_acceptability`.

    Examples
    --------
    >>> kept = kept_draws(2, samples=2000, seed=1)
    >>> [kept.rerank([[1, 0], [0, 1]], w).first.round(2).tolist() for w in ([1, 1], [3, 2])]
    [[0.51, 0.49], [0.83, 0.17]]
    """
    check_whole(n_criteria, THE_CRITERIA)
    draws = weights_scattered(np.ones(max(n_criteria, 0)), spread)
    return KeptDraws(draws=draws, noise=tuple(drawn_noise(draws, samples, seed)))


def _kept_block(noise: Singles, _: Space) -> Block:
    return Block(generator=_UNUSED, noise=noise)
