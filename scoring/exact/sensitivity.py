"""Exact one-weight sensitivity: every total is a straight line, so nothing is sampled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise

from rfp.planning.criterion import CriteriaTree
from scoring.exact.line import Known, Line, known_points, line_of
from scoring.value import Points, check_points
from scoring.weights import followers_of
from workbench.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """All totals as the local weight of one criterion goes from 0 to 1, the others in proportion.

    Attributes
    ----------
    criterion : str
        The leaf or branch whose weight is swept.
    present : Fraction
        Its local weight now. [fraction, 0 to 1]
    share_of_parent : Fraction
        Effective weight of what it is a part of; local x this = effective. [fraction, 0 to 1]
    lines : tuple of Line, shape (n_vendors,)
        In the order of the vendors given.
    """

    criterion: str
    present: Fraction
    share_of_parent: Fraction
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossover:
    """The weight at which two vendors are level, and who is ahead on either side of it."""

    weight: Fraction
    ahead_below: str
    ahead_above: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A stretch of weights over which the same vendors have the highest total.

    Attributes
    ----------
    start, end : Fraction
        Its ends, where the lead is shared with the next stretch. [fraction, 0 to 1]
    vendors : tuple of str
        One leader, or several whose lines are the same.
    """

    start: Fraction
    end: Fraction
    vendors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """A reversal point: the weight at which the lead passes from some vendors to others."""

    weight: Fraction
    from_vendors: tuple[str, ...]
    to_vendors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversals:
    """The nearest reversal points on either side of the present weight; None where none is."""

    below: Reversal | None
    above: Reversal | None


def sweep(tree: CriteriaTree, points: Points, criterion: str) -> Sweep:
    """Return the line of every vendor's total over the local weight of one criterion [1]_.

    The other parts of the same parent keep their proportions (equal, if all are 0); what is below
    and beside the parent stays. The lines pass through the present totals exactly.

    Parameters
    ----------
    tree : CriteriaTree
        Present weights.
    points : mapping of vendor to leaf to Fraction, shape (n_vendors, n_leaves)
        Of the vendors in the ranking. [points, 0 to 100]
    criterion : str
        A leaf or a branch.

    Returns
    -------
    Sweep
        With one line per vendor.

    Raises
    ------
    Problem
        If `criterion` is unknown or an only child, or a vendor lacks points on a leaf.

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
    >>> fit, price = Fraction(80), Fraction(50)
    >>> line, = sweep(tree, {"Aban": {"fit": fit, "price": price}}, "price").lines
    >>> line.at(Fraction(0)) == fit, line.at(Fraction(1, 4)), line.at(Fraction(1)) == price
    (True, Fraction(145, 2), True)
    """
    return sweeps(tree, points, [criterion])[0]


def sweeps(tree: CriteriaTree, points: Points, criteria: Iterable[str]) -> tuple[Sweep, ...]:
    """Return the sweep of each of some criteria; the points of all branches are summed up once.

    Parameters
    ----------
    tree : CriteriaTree
        Present weights.
    points : mapping of vendor to leaf to Fraction, shape (n_vendors, n_leaves)
        [points, 0 to 100]
    criteria : iterable of str
        Leaves or branches.

    Returns
    -------
    tuple of Sweep, shape (n_swept,)

    Raises
    ------
    Problem
        As `sweep`.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> points = {"Aban": {"fit": Fraction(80), "price": Fraction(50)},
    ...           "Baran": {"fit": Fraction(70), "price": Fraction(90)}}
    >>> [(each.criterion, str(each.present)) for each in sweeps(tree, points, ["price", "fit"])]
    [('price', '1/4'), ('fit', '3/4')]
    """
    known = {v: known_points(tree, check_points(tree, v, own)) for v, own in points.items()}
    return tuple(_sweep(tree, criterion, known) for criterion in criteria)


def _sweep(tree: CriteriaTree, criterion: str, known: Mapping[str, Known]) -> Sweep:
    followers_of(tree, criterion)
    parent = tree[criterion].parent
    return Sweep(
        criterion=criterion,
        present=tree[criterion].weight,
        share_of_parent=Fraction(1) if parent is None else tree.effective(parent),
        lines=tuple(line_of(tree, criterion, vendor, own) for vendor, own in known.items()),
    )


