"""Stability intervals: within which weights those who lead today go on leading."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.arrays import TOLERANCE, Floats, Table
from scoring.exact.sweeps import denoised, meeting_weights, sweep_lines
from scoring.exact.weight_paths import Flags, Paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Stability:
    """How far each weight may move before today's leaders lead no more.

    Attributes
    ----------
    leaders : ndarray of bool, shape (n_vendors,)
        Who has the highest total now, within the tolerance.
    present, stable_from, stable_to : ndarray of float64, shape (n_swept,)
        The local weight and the ends of the interval round it in which every one of today's
        leaders still has the highest total. [fraction, 0 to 1]
    """

    leaders: Flags
    present: Floats
    stable_from: Floats
    stable_to: Floats


def stability(values: Table, weights: npt.ArrayLike | Paths) -> Stability:
    """Return the interval of each weight in which today's leaders keep the highest total [1]_.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        More is better. [0 to 1, or any one unit far above the tolerance of 1e-9]
    weights : array_like, shape (n_criteria,), or Paths
        As in `sweep_lines`. [any unit]

    Returns
    -------
    Stability
        Where leaders are level now but not beside the present weight, the interval is that one
        weight.

    Raises
    ------
    Problem
        As `sweep_lines`.

    References
    ----------
    .. [1] B. Mareschal, "Weight stability intervals in multicriteria decision aid", European
       Journal of Operational Research 33(1), 54-64, 1988. DOI 10.1016/0377-2217(88)90254-8

    Examples
    --------
    >>> found = stability([[0.8, 0.2], [0.5, 0.6]], [3, 1])
    >>> found.stable_from.round(6).tolist(), found.stable_to.round(6).tolist()
    ([0.571429, 0.0], [1.0, 0.428571])
    """
    lines = sweep_lines(values, weights)
    now = lines.at(lines.present[:, None])[0, 0]
    leaders = now >= now.max() - TOLERANCE
    ahead_at_zero = _lead(lines.at_zero, leaders, lines.noise)
    ahead_at_one = _lead(lines.at_one, leaders, lines.noise)
    meeting = meeting_weights(ahead_at_zero, ahead_at_one)
    below = np.where(ahead_at_zero < 0, meeting, 0).max(axis=1)
    above = np.where(ahead_at_one < 0, meeting, 1).min(axis=1)
    return Stability(
        leaders=leaders,
        present=lines.present,
        stable_from=np.minimum(below, lines.present),
        stable_to=np.maximum(above, lines.present),
    )


def _lead(ends: Floats, leaders: Flags, noise: float) -> Floats:
    """Return how far each leader is ahead of each vendor, shape (n_swept, leaders x vendors)."""
    lead = ends[:, leaders, None] - ends[:, None, :]
    return denoised(lead.reshape(len(ends), -1), noise)
