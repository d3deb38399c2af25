"""The price form: what vendors are asked to price, as one version of one RFP has it."""

from dataclasses import dataclass
from enum import StrEnum

from vendor_data.costs.cost_line import CostLine


class Field(StrEnum):
    """What a vendor fills in for a line; the sum below the lines has no UNIT price."""

    UNIT = "unit"
    TOTAL = "total"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceForm:
    """One version of the form; `lines` are the vendor's, `years` follow the start."""

    rfp_id: str
    version: str
    title: str
    currency: str
    years: int
    lines: tuple[CostLine, ...]
