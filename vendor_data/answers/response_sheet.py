"""A returned file, workbook or document, as the tables that it holds."""

from dataclasses import dataclass

from vendor_data.columns import Table
from workbench.sheet import Sheet

RFP_ID, RFP_VERSION = "RFP-Id", "RFP-Version"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseSheet:
    """What a returned file holds, before anybody judged it against what was asked.

    `unread` is what stands in no table of answers: other sheets, other tables, the text round them;
    `pictures` are the places of pictures that stand among the cells.
    """

    tables: tuple[Table, ...]
    rfp_id: str = ""
    version: str = ""
    guessed_encoding: str = ""
    unread: tuple[Sheet, ...] = ()
    tracked_changes: int = 0
    pictures: tuple[str, ...] = ()
