"""The evaluators' own rankings put together by Borda and by Copeland, ties kept."""

from dataclasses import dataclass

import numpy as np

from scoring.arrays import TOLERANCE, Floats, Ints, Table, checked_values, competition_ranks
from scoring.other_methods.rank_correlation import average_ranks


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What the evaluators' rankings say together.

    Attributes
    ----------
    preferring : ndarray of int64, shape (n_vendors, n_vendors)
        How many evaluators put the vendor of the row before that of the column.
    rank_totals : ndarray of float64, shape (n_vendors,)
        Sum of ranks, ties at the mean of their places; less is better.
    borda : ndarray of float64, shape (n_vendors,)
        Per evaluator one point for each vendor placed behind and a half for each on a level: with
        no ties, n_vendors - place. More is better.
    borda_ranks : ndarray of int64, shape (n_vendors,)
        Competition ranks by it.
    copeland : ndarray of int64, shape (n_vendors,)
        Vendors beaten by a majority of those who tell the two apart, less vendors lost to; more
        is better.
    copeland_ranks : ndarray of int64, shape (n_vendors,)
        Competition ranks by it.
    condorcet : int or None
        Row from 0 of the vendor that beats every other; None if there is none.
    """

    preferring: Ints
    rank_totals: Floats
    borda: Floats
    borda_ranks: Ints
    copeland: Ints
    copeland_ranks: Ints
    condorcet: int | None


def orders(ranks: Table) -> Orders:
    """Put rankings together [1]_ [2]_.

    Parameters
    ----------
    ranks : array_like, shape (n_vendors, n_evaluators)
        Each evaluator's ranks, 1 is best, equal where level; any way of counting past a tie will
        do, as only the order is read. For totals take their negatives.

    Returns
    -------
    Orders

    Raises
    ------
    Problem
        If the shape is another, or a rank is blank or infinite: who ranked some vendors only has
        no ranking to put beside the others.

    References
    ----------
    .. [1] J.-C. de Borda, "Memoire sur les elections au scrutin", Histoire de l'Academie Royale
       des Sciences, Paris, 1781.
    .. [2] D. G. Saari and V. R. Merlin, "The Copeland method I: relationships and the
       dictionary", Economic Theory 8(1), 51-76, 1996. DOI 10.1007/BF01212012

    Examples
    --------
    >>> found = orders([[1, 2, 1], [2, 1, 3], [3, 3, 2]])
    >>> found.borda.tolist(), found.copeland.tolist(), found.condorcet
    ([5.0, 3.0, 1.0], [2, 0, -2], 0)
    """
    table = checked_values(ranks)
    ahead = table[None, :, :] - table[:, None, :] > TOLERANCE  # row before column
    preferring: Ints = ahead.sum(axis=2)
    level = table.shape[1] - preferring - preferring.T
    borda = preferring.sum(axis=1) + (level.sum(axis=1) - table.shape[1]) / 2
    duels: Ints = np.sign(preferring - preferring.T)
    copeland: Ints = duels.sum(axis=1)
    winners = np.flatnonzero((duels == 1).sum(axis=1) == len(table) - 1)
    return Orders(
        preferring=preferring,
        rank_totals=np.sum([average_ranks(-column) for column in table.T], axis=0),
        borda=borda,
        borda_ranks=competition_ranks(borda),
        copeland=copeland,
        copeland_ranks=competition_ranks(copeland),
        condorcet=int(winners[0]) if len(winners) else None,
    )
