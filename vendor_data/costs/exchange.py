"""Rates of exchange, each with its day and its source; what is converted stays beside it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from workbench.language import currency
from workbench.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRate:
    """What one unit of a foreign currency is worth in the selection's, on a day, by a source."""

    currency: str
    rate: Fraction  # [major units of the selection's currency per major unit]
    day: dt.date
    source: str
    version: int = 1

    def __post_init__(self) -> None:
        currency(self.currency)
        if self.rate <= 0:
            raise Problem("a rate of exchange is more than 0, got {found}", found=str(self.rate))
        if not self.source.strip():
            raise Problem("say where the rate of {currency} is from", currency=self.currency)


def converted(
    amount: Fraction, *, given: str, wanted: str, rates: Mapping[str, ExchangeRate]
) -> Fraction:
    """Return an amount in another currency, unrounded.

    Parameters
    ----------
    amount : Fraction
        [minor units of `given`]
    given, wanted : str
        ISO 4217 codes; rates are all in `wanted`.
    rates : mapping of str to ExchangeRate
        By foreign currency.

    Returns
    -------
    Fraction
        Rounding is left to who shows it. [minor units of `wanted`]

    Raises
    ------
    Problem
        If there is no rate for `given`.

    Examples
    --------
    >>> rate = ExchangeRate(currency="USD", rate=Fraction(600000), day=dt.date(2026, 3, 21),
    ...     source="Central bank")
    >>> converted(Fraction(1250), given="USD", wanted="IRR", rates={"USD": rate})
    Fraction(7500000, 1)
    """
    if given == wanted:
        return amount
    if given not in rates:
        raise Problem("there is no rate of exchange from {given} to {wanted}",
                      given=given, wanted=wanted)  # fmt: skip
    places = currency(wanted).places - currency(given).places
    return amount * rates[given].rate * Fraction(10) ** places
