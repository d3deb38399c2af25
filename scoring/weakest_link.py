"""The weakest link: each vendor's poorest criterion, beside the sum that hides it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from scoring.value import Points, check_points, node_points


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakestLink:
    """Where one vendor is poorest.

    Attributes
    ----------
    vendor : str
        Whose link it is.
    criteria : tuple of str
        The poorest criterion, or all that are equally poor, in the order of the plan.
    points : Fraction
        What it has there. [points, 0 to 100]
    total : Fraction
        The sum beside which it stands. [points, 0 to 100]
    """

    vendor: str
    criteria: tuple[str, ...]
    points: Fraction
    total: Fraction


def weakest_links(
    tree: CriteriaTree, points: Points, among: Iterable[str] | None = None
) -> Mapping[str, WeakestLink]:
    """Return the weakest link of every vendor: success needs all conditions, one can break it [1]_.

    Parameters
    ----------
    tree : CriteriaTree
        Criteria and weights.
    points : mapping of vendor to leaf to Fraction, shape (n_vendors, n_leaves)
        [points, 0 to 100]
    among : iterable of str, optional
        Criteria to look at, branches or leaves; all leaves if None. What weighs nothing is passed
        over, unless nothing else is left.

    Returns
    -------
    mapping of vendor to WeakestLink

    Raises
    ------
    Problem
        If a vendor lacks points on a leaf, or a criterion is unknown.

    References
    ----------
    .. [1] A. Wald, "Statistical decision functions which minimize the maximum risk", Annals of
       Mathematics 46(2), 265-280, 1945: judging by the worst case. DOI 10.2307/1969022

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="support", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> own = {"fit": Fraction(90), "support": Fraction(20)}
    >>> found = weakest_links(tree, {"Aban": own})["Aban"]
    >>> found.criteria, str(found.points), str(found.total)
    (('support',), '20', '145/2')
    """
    asked = tuple(tree.leaves if among is None else among)
    looked_at = tuple(c for c in asked if tree.effective(c)) or asked
    found = {}
    for vendor, own in points.items():
        known = node_points(tree, check_points(tree, vendor, own))
        least = min(known[c] for c in looked_at)
        found[vendor] = WeakestLink(
            vendor=vendor,
            criteria=tuple(c for c in looked_at if known[c] == least),
            points=least,
            total=sum((tree[c].weight * known[c] for c in tree.top), Fraction(0)),
        )
    return found
