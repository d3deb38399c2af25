"""Documents that vendors sent as evidence: their names, and their bytes for a download."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from vendor_data.proposal import EVIDENCE
from vendor_data.tables import ProposalRow
from workbench.committee import Actor, Right
from workbench.problem import Refused
from workbench.reads.rights import is_allowed
from workbench.tables import StoredFileRow, UploadRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A document beside a vendor's answers; its name was cleaned when it came in."""

    upload: str
    vendor: str
    name: str
    size: int
    sha256: str
    stored_at: dt.datetime


def evidence(session: Session, actor: Actor, selection: str) -> list[Evidence]:
    """Return the evidence of every vendor that `actor` may know of, oldest first."""
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return []
    return [
        _evidence(row, row.vendor)
        for row in session.scalars(_documents(selection))
        if row.vendor is not None and row.vendor not in actor.conflicts
    ]


def _documents(selection: str) -> Select[UploadRow]:
    return (
        select(UploadRow)
        .where(
            UploadRow.selection == selection,
            UploadRow.vendor.is_not(None),
            UploadRow.kind.in_([kind.value for kind in EVIDENCE]),
            UploadRow.id.not_in(select(ProposalRow.upload)),  # an answer form is no evidence
        )
        .order_by(UploadRow.uploaded_at, UploadRow.id)
    )


def _evidence(row: UploadRow, vendor: str) -> Evidence:
    return Evidence(
        upload=row.id,
        vendor=vendor,
        name=row.name,
        size=row.size,
        sha256=row.sha256,
        stored_at=row.uploaded_at,
    )


def own_evidence(session: Session, actor: Actor, selection: str) -> list[Evidence]:
    """Return what the actor's own vendor sent beside its answers, oldest first."""
    if not is_allowed(session, actor, Right.SEE_CALL, selection):
        return []
    statement = _documents(selection).where(UploadRow.vendor == actor.room_vendor)
    return [_evidence(row, row.vendor) for row in session.scalars(statement) if row.vendor]


def evidence_bytes(session: Session, actor: Actor, selection: str, upload: str) -> bytes:
    """Return the bytes of one document; a response file, which may hold prices, is never given.

    Raises
    ------
    Refused
        If the upload is no evidence that `actor` may see.
    """
    if upload not in {one.upload for one in evidence(session, actor, selection)}:
        raise Refused("there is no such document, or you may not see it")
    statement = (
        select(StoredFileRow.content)
        .join(UploadRow, UploadRow.sha256 == StoredFileRow.sha256)
        .where(UploadRow.id == upload)
    )
    return session.scalars(statement).one()
