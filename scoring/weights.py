"""Moving one weight: the unlocked siblings follow in proportion, and the sum stays exactly 1."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from rfp.planning.criterion import THE_WEIGHT, CriteriaTree, in_percent
from rfp.planning.exact_number import check_exact
from workbench.problem import Problem

GRID = 10**15  # parts into which a sibling's weight is cut once its denominator outgrows this
TENTHS = 1000  # tenths of a percent in the whole


def moved(
    tree: CriteriaTree, criterion: str, to: Fraction, locked: Collection[str] = ()
) -> CriteriaTree:
    """Give `criterion` the local weight `to`; its unlocked siblings share the rest in proportion.

    The weight is the local one: the share of the parent, which for a top criterion is also the
    effective weight. Local weights elsewhere, above and below, stay as they are.

    Parameters
    ----------
    tree : CriteriaTree
        Weights before the move.
    criterion : str
        What is moved.
    to : Fraction
        Its new local weight; above what the locks leave free it stops there. [fraction, 0 to 1]
    locked : collection of str
        Criteria whose weights stay.

    Returns
    -------
    CriteriaTree
        Weights after the move; siblings still sum to exactly 1.

    Raises
    ------
    Problem
        If `criterion` is unknown, locked or an only child, if all its siblings are locked, or if
        `to` is not from 0 to 1.

    Notes
    -----
    Siblings that all stand at 0 share equally, as they have no proportions to keep. Each move
    multiplies denominators, so siblings whose denominators have outgrown 10**15 are set to
    multiples of 10**-15 by the largest remainder [1]_: no weight is off by more than
    2 x 10**-15, the moved weight, the locked ones and the sum not at all.

    References
    ----------
    .. [1] M. L. Balinski and H. P. Young, "The quota method of apportionment", The American
       Mathematical Monthly 82(7), 701-730, 1975. DOI 10.1080/00029890.1975.11993911

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=tuple(
    ...     Criterion(id=c, parent=None, weight=Fraction(w, 100))
    ...     for c, w in [("fit", 50), ("plan", 25), ("price", 25)]
    ... ))
    >>> [str(w) for w in moved(tree, "price", Fraction(2, 5)).local_weights.values()]
    ['2/5', '1/5', '2/5']
    >>> [str(w) for w in moved(tree, "price", Fraction(1), {"plan"}).local_weights.values()]
    ['0', '1/4', '3/4']
    """
    _check_range(to)
    followers = followers_of(tree, criterion, locked)
    stay = [c for c in tree.siblings(criterion) if c not in followers]
    free = 1 - sum((tree[c].weight for c in stay), Fraction(0))
    reached = min(to, free)
    shared = _in_proportion({c: tree[c].weight for c in followers}, free - reached)
    return tree.reweighted({criterion: reached, **shared})


def followers_of(
    tree: CriteriaTree, criterion: str, locked: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the siblings that follow when `criterion` moves.

    Raises
    ------
    Problem
        If it cannot move: it is locked, an only child, or all its siblings are locked.
    """
    siblings = tree.siblings(criterion)
    if criterion in locked:
        raise Problem("{criterion} is locked, so its weight cannot move", criterion=criterion)
    if not siblings:
        raise Problem(
            "{criterion} has nothing beside it, so its weight is always 100 %", criterion=criterion
        )
    followers = tuple(c for c in siblings if c not in locked)
    if not followers:
        raise Problem(
            "all that stands beside {criterion} is locked, so its weight cannot move",
            criterion=criterion,
        )
    return followers


def from_tenths(tenths: int) -> Fraction:
    """Return tenths of a percent, as a slider sends them, as a weight [fraction, 0 to 1].

    Examples
    --------
    >>> from_tenths(344)
    Fraction(43, 125)
    """
    return Fraction(tenths, TENTHS)


def _check_range(to: Fraction) -> None:
    check_exact(to, THE_WEIGHT)
    if not 0 <= to <= 1:
        raise Problem("a weight must be from 0 to 100 %, got {found} %", found=in_percent(to))


def _in_proportion(weights: Mapping[str, Fraction], rest: Fraction) -> dict[str, Fraction]:
    """Share `rest` out by `weights`, or equally if all are 0."""
    held = sum(weights.values(), Fraction(0))
    if held == 0:
        shares = dict.fromkeys(weights, rest / len(weights))
    else:
        shares = {c: w * rest / held for c, w in weights.items()}
    outgrown = any(s.denominator > GRID for s in shares.values())
    return _on_grid(shares, rest) if outgrown else shares


def _on_grid(shares: Mapping[str, Fraction], rest: Fraction) -> dict[str, Fraction]:
    """Return multiples of 1/GRID that sum to `rest`, by the largest remainder.

    What `rest` itself has beyond the grid, through locked weights, stays with the largest share.
    """
    parts = {c: s * GRID // 1 for c, s in shares.items()}
    spare = rest * GRID // 1 - sum(parts.values())
    by_remainder = sorted(shares, key=lambda c: parts[c] - shares[c] * GRID)
    for criterion in by_remainder[:spare]:
        parts[criterion] += 1
    largest = max(shares, key=lambda c: shares[c])
    snapped = {c: Fraction(p, GRID) for c, p in parts.items()}
    snapped[largest] += rest - sum(snapped.values(), Fraction(0))
    return snapped
