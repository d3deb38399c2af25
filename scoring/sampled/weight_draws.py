"""Ways to draw weights: free, around the present ones, in an order, within intervals, members'."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats, check_sizes, checked_weights
from scoring.plain_numbers import WEIGHTS, plain_numbers
from scoring.sampled.interval_draws import noise_within
from scoring.sampled.mixtures import Singles, WeightDraws, uniform_mixtures
from scoring.single_numbers import (
    THE_CONCENTRATION,
    THE_CRITERIA,
    THE_CRITERION,
    THE_SPREAD,
    check_number,
    check_whole,
)
from workbench.problem import Problem

_NORMALISED = 1e-9
_NARROWEST_SPREAD, _WIDEST_SPREAD = 0.001, 5.0  # noise is drawn in single precision
_MOST_CONCENTRATED = 10**6


def free_weights(n_criteria: int) -> WeightDraws:
    """Draw weights about which nothing is known: uniform on all that sum to 1.

    Parameters
    ----------
    n_criteria : int
        At least 1.

    Returns
    -------
    WeightDraws

    Raises
    ------
    Problem
        If there is no criterion.

    Examples
    --------
    >>> from scoring.sampled.mixtures import drawn_weights
    >>> drawn_weights(free_weights(3), samples=100_000, seed=1).mean(axis=0).round(2).tolist()
    [0.33, 0.33, 0.33]
    """
    check_whole(n_criteria, THE_CRITERIA)
    if n_criteria < 1:
        raise Problem("weights need at least one criterion, got {found}", found=n_criteria)
    return uniform_mixtures(np.eye(n_criteria))


def weights_near(weights: npt.ArrayLike, concentration: float = 50.0) -> WeightDraws:
    """Draw weights from the Dirichlet distribution whose mean is the present weights [1]_.

    Parameters
    ----------
    weights : array_like, shape (n_criteria,)
        Present weights in any unit; a weight of 0 stays 0.
    concentration : float
        c of Dirichlet(c w): a weight w varies by sqrt(w (1 - w) / (c + 1)). From 1
        to a million.

    Returns
    -------
    WeightDraws

    Raises
    ------
    Problem
        If the weights are none (`checked_weights`), or the concentration is out of its range.

    References
    ----------
    .. [1] R. Lahdelma and P. Salminen, "SMAA-2: stochastic multicriteria acceptability analysis
       for group decision making", Operations Research 49(3), 444-454, 2001: any
       distribution of weights.
       DOI 10.1287/opre.49.3.444.11220

    Examples
    --------
    >>> from scoring.sampled.mixtures import drawn_weights
    >>> near = drawn_weights(weights_near([60, 40]), samples=10_000, seed=1)
    >>> near.mean(axis=0).round(2).tolist(), near.std(axis=0).round(2).tolist()
    ([0.6, 0.4], [0.07, 0.07])
    """
    shares = checked_weights(weights)
    check_number(concentration, THE_CONCENTRATION)
    if not 1 <= concentration <= _MOST_CONCENTRATED:
        raise Problem(
            "a concentration must be from 1 to a million, got {found}", found=str(concentration)
        )

    def noise(generator: np.random.Generator, into: Singles) -> None:
        for own, share in zip(into, shares, strict=True):
            generator.standard_gamma(concentration * share, dtype=np.float32, out=own)

    return WeightDraws(
        corners=np.eye(len(shares)),
        scales=(shares > 0).astype(np.float64),
        noise=noise,
        mass=concentration * shares,
    )


def weights_scattered(weights: npt.ArrayLike, spread: float = 0.3) -> WeightDraws:
    """Draw weights as the present ones times exp(spread x standard normal), rescaled to sum 1 [1]_.

    Parameters
    ----------
    weights : array_like, shape (n_criteria,)
        Present weights in any unit; a weight of 0 stays 0.
    spread : float
        Of the logarithm: 0.3 means that two of three factors lie from 0.74 to 1.35. From 0.001
        to 5.

    Returns
    -------
    WeightDraws

    Raises
    ------
    Problem
        If the weights are none (`checked_weights`), or the spread is out of its range.

    References
    ----------
    .. [1] R. Lahdelma and P. Salminen, "SMAA-2: stochastic multicriteria acceptability analysis
       for group decision making", Operations Research 49(3), 444-454, 2001: any
       distribution of weights.
       DOI 10.1287/opre.49.3.444.11220

    Examples
    --------
    >>> from scoring.sampled.mixtures import drawn_weights
    >>> drawn_weights(weights_scattered([60, 40], 0.1)).mean(axis=0).round(2).tolist()
    [0.6, 0.4]
    """
    shares = checked_weights(weights)
    check_number(spread, THE_SPREAD)
    if not _NARROWEST_SPREAD <= spread <= _WIDEST_SPREAD:
        raise Problem("a spread must be from 0.001 to 5, got {found}", found=str(spread))

    def noise(generator: np.random.Generator, into: Singles) -> None:
        generator.standard_normal(dtype=np.float32, out=into)
        into *= np.float32(spread)
        np.exp(into, out=into)

    return WeightDraws(corners=np.eye(len(shares)), scales=shares, noise=noise)


def weights_in_order(order: Sequence[int], n_criteria: int | None = None) -> WeightDraws:
    """Draw weights uniformly among all that keep a stated order of importance [1]_.

    The mean of complete orders is the rank order centroid. No sorting is done: such weights are
    uniform mixtures of (1, 0, ..), (1/2, 1/2, 0, ..), and so on.

    Parameters
    ----------
    order : sequence of int, shape (n_ordered,)
        Criteria from the most to the least important, counted from 0.
    n_criteria : int, optional
        If there are more criteria than are ordered; about the others nothing is said.

    Returns
    -------
    WeightDraws

    Raises
    ------
    Problem
        If the order names nothing, a criterion twice, or one that is not there.

    References
    ----------
    .. [1] F. H. Barron and B. E. Barrett, "Decision quality using ranked attribute weights",
       Management Science 42(11), 1515-1523, 1996. DOI 10.1287/mnsc.42.11.1515

    Examples
    --------
    >>> from scoring.sampled.mixtures import drawn_weights
    >>> drawn_weights(weights_in_order([2, 0, 1]), samples=50_000).mean(axis=0).round(2).tolist()
    [0.28, 0.11, 0.61]
    """
    ordered = list(order)
    for named in ordered:
        check_whole(named, THE_CRITERION)
    if n_criteria is not None:
        check_whole(n_criteria, THE_CRITERIA)
    total = len(ordered) if n_criteria is None else n_criteria
    if not ordered or sorted(set(ordered)) != sorted(ordered):
        raise Problem("an order must name criteria, each once")
    if not 0 <= min(ordered) <= max(ordered) < total:
        raise Problem("an order may name criteria from 0 to {last} only", last=total - 1)
    corners = np.eye(total)
    for place, criterion in enumerate(ordered):
        corners[criterion] = 0
        corners[criterion, ordered[: place + 1]] = 1 / (place + 1)
    return uniform_mixtures(corners)


def weights_within(lower: npt.ArrayLike, upper: npt.ArrayLike) -> WeightDraws:
    """Draw weights uniformly among all that lie within intervals and sum to 1 [1]_.

    Every draw is independent of the others: by rejection (see `scoring.sampled.interval_draws`).

    Parameters
    ----------
    lower, upper : array_like, shape (n_criteria,)
        Least and greatest weight of each criterion. [fraction, 0 to 1]

    Returns
    -------
    WeightDraws

    Raises
    ------
    Problem
        If a bound is not a number from 0 to 1, a lower one is above its upper one, or no weights
        within all of them sum to 1.

    References
    ----------
    .. [1] R. Lahdelma and P. Salminen, "SMAA-2: stochastic multicriteria acceptability analysis
       for group decision making", Operations Research 49(3), 444-454, 2001: intervals
       of weights.
       DOI 10.1287/opre.49.3.444.11220

    Examples
    --------
    >>> from scoring.sampled.mixtures import drawn_weights
    >>> within = drawn_weights(weights_within([0.2, 0, 0.1], [0.3, 1, 0.5]), samples=1000)
    >>> bool((within[:, 0] >= 0.2 - 1e-6).all() and (within[:, 2] <= 0.5 + 1e-6).all())
    True
    """
    least, most = _checked_bounds(lower, upper)
    slack = 1 - least.sum()
    room = np.minimum(most - least, slack)
    if slack <= _NORMALISED or room.sum() - slack <= _NORMALISED:
        only = least if slack <= _NORMALISED else least + room
        return uniform_mixtures((only / only.sum())[None])
    corners = least + slack * np.eye(len(least))
    open_ = room > 0
    return WeightDraws(
        corners=corners[open_],
        scales=np.ones(int(open_.sum())),
        noise=noise_within(room[open_] / slack),
    )


def _checked_bounds(lower: npt.ArrayLike, upper: npt.ArrayLike) -> tuple[Floats, Floats]:
    least, most = plain_numbers(lower, WEIGHTS), plain_numbers(upper, WEIGHTS)
    if least.shape != most.shape or least.ndim != 1 or not least.size:
        raise Problem(
            "there must be one interval for each criterion, got the shapes {lower} and {upper}",
            lower=str(least.shape),
            upper=str(most.shape),
        )
    check_sizes(np.stack([least, most]))
    if (least < 0).any() or (most > 1).any() or (least > most).any():
        raise Problem("intervals of weights must lie within 0 and 1, the lower end first")
    if least.sum() > 1 + _NORMALISED or most.sum() < 1 - _NORMALISED:
        raise Problem(
            "no weights within these intervals sum to 1: their lower ends sum to {least}, "
            "their upper ends to {most}",
            least=f"{least.sum():.4g}",
            most=f"{most.sum():.4g}",
        )
    return least, most
