"""Gates before the ranking: what a proposal must reach before its price is opened."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from rfp.planning.minimums import NO_MINIMUMS, Minimums
from scoring.value import LeafPoints, Points, points_on
from workbench.language import Language, number, say
from workbench.problem import Problem

_CENTS = 100  # of a point are shown


class Gate(StrEnum):
    """What kept a vendor out."""

    MANDATORY = "mandatory"  # a mandatory requirement is not met
    MINIMUM_QUALITY = "minimum_quality"  # too few points over all criteria but price
    MINIMUM_CRITERION = "minimum_criterion"  # too few points on one criterion: its veto


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One gate that one vendor did not pass.

    Attributes
    ----------
    vendor : str
        Who failed.
    gate : Gate
        Of what kind the gate is.
    subject : str or None
        The requirement or the criterion; None for the quality as a whole.
    required, found : Fraction or None
        The minimum and what the vendor has; None for a mandatory requirement. [points, 0 to 100]
    """

    vendor: str
    gate: Gate
    subject: str | None = None
    required: Fraction | None = None
    found: Fraction | None = None

    def reason(self) -> Problem:
        """Return the sentence for the record."""
        match self.gate:
            case Gate.MANDATORY:
                return Problem(
                    "{vendor} does not meet the mandatory requirement {requirement}",
                    vendor=self.vendor,
                    requirement=self.subject,
                )
            case Gate.MINIMUM_QUALITY:
                return Problem(
                    "{vendor} has {found} points without the price, at least {required} are "
                    "required",
                    vendor=self.vendor,
                    found=self.found,
                    required=self.required,
                )
            case Gate.MINIMUM_CRITERION:
                return Problem(
                    "{vendor} has {found} points on {criterion}, at least {required} are required",
                    vendor=self.vendor,
                    criterion=self.subject,
                    found=self.found,
                    required=self.required,
                )


def below_floor_reason(
    language: Language, criterion: str | None, *, found: Fraction, required: Fraction
) -> str:
    """Return why a vendor's price stays sealed, in the reader's language and to two places."""
    # Cut, not rounded: what is below the floor must not look as if it reached it.
    shown = Fraction(math.floor(found * _CENTS), _CENTS)
    points = {"found": number(shown, language, 2), "required": number(required, language)}
    if criterion is None:
        return say(
            "Below the technical floor: {found} points without the price, at least {required} are "
            "required. The price stays sealed.",
            language,
            **points,
        )
    return say(
        "Below the technical floor: {found} points on {criterion}, at least {required} are "
        "required. The price stays sealed.",
        language,
        criterion=criterion,
        **points,
    )


