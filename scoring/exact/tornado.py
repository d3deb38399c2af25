"""The tornado: how far the lead moves when each weight becomes a little less or more."""

from dataclasses import dataclass
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree, in_percent
from rfp.planning.exact_number import check_exact
from scoring.exact.line import Line
from scoring.exact.sensitivity import Sweep, sweeps
from scoring.single_numbers import THE_CHANGE
from scoring.value import Points
from workbench.problem import Problem

_TENTH = Fraction(1, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What stands at one changed weight.

    Attributes
    ----------
    weight : Fraction
        The changed local weight. [fraction, 0 to 1]
    margin : Fraction
        Total of the present leader minus the best of the others; below 0 it leads no more.
        [points]
    leaders : tuple of str
        Who has the highest total here.
    """

    weight: Fraction
    margin: Fraction
    leaders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TornadoRow:
    """One criterion: the lead at a lower and at a higher weight."""

    criterion: str
    present: Fraction
    lower: Swing
    higher: Swing

    @property
    def reach(self) -> Fraction:
        """How far apart the two margins are [points]."""
        return abs(self.higher.margin - self.lower.margin)


def tornado(
    tree: CriteriaTree, points: Points, *, change: Fraction = _TENTH
) -> tuple[TornadoRow, ...]:
    """Return one row per criterion, the widest reach first [1]_.

    Parameters
    ----------
    tree : CriteriaTree
        Present weights.
    points : mapping of vendor to leaf to Fraction, shape (n_vendors, n_leaves)
        Of at least two vendors in the ranking. [points, 0 to 100]
    change : Fraction
        Each local weight w is taken to w (1 - change) and w (1 + change), at most to 1, the others
        in proportion. [fraction, 0 to 1]

    Returns
    -------
    tuple of TornadoRow, shape (n_criteria,)
        Branches and leaves that have something beside them; rows of equal reach in the plan's
        order. If several vendors lead now, the margin is that of the first by id.

    Raises
    ------
    Problem
        If fewer than two vendors are in the ranking, or `change` is not from 0 to 1.

    References
    ----------
    .. [1] E. Triantaphyllou and A. Sanchez, "A sensitivity analysis approach for some
       deterministic multi-criteria decision-making methods", Decision Sciences 28(1), 151-194,
       1997. DOI 10.1111/j.1540-5915.1997.tb01306.x

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> two = {"Aban": {"fit": Fraction(80), "price": Fraction(50)},
    ...        "Baran": {"fit": Fraction(70), "price": Fraction(90)}}
    >>> [(row.criterion, str(row.reach)) for row in tornado(tree, two)]
    [('fit', '15/2'), ('price', '5/2')]
    """
    if len(points) < 2:  # noqa: PLR2004, a margin is between two
        raise Problem("a margin needs two vendors in the ranking, got {found}", found=len(points))
    check_exact(change, THE_CHANGE)
    if not 0 <= change <= 1:
        raise Problem("weights are changed by 0 to 100 %, got {found} %", found=in_percent(change))
    asked = [c.id for c in tree.criteria if tree.siblings(c.id)]
    rows = [_row(swept, change) for swept in sweeps(tree, points, asked)]
    return tuple(sorted(rows, key=lambda row: -row.reach))


def _row(swept: Sweep, change: Fraction) -> TornadoRow:
    leader = min(swept.lines, key=lambda line: (-line.at(swept.present), line.vendor))
    return TornadoRow(
        criterion=swept.criterion,
        present=swept.present,
        lower=_swing(swept.lines, leader, swept.present * (1 - change)),
        higher=_swing(swept.lines, leader, min(Fraction(1), swept.present * (1 + change))),
    )


def _swing(lines: tuple[Line, ...], leader: Line, weight: Fraction) -> Swing:
    rivals = [line.at(weight) for line in lines if line.vendor != leader.vendor]
    best = max(line.at(weight) for line in lines)
    return Swing(
        weight=weight,
        margin=leader.at(weight) - max(rivals),
        leaders=tuple(line.vendor for line in lines if line.at(weight) == best),
    )
