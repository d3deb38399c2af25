"""What every vendor has on every leaf: points, or nothing where nobody scored it."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from scoring.missing import Cells
from scoring.value import NoScore, Points, Score, leaf_points
from workbench.problem import Problem

Sheets = Mapping[str, Mapping[str, Mapping[str, Score]]]  # vendor -> leaf -> member -> score


def cells_of(
    tree: CriteriaTree,
    vendors: Iterable[str],
    sheets: Sheets,
    price_points: Mapping[str, Fraction] | None = None,
    computed: Points | None = None,
    *,
    agreed: Points | None = None,
) -> Cells:
    """Return the points of each vendor on each leaf, None where nobody scored.

    Parameters
    ----------
    tree : CriteriaTree
        The criteria.
    vendors : iterable of str
        Those to be ranked, whether or not anybody scored them.
    sheets : mapping of vendor to leaf to member to score
        The locked sheets; an abstention leaves the cell to the others. [score, 0 to 5]
    price_points : mapping of vendor to Fraction, optional
        Needed if the tree has a price criterion. [points, 0 to 100]
    computed : mapping of vendor to leaf to Fraction, optional
        Needed if a leaf is computed; of a measured leaf, of the vendors with an amount.
        [points, 0 to 100]
    agreed : mapping of vendor to leaf to Fraction, optional
        What the committee agreed on; it stands in place of the scores. [points, 0 to 100]

    Returns
    -------
    dict of vendor to leaf to Fraction or None, shape (n_vendors, n_leaves)
        [points, 0 to 100]

    Raises
    ------
    Problem
        If a vendor has no price or no computed points, or a score that was asked for is blank.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(Criterion(id="fit", parent=None, weight=Fraction(1)),))
    >>> cells_of(tree, ["Aban", "Baran"], {"Aban": {"fit": {"Sara": 4}}})
    {'Aban': {'fit': Fraction(80, 1)}, 'Baran': {'fit': None}}
    """
    told, priced, settled = computed or {}, price_points or {}, agreed or {}
    found: dict[str, dict[str, Fraction | None]] = {}
    for vendor in vendors:
        together = settled.get(vendor, {})
        own = {
            leaf: together[leaf]
            if leaf in together
            else _scored(sheets.get(vendor, {}).get(leaf, {}), vendor, leaf)
            for leaf in tree.scored
        }
        own |= {leaf: _computed(told, vendor, leaf) for leaf in tree.computed}
        own |= {leaf: told.get(vendor, {}).get(leaf) for leaf in tree.measured}
        if tree.price is not None:
            if vendor not in priced:
                raise Problem("{vendor} has no price", vendor=vendor)
            own[tree.price] = priced[vendor]
        found[vendor] = own
    return found


def _scored(given: Mapping[str, Score], vendor: str, leaf: str) -> Fraction | None:
    if all(score is NoScore.ABSTAINED for score in given.values()):
        return None
    return leaf_points(given, vendor=vendor, leaf=leaf)


def _computed(told: Points, vendor: str, leaf: str) -> Fraction:
    if leaf not in told.get(vendor, {}):
        raise Problem("{vendor} has no points on {leaf}", vendor=vendor, leaf=leaf)
    return told[vendor][leaf]
