"""The published price formula: its name, its parameters and its sentence."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.language import Language, money, say
from workbench.problem import Problem


class PriceFormula(StrEnum):
    """How a price becomes points from 0 to 100."""

    LINEAR_FIXED = "linear_fixed"  # a straight line between two amounts fixed beforehand
    MIN_MAX = "min_max"  # a straight line between the lowest and the highest price offered
    LOWEST = "lowest"  # the lowest price divided by the price


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRule:
    """A formula with its parameters, as the request for proposal publishes it.

    Attributes
    ----------
    formula : PriceFormula
        How points follow from prices.
    floor, ceiling : int or None
        The amounts that earn 100 and 0 points; for LINEAR_FIXED, and for it alone.
        [minor units of the selection's currency]

    Raises
    ------
    Problem
        If the amounts are missing, are not in order, or stand beside a formula without amounts.

    Examples
    --------
    >>> rule = PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=30, ceiling=70)
    >>> rule.depends_on_others
    False
    """

    formula: PriceFormula
    floor: int | None = None
    ceiling: int | None = None

    def __post_init__(self) -> None:
        if self.formula is PriceFormula.LINEAR_FIXED:
            _check_amounts(self.floor, self.ceiling)
        elif self.floor is not None or self.ceiling is not None:
            raise Problem("only the line between two fixed amounts takes amounts")

    @property
    def depends_on_others(self) -> bool:
        """Whether one vendor's points move when another vendor leaves or changes its price."""
        return self.formula is not PriceFormula.LINEAR_FIXED

    @property
    def fixed_points(self) -> tuple[int, int]:
        """Floor and ceiling [minor units]."""
        if self.floor is None or self.ceiling is None:
            raise Problem("only the line between two fixed amounts has a floor and a ceiling")
        return self.floor, self.ceiling

    def sentence(self, language: Language, *, currency: str) -> str:
        """Return the sentence that the request for proposal prints."""
        match self.formula:
            case PriceFormula.LINEAR_FIXED:
                floor, ceiling = (money(x, currency, language) for x in self.fixed_points)
                return say(
                    "A price of {floor} or less earns 100 points, a price of {ceiling} or more "
                    "earns 0, and between them points fall in a straight line.",
                    language,
                    floor=floor,
                    ceiling=ceiling,
                )
            case PriceFormula.MIN_MAX:
                return say(
                    "The lowest price among the vendors in the ranking earns 100 points, the "
                    "highest earns 0, and between them points fall in a straight line.",
                    language,
                )
            case PriceFormula.LOWEST:
                return say(
                    "Points are 100 times the lowest price among the vendors in the ranking, "
                    "divided by the vendor's own price.",
                    language,
                )


def _check_amounts(floor: int | None, ceiling: int | None) -> None:
    if floor is None or ceiling is None:
        raise Problem("the line between two fixed amounts needs a floor and a ceiling")
    if not 0 <= floor < ceiling:
        raise Problem(
            "the floor must be 0 or more and below the ceiling, got {floor} and {ceiling}",
            floor=floor,
            ceiling=ceiling,
        )
