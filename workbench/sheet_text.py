"""How a number of a spreadsheet is written as the text of a cell."""

import math
from decimal import Decimal

_LARGEST_PLAIN = 1e30


def number_text(value: float) -> str:
    """Return a number in plain digits; what is too long for a person stays with its exponent.

    >>> number_text(1e5), number_text(0.25), number_text(1e40)
    ('100000', '0.25', '1e+40')
    """
    if not math.isfinite(value) or abs(value) > _LARGEST_PLAIN:
        return str(value)
    return f"{Decimal(repr(value)):f}".removesuffix(".0")
