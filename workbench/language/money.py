"""Amounts of money as people read them; inside, money is whole minor units and a currency."""

from dataclasses import dataclass
from fractions import Fraction

from workbench.language.digits import number
from workbench.language.tongue import Language
from workbench.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """How amounts in one currency are written."""

    places: int
    persian: str


CURRENCIES = {
    # The rial's hundredth exists on paper only; prices are whole rials.
    "IRR": Currency(places=0, persian="ریال"),
    "EUR": Currency(places=2, persian="یورو"),
    "USD": Currency(places=2, persian="دلار آمریکا"),
    "GBP": Currency(places=2, persian="پوند"),
    "CHF": Currency(places=2, persian="فرانک سوئیس"),
    "AED": Currency(places=2, persian="درهم امارات"),
    "TRY": Currency(places=2, persian="لیر ترکیه"),
    "CNY": Currency(places=2, persian="یوان"),
    "JPY": Currency(places=0, persian="ین"),
    "KWD": Currency(places=3, persian="دینار کویت"),
}


def currency(code: str) -> Currency:
    """Return what is known of the currency with this ISO 4217 code."""
    if code not in CURRENCIES:
        known = ", ".join(CURRENCIES)
        raise Problem("a currency is one of {known}, got {found}", known=known, found=code)
    return CURRENCIES[code]


def currency_name(code: str, language: Language) -> str:
    """Return how a currency is called in a sentence.

    >>> currency_name("EUR", Language.EN), currency_name("EUR", Language.FA)
    ('EUR', 'یورو')
    """
    return currency(code).persian if language is Language.FA else code


def money(minor: int, code: str, language: Language) -> str:
    r"""Return an amount of `minor` units (cents, rials) of a currency.

    >>> money(5200000, "EUR", Language.EN), money(5200000, "EUR", Language.FA)
    ('EUR\xa052,000.00', '۵۲٬۰۰۰٫۰۰\xa0یورو')
    """
    known = currency(code)
    amount = number(Fraction(minor, 10**known.places), language, known.places)
    parts = (amount, known.persian) if language is Language.FA else (code, amount)
    return "\N{NO-BREAK SPACE}".join(parts)
