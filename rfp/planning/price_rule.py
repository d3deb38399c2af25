"""The published price formula: its name, its parameters and its sentence."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from rfp.planning.exact_number import check_exact
from workbench.language import Language, money, say
from workbench.problem import Problem, Term


class PriceFormula(StrEnum):
    """How a price becomes points from 0 to 100."""

    LINEAR_FIXED = "linear_fixed"  # a straight line between two amounts fixed beforehand
    MIN_MAX = "min_max"  # a straight line between the lowest and the highest price offered
    LOWEST = "lowest"  # the lowest price divided by the price
    LINEAR_FROM_LOWEST = "linear_from_lowest"  # so many points less per 1 % above the lowest
    LOWEST_MINUS_EXCESS = "lowest_minus_excess"  # one point less per 1 % above the lowest
    MEAN = "mean"  # so many points less per 1 % above, and per 1 % below, the mean
    NO_FORMULA = "no_formula"  # price earns no points; it stands beside the ranking

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    PriceFormula.LINEAR_FIXED: Term("Line between two fixed amounts"),
    PriceFormula.MIN_MAX: Term("Line from the lowest to the highest price"),
    PriceFormula.LOWEST: Term("Lowest price divided by the price"),
    PriceFormula.LINEAR_FROM_LOWEST: Term("Line down from the lowest price"),
    PriceFormula.LOWEST_MINUS_EXCESS: Term("Lowest price minus the excess"),
    PriceFormula.MEAN: Term("Distance from the mean price"),
    PriceFormula.NO_FORMULA: Term("No formula: price beside the ranking"),
}
_THE_FLOOR, _THE_CEILING = Term("the floor"), Term("the ceiling")
_THE_SLOPE = Term("what 1 % of distance costs")
# What each formula takes beside the prices; a slope is points of 100 per 1 % of distance.
TAKES: dict[PriceFormula, tuple[str, ...]] = {
    PriceFormula.LINEAR_FIXED: ("floor", "ceiling"),
    PriceFormula.LINEAR_FROM_LOWEST: ("slope",),
    PriceFormula.MEAN: ("slope", "slope_below"),
}
WITH_POINTS = tuple(each for each in PriceFormula if each is not PriceFormula.NO_FORMULA)


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
    slope : Fraction or None
        For LINEAR_FROM_LOWEST and MEAN, more than 0: what each 1 % above the lowest, or above
        the mean, costs. [points of 100 per 1 %]
    slope_below : Fraction or None
        For MEAN, 0 or more: what each 1 % below the mean costs. [points of 100 per 1 %]

    Raises
    ------
    Problem
        If a parameter is missing, out of its range, or stands beside a formula that takes none.

    Examples
    --------
    >>> rule = PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=30, ceiling=70)
    >>> rule.depends_on_others
    False
    """

    formula: PriceFormula
    floor: int | None = None
    ceiling: int | None = None
    slope: Fraction | None = None
    slope_below: Fraction | None = None

    def __post_init__(self) -> None:
        if self.formula is PriceFormula.LINEAR_FIXED:
            _check_amounts(self.floor, self.ceiling)
        elif self.floor is not None or self.ceiling is not None:
            raise Problem("only the line between two fixed amounts takes amounts")
        _check_slopes(self)

    @property
    def depends_on_others(self) -> bool:
        """Whether one vendor's points move when another vendor leaves or changes its price."""
        return self.formula not in (PriceFormula.LINEAR_FIXED, PriceFormula.NO_FORMULA)

    @property
    def gives_points(self) -> bool:
        """Whether price earns points at all."""
        return self.formula is not PriceFormula.NO_FORMULA

    @property
    def fixed_points(self) -> tuple[int, int]:
        """Floor and ceiling [minor units]."""
        if self.floor is None or self.ceiling is None:
            raise Problem("only the line between two fixed amounts has a floor and a ceiling")
        return self.floor, self.ceiling

    @property
    def slopes(self) -> tuple[Fraction, Fraction]:
        """What 1 % above and 1 % below the reference costs [points of 100 per 1 %]."""
        if self.formula is PriceFormula.LOWEST_MINUS_EXCESS:
            return Fraction(1), Fraction(0)
        if self.slope is None:
            raise Problem("this price formula has no slope")
        return self.slope, self.slope_below or Fraction(0)

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
            case PriceFormula.NO_FORMULA:
                return say(
                    "Price earns no points. Vendors are ranked on the other criteria; the price "
                    "stands beside the ranking, and the committee says in words why a higher "
                    "price is worth paying.",
                    language,
                )
            case _:
                return self._relative_sentence(language)

    def _relative_sentence(self, language: Language) -> str:
        match self.formula:
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
            case PriceFormula.MEAN:
                above, below = self.slopes
                return say(
                    "A price equal to the mean of the prices in the ranking earns 100 points; each "
                    "1 % above the mean costs {above} points and each 1 % below it {below}, down "
                    "to 0.",
                    language,
                    above=above,
                    below=below,
                )
        return say(
            "The lowest price among the vendors in the ranking earns 100 points; each 1 % above "
            "it costs {slope} points, down to 0.",
            language,
            slope=self.slopes[0],
        )


def _check_slopes(rule: PriceRule) -> None:
    takes = TAKES.get(rule.formula, ())
    for name, given in (("slope", rule.slope), ("slope_below", rule.slope_below)):
        if name not in takes and given is not None:
            raise Problem("this price formula takes no slope, got {found}", found=given)
        if name in takes and given is None:
            raise Problem("this price formula needs to say what 1 % of distance costs in points")
        if given is not None:
            check_exact(given, _THE_SLOPE)
    if rule.slope is not None and rule.slope <= 0:
        raise Problem("1 % above must cost more than 0 points, got {found}", found=rule.slope)
    if rule.slope_below is not None and rule.slope_below < 0:
        raise Problem(
            "1 % below the mean must cost 0 points or more, got {found}", found=rule.slope_below
        )


def _check_amounts(floor: int | None, ceiling: int | None) -> None:
    if floor is None or ceiling is None:
        raise Problem("the line between two fixed amounts needs a floor and a ceiling")
    check_exact(floor, _THE_FLOOR)
    check_exact(ceiling, _THE_CEILING)
    if not 0 <= floor < ceiling:
        raise Problem(
            "the floor must be 0 or more and below the ceiling, got {floor} and {ceiling}",
            floor=floor,
            ceiling=ceiling,
        )
