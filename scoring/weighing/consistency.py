"""How consistent pairwise comparisons are (AHP), by a named table of random indices."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import numpy as np

from scoring.weighing.pairwise import Comparisons, connected_comparisons
from scoring.weighing.priorities import MissingRule, principal
from workbench.problem import Problem

WARNING_ABOVE = 0.10  # the consistency ratio above which comparisons should be looked at again
_ALWAYS_CONSISTENT = 2  # comparisons of one or two criteria cannot contradict each other
_FIRST = 3  # criteria, for which every table has its first entry


class RandomIndexTable(StrEnum):
    """Whose mean consistency index of random comparisons the ratio is measured against."""

    SAATY_1980 = "Saaty 1980"
    SAATY_2005 = "Saaty 2005"
    DONEGAN_DODD_1991 = "Donegan and Dodd 1991"
    ALONSO_LAMATA_2006 = "Alonso and Lamata 2006"


RANDOM_INDICES: Mapping[RandomIndexTable, tuple[float, ...]] = MappingProxyType(
    {  # for 3, 4, 5, ... criteria
        RandomIndexTable.SAATY_1980: (
            *(0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49),
            *(1.51, 1.48, 1.56, 1.57, 1.59),
        ),
        RandomIndexTable.SAATY_2005: (
            *(0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49),
            *(1.52, 1.54, 1.56, 1.58, 1.59),
        ),
        RandomIndexTable.DONEGAN_DODD_1991: (
            *(0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055),
            *(1.4213, 1.4497, 1.4643, 1.4822, 1.4969, 1.5078, 1.5153, 1.5262, 1.5313, 1.5371),
        ),
        RandomIndexTable.ALONSO_LAMATA_2006: (
            *(0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499, 1.4854),
            *(1.5141, 1.5365, 1.5551, 1.5713, 1.5838),
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """How consistent pairwise comparisons are.

    Attributes
    ----------
    n_criteria : int
        n, how many are compared.
    lambda_max : float
        The largest eigenvalue; n when nothing contradicts anything.
    index : float
        Consistency index, (lambda_max - n) / (n - 1); 0 for one or two criteria.
    random_index : float
        What random comparisons have on average, by `table`; 0 for one or two criteria.
    ratio : float
        Consistency ratio, `index` / `random_index`; 0 for one or two criteria.
    table : RandomIndexTable
        To be named wherever the ratio is shown: tables differ by some hundredths.
    n_missing : int
        Pairs that nobody compared. The tables are made for none, so with some the ratio comes out
        too low.
    """

    n_criteria: int
    lambda_max: float
    index: float
    random_index: float
    ratio: float
    table: RandomIndexTable
    n_missing: int

    @property
    def warns(self) -> bool:
        """Whether the ratio is above 0.10, so that the comparisons should be looked at again."""
        return self.ratio > WARNING_ABOVE


def consistency(
    matrix: Comparisons,
    table: RandomIndexTable = RandomIndexTable.SAATY_1980,
    *,
    missing: MissingRule = MissingRule.HARKER,
) -> Consistency:
    """Return the consistency index and ratio of pairwise comparisons [1]_.

    Parameters
    ----------
    matrix : array_like, shape (n, n)
        See `scoring.weighing.pairwise.checked_comparisons`. [ratio]
    table : RandomIndexTable
        Saaty's own [1]_, his later one [2]_, Donegan and Dodd's [3]_, Alonso and Lamata's [4]_.
    missing : MissingRule
        What stands in for missing comparisons.

    Returns
    -------
    Consistency

    Raises
    ------
    Problem
        As `scoring.weighing.priorities.priorities`, or if the table has no entry for so many
        criteria.

    Notes
    -----
    Saaty 1980 has 1.48 for 12 criteria, below its 1.51 for 11: it is printed so.

    References
    ----------
    .. [1] T. L. Saaty, "The Analytic Hierarchy Process", McGraw-Hill, 1980. The measure itself:
       Journal of Mathematical Psychology 15(3), 234-281, 1977.
       DOI 10.1016/0022-2496(77)90033-5
    .. [2] T. L. Saaty, "Theory and Applications of the Analytic Network Process", RWS
       Publications, 2005, page 31.
    .. [3] H. A. Donegan and F. J. Dodd, "A note on Saaty's random indexes", Mathematical and
       Computer Modelling 15(10), 135-137, 1991. DOI 10.1016/0895-7177(91)90098-R
    .. [4] J. A. Alonso and M. T. Lamata, "Consistency in the analytic hierarchy process: a new
       approach", International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems
       14(4), 445-459, 2006. DOI 10.1142/S0218488506004114

    Examples
    --------
    >>> found = consistency([[1, 3, 7], [1 / 3, 1, 1], [1 / 7, 1, 1]])
    >>> round(found.lambda_max, 4), round(found.ratio, 4), found.table.value, found.warns
    (3.0803, 0.0692, 'Saaty 1980', False)
    """
    comparisons = connected_comparisons(matrix)
    n = len(comparisons)
    lambda_max, _ = principal(comparisons, missing)
    random_index = _random_index(n, table)
    index = max(0.0, lambda_max - n) / (n - 1) if n > _ALWAYS_CONSISTENT else 0.0
    return Consistency(
        n_criteria=n,
        lambda_max=lambda_max,
        index=index,
        random_index=random_index,
        ratio=index / random_index if random_index else 0.0,
        table=table,
        n_missing=int(np.isnan(comparisons).sum()) // 2,
    )


def _random_index(n: int, table: RandomIndexTable) -> float:
    if n <= _ALWAYS_CONSISTENT:
        return 0.0
    indices = RANDOM_INDICES[table]
    if n - _FIRST >= len(indices):
        raise Problem(
            "the table of random indices of {table} goes to {most} criteria, got {found}",
            table=table.value,
            most=len(indices) + _FIRST - 1,
            found=n,
        )
    return indices[n - _FIRST]
