"""A short agenda: the few cells whose settling makes first place very likely to stand."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.arrays import TOLERANCE, Floats, checked_weights, competition_ranks
from scoring.evaluators.aggregate import aggregated
from scoring.evaluators.disagreement import DRAWS, redrawn_means
from scoring.evaluators.panel import checked_scores
from scoring.other_methods.compared import check_vendors
from scoring.single_numbers import (
    THE_CELLS,
    THE_CONFIDENCE,
    THE_DRAWS,
    check_not_negative,
    check_number,
    check_seed,
    check_whole,
)
from workbench.language import Language, percent, say
from workbench.problem import Problem

Cell = tuple[int, int]  # row of the vendor and column of the leaf, from 0
CONFIDENCE = 0.95
MOST_CELLS = 12
_LOOKED_AT = 200  # cells, those that can move a total most


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyAgenda:
    """What to settle, and how often first place then stands.

    Attributes
    ----------
    leader : int
        Row from 0 of the vendor in first place at the means.
    cells : tuple of (vendor, leaf)
        Rows and columns from 0, in the order in which they help most.
    share_now, share : float
        Share of redrawn panels in which the leader alone is first, with no cell settled and with
        `cells` settled at their means. [fraction, 0 to 1]
    shares : tuple of float
        The same once each cell and all before it are settled; the last is `share`.
        [fraction, 0 to 1]
    is_enough : bool
        Whether `share` reaches what was wanted; if not, the agenda would be too long to be one.
    """

    leader: int
    cells: tuple[Cell, ...]
    share_now: float
    share: float
    is_enough: bool
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Redrawn:
    """Totals of redrawn panels, and what each cell that is looked at adds to them."""

    leader: int
    totals: Floats  # (n_draws, n_vendors)
    cells: tuple[Cell, ...]
    moves: Floats  # (n_draws, n_cells)


def likely_agenda(
    scores: npt.ArrayLike,
    weights: npt.ArrayLike,
    *,
    confidence: float = CONFIDENCE,
    most_cells: int = MOST_CELLS,
    draws: int = DRAWS,
    seed: int = 0,
) -> LikelyAgenda | None:
    """Return a few cells whose settling makes first place stand in most redrawn panels.

    Parameters
    ----------
    scores : array_like, shape (n_evaluators, n_vendors, n_leaves)
        NaN where an evaluator gave none; at least two vendors. [one unit for all, such as points]
    weights : array_like, shape (n_leaves,)
        Effective weights. [any unit]
    confidence : float
        Share of redrawn panels that is wanted. [fraction, between 0 and 1]
    most_cells : int
        The longest agenda that is still one.
    draws : int
        How many panels are redrawn.
    seed : int
        The same seed gives the same agenda.

    Returns
    -------
    LikelyAgenda or None
        None if first place is shared at the means.

    Raises
    ------
    Problem
        If there is one vendor, a score or weight is unfit, nobody scored a vendor on a leaf, the
        confidence is not between 0 and 1, or `draws` is below 1.

    Notes
    -----
    A panel is redrawn whole, by the Bayesian bootstrap over evaluators [1]_: who is severe is
    severe with every vendor, so that severity, which parts nobody, calls for no talk. Each step
    settles the cell that raises the share most, among the 200 that move a total most; a smaller
    set may exist. `scoring.evaluators.agenda` gives the smallest one that leaves no doubt at all.

    References
    ----------
    .. [1] D. B. Rubin, "The Bayesian bootstrap", The Annals of Statistics 9(1), 130-134, 1981.
       DOI 10.1214/aos/1176345338

    Examples
    --------
    >>> found = likely_agenda([[[80, 60], [70, 60]], [[80, 66], [70, 90]]], [0.5, 0.5])
    >>> found.leader, found.cells, found.share
    (1, ((1, 1), (0, 1)), 1.0)
    """
    check_whole(draws, THE_DRAWS)
    check_seed(seed)
    if draws < 1:
        raise Problem("chances need at least one draw, got {found}", found=draws)
    check_whole(most_cells, THE_CELLS)
    check_not_negative(most_cells, THE_CELLS)
    check_number(confidence, THE_CONFIDENCE)
    if not 0 < confidence < 1:
        raise Problem("a confidence lies between 0 and 100 %, got {found}", found=str(confidence))
    cube = checked_scores(scores)
    check_vendors(cube.shape[1])
    shares = checked_weights(weights, cube.shape[2])
    totals = aggregated(cube) @ shares
    first = np.flatnonzero(competition_ranks(totals) == 1)
    if len(first) > 1:
        return None
    return _settled(_redraw(cube, shares, int(first[0]), draws, seed), confidence, most_cells)


def likely_agenda_sentence(
    found: LikelyAgenda | None, vendors: Sequence[str], leaves: Sequence[str], language: Language
) -> str:
    """Return what to settle and how sure first place then is; names by row and by column."""
    if found is None:
        return say("First place is shared, so no cell settles it by staying where it is.", language)
    if not found.cells:
        return say(
            "{vendor} stays first in {share} of the panels redrawn from these scores: no cell "
            "needs settling first.",
            language,
            vendor=vendors[found.leader],
            share=percent(found.share, language),
        )
    told = {
        "count": len(found.cells),
        "cells": [f"{vendors[v]} – {leaves[at]}" for v, at in found.cells],
        "vendor": vendors[found.leader],
        "share": percent(found.share, language),
        "now": percent(found.share_now, language),
    }
    if not found.is_enough:
        return say(
            "Even settling {count} of the cells leaves it open: {vendor} then stays first in "
            "{share} of the panels redrawn from these scores, against {now} today. What helps "
            "most: {cells}.",
            language,
            **told,
        )
    return say(
        "Settling {count} of the cells all but settles it: {cells}. {vendor} then stays first in "
        "{share} of the panels redrawn from these scores, against {now} today.",
        language,
        **told,
    )


def _redraw(cube: Floats, shares: Floats, leader: int, draws: int, seed: int) -> _Redrawn:
    evaluators = np.random.default_rng(seed).standard_exponential((draws, len(cube)))
    totals = np.column_stack([redrawn_means(v, evaluators) @ shares for v in cube.swapaxes(0, 1)])
    effects = np.nanstd(cube, axis=0) * shares
    most = np.argsort(-effects, axis=None, kind="stable")[:_LOOKED_AT]
    rows, columns = np.unravel_index(most[effects.ravel()[most] > 0], effects.shape)
    means = aggregated(cube)[rows, columns]
    return _Redrawn(
        leader=leader,
        totals=totals,
        cells=tuple(zip(rows.tolist(), columns.tolist(), strict=True)),
        moves=(redrawn_means(cube[:, rows, columns], evaluators) - means) * shares[columns],
    )


def _settled(redrawn: _Redrawn, confidence: float, most_cells: int) -> LikelyAgenda:
    totals = redrawn.totals.copy()
    now = share = float(_is_first(totals, redrawn.leader).mean())
    taken: list[int] = []
    shares: list[float] = []
    while share < confidence and len(taken) < min(most_cells, len(redrawn.cells)):
        tried = _shares_with(totals, redrawn)
        tried[taken] = -1.0
        taken.append(int(np.argmax(tried)))
        share = float(tried[taken[-1]])
        shares.append(share)
        totals[:, redrawn.cells[taken[-1]][0]] -= redrawn.moves[:, taken[-1]]
    return LikelyAgenda(
        leader=redrawn.leader,
        cells=tuple(redrawn.cells[at] for at in taken),
        share_now=now,
        share=share,
        is_enough=share >= confidence,
        shares=tuple(shares),
    )


def _shares_with(totals: Floats, redrawn: _Redrawn) -> Floats:
    """Return how often the leader is first when each cell, one at a time, is settled too."""
    of_vendor = np.array([vendor for vendor, _ in redrawn.cells])
    settled = totals[:, of_vendor] - redrawn.moves
    ahead = np.where(of_vendor == redrawn.leader, settled, totals[:, [redrawn.leader]])
    best = np.where(of_vendor == redrawn.leader, -np.inf, settled)
    rivals = np.maximum(best, _best_others(totals, redrawn.leader)[:, of_vendor])
    shares: Floats = (ahead > rivals + TOLERANCE).mean(axis=0)
    return shares


def _best_others(totals: Floats, leader: int) -> Floats:
    """Return the highest total among the rivals other than each vendor, shape of `totals`."""
    rivals = totals.copy()
    rivals[:, leader] = -np.inf
    draws = np.arange(len(totals))
    at = rivals.argmax(axis=1)
    best = rivals[draws, at].copy()
    rivals[draws, at] = -np.inf
    others = np.repeat(best[:, None], totals.shape[1], axis=1)
    others[draws, at] = rivals.max(axis=1)
    return others


def _is_first(totals: Floats, leader: int) -> npt.NDArray[np.bool_]:
    rivals = np.delete(totals, leader, axis=1).max(axis=1)
    return np.asarray(totals[:, leader] > rivals + TOLERANCE)
