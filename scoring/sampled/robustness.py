"""How sure a ranking is (SMAA-2): the shares of possible weights and scores that give a place."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats, Table, checked_values, checked_weights
from scoring.sampled.acceptability import count, ranking_of
from scoring.sampled.blas_threads import one_blas_thread
from scoring.sampled.block_counts import Block, Counts, Ranking
from scoring.sampled.mixtures import WeightDraws, block_sizes, generator_of
from scoring.sampled.rank_counts import Space
from scoring.sampled.score_doubt import ScoreDoubt
from scoring.single_numbers import Seed

_NORMAL_95 = 1.959963984540054
_CONFIDENCE_SAMPLES = 10_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Robustness:
    """What share of the samples gave which ranking.

    Attributes
    ----------
    samples : int
        How many were drawn; 0 if the answer is exact.
    acceptability : ndarray, shape (n_vendors, n_vendors)
        Rank acceptability: row a vendor, column a place from the first. Level vendors share the
        places that they take together. [fraction, rows and columns sum to 1]
    central_weights : ndarray, shape (n_vendors, n_criteria)
        Mean of the weights that put a vendor first: the view of those who would choose it; NaN
        in the row of a vendor that never is. [fraction, other rows sum to 1]
    confidence : ndarray, shape (n_vendors,)
        Confidence factor: how often a vendor is first under its central weights, given the doubt
        about the scores (from at most 10,000 samples); NaN if it never is. [fraction]
    pairwise : ndarray, shape (n_vendors, n_vendors), or None
        Pairwise winning index, row ahead of column, level counting half; 0 on the diagonal. None
        if it was not asked for. [fraction]
    """

    samples: int
    acceptability: Floats
    central_weights: Floats
    confidence: Floats
    pairwise: Floats | None

    @property
    def first(self) -> Floats:
        """How often each vendor is first, shape (n_vendors,). [fraction]."""
        share: Floats = self.acceptability[:, 0]
        return share

    @property
    def standard_error(self) -> Floats:
        """Sampling error of each acceptability b: sqrt(b (1 - b) / samples). [fraction]."""
        share = np.clip(self.acceptability, 0, 1)
        error: Floats = np.sqrt(share * (1 - share)) * self._per_root
        return error

    @property
    def half_width(self) -> Floats:
        """Half the 95 % interval of each acceptability: 1.96 standard errors. [fraction]."""
        half: Floats = _NORMAL_95 * self.standard_error
        return half

    @property
    def widest_half_width(self) -> float:
        """The 95 % half-width of an acceptability of one half: no other is wider. [fraction]."""
        return _NORMAL_95 * 0.5 * self._per_root

    @property
    def _per_root(self) -> float:
        return float(1 / np.sqrt(self.samples)) if self.samples else 0.0

    def holistic(self, place_weights: npt.ArrayLike | None = None) -> Floats:
        """Return the holistic acceptability: all places in one number [1]_.

        Parameters
        ----------
        place_weights : array_like, shape (n_vendors,), optional
            What each place counts, the first 1 and none more than the one before; rank order
            centroid weights over the greatest of them, if not said. [any unit]

        Returns
        -------
        ndarray, shape (n_vendors,)
            [fraction, 1 for a vendor that is always first]

        Raises
        ------
        Problem
            If the weights of the places are none (`checked_weights`).

        References
        ----------
        .. [1] R. Lahdelma and P. Salminen, "SMAA-2: stochastic multicriteria acceptability
           analysis for group decision making", Operations Research 49(3), 444-454, 2001.
           DOI 10.1287/opre.49.3.444.11220

        Examples
        --------
        >>> from scoring.sampled.weight_draws import free_weights
        >>> rank_acceptability([[1, 1], [0, 0]], free_weights(2)).holistic([1, 0.5]).tolist()
        [1.0, 0.5]
        """
        n_places = len(self.acceptability)
        if place_weights is None:
            place_weights = np.cumsum(1 / np.arange(n_places, 0, -1))[::-1]
        counts = checked_weights(place_weights, n_places)
        whole: Floats = self.acceptability @ (counts / counts.max())
        return whole

    @property
    def choice_entropy(self) -> float:
        """How open the choice is: entropy of being first; 0 if one vendor always is. [bits]."""
        share = self.first[self.first > 0]
        return float(max(0.0, -(share * np.log2(share)).sum()))


def rank_acceptability(
    values: Table,
    draws: WeightDraws,
    *,
    samples: int = 10_000,
    seed: Seed = 0,
    doubt: ScoreDoubt | None = None,
    pairwise: bool = False,
    threads: int | None = None,
) -> Robustness:
    """Return how often each vendor takes each place under weights that are drawn [1]_ [2]_.

    Two vendors are level if their totals are no further apart than 1e-9 (of the largest value, if
    that is above 1). Unless some vendors are nearly alike or weights repeat, where all is done in
    double precision, samples are compared in single precision; no exact answer depends on it.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        More is better, criteria comparable: usually 0 to 1.
    draws : WeightDraws
        How weights are drawn: see `scoring.sampled.weight_draws`.
    samples : int
        How many; the 95 % half-width is at most 1 point of 100 at 10,000 and 0.31 at 100,000.
    seed : int or SeedSequence
        The same seed gives the same answer, whatever the number of threads.
    doubt : ScoreDoubt, optional
        What is not known of the values: see `scoring.sampled.score_doubt`.
    pairwise : bool
        Whether to count also how often each vendor is ahead of each other.
    threads : int, optional
        How many count side by side; as many as there are processors, if not said.

    Returns
    -------
    Robustness

    Raises
    ------
    Problem
        If the values are none (`checked_values`), the draws or the doubt are of another shape, or
        fewer than one sample or thread is asked for.

    References
    ----------
    .. [1] R. Lahdelma, J. Hokkanen and P. Salminen, "SMAA - stochastic multiobjective
       acceptability analysis", European Journal of Operational Research 106(1), 137-143, 1998.
       DOI 10.1016/S0377-2217(97)00163-X
    .. [2] R. Lahdelma and P. Salminen, "SMAA-2: stochastic multicriteria acceptability analysis
       for group decision making", Operations Research 49(3), 444-454, 2001.
       DOI 10.1287/opre.49.3.444.11220

    Examples
    --------
    >>> from scoring.sampled.weight_draws import free_weights
    >>> robust = rank_acceptability([[0.9, 0.2], [0.6, 0.8]], free_weights(2), seed=1)
    >>> robust.first.round(2).tolist(), round(robust.widest_half_width, 3)
    ([0.33, 0.67], 0.01)
    """
    table = checked_values(values)
    blocks = [
        partial(_fresh_block, draws, seed, at, size)
        for at, size in enumerate(block_sizes(draws, samples))
    ]
    with one_blas_thread():
        ranking = ranking_of(table, draws, doubt, pairwise=pairwise)
        return robustness_of(ranking, count(ranking, blocks, threads), samples, seed)


def _fresh_block(draws: WeightDraws, seed: Seed, at: int, size: int, space: Space) -> Block:
    generator = generator_of(seed, at)
    noise = space.array("noise", (len(draws.corners), size), np.float32)
    draws.noise(generator, noise)
    return Block(generator=generator, noise=noise)


def robustness_of(ranking: Ranking, counts: Counts, samples: int, seed: Seed) -> Robustness:
    """Return what was counted as shares of all samples."""
    shares = counts.firsts.sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore"):  # 0 / 0 is NaN: never first
        central = (counts.firsts / shares) @ ranking.draws.corners
    return Robustness(
        samples=samples,
        acceptability=counts.places / samples,
        central_weights=central,
        confidence=_confidence(ranking, central, min(samples, _CONFIDENCE_SAMPLES), seed),
        pairwise=counts.wins / samples if ranking.pairwise else None,
    )


def _confidence(ranking: Ranking, central: Floats, samples: int, seed: Seed) -> Floats:
    if ranking.doubt is None:
        return certain_confidence(ranking.values, central, ranking.tolerance)
    factors = np.full(len(central), np.nan)
    for vendor in _known(central):
        weights = np.repeat(central[vendor][:, None], samples, axis=1)
        generator = generator_of(seed, vendor, 1)
        totals = ranking.doubt.totals(ranking.values, weights, generator)
        level = totals >= totals.max(axis=0) - ranking.tolerance
        factors[vendor] = (level[vendor] / level.sum(axis=0)).mean()
    return factors


def certain_confidence(values: Floats, central: Floats, tolerance: float) -> Floats:
    """Return which vendors are first under their central weights, if the scores are certain.

    Parameters
    ----------
    values : ndarray, shape (n_vendors, n_criteria)
        Checked.
    central : ndarray, shape (n_vendors, n_criteria)
        Central weights, NaN for a vendor that is never first.
    tolerance : float
        Totals no further apart are level and share the first place. [as values]

    Returns
    -------
    ndarray, shape (n_vendors,)
        [fraction], NaN where the central weights are.
    """
    known = _known(central)
    totals = values @ central[known].T
    level = totals >= totals.max(axis=0) - tolerance
    factors = np.full(len(values), np.nan)
    factors[known] = level[known, np.arange(len(known))] / level.sum(axis=0)
    return factors


def _known(central: Floats) -> list[int]:
    found: list[int] = np.flatnonzero(np.isfinite(central[:, 0])).tolist()
    return found
