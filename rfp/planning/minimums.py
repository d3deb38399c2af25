"""The technical floor: what a proposal must reach before its price is opened."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from rfp.planning.exact_number import check_exact
from workbench.language import Language, number, say
from workbench.problem import Problem, Term

_FULL = 100
_THE_MINIMUM = Term("the minimum")


@dataclass(frozen=True, slots=True, kw_only=True)
class Minimums:
    """What the request for proposal asks at least.

    Attributes
    ----------
    quality : Fraction or None
        Over all criteria but price. [points, 0 to 100]
    by_criterion : mapping of criterion to Fraction
        On single criteria, branches or leaves. [points, 0 to 100]

    Raises
    ------
    Problem
        If a minimum is no whole number or fraction from 0 to 100.
    """

    quality: Fraction | None = None
    by_criterion: Mapping[str, Fraction] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for asked in (self.quality, *self.by_criterion.values()):
            if asked is None:
                continue
            check_exact(asked, _THE_MINIMUM)
            if not 0 <= asked <= _FULL:
                raise Problem("a minimum must be from 0 to 100 points, got {found}", found=asked)

    @property
    def are_any(self) -> bool:
        """Whether anything is asked at all."""
        return self.quality is not None or bool(self.by_criterion)

    def sentences(self, language: Language, *, titles: Mapping[str, str]) -> list[str]:
        """Return what the RFP publishes, one sentence for each minimum."""
        told = []
        if self.quality is not None:
            asked = number(self.quality, language)
            told.append(say("At least {points} points without the price.", language, points=asked))
        told += [
            say(
                "At least {points} points on {criterion}.",
                language,
                points=number(asked, language),
                criterion=titles.get(criterion, "–"),
            )
            for criterion, asked in self.by_criterion.items()
        ]
        return told


NO_MINIMUMS = Minimums()


def check_minimums(minimums: Minimums, tree: CriteriaTree) -> None:
    """Refuse a minimum that cannot be held against a proposal before its price is opened.

    Raises
    ------
    Problem
        If it names an unknown criterion or the price, or price has all the weight in it.
    """
    for criterion in minimums.by_criterion:
        if tree[criterion].id == tree.price:
            raise Problem("a minimum cannot stand on the price, which is opened after it")
        _expect_quality(tree, criterion)
    if minimums.quality is not None:
        _expect_quality(tree, None)


def _expect_quality(tree: CriteriaTree, criterion: str | None) -> None:
    parts = [c for c in tree.children(criterion) if c != tree.price]
    if (parts or criterion is None) and not sum(tree[c].weight for c in parts):
        raise Problem("price has all the weight, so there are no points without it")
