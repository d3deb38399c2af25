"""Two scales that a requirement may be tagged by: the value chain, and a customer's life cycle.

The five stages of the value chain are those of F. Buttle, Customer Relationship Management.
"""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from workbench.problem import Term


class ValueStage(StrEnum):
    """The stage of the value chain that a requirement serves."""

    PORTFOLIO = "portfolio"
    INTIMACY = "intimacy"
    NETWORK = "network"
    VALUE = "value"
    LIFE_CYCLE = "life cycle"

    @property
    def label(self) -> Term:
        return _VALUE_LABELS[self]


class CustomerStage(StrEnum):
    """What a requirement helps to do with customers."""

    ATTRACT = "attract"
    KEEP = "keep"
    DEVELOP = "develop"

    @property
    def label(self) -> Term:
        return _CUSTOMER_LABELS[self]


_VALUE_LABELS = {
    ValueStage.PORTFOLIO: Term("Customer portfolio"),
    ValueStage.INTIMACY: Term("Customer intimacy"),
    ValueStage.NETWORK: Term("Network"),
    ValueStage.VALUE: Term("Value for the customer"),
    ValueStage.LIFE_CYCLE: Term("Management of the life cycle"),
}
_CUSTOMER_LABELS = {
    CustomerStage.ATTRACT: Term("Attract customers"),
    CustomerStage.KEEP: Term("Keep customers"),
    CustomerStage.DEVELOP: Term("Develop customers"),
}


def counted(
    scale: type[ValueStage] | type[CustomerStage], found: Iterable[str | None]
) -> dict[str, int]:
    """Return how many bear each stage of a scale, those that nobody bears among them.

    >>> counted(CustomerStage, ["keep", None, "keep"])
    {'attract': 0, 'keep': 2, 'develop': 0}
    """
    counts = Counter(found)
    return {stage.value: counts[stage.value] for stage in scale}