def crossovers(swept: Sweep) -> tuple[Crossover, ...]:
    """Return every weight at which two vendors are level, in rising order.

    Parameters
    ----------
    swept : Sweep
        From `sweep`.

    Returns
    -------
    tuple of Crossover, shape (n_crossovers,)
        Exact weights, ends 0 and 1 included [fraction, 0 to 1]; vendors whose lines are parallel
        or the same have none.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> points = {"Aban": {"fit": Fraction(80), "price": Fraction(50)},
    ...           "Baran": {"fit": Fraction(70), "price": Fraction(90)}}
    >>> level, = crossovers(sweep(tree, points, "price"))
    >>> level.ahead_below, str(level.weight), level.ahead_above
    ('Aban', '1/5', 'Baran')
    """
    pairs = (_crossover(a, b) for a, b in combinations(swept.lines, 2))
    return tuple(sorted((c for c in pairs if c is not None), key=lambda c: c.weight))


def leads(swept: Sweep) -> tuple[Lead, ...]:
    """Return who has the highest total at every weight from 0 to 1, as adjoining stretches.

    Parameters
    ----------
    swept : Sweep
        From `sweep`, with at least one vendor.

    Returns
    -------
    tuple of Lead, shape (n_stretches,)
        In rising order; the first starts at 0, the last ends at 1.

    Raises
    ------
    Problem
        If there is no vendor.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> points = {"Aban": {"fit": Fraction(80), "price": Fraction(50)},
    ...           "Baran": {"fit": Fraction(70), "price": Fraction(90)}}
    >>> [(str(each.start), str(each.end), each.vendors)
    ...  for each in leads(sweep(tree, points, "price"))]
    [('0', '1/5', ('Aban',)), ('1/5', '1', ('Baran',))]
    """
    if not swept.lines:
        raise Problem("nobody is in the ranking, so nobody leads")
    found: list[Lead] = []
    here = Fraction(0)
    while here < 1:
        found.append(_lead_from(swept.lines, here))
        here = found[-1].end
    return tuple(found)


def reversals(swept: Sweep) -> Reversals:
    """Return the nearest reversal point of the lead on either side of the present weight [1]_.

    Totals count here as they are, unrounded. Where leaders are level at the present weight and
    only one of them leads beside it, that side's reversal point is the present weight itself.

    Parameters
    ----------
    swept : Sweep
        From `sweep`, with at least one vendor.

    Returns
    -------
    Reversals
        Each with its exact weight [fraction, 0 to 1] and who hands over to whom, seen from the
        present weight outwards.

    Raises
    ------
    Problem
        If there is no vendor.

    References
    ----------
    .. [1] B. Mareschal, "Weight stability intervals in multicriteria decision aid", European
       Journal of Operational Research 33(1), 54-64, 1988. DOI 10.1016/0377-2217(88)90254-8

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> points = {"Aban": {"fit": Fraction(80), "price": Fraction(50)},
    ...           "Baran": {"fit": Fraction(70), "price": Fraction(90)}}
    >>> nearest = reversals(sweep(tree, points, "price"))
    >>> str(nearest.below.weight), nearest.below.to_vendors, nearest.above
    ('1/5', ('Aban',), None)
    """
    stretches = leads(swept)
    handovers = [(left.end, left.vendors, right.vendors) for left, right in pairwise(stretches)]
    below = [h for h in handovers if h[0] <= swept.present]
    above = [h for h in handovers if h[0] >= swept.present]
    return Reversals(
        below=Reversal(weight=below[-1][0], from_vendors=below[-1][2], to_vendors=below[-1][1])
        if below
        else None,
        above=Reversal(weight=above[0][0], from_vendors=above[0][1], to_vendors=above[0][2])
        if above
        else None,
    )


def _level(one: Line, other: Line) -> Fraction | None:
    """Return where two lines meet; None if they are parallel or the same."""
    steeper = one.slope - other.slope
    return (other.at_zero - one.at_zero) / steeper if steeper else None


def _crossover(one: Line, other: Line) -> Crossover | None:
    weight = _level(one, other)
    if weight is None or not 0 <= weight <= 1:
        return None
    flatter, steeper = sorted((one, other), key=lambda line: line.slope)
    return Crossover(weight=weight, ahead_below=flatter.vendor, ahead_above=steeper.vendor)


def _lead_from(lines: tuple[Line, ...], here: Fraction) -> Lead:
    """Return the stretch that starts at `here`: highest there, and steepest among the highest."""
    best = max(lines, key=lambda line: (line.at(here), line.slope))
    meetings = (_level(best, line) for line in lines if line.slope > best.slope)
    return Lead(
        start=here,
        end=min([w for w in meetings if w is not None and w < 1], default=Fraction(1)),
        vendors=tuple(
            line.vendor
            for line in lines
            if (line.at_zero, line.at_one) == (best.at_zero, best.at_one)
        ),
    )
