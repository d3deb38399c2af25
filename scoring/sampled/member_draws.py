"""Ways to draw weights from those that the committee's own members gave."""

import numpy as np
import numpy.typing as npt

from scoring.sampled.mixtures import Singles, WeightDraws, uniform_mixtures
from scoring.weighing.weight_distance import member_shares


def weights_of_members(members: npt.ArrayLike) -> WeightDraws:
    """Draw weights as uniform mixtures of the members' own weights (Bayesian bootstrap) [1]_.

    Parameters
    ----------
    members : array_like, shape (n_members, n_criteria)
        Each member's weights in any unit.

    Returns
    -------
    WeightDraws

    Raises
    ------
    Problem
        If there is no member, or a member's weights are none (`checked_weights`).

    References
    ----------
    .. [1] D. B. Rubin, "The Bayesian bootstrap", Annals of Statistics 9(1), 130-134, 1981.
       DOI 10.1214/aos/1176345338

    Examples
    --------
    >>> from scoring.sampled.mixtures import drawn_weights
    >>> drawn_weights(weights_of_members([[1, 3], [1, 3]]), samples=1).round(6).tolist()
    [[0.25, 0.75]]
    """
    return uniform_mixtures(member_shares(members))


def weights_of_resampled_members(members: npt.ArrayLike) -> WeightDraws:
    """Draw weights as means of committees of the same size, members drawn with replacement.

    Parameters
    ----------
    members : array_like, shape (n_members, n_criteria)
        Each member's weights in any unit.

    Returns
    -------
    WeightDraws
        Not continuous: totals may be level in some draws.

    Raises
    ------
    Problem
        If there is no member, or a member's weights are none (`checked_weights`).

    References
    ----------
    As `weights_of_members`.

    Examples
    --------
    >>> from scoring.sampled.mixtures import drawn_weights
    >>> drawn = drawn_weights(weights_of_resampled_members([[1, 0], [0, 1]]), samples=100)
    >>> sorted(set(drawn[:, 0].tolist()))
    [0.0, 0.5, 1.0]
    """
    own = member_shares(members)
    size = len(own)

    def noise(generator: np.random.Generator, into: Singles) -> None:
        into[:] = generator.multinomial(size, np.full(size, 1 / size), into.shape[1]).T

    return WeightDraws(corners=own, scales=np.ones(size), noise=noise, continuous=False)
