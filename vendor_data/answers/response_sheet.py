"""A returned file, workbook or document, as the tables that it holds."""

from dataclasses import dataclass

from vendor_data.columns import Table

RFP_ID, RFP_VERSION = "RFP-Id", "RFP-Version"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseSheet:
    """What a returned file holds, before anybody judged it against what was asked."""

    tables: tuple[Table, ...]
    rfp_id: str = ""
    version: str = ""
    guessed_encoding: str = ""
    unread_sheets: tuple[str, ...] = ()
    tracked_changes: int = 0
