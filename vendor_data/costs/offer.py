"""What a vendor's price form says once every doubt is settled: raw words beside amounts."""

from dataclasses import dataclass

from vendor_data.price import PriceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One cell: what stood there, and what is understood by it.

    Attributes
    ----------
    raw : str
        The cell as it was written, "" if nothing stood there.
    kind : PriceKind
        Only an AMOUNT has an `amount`; open and blank are never 0.
    amount, words : int or None
        The amount in figures, and in words where it is written so too. [minor units]
    """

    raw: str = ""
    kind: PriceKind = PriceKind.BLANK
    amount: int | None = None
    words: int | None = None


BLANK = Stated()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedLine:
    """What a vendor asks for one line: for one unit, and for all units of all years."""

    line: str
    currency: str
    unit_price: Stated = BLANK
    total: Stated = BLANK
    remark: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A whole price form; `total` is what the vendor wrote below its lines."""

    currency: str
    lines: tuple[OfferedLine, ...]
    total: Stated = BLANK

    def line(self, line: str) -> OfferedLine:
        """Return what is asked for a line; nothing if the form leaves it out."""
        blank = OfferedLine(line=line, currency=self.currency)
        return next((each for each in self.lines if each.line == line), blank)
