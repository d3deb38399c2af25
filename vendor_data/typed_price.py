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
    amount = typed_amount(text, code)
    if amount is None:
        raise Problem("{found} is not an amount; write it in figures", found=text.strip() or "–")
    if amount <= 0:
        raise Problem("a price must be more than 0")
    return Money.of(amount, code)
