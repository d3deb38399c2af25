"""Who would be first if the evaluators' scores were joined by another rule than the mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import numpy as np

from scoring.arrays import Floats, competition_ranks
from scoring.evaluators.aggregate import Aggregation, aggregated
from scoring.evaluators.orders import orders
from scoring.evaluators.panel import Panel, own_leaves
from workbench.problem import Term

_TWO = 2


class Joining(StrEnum):
    """A rule that makes one order of the vendors out of everybody's scores."""

    MEAN = "mean"
    MEDIAN = "median"
    TRIMMED_MEAN = "trimmed mean"
    BORDA = "Borda"
    COPELAND = "Copeland"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    Joining.MEAN: Term("Mean (official)"),
    Joining.MEDIAN: Term("Median"),
    Joining.TRIMMED_MEAN: Term("Mean without the highest and the lowest fifth"),
    Joining.BORDA: Term("Borda: vendors placed behind, summed over the evaluators"),
    Joining.COPELAND: Term("Copeland: duels won less duels lost"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What one rule gives.

    Attributes
    ----------
    how : Joining
        The rule.
    values : mapping of vendor to float
        Totals [points]; under Borda and Copeland their counts. More is better.
    first : tuple of str
        Who is first; several where they are level.
    """

    how: Joining
    values: Mapping[str, float]
    first: tuple[str, ...]


def joined_otherwise(panel: Panel, precision: Fraction) -> tuple[Joined, ...]:
    """Return who is first under the official mean and under four other rules [1]_ [2]_.

    Parameters
    ----------
    panel : Panel
        Everybody's scores, and the official points on leaves that people do not score.
    precision : Fraction
        Totals equal at this step are level. [points]

    Returns
    -------
    tuple of Joined
        The official rule first. Borda and Copeland only where two evaluators or more have scored
        every vendor on whatever they scored: each one's order is that of the own weighted points.

    Raises
    ------
    Problem
        If nobody scored a vendor on a leaf.

    References
    ----------
    .. [1] J. W. Tukey, "The future of data analysis", The Annals of Mathematical Statistics
       33(1), 1-67, 1962. DOI 10.1214/aoms/1177704711
    .. [2] D. G. Saari and V. R. Merlin, "The Copeland method I: relationships and the
       dictionary", Economic Theory 8(1), 51-76, 1996. DOI 10.1007/BF01212012

    Examples
    --------
    >>> told = Panel(evaluators=("a", "b", "c"), vendors=("A", "B"), leaves=("fit",),
    ...              points=np.array([[[100.0], [60]], [[40], [60]], [[40], [60]]]),
    ...              weights=np.array([1.0]), scored=np.ones((2, 1), dtype=bool))
    >>> [(each.how.value, each.first) for each in joined_otherwise(told, Fraction(1, 10))]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('mean', ('A', 'B')), ('median', ('B',)), ('trimmed mean', ('A', 'B')), ('Borda', ('B',)),
     ('Copeland', ('B',))]
    """
    step = float(precision)
    made = [
        _made(panel, Joining(how.value), aggregated(panel.points, how) @ panel.weights, step)
        for how in Aggregation
    ]
    own = [total for sheet in panel.points if (total := _own_totals(panel, sheet)) is not None]
    if len(own) >= _TWO and len(panel.vendors) >= _TWO:
        counted = orders(-np.column_stack(own))
        made.append(_made(panel, Joining.BORDA, counted.borda))
        made.append(_made(panel, Joining.COPELAND, counted.copeland.astype(np.float64)))
    return tuple(made)


def _made(panel: Panel, how: Joining, values: Floats, step: float | None = None) -> Joined:
    ranks = competition_ranks(values if step is None else np.round(np.round(values / step, 9)))
    return Joined(
        how=how,
        values=dict(zip(panel.vendors, values.tolist(), strict=True)),
        first=tuple(v for v, rank in zip(panel.vendors, ranks, strict=True) if rank == 1),
    )


def _own_totals(panel: Panel, sheet: Floats) -> Floats | None:
    """Return an evaluator's totals over the own leaves; None if some of their cells are blank."""
    asked = own_leaves(sheet)
    if asked is None:
        return None
    own: Floats = sheet[:, asked] @ panel.weights[asked]
    return own
