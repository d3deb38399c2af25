"""A price as the facilitator types it: understood exactly, or asked about."""

from vendor_data.money import Money
from workbench.language import typed_amount
from workbench.problem import Problem


def typed_price(text: str, code: str) -> Money:
    """Return the amount that `text` writes in the currency `code`.

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
    Money
        The exact amount. [minor units, > 0]

    Raises
    ------
    Problem
        If it is no number, can still be read in two ways, is 0 or less, or has more decimal
        places or digits than money has.

    Examples
    --------
    >>> typed_price("۵۲٬۰۰۰", "EUR").minor, typed_price("52,000", "EUR").minor
    (5200000, 5200000)
    """
    found = _typed(text, code)
    if found.minor <= 0:
        raise Problem("a price must be more than 0")
    return found


def typed_cost(text: str, code: str) -> Money:
    """Return what `text` says that something costs us; unlike a price it may be 0.

    >>> typed_cost("0", "EUR").minor, typed_cost("۱۲٫۵", "EUR").minor
    (0, 1250)
    """
    found = _typed(text, code)
    if found.minor < 0:
        raise Problem("a cost is 0 or more")
    return found


def _typed(text: str, code: str) -> Money:
    amount = typed_amount(text, code)
    if amount is None:
        raise Problem("{found} is not an amount; write it in figures", found=text.strip() or "–")
    return Money.of(amount, code)
