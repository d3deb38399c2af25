"""Amounts of money as people type them, read by what their currency allows."""

from decimal import Decimal

from workbench.language.money import currency
from workbench.language.number_reading import parse_number
from workbench.problem import Problem


def typed_amount(text: str, code: str) -> Decimal | None:
    """Return the amount that `text` writes, or None if it is no number.

    What can be read in two ways is read in the one that the currency allows: no euro has three
    decimal places, so 52,000 is fifty-two thousand.

    Parameters
    ----------
    text : str
        Digits of either set, with or without marks. [major units]
    code : str
        ISO 4217 code of the currency.

    Returns
    -------
    Decimal or None
        As it was typed, unrounded. [major units]

    Raises
    ------
    Problem
        If it can still be read in two ways.

    Examples
    --------
    >>> typed_amount("۵۲٬۰۰۰", "EUR"), typed_amount("52,000", "EUR"), typed_amount("dear", "EUR")
    (Decimal('52000'), Decimal('52000'), None)
    """
    try:
        return parse_number(text)
    except Problem as two_ways:
        readings = [str(two_ways.values["one"]), str(two_ways.values["other"])]
        fitting = [one for one in readings if _decimals(one) <= currency(code).places]
        if len(fitting) != 1 or "/" in text:  # 3/5 may be three fifths
            raise
        return Decimal(fitting[0])


def _decimals(plain: str) -> int:
    return len(plain.partition(".")[2])