def floor_reasons(
    below: Mapping[str, Sequence[Failure]], titles: Mapping[str, str], language: Language
) -> dict[str, str]:
    """Return, for each who misses the technical floor, all that it misses, in words."""
    return {
        vendor: " ".join(
            below_floor_reason(
                language,
                None if missed.subject is None else titles[missed.subject],
                found=missed.found or Fraction(0),
                required=missed.required or Fraction(0),
            )
            for missed in failures
        )
        for vendor, failures in below.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Gated:
    """Who passed, in the order given, and every gate that each of the others failed."""

    passed: tuple[str, ...]
    failed: Mapping[str, tuple[Failure, ...]]


def pass_gates(
    tree: CriteriaTree,
    points: Points,
    minimums: Minimums = NO_MINIMUMS,
    unmet: Mapping[str, Sequence[str]] | None = None,
) -> Gated:
    """Return which vendors may have their price opened, as in quality-and-cost selection [1]_.

    Nobody passes by excelling elsewhere: a gate cannot be compensated.

    Parameters
    ----------
    tree : CriteriaTree
        Criteria and weights.
    points : mapping of vendor to leaf to Fraction, shape (n_vendors, n_leaves)
        Points on every leaf but price, which is not looked at. [points, 0 to 100]
    minimums : Minimums
        What is required; exactly the minimum passes.
    unmet : mapping of vendor to sequence of requirement, optional
        Mandatory requirements that a vendor does not meet.

    Returns
    -------
    Gated

    Raises
    ------
    Problem
        If a vendor that meets the mandatory requirements lacks points from 0 to 100 on a leaf, a
        minimum names an unknown criterion or the price, or price has all the weight.

    References
    ----------
    .. [1] J. R. Figueira, V. Mousseau and B. Roy, "ELECTRE methods", in Multiple Criteria Decision
       Analysis, Springer, 2016, 155-185: the veto, which is all that is taken from there.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(Criterion(id="fit", parent=None, weight=Fraction(1)),))
    >>> points = {"Aban": {"fit": Fraction(75)}, "Baran": {"fit": Fraction(74)}}
    >>> found = pass_gates(tree, points, Minimums(quality=Fraction(75)))
    >>> found.passed, [str(failure.reason()) for failure in found.failed["Baran"]]
    (('Aban',), ['Baran has 74 points without the price, at least 75 are required'])
    """
    failed: dict[str, tuple[Failure, ...]] = {}
    for vendor, own in points.items():
        missed = (unmet or {}).get(vendor, ())
        mandatory = tuple(
            Failure(vendor=vendor, gate=Gate.MANDATORY, subject=each) for each in missed
        )
        # What is out already is not scored, so there are no points to hold against a minimum.
        failures = mandatory or _below(tree, vendor, own, minimums)
        if failures:
            failed[vendor] = failures
    return Gated(passed=tuple(v for v in points if v not in failed), failed=failed)


def quality_points(
    tree: CriteriaTree, points: LeafPoints, criterion: str | None = None
) -> Fraction:
    """Return the points of one vendor without the price, over the whole tree or one criterion.

    Where price stands among the parts, the others share its weight in proportion.

    Parameters
    ----------
    tree : CriteriaTree
        Criteria and weights.
    points : mapping of leaf to Fraction, shape (n_leaves,)
        On every leaf below `criterion` but price. [points, 0 to 100]
    criterion : str, optional
        A branch or a leaf; all of the tree if None.

    Returns
    -------
    Fraction
        Exact. [points, 0 to 100]

    Raises
    ------
    Problem
        If a leaf has no points or none from 0 to 100, `criterion` is the price, or price has all
        the weight in it.

    References
    ----------
    As `scoring.value.total`.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion, CriterionKind
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(1, 2)),
    ...     Criterion(id="risk", parent=None, weight=Fraction(1, 4)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4), kind=CriterionKind.PRICE),
    ... ))
    >>> print(quality_points(tree, {"fit": Fraction(90), "risk": Fraction(60)}))
    80
    """
    if criterion is not None and tree.is_leaf(criterion):
        return _on_leaf(tree, points, criterion)
    parts = [c for c in tree.children(criterion) if c != tree.price]
    weight = sum((tree[c].weight for c in parts), Fraction(0))
    if not weight:
        raise Problem("price has all the weight, so there are no points without it")
    return sum((tree[c].weight * quality_points(tree, points, c) for c in parts), Fraction(0)) / (
        weight
    )


def _on_leaf(tree: CriteriaTree, points: LeafPoints, leaf: str) -> Fraction:
    if leaf == tree.price:
        raise Problem("a minimum cannot stand on the price, which is opened after it")
    return points_on(points, leaf)


def _below(
    tree: CriteriaTree, vendor: str, points: LeafPoints, minimums: Minimums
) -> tuple[Failure, ...]:
    asked: list[tuple[str | None, Fraction]] = list(minimums.by_criterion.items())
    if minimums.quality is not None:
        asked.insert(0, (None, minimums.quality))
    reached = [(c, required, quality_points(tree, points, c)) for c, required in asked]
    return tuple(
        Failure(
            vendor=vendor,
            gate=Gate.MINIMUM_QUALITY if criterion is None else Gate.MINIMUM_CRITERION,
            subject=criterion,
            required=required,
            found=found,
        )
        for criterion, required, found in reached
        if found < required
    )
