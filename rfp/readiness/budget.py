"""The budget of gate 3, held against what the business case says the work costs."""

from dataclasses import dataclass

from workbench.language import Language, money
from workbench.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Two amounts in minor units of one currency; None: nobody has said it yet.

    `cost` is the sum of all cost lines that are on, over all years of the business case.
    """

    amount: int | None
    cost: int | None
    currency: str

    @property
    def is_comparable(self) -> bool:
        """Whether there are both, so that one can be held against the other."""
        return self.amount is not None and self.cost is not None

    @property
    def rest(self) -> int:
        """What the budget leaves when the cost is taken off, in minor units; 0 without both.

        >>> Budget(amount=110, cost=102, currency="EUR").rest
        8
        """
        if self.amount is None or self.cost is None:
            return 0
        return self.amount - self.cost

    def told(self, language: Language) -> Problem | None:
        """Return in one sentence how the budget stands beside the cost; None without both."""
        if self.amount is None or self.cost is None:
            return None
        amounts = {
            "budget": money(self.amount, self.currency, language),
            "cost": money(self.cost, self.currency, language),
            "rest": money(abs(self.rest), self.currency, language),
        }
        if self.rest < 0:
            return Problem(
                "the budget of {budget} does not cover the {cost} that the business case "
                "reckons as cost over all years; {rest} is lacking",
                **amounts,
            )
        return Problem(
            "the budget of {budget} covers the {cost} that the business case reckons as cost "
            "over all years; {rest} is left",
            **amounts,
        )


def check_budget(amount: int | None) -> None:
    """Refuse a budget below nothing."""
    if amount is not None and amount < 0:
        raise Problem("a budget is 0 or more, got {found}", found=amount)
