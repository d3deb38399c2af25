"""A vendor hands its answers in where a selection takes no sealed envelopes."""

from collections.abc import Sequence

from rfp.reads.call_clock import standing_end
from vendor_data.changes.hand_in import Late, note_late, propose_again, refuse_ended
from vendor_data.changes.proposals import expect_evidence, put_proposal
from vendor_data.changes.sealed_state import is_sealed
from vendor_data.changes.stated_offers import note_statement
from vendor_data.offering.statement import Statement
from vendor_data.proposal import Answer, Counts
from vendor_data.sealing.envelope import Envelope, Receipt
from vendor_data.tables import VendorRow
from workbench.changes.uploads import take_upload
from workbench.committee import Actor, Right
from workbench.problem import Refused
from workbench.record import verb
from workbench.selection import Phase
from workbench.store import Change, Store
from workbench.uploads import Upload

HAND_IN_PLAIN = verb(
    "vendor_data.hand_in_plain",
    right=Right.HAND_IN_PLAINLY,
    label="Answers handed in",
    tells_of_proposals=True,
)

HAND_IN_EVIDENCE = verb(
    "vendor_data.hand_in_evidence",
    right=Right.HAND_IN_PLAINLY,
    label="Evidence handed in",
    tells_of_proposals=True,
)


def hand_in_plain(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    upload: Upload,
    counts: Counts,
    answers: Sequence[Answer],
) -> Receipt:
    """Store a vendor's file and its clear answers; a later file replaces single answers.

    Doubts refuse nothing here: the file is kept, and the committee reviews them in it.

    Raises
    ------
    Late
        If the moment of this transaction is not before the deadline, or the proposals were
        opened; the attempt is on record.
    """
    about = {"selection": selection, "vendor": vendor}
    try:
        with store.change(actor, HAND_IN_PLAIN, selection, vendor=vendor) as change:
            change.get(VendorRow, vendor)
            _refuse(change)
            kept = take_upload(change, upload, vendor=vendor)
            row = put_proposal(change, vendor, kept, counts, answers)
            propose_again(change, vendor)
    except Late:
        note_late(store, actor, **about, envelope=Envelope.B)
        raise
    return Receipt(
        id=row.id,
        vendor=vendor,
        envelope=Envelope.B,
        file_name=upload.name,
        handed_in_at=row.taken_at,
        sha256=upload.digest,
        nonce="",
        commitment="",
    )


def hand_in_evidence(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    uploads: Sequence[Upload],
    stated: Statement | None = None,
) -> tuple[str, ...]:
    """Keep the documents that a vendor's answers name as evidence; nobody here opens them.

    `stated` is what one of them says of who offers; a later one stands for an earlier.

    Raises
    ------
    Late
        As for the answers.
    """
    about = {"selection": selection, "vendor": vendor}
    try:
        with store.change(actor, HAND_IN_EVIDENCE, selection, vendor=vendor) as change:
            change.get(VendorRow, vendor)
            _refuse(change)
            for upload in uploads:
                expect_evidence(upload)
            kept = tuple(take_upload(change, upload, vendor=vendor) for upload in uploads)
            if stated is not None:
                note_statement(change, vendor, stated)
            change.about(vendor, vendor=vendor, count=len(kept))
    except Late:
        note_late(store, actor, **about, envelope=Envelope.B)
        raise
    return kept


def _refuse(change: Change) -> None:
    if is_sealed(change):
        raise Refused("this selection takes sealed envelopes; hand in envelope B instead")
    refuse_ended(change)
    if Phase(change.selection.phase) is not Phase.CALL:
        raise Late("the proposals have been opened; this one was not taken, which is on record")
    closes = standing_end(change.session, change.selection.id)
    if closes is not None and change.now >= closes:
        raise Late(
            "proposals were taken until {closed}; this one came later and was not taken, which "
            "is on record",
            closed=closes,
        )
