"""When what is stored of a vendor came from it: what is handed in may be read long afterwards."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from vendor_data.sealing.bundle import ARCHIVE, DIGITS, ENDING
from vendor_data.sealing.tables import HandInRow, OpenedPaperRow
from vendor_data.tables import ProposalRow
from workbench.tables import UploadRow


def came_in(session: Session, selection: str) -> Mapping[str, dt.datetime]:
    """Return the moment of every proposal by its id, for reads that asked a right.

    What came out of an envelope counts from its hand-in, what is read once more from its first
    reading: an answer is as old as the vendor's file, not as the committee's review of it. Papers
    may have stood beside the answers: their archive is named after the answer file.
    """
    archived = literal(ARCHIVE) + func.substr(UploadRow.sha256, 1, DIGITS) + ENDING
    statement = (
        select(ProposalRow.id, ProposalRow.upload, ProposalRow.taken_at, HandInRow.handed_in_at)
        .join(UploadRow, UploadRow.id == ProposalRow.upload)
        .outerjoin(
            OpenedPaperRow,
            (OpenedPaperRow.vendor == ProposalRow.vendor)
            & ((OpenedPaperRow.sha256 == UploadRow.sha256) | (OpenedPaperRow.name == archived)),
        )
        .outerjoin(HandInRow, HandInRow.id == OpenedPaperRow.hand_in)
        .where(ProposalRow.selection == selection)
        .order_by(ProposalRow.taken_at, HandInRow.handed_in_at)
    )
    first: dict[str, dt.datetime] = {}
    found = {}
    for key, upload, taken_at, handed_in_at in session.execute(statement):
        found[key] = handed_in_at or first.setdefault(upload, taken_at)
    return found
