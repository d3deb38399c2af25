"""A measured criterion: what an amount is worth, between reference points that are published."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from workbench.language import Language, number, parse_number, say
from workbench.problem import Problem

FEWEST, MOST = 2, 6
_FULL = 100
_PLACES = 6  # decimals of an amount
_GREATEST = 10**12


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Reference points of one criterion; between two of them the points lie on the line.

    Attributes
    ----------
    amounts : tuple of Fraction, shape (n_points,)
        Strictly rising, 2 to 6 of them. [unit of the criterion]
    points : tuple of Fraction, shape (n_points,)
        What each is worth; they only rise, or only fall. [points, 0 to 100]

    Raises
    ------
    Problem
        If there are too few or too many, an amount does not rise, or the points leave the scale,
        turn round or are all the same; it says at which reference point.

    Examples
    --------
    >>> weeks = Measure(amounts=(Fraction(4), Fraction(12)), points=(Fraction(100), Fraction(0)))
    >>> weeks.more_is_better
    False
    """

    amounts: tuple[Fraction, ...]
    points: tuple[Fraction, ...]

    def __post_init__(self) -> None:
        if len(self.amounts) != len(self.points) or not FEWEST <= len(self.amounts) <= MOST:
            raise Problem(
                "a measured criterion has 2 to 6 reference points, each an amount and its points; "
                "got {amounts} amounts and {points} points",
                amounts=len(self.amounts),
                points=len(self.points),
            )
        _check_rising(self.amounts)
        _check_scale(self.points)
        _check_one_way(self.points)

    @property
    def more_is_better(self) -> bool:
        return self.points[-1] > self.points[0]

    @property
    def as_text(self) -> str:
        """The reference points as they are stored: exact, nothing rounded."""
        pairs = zip(self.amounts, self.points, strict=True)
        return json.dumps([[str(amount), str(points)] for amount, points in pairs])


def measure_of(text: str) -> Measure:
    """Return the measure that `Measure.as_text` wrote.

    >>> measure_of('[["4", "100"], ["9/2", "0"]]').amounts
    (Fraction(4, 1), Fraction(9, 2))
    """
    pairs = json.loads(text)
    return Measure(
        amounts=tuple(Fraction(amount) for amount, _ in pairs),
        points=tuple(Fraction(points) for _, points in pairs),
    )


def typed_measure(rows: Sequence[tuple[str, str]]) -> Measure:
    """Return the measure of typed amounts and points; rows that are blank are left out.

    Raises
    ------
    Problem
        As `Measure`, or if a half of a row is blank or no number; it says of which.
    """
    amounts: list[Fraction] = []
    points: list[Fraction] = []
    for place, (amount, worth) in enumerate(rows, start=1):
        if amount.strip() or worth.strip():
            amounts.append(_typed(amount, place))
            points.append(_typed(worth, place))
    return Measure(amounts=tuple(amounts), points=tuple(points))


def typed_amount_of(text: str) -> Fraction:
    """Return the exact amount that `text` writes, in digits of either set.

    Raises
    ------
    Problem
        If it is no number, can be read in two ways, or is longer than anybody measures.

    Examples
    --------
    >>> typed_amount_of("۴٫۵")
    Fraction(9, 2)
    """
    found = parse_number(text)
    if found is None:
        raise Problem("{found} is not a number; write it in figures", found=text.strip() or "–")
    exact = Fraction(found)
    if abs(exact) >= _GREATEST or exact * 10**_PLACES % 1:
        raise Problem(
            "an amount has at most 12 digits and 6 decimals, got {found}", found=text.strip()
        )
    return exact


def measured_sentence(measure: Measure, unit: str, language: Language) -> str:
    """Return what the RFP publishes about a measured criterion, its direction with it."""
    return say(
        "Measured in {unit}, scored by nobody. {direction} {reference}. Between two of these "
        "amounts the points lie on a straight line; outside them they stay as at the nearest.",
        language,
        unit=unit,
        direction=direction_sentence(measure, language),
        reference=[
            say(
                "{amount} is {points} points",
                language,
                amount=plain_amount(amount, language),
                points=plain_amount(points, language),
            )
            for amount, points in zip(measure.amounts, measure.points, strict=True)
        ],
    )


def direction_sentence(measure: Measure, language: Language) -> str:
    """Return which end is the good one."""
    if measure.more_is_better:
        return say("A higher amount is better.", language)
    return say("A lower amount is better.", language)


def plain_amount(amount: Fraction, language: Language) -> str:
    """Return an amount with the decimals that it has, and no more."""
    places = next((p for p in range(_PLACES) if not amount * 10**p % 1), _PLACES)
    return number(Decimal(amount.numerator) / amount.denominator, language, places)


def check_measured(
    leaves: Sequence[str],
    measures: Mapping[str, Measure],
    units: Mapping[str, Mapping[str, str]],
    languages: Sequence[str],
) -> None:
    """Refuse a measured criterion without reference points, or without a unit in a language."""
    for leaf in leaves:
        if leaf not in measures:
            raise Problem("{criterion} is measured but has no reference points", criterion=leaf)
        words = units.get(leaf, {})
        missing = [code for code in languages if not words.get(code, "").strip()]
        if missing:
            raise Problem(
                "{criterion} is measured but has no unit in: {languages}",
                criterion=leaf,
                languages=missing,
            )


def _typed(text: str, place: int) -> Fraction:
    try:
        return typed_amount_of(text)
    except Problem as problem:
        raise Problem("reference point {place}: {problem}", place=place, problem=problem) from None


def _check_rising(amounts: Sequence[Fraction]) -> None:
    for place, (before, after) in enumerate(pairwise(amounts), start=2):
        if after <= before:
            raise Problem(
                "reference point {place}: amounts must rise, got {after} after {before}",
                place=place,
                after=after,
                before=before,
            )


def _check_scale(points: Sequence[Fraction]) -> None:
    for place, found in enumerate(points, start=1):
        if not 0 <= found <= _FULL:
            raise Problem(
                "reference point {place}: points must be from 0 to 100, got {found}",
                place=place,
                found=found,
            )


def _check_one_way(points: Sequence[Fraction]) -> None:
    rises = points[-1] > points[0]
    if points[-1] == points[0]:
        raise Problem(
            "the first and the last reference point must differ in points, got {found} for both",
            found=points[0],
        )
    for place, (before, after) in enumerate(pairwise(points), start=2):
        if (after < before) if rises else (after > before):
            raise Problem(
                "reference point {place}: points must only rise or only fall, got {after} after "
                "{before}",
                place=place,
                after=after,
                before=before,
            )
