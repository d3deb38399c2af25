"""What those members come to together who compared a group of criteria in pairs (AHP)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scoring.arrays import Floats
from scoring.weighing.ballot import Method, Weighing
from scoring.weighing.consistency import Consistency, consistency
from scoring.weighing.group_priorities import GroupMean, joint_judgements, joint_priorities
from scoring.weighing.priorities import priorities

_SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedTogether:
    """Weights of a group of criteria from several members' pairs.

    Attributes
    ----------
    members : int
        How many compared in pairs.
    by_judgements, by_priorities, by_mean : mapping of criterion to float
        From the geometric mean of each judgement (AIJ), and as the geometric (AIP) and the
        arithmetic mean of everybody's own priorities. [fraction, sum 1]
    consistency : Consistency
        Of the joint judgements.
    """

    members: int
    by_judgements: Mapping[str, float]
    by_priorities: Mapping[str, float]
    by_mean: Mapping[str, float]
    consistency: Consistency


def compared_together(weighings: Sequence[Weighing]) -> ComparedTogether | None:
    """Return what several members' comparisons of one group come to.

    Parameters
    ----------
    weighings : sequence of Weighing, shape (n_members,)
        Of the same criteria, as they were handed in; those by other methods are left out.

    Returns
    -------
    ComparedTogether or None
        Priorities are row geometric means; where pairs are missing, those of least squares of the
        logarithms. With complete comparisons AIJ and AIP are the same. None if fewer than two
        members compared in pairs.

    References
    ----------
    As `scoring.weighing.group_priorities.joint_judgements`.

    Examples
    --------
    >>> two = [Weighing(parent=None, parts=("fit", "price"), method=Method.PAIRS,
    ...                 comparisons={("fit", "price"): ratio}) for ratio in (8, 2)]
    >>> found = compared_together(two)
    >>> {criterion: round(weight, 6) for criterion, weight in found.by_judgements.items()}
    {'fit': 0.8, 'price': 0.2}
    >>> round(found.by_mean["fit"], 6)
    0.777778
    """
    compared = [each for each in weighings if each.method is Method.PAIRS]
    if len(compared) < _SEVERAL:
        return None
    parts, tables = compared[0].parts, [each.table() for each in compared]
    own = np.array([priorities(table, names=parts) for table in tables])
    joint = joint_judgements(tables)

    def named(weights: Floats) -> dict[str, float]:
        return dict(zip(parts, weights.tolist(), strict=True))

    return ComparedTogether(
        members=len(compared),
        by_judgements=named(priorities(joint, names=parts)),
        by_priorities=named(joint_priorities(own)),
        by_mean=named(joint_priorities(own, mean=GroupMean.ARITHMETIC)),
        consistency=consistency(joint),
    )
