"""The receipts of what a vendor handed in, for its own people and whenever they come back."""

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from vendor_data.reads.call import own_files
from vendor_data.reads.files import own_evidence
from vendor_data.reads.sealing import tells_of_price
from vendor_data.sealing.envelope import Envelope, Receipt
from vendor_data.sealing.tables import HandInRow, OpenedPaperRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed


def own_receipts(session: Session, actor: Actor, selection: str) -> list[Receipt]:
    """Return the receipts of the actor's own vendor, oldest first.

    A sealed one has its commitment, and neither name nor hash nor nonce of the file: those are
    inside the envelope, and come back with its opening; of envelope C with the decision, for
    before that a vendor is not to learn whether it was opened.
    """
    if not is_allowed(session, actor, Right.SEE_CALL, selection):
        return []
    told = set(Envelope) if tells_of_price(session, selection) else {Envelope.A, Envelope.B}
    is_told = and_(
        OpenedPaperRow.hand_in == HandInRow.id,
        OpenedPaperRow.envelope.in_([each.value for each in told]),
    )
    statement = (
        select(HandInRow, OpenedPaperRow.name, OpenedPaperRow.sha256, OpenedPaperRow.nonce)
        .outerjoin(OpenedPaperRow, is_told)
        .where(HandInRow.selection == selection, HandInRow.vendor == actor.room_vendor)
        .order_by(HandInRow.handed_in_at, HandInRow.id)
    )
    sealed = [
        Receipt(
            id=row.id,
            vendor=row.vendor,
            envelope=Envelope(row.envelope),
            file_name=name or "",
            handed_in_at=row.handed_in_at,
            sha256=sha256 or "",
            nonce=nonce or "",
            commitment=row.commitment,
        )
        for row, name, sha256, nonce in session.execute(statement)
    ]
    return [*sealed, *_plain(session, actor, selection), *_papers(session, actor, selection)]


def _papers(session: Session, actor: Actor, selection: str) -> list[Receipt]:
    """Return the receipts of documents that came without envelopes, beside the answers."""
    return [
        Receipt(
            id=each.upload,
            vendor=each.vendor,
            envelope=Envelope.B,
            file_name=each.name,
            handed_in_at=each.stored_at,
            sha256=each.sha256,
            nonce="",
            commitment="",
        )
        for each in own_evidence(session, actor, selection)
    ]


def _plain(session: Session, actor: Actor, selection: str) -> list[Receipt]:
    return [
        Receipt(
            id=each.proposal,
            vendor=actor.room_vendor or "",
            envelope=Envelope.B,
            file_name=each.name,
            handed_in_at=each.taken_at,
            sha256=each.sha256,
            nonce="",
            commitment="",
        )
        for each in own_files(session, actor, selection)
    ]
