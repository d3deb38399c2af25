"""The counting under robustness: blocks of samples, on as many threads as there are."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

import numpy as np

from scoring.arrays import TOLERANCE, Floats, check_sizes
from scoring.sampled.block_counts import Counter, Counts, Maker, Ranking, counter_of
from scoring.sampled.mixtures import WeightDraws
from scoring.sampled.rank_counts import MANY, Space, own_space
from scoring.sampled.score_doubt import ScoreDoubt
from scoring.single_numbers import THE_THREADS, check_whole
from workbench.problem import Problem

_BLOCKS_PER_THREAD = 4  # with fewer, starting a thread costs more than it saves
_GREATEST = 1e30  # values in single precision end at 3.4e38
_CLOSE = 0.02  # of the range of values: vendors so alike are told apart in double precision
_LIGHT = 1e-4  # a scale below which single precision might not see what a corner weighs
_ENOUGH = 0.5  # of gamma shapes: one draw in some hundreds is too small for single precision


def ranking_of(
    values: Floats, draws: WeightDraws, doubt: ScoreDoubt | None, *, pairwise: bool
) -> Ranking:
    """Return what is to be counted, and whether ties have to be looked for.

    Parameters
    ----------
    values : ndarray, shape (n_vendors, n_criteria)
        Checked.
    draws : WeightDraws
        How weights are drawn.
    doubt : ScoreDoubt or None
        What is not known of the values.
    pairwise : bool
        Whether wins are counted.

    Returns
    -------
    Ranking

    Raises
    ------
    Problem
        If the draws or the doubt are of another shape than the values, or a value is beyond
        1e30.
    """
    if values.shape[1] != draws.n_criteria:
        raise Problem(
            "weights of {drawn} criteria are drawn, but the values are of {expected}",
            drawn=draws.n_criteria,
            expected=values.shape[1],
        )
    check_sizes(values, _GREATEST)
    if doubt is not None:
        doubt.check((values.shape[0], values.shape[1]))
    return Ranking(
        values=values - values.mean(axis=0),
        draws=draws,
        doubt=doubt,
        tolerance=TOLERANCE * max(1.0, float(np.abs(values).max())),
        careful=not draws.continuous or len(values) > MANY or _some_are_alike(values, draws),
        pairwise=pairwise,
    )


def count(ranking: Ranking, blocks: Sequence[Maker], threads: int | None = None) -> Counts:
    """Return the sum of all blocks, added in their order whichever thread counted them.

    Parameters
    ----------
    ranking : Ranking
        What is counted.
    blocks : sequence of callable
        Each makes its block in the space given, when it is its turn.
    threads : int, optional
        How many count side by side; as many as there are processors and enough blocks for, if
        not said.

    Returns
    -------
    Counts

    Raises
    ------
    Problem
        If fewer than one thread is to count.
    """
    if threads is not None:
        check_whole(threads, THE_THREADS)
    workers = _worthwhile_threads(len(blocks)) if threads is None else threads
    if workers < 1:
        raise Problem("at least one thread must count, got {found}", found=workers)
    return _added(_in_order(counter_of(ranking), blocks, min(workers, len(blocks))))


def _worthwhile_threads(blocks: int) -> int:
    return max(1, min(os.cpu_count() or 1, blocks // _BLOCKS_PER_THREAD))


def _in_order(counter: Counter, blocks: Sequence[Maker], workers: int) -> Iterator[Counts]:
    if workers == 1:
        space = own_space()
        yield from (counter(block(space), space) for block in blocks)
        return
    spaces: SimpleQueue[Space] = SimpleQueue()
    for _ in range(workers):
        spaces.put(Space())

    def counted(block: Maker) -> Counts:
        space = spaces.get()
        counts = counter(block(space), space)
        spaces.put(space)
        return counts

    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(counted, blocks)


def _added(counted: Iterator[Counts]) -> Counts:
    total = next(counted)
    for one in counted:
        for name in ("places", "firsts", "wins"):
            into = getattr(total, name)
            into += getattr(one, name)
    return total


def _some_are_alike(values: Floats, draws: WeightDraws) -> bool:
    """Tell whether two vendors are so alike at all corners that single precision may err."""
    weighty = np.abs(draws.scales) >= _LIGHT * np.abs(draws.scales).max()
    corners = draws.corners[weighty]
    at_corners = (values - values.mean(axis=0)) @ corners.T
    near = _CLOSE * (at_corners.max() - at_corners.min())
    if draws.mass is not None:
        return _differ_in_little(at_corners, near, draws.mass[weighty])
    squares = (at_corners**2).sum(axis=1)
    apart = squares[:, None] + squares - 2 * at_corners @ at_corners.T
    candidates = np.argwhere(apart <= len(corners) * near**2 * (1 + TOLERANCE)).tolist()
    return any(
        one < other and np.abs(at_corners[one] - at_corners[other]).max() <= near
        for one, other in candidates
    )


def _differ_in_little(at_corners: Floats, near: float, mass: Floats) -> bool:
    """Tell whether two vendors differ only where most draws weigh next to nothing."""
    return any(
        ((np.abs(rest - own) > near) @ mass < _ENOUGH).any()
        for own, rest in ((at_corners[at], at_corners[at + 1 :]) for at in range(len(at_corners)))
    )
