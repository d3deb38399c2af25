"""The vendors that an actor may know of, and their proposals and answers."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from vendor_data.answer import Code
from vendor_data.proposal import Answer, Counts, Proposal
from vendor_data.tables import AnswerRow, ExclusionRow, ProposalRow, VendorRow
from vendor_data.vendor import Exclusion, Vendor
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import texts_of
from workbench.tables import UploadRow
from workbench.wording import Texts, Worded

UNNAMED = Worded(text="–", language="en", is_fallback=True)


def vendors(session: Session, actor: Actor, selection: str, language: str) -> list[Vendor]:
    """Return the vendors by their place on the list; one in conflict does not exist."""
    if not is_allowed(session, actor, Right.SEE_VENDORS, selection) and not actor.is_vendor:
        return []
    texts = texts_of(session, selection, language)
    statement = (
        select(VendorRow, ExclusionRow)
        .outerjoin(ExclusionRow, ExclusionRow.vendor == VendorRow.id)
        .where(VendorRow.selection == selection)
        .order_by(VendorRow.ordinal)
    )
    found = [_vendor(row, out, texts) for row, out in session.execute(statement)]
    return [vendor for vendor in found if _knows(actor, vendor.id)]


def _knows(actor: Actor, vendor: str) -> bool:
    if actor.room_vendor is not None:
        return vendor == actor.room_vendor
    return vendor not in actor.conflicts


def _vendor(row: VendorRow, out: ExclusionRow | None, texts: Texts) -> Vendor:
    exclusion = None
    if out is not None:
        reason = texts.get((row.id, "exclusion"), UNNAMED)
        exclusion = Exclusion(
            requirement=out.requirement, reason=reason, excluded_at=out.excluded_at
        )
    return Vendor(id=row.id, name=texts.get((row.id, "name"), UNNAMED), exclusion=exclusion)


def proposals(session: Session, actor: Actor, selection: str) -> list[Proposal]:
    """Return the stored proposals, oldest first."""
    if not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return []
    statement = (
        select(ProposalRow, UploadRow.name)
        .join(UploadRow, UploadRow.id == ProposalRow.upload)
        .where(ProposalRow.selection == selection)
        .order_by(ProposalRow.taken_at, ProposalRow.id)
    )
    rows = session.execute(statement)
    return [_proposal(row, name) for row, name in rows if _knows(actor, row.vendor)]


def _proposal(row: ProposalRow, file_name: str) -> Proposal:
    counts = Counts(
        asked=row.asked,
        answered=row.answered,
        missing=row.missing,
        extra=row.extra,
        doubtful=row.doubtful,
    )
    return Proposal(
        id=row.id,
        vendor=row.vendor,
        upload=row.upload,
        file_name=file_name,
        taken_at=row.taken_at,
        counts=counts,
    )


def answers(session: Session, actor: Actor, selection: str) -> Mapping[tuple[str, str], Answer]:
    """Return the answers by (vendor, requirement); a vendor in the room sees its own alone."""
    own = actor.is_vendor and is_allowed(session, actor, Right.SEE_OWN_ANSWERS, selection)
    if not own and not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return {}
    statement = select(AnswerRow).where(AnswerRow.selection == selection)
    return {
        (row.vendor, row.requirement): Answer(
            requirement=row.requirement,
            code=Code(row.code),
            comment=row.comment,
            evidence=row.evidence,
            place=row.place,
        )
        for row in session.scalars(statement)
        if _knows(actor, row.vendor)
    }
