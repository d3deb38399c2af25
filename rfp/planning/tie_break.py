"""What decides between vendors whose totals are equal at the published precision."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.language import Language, say
from workbench.problem import Problem, Term


class TieRule(StrEnum):
    """The published rule; it speaks only when totals are equal as published."""

    SHARED = "shared"  # nothing decides: the rank is shared
    HIGHER_CRITERION = "higher_criterion"  # more points on one named criterion
    LOWER_PRICE = "lower_price"

    @property
    def label(self) -> Term:
        """What the rule is called."""
        return _LABELS[self]


_LABELS = {
    TieRule.SHARED: Term("They share the rank"),
    TieRule.HIGHER_CRITERION: Term("More points on one criterion"),
    TieRule.LOWER_PRICE: Term("The lower price"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TieBreak:
    """A tie-break rule and, if it compares points, the criterion whose points it compares.

    Raises
    ------
    Problem
        If the rule needs a criterion and has none, or has one and needs none.
    """

    rule: TieRule = TieRule.SHARED
    criterion: str | None = None

    def __post_init__(self) -> None:
        needs = self.rule is TieRule.HIGHER_CRITERION
        if needs and self.criterion is None:
            raise Problem("this tie-break rule compares points, so it names a criterion, got none")
        if not needs and self.criterion is not None:
            raise Problem(
                "this tie-break rule names no criterion, got {criterion}", criterion=self.criterion
            )

    def sentence(self, language: Language, *, title: str = "") -> str:
        """Return the sentence that the RFP prints; `title` is that of the named criterion."""
        match self.rule:
            case TieRule.SHARED:
                return say("Vendors whose totals are equal as published share the rank.", language)
            case TieRule.HIGHER_CRITERION:
                return say(
                    "Among vendors whose totals are equal as published, more points on "
                    "{criterion} decide.",
                    language,
                    criterion=title,
                )
            case TieRule.LOWER_PRICE:
                return say(
                    "Among vendors whose totals are equal as published, the lower price decides.",
                    language,
                )


NO_TIE_BREAK = TieBreak()
