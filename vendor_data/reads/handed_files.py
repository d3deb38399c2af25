"""Answer files that vendors handed in without envelopes, as the committee reviews them."""

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from vendor_data.reads.came_in import came_in
from vendor_data.tables import AnswerRow, ProposalRow
from workbench.committee import Actor, Right
from workbench.problem import Refused
from workbench.reads.rights import is_allowed
from workbench.tables import MemberRow, StoredFileRow, UploadRow


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedFile:
    """A file that a vendor's own people handed in; what was clear in it is stored already."""

    upload: str
    vendor: str
    name: str
    handed_in_at: dt.datetime
    open_lines: int  # doubtful or not asked for
    is_reviewed: bool = False

    @property
    def waits(self) -> bool:
        """Whether somebody of the committee still has to look at it."""
        return self.open_lines > 0 and not self.is_reviewed


def handed_files(session: Session, actor: Actor, selection: str) -> list[HandedFile]:
    """Return what vendors handed in by themselves without envelopes, oldest first."""
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return []
    found: dict[str, HandedFile] = {}
    for row, name, brought_by in session.execute(_handed_in(selection)):
        if row.vendor not in actor.conflicts:
            known = found.get(row.upload) or _handed(row, name)
            is_review = row.taken_by != brought_by
            found[row.upload] = replace(known, is_reviewed=known.is_reviewed or is_review)
    return list(found.values())


def handed_bytes(session: Session, actor: Actor, selection: str, upload: str) -> bytes:
    """Return the bytes of one such file to whoever stores proposals, never to a browser.

    Raises
    ------
    Refused
        If no vendor handed it in, or `actor` does not store this vendor's proposals.
    """
    file = _readable(session, actor, selection, upload)
    statement = (
        select(StoredFileRow.content)
        .join(UploadRow, UploadRow.sha256 == StoredFileRow.sha256)
        .where(UploadRow.id == file.upload)
    )
    return session.scalars(statement).one()


def answered_since(session: Session, actor: Actor, selection: str, upload: str) -> frozenset[str]:
    """Return the requirements that the vendor has answered in a later file than this."""
    file = _readable(session, actor, selection, upload)
    moments = came_in(session, selection)
    statement = select(AnswerRow.requirement, AnswerRow.proposal).where(
        AnswerRow.selection == selection, AnswerRow.vendor == file.vendor
    )
    return frozenset(
        requirement
        for requirement, proposal in session.execute(statement)
        if moments[proposal] > file.handed_in_at
    )


def _readable(session: Session, actor: Actor, selection: str, upload: str) -> HandedFile:
    for file in handed_files(session, actor, selection):
        right = Right.STORE_PROPOSAL
        if file.upload == upload and is_allowed(
            session, actor, right, selection, vendor=file.vendor
        ):
            return file
    raise Refused("there is no such document, or you may not see it")


def _handed_in(selection: str) -> Select[ProposalRow, str, str]:
    its_people = select(MemberRow.account).where(
        MemberRow.selection == selection, MemberRow.vendor == ProposalRow.vendor
    )
    return (
        select(ProposalRow, UploadRow.name, UploadRow.uploaded_by)
        .join(UploadRow, UploadRow.id == ProposalRow.upload)
        .where(ProposalRow.selection == selection, UploadRow.uploaded_by.in_(its_people))
        .order_by(ProposalRow.taken_at, ProposalRow.id)
    )


def _handed(row: ProposalRow, name: str) -> HandedFile:
    return HandedFile(
        upload=row.upload,
        vendor=row.vendor,
        name=name,
        handed_in_at=row.taken_at,
        open_lines=row.doubtful + row.extra,
    )
