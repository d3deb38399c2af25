"""Numbers as people read them: digits, marks, exact rounding."""

from decimal import Decimal
from fractions import Fraction

from workbench.language.tongue import Language
from workbench.problem import Problem

Number = int | Fraction | Decimal | float

_PERSIAN, _ARABIC, _LATIN = "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "0123456789"
_TO_PERSIAN = str.maketrans(_LATIN + ".,", _PERSIAN + "٫٬")
_TO_PERSIAN_DIGITS = str.maketrans(_LATIN, _PERSIAN)
_FROM_ANY = str.maketrans(_PERSIAN + _ARABIC, _LATIN * 2)
_SHOWN_PLACES = 2  # of a fraction for which nobody said how many

# A left-to-right mark keeps the minus on the left of its number inside Persian text.
_MINUS = {Language.EN: "−", Language.FA: "\u200e−"}


def to_digits(text: str, language: Language) -> str:
    """Return `text` with its digits as a reader of `language` writes them; all else stays."""
    latin = from_digits(text)
    return latin.translate(_TO_PERSIAN_DIGITS) if language is Language.FA else latin


def typed_digits(text: str, language: Language) -> str:
    """Return a text that somebody typed with its digits as `to_digits` writes them.

    One in Latin letters keeps those it has: beside them Persian digits would change places.

    >>> typed_digits("2 hours", Language.FA), typed_digits("2-3 ساعت", Language.FA)
    ('2 hours', '۲-۳ ساعت')
    """
    is_latin = any(letter.isalpha() and letter.isascii() for letter in text)
    is_own = any(letter.isalpha() and not letter.isascii() for letter in text)
    if language is Language.FA and is_latin and not is_own:
        return from_digits(text)
    return to_digits(text, language)


def from_digits(text: str) -> str:
    """Return `text` with Persian and Arabic digits as 0-9; all else stays."""
    return text.translate(_FROM_ANY)


def number(value: Number, language: Language, places: int | None = None) -> str:
    """Return `value` rounded half-even to `places`, with thousands marks.

    Without `places` a Decimal is shown as it is and a fraction with at most two places.

    >>> number(Fraction(14541, 200), Language.EN, 2), number(Fraction(145, 2), Language.FA)
    ('72.70', '۷۲٫۵')
    """
    exact = _exact(value)
    digits = _places(value, exact) if places is None else places
    units = round(exact * 10**digits)  # Fraction rounds half-even
    whole, part = divmod(abs(units), 10**digits)
    shown = f"{whole:,}" + (f".{part:0{digits}}" if digits else "")
    sign = _MINUS[language] if units < 0 else ""
    return sign + (shown.translate(_TO_PERSIAN) if language is Language.FA else shown)


def percent(share: Number, language: Language, places: int | None = None) -> str:
    """Return a share of 1 as a percentage, with at most one place if `places` is not given.

    >>> percent(Fraction(118, 343), Language.FA)
    '۳۴٫۴٪'
    """
    exact = _exact(share) * 100
    digits = _fewest_places(exact, at_most=1) if places is None else places
    sign = "٪" if language is Language.FA else "\N{NO-BREAK SPACE}%"
    return number(exact, language, digits) + sign


def _exact(value: Number) -> Fraction:
    """Return what was written: a float counts as the decimal it is printed as."""
    try:
        return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)
    except (ValueError, OverflowError):
        raise Problem("a number must be finite, got {found}", found=str(value)) from None


def _places(value: Number, exact: Fraction) -> int:
    if isinstance(value, Decimal):
        return max(0, -int(value.as_tuple().exponent))
    return _fewest_places(exact, at_most=_SHOWN_PLACES)


def _fewest_places(exact: Fraction, *, at_most: int) -> int:
    """Return how many places show as much as `at_most` places do."""
    shown = round(exact * 10**at_most)
    return next(n for n in range(at_most + 1) if shown % 10 ** (at_most - n) == 0)
