"""Counting one block of samples: totals under its weights, places, and who would choose whom."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from scoring.arrays import Floats
from scoring.sampled.mixtures import WeightDraws
from scoring.sampled.rank_counts import (
    FEW,
    Places,
    Reals,
    Singles,
    Space,
    by_pairs,
    by_sorting,
    minding_ties,
    wins_of_pairs,
)
from scoring.sampled.score_doubt import ScoreDoubt

_UNEVEN = 4  # sums of shares that differ by less cost the smallest totals few digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Samples that are counted together: chance for the scores, and noise for the weights."""

    generator: np.random.Generator
    noise: Singles


Maker: TypeAlias = Callable[[Space], Block]
Counter: TypeAlias = Callable[[Block, Space], "Counts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was counted, in samples.

    Attributes
    ----------
    places : ndarray, shape (n_vendors, n_vendors)
        How often each vendor took each place.
    firsts : ndarray, shape (n_vendors, n_corners)
        Sum of the shares of the corners over the samples in which a vendor was first.
    wins : ndarray, shape (n_vendors, n_vendors)
        How often each vendor was ahead of each other; zeros if it was not asked for.
    """

    places: Floats
    firsts: Floats
    wins: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """What is ranked over and over: values under weights that are drawn.

    Attributes
    ----------
    values : ndarray, shape (n_vendors, n_criteria)
        Less the mean of each criterion, which changes no rank and saves digits.
    draws : WeightDraws
        How weights are drawn.
    doubt : ScoreDoubt or None
        What is not known of the values.
    tolerance : float
        Totals no further apart are level. [as values]
    careful : bool
        Whether totals are compared in double precision and ties are looked for.
    pairwise : bool
        Whether wins are counted.
    """

    values: Floats
    draws: WeightDraws
    doubt: ScoreDoubt | None
    tolerance: float
    careful: bool
    pairwise: bool


def counter_of(ranking: Ranking) -> Counter:
    """Return how a block of such a ranking is counted: fast, or minding ties."""
    return _careful(ranking) if ranking.careful else _fast(ranking)


def _fast(ranking: Ranking) -> Counter:
    few = len(ranking.values) <= FEW
    scales = ranking.draws.scales.astype(np.float32)
    totals_of = (
        _certain_totals(ranking)
        if ranking.doubt is None
        else _doubtful_totals(ranking, ranking.doubt)
    )

    def counted(block: Block, space: Space) -> Counts:
        per_share: Singles = np.reciprocal(scales @ block.noise)
        totals = totals_of(block, per_share, space)
        wins = _wins(ranking, totals if few else totals.T, 0.0)
        places = by_pairs(totals, space) if few else by_sorting(totals, space)
        places.firsts[:] *= per_share
        # In this order the longer side is read straight through: a third less time.
        return _counts(places, (block.noise @ places.firsts.T).T * scales, wins)

    return counted


def _certain_totals(ranking: Ranking) -> Callable[[Block, Singles, Space], Singles]:
    """Return how totals are made as the kernels want them: by vendors, or by samples."""
    scaled = ranking.draws.corners * ranking.draws.scales[:, None]
    points = (scaled @ ranking.values.T).astype(np.float32)  # (n_corners, n_vendors)
    vendors = len(ranking.values)

    def by_vendors(block: Block, _: Singles, space: Space) -> Singles:
        totals = space.array("totals", (vendors, block.noise.shape[1]), np.float32)
        np.matmul(points.T, block.noise, out=totals)
        return totals

    def by_samples(block: Block, per_share: Singles, space: Space) -> Singles:
        totals = space.array("totals", (block.noise.shape[1], vendors), np.float32)
        np.matmul(block.noise.T, points, out=totals)
        if np.ptp(per_share) > _UNEVEN * np.abs(per_share).min():
            totals *= per_share[:, None]
        return totals

    return by_vendors if vendors <= FEW else by_samples


def _doubtful_totals(
    ranking: Ranking, doubt: ScoreDoubt
) -> Callable[[Block, Singles, Space], Singles]:
    """Return how totals are made when the scores are drawn too."""
    scaled = ranking.draws.corners * ranking.draws.scales[:, None]
    to_weights = np.ascontiguousarray(scaled.T, dtype=np.float32)
    few = len(ranking.values) <= FEW

    def drawn(block: Block, per_share: Singles, _: Space) -> Singles:
        weights = (to_weights @ block.noise) * per_share
        totals = doubt.totals(ranking.values, weights, block.generator)
        return totals.astype(np.float32) if few else totals.T.astype(np.float32, order="C")

    return drawn


def _careful(ranking: Ranking) -> Counter:
    draws = ranking.draws
    points = ranking.values @ draws.corners.T

    def counted(block: Block, _: Space) -> Counts:
        shares = block.noise * draws.scales[:, None]
        shares /= shares.sum(axis=0)
        totals: Reals
        if ranking.doubt is None:
            totals = points @ shares
        else:
            weights = draws.corners.T @ shares
            totals = ranking.doubt.totals(ranking.values, weights, block.generator)
        wins = _wins(ranking, totals, ranking.tolerance)
        places = minding_ties(totals, ranking.tolerance)
        return _counts(places, places.firsts @ shares.T, wins)

    return counted


def _wins(ranking: Ranking, totals: Reals, tolerance: float) -> Floats:
    if not ranking.pairwise:
        return np.zeros((len(ranking.values),) * 2)
    return wins_of_pairs(np.ascontiguousarray(totals), tolerance)


def _counts(places: Places, shares: Reals, wins: Floats) -> Counts:
    firsts = np.zeros((len(places.counts), shares.shape[1]))
    firsts[places.who] = shares
    return Counts(places=places.counts, firsts=firsts, wins=wins)
