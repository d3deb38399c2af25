"""How far apart the members' weights are, and how much they agree."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from scoring.arrays import Floats, Table, checked_weights
from scoring.plain_numbers import WEIGHTS, plain_numbers
from workbench.problem import Problem

_TABLE = 2
_PLACES = 9  # of a distance: distances alike in them are equal


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Two members and how far apart their weights are.

    Attributes
    ----------
    first, second : int
        The members, from 0.
    distance : float
        Weight that one would have to move to agree with the other: half the sum of absolute
        differences; x 100 it is percentage points. [fraction, 0 to 1]
    """

    first: int
    second: int
    distance: float


def member_shares(weights: Table) -> Floats:
    """Return each member's weights as shares.

    Parameters
    ----------
    weights : array_like, shape (n_members, n_criteria)
        0 or more each, and not all 0 for any member. [any unit]

    Returns
    -------
    ndarray of float64, shape (n_members, n_criteria)
        [fraction, sum 1 per member]

    Raises
    ------
    Problem
        If the shape is another, a weight is negative or not finite, or a member has only zeros;
        members and criteria count from 1.

    Examples
    --------
    >>> member_shares([[1, 3], [30, 70]]).tolist()
    [[0.25, 0.75], [0.3, 0.7]]
    """
    table = plain_numbers(weights, WEIGHTS)
    if table.ndim != _TABLE or 0 in table.shape:
        raise Problem(
            "weights must be a table of members by criteria with at least one of each, "
            "got the shape {shape}",
            shape=str(table.shape),
        )
    strange = np.argwhere(~np.isfinite(table) | (table < 0))
    if len(strange):
        member, criterion = strange[0]
        raise Problem(
            "weights must be finite numbers of 0 or more; that of member {member} for criterion "
            "{criterion} is {found}",
            member=int(member) + 1,
            criterion=int(criterion) + 1,
            found=str(table[member, criterion]),
        )
    empty = np.flatnonzero(~table.any(axis=1))
    if len(empty):
        raise Problem("the weights of member {member} must not all be 0", member=int(empty[0]) + 1)
    return np.array([checked_weights(row, table.shape[1]) for row in table])


def distances(weights: Table) -> Floats:
    """Return how far apart every two members are.

    Parameters
    ----------
    weights : array_like, shape (n_members, n_criteria)
        See `member_shares`. [any unit]

    Returns
    -------
    ndarray of float64, shape (n_members, n_members)
        Half the sum of absolute differences: the weight to be moved. [fraction, 0 to 1]

    Raises
    ------
    Problem
        As `member_shares`.

    Examples
    --------
    >>> distances([[60, 40], [10, 90]]).round(3).tolist()
    [[0.0, 0.5], [0.5, 0.0]]
    """
    cloud = member_shares(weights)
    halves: Floats = np.abs(cloud[:, None, :] - cloud).sum(axis=2) / 2
    return halves


def furthest_apart(weights: Table) -> Apart | None:
    """Return the two members who are furthest apart; None if there is one member.

    Parameters
    ----------
    weights : array_like, shape (n_members, n_criteria)
        See `member_shares`. [any unit]

    Returns
    -------
    Apart or None
        Of equal pairs the first.

    Raises
    ------
    Problem
        As `member_shares`.

    Examples
    --------
    >>> furthest_apart([[1, 0], [0, 1], [1, 1]])
    Apart(first=0, second=1, distance=1.0)
    """
    apart = distances(weights)
    pairs = (
        Apart(first=i, second=j, distance=float(apart[i, j]))
        for i, j in combinations(range(len(apart)), 2)
    )
    return max(pairs, key=lambda pair: round(pair.distance, _PLACES), default=None)


def consensus_index(weights: Table) -> float:
    """Return how much the members agree on the weights.

    Parameters
    ----------
    weights : array_like, shape (n_members, n_criteria)
        See `member_shares`. [any unit]

    Returns
    -------
    float
        1: all weights are the same, or there is one member; 0: no two members give weight to
        the same criterion. [0 to 1]

    Raises
    ------
    Problem
        As `member_shares`.

    Notes
    -----
    1 minus the mean of `distances` over all pairs of members. Each distance is the total
    variation between two weight vectors, so the index is the share of weight on which two
    members drawn by lot agree: for each criterion the lesser of their weights, summed.

    Examples
    --------
    >>> round(consensus_index([[60, 40], [50, 50], [10, 90]]), 6)
    0.666667
    """
    apart = distances(weights)
    pairs = apart[np.triu_indices(len(apart), 1)]
    return 1.0 - float(pairs.mean()) if len(pairs) else 1.0


def homogeneity(weights: Table) -> float:
    """Return how alike the members' weights are by Shannon's entropy [1]_ [2]_.

    Parameters
    ----------
    weights : array_like, shape (n_members, n_criteria)
        See `member_shares`. [any unit]

    Returns
    -------
    float
        1: all weights are the same, or there is one member; 0: no two members give weight to
        the same criterion. [0 to 1]

    Raises
    ------
    Problem
        As `member_shares`.

    Notes
    -----
    With D = exp(entropy of the mean - mean of the entropies), which runs from 1 to the number of
    members N, it is (1/D - 1/N) / (1 - 1/N). Unlike the consensus index of [2]_ it assumes no
    scale of comparisons, so that it also serves weights that were not made by AHP.

    References
    ----------
    .. [1] L. Jost, "Partitioning diversity into independent alpha and beta components", Ecology
       88(10), 2427-2439, 2007. DOI 10.1890/06-1736.1
    .. [2] K. D. Goepel, "Implementing the analytic hierarchy process as a standard method for
       multi-criteria decision making in corporate enterprises", Proceedings of the International
       Symposium on the Analytic Hierarchy Process, Kuala Lumpur, 2013.

    Examples
    --------
    >>> round(homogeneity([[1, 0], [0, 1]]), 6), round(homogeneity([[3, 1], [1, 3]]), 6)
    (0.0, 0.754765)
    """
    cloud = member_shares(weights)
    n = len(cloud)
    if n == 1:
        return 1.0
    shared = np.exp(_entropy(cloud).mean() - _entropy(cloud.mean(axis=0)))
    return float(np.clip((shared - 1 / n) / (1 - 1 / n), 0, 1))


def _entropy(shares: Floats) -> Floats:
    logs = np.log(np.where(shares > 0, shares, 1))
    entropy: Floats = -(shares * logs).sum(axis=-1)
    return entropy
