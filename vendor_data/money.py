"""An amount of money: whole minor units and a currency."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from workbench.language import currency
from workbench.problem import Problem

MOST_MINOR = 10**17


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Money:
    """An exact amount; two amounts are added or compared in one currency only.

    >>> Money.of(Decimal("12.30"), "EUR").minor
    1230
    """

    currency: str
    minor: int

    def __post_init__(self) -> None:
        currency(self.currency)
        if abs(self.minor) > MOST_MINOR:
            raise Problem("an amount has at most 17 digits, got {found}", found=self.minor)

    @classmethod
    def of(cls, amount: Decimal, code: str) -> "Money":
        """Return `amount` major units; more decimals than the currency has are refused."""
        if not amount.is_finite() or amount.adjusted() > len(str(MOST_MINOR)):
            raise Problem("an amount has at most 17 digits, got {found}", found=str(amount))
        minor = amount.scaleb(currency(code).places)
        whole = minor.to_integral_value(ROUND_HALF_EVEN)
        if whole != minor:
            raise Problem(
                "{currency} has {places} decimal places, got {found}",
                currency=code,
                places=currency(code).places,
                found=str(amount),
            )
        return cls(currency=code, minor=int(whole))

    def __add__(self, other: "Money") -> "Money":
        self._check_same(other)
        return Money(currency=self.currency, minor=self.minor + other.minor)

    def _check_same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise Problem(
                "{one} and {other} cannot be added", one=self.currency, other=other.currency
            )
