"""Criteria whose points nobody gives: they follow from the vendor's own answers."""

from collections.abc import Callable, Collection, Iterable, Mapping
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree, CriterionKind
from vendor_data.answer import Code
from vendor_data.proposal import Answer
from workbench.problem import Problem

_FULL = Fraction(100)
AS_IT_COMES = frozenset({Code.FULL, Code.CONFIGURATION})  # met without customisation


def standard_share(requirements: Collection[str], answers: Iterable[Answer]) -> Fraction:
    """Return the share of requirements that are met without customisation, as points.

    Full and by configuration count as met; in part, by customisation, by a third party, on the
    roadmap and no do not, nor does a requirement without an answer. Here and below a code that the
    committee accepted counts instead of the vendor's.

    Parameters
    ----------
    requirements : collection of str, shape (n_requirements,)
        All that were asked.
    answers : iterable of Answer
        One vendor's, at most one for each requirement; those to others are passed over.

    Returns
    -------
    Fraction
        Exact. What is met in part, by a third party or later, or not answered, counts as not met,
        as does what needs customisation. [points, 0 to 100]

    Raises
    ------
    Problem
        If nothing was asked, or a requirement has two answers.

    Examples
    --------
    >>> answers = [Answer(requirement="R-1", code=Code.FULL),
    ...            Answer(requirement="R-2", code=Code.CUSTOMISATION)]
    >>> standard_share(["R-1", "R-2", "R-3"], answers)
    Fraction(100, 3)
    """
    given = _by_requirement(requirements, answers)
    met = sum(answer.counted_code in AS_IT_COMES for answer in given.values())
    return _FULL * met / len(requirements)


def customisation_share(requirements: Collection[str], answers: Iterable[Answer]) -> Fraction:
    """Return the share of requirements that are met by customisation, as points against a vendor.

    Parameters
    ----------
    requirements : collection of str, shape (n_requirements,)
        All that were asked.
    answers : iterable of Answer
        One vendor's, at most one for each requirement; those to others are passed over.

    Returns
    -------
    Fraction
        Exact. [percent, 0 to 100; less is better]

    Raises
    ------
    Problem
        If nothing was asked, or a requirement has two answers.

    Examples
    --------
    >>> customisation_share(["R-1"], [Answer(requirement="R-1", code=Code.CUSTOMISATION)])
    Fraction(100, 1)
    """
    given = _by_requirement(requirements, answers)
    made = sum(answer.counted_code is Code.CUSTOMISATION for answer in given.values())
    return _FULL * made / len(requirements)


def evidence_completeness(requirements: Collection[str], answers: Iterable[Answer]) -> Fraction:
    """Return the share of requirements whose answer comes with evidence, as points.

    An honest no needs none: it leaves the count, above and below the line alike.

    Parameters
    ----------
    requirements : collection of str, shape (n_requirements,)
        All that were asked.
    answers : iterable of Answer
        One vendor's, at most one for each requirement; those to others are passed over.

    Returns
    -------
    Fraction
        Exact; 0 if all that was asked is answered with no. [points, 0 to 100]

    Raises
    ------
    Problem
        If nothing was asked, or a requirement has two answers.

    Examples
    --------
    >>> answers = [Answer(requirement="R-1", code=Code.FULL, evidence="page 4"),
    ...            Answer(requirement="R-2", code=Code.NO)]
    >>> evidence_completeness(["R-1", "R-2", "R-3"], answers)
    Fraction(50, 1)
    """
    given = _by_requirement(requirements, answers)
    refused = sum(answer.counted_code is Code.NO for answer in given.values())
    claims = len(requirements) - refused
    shown = sum(
        answer.counted_code is not Code.NO and bool(answer.evidence.strip())
        for answer in given.values()
    )
    return _FULL * shown / claims if claims else Fraction(0)


def computed_points(
    tree: CriteriaTree, requirements: Collection[str], answers: Mapping[str, Iterable[Answer]]
) -> dict[str, dict[str, Fraction]]:
    """Return the points of every vendor on every leaf that is computed from answers.

    Parameters
    ----------
    tree : CriteriaTree
        The criteria; those that people score, and the price, are passed over.
    requirements : collection of str, shape (n_requirements,)
        All that were asked.
    answers : mapping of vendor to iterable of Answer
        Every vendor in the ranking, also one without an answer.

    Returns
    -------
    dict of vendor to leaf to Fraction, shape (n_vendors, n_computed)
        Exact. [points, 0 to 100]

    Raises
    ------
    Problem
        If a leaf is computed and nothing was asked, or a requirement has two answers.
    """
    return {
        vendor: {leaf: _POINTS[tree[leaf].kind](requirements, given) for leaf in tree.computed}
        for vendor, given in {v: list(told) for v, told in answers.items()}.items()
    }


_POINTS: dict[CriterionKind, Callable[[Collection[str], Iterable[Answer]], Fraction]] = {
    CriterionKind.STANDARD_SHARE: standard_share,
    CriterionKind.EVIDENCE: evidence_completeness,
}


def _by_requirement(requirements: Collection[str], answers: Iterable[Answer]) -> dict[str, Answer]:
    if not requirements:
        raise Problem("no requirement was asked, so nothing can be computed from answers")
    asked, given = set(requirements), dict[str, Answer]()
    for answer in answers:
        if answer.requirement in given:
            raise Problem(
                "a requirement has one answer, {requirement} has two",
                requirement=answer.requirement,
            )
        if answer.requirement in asked:
            given[answer.requirement] = answer
    return given
