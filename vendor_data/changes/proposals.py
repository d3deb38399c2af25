"""A reviewed response file becomes a proposal; the proposals are opened."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from rfp.tables import IssueRow, RequirementRow
from vendor_data.answers.side_data import Side
from vendor_data.answers.tables import FormerAnswerRow, FormerSideDatumRow, SideDatumRow
from vendor_data.changes.new_answers import expect_asked_anew
from vendor_data.changes.sealed_state import (
    refuse_after_close,
    refuse_before_opening,
    refuse_plain_opening,
)
from vendor_data.proposal import EVIDENCE, Answer, Counts
from vendor_data.tables import AnswerRow, ProposalRow, VendorRow
from workbench.changes.uploads import take_upload
from workbench.committee import Actor, Right
from workbench.problem import Problem, Refused
from workbench.record import verb
from workbench.selection import Phase
from workbench.store import Change, Store
from workbench.tables import UploadRow
from workbench.uploads import Upload

TAKE = verb(
    "vendor_data.take_proposal",
    right=Right.STORE_PROPOSAL,
    label="Proposal stored",
    undoable=True,
    guard=refuse_after_close,
)
STORE_EVIDENCE = verb(
    "vendor_data.store_evidence",
    right=Right.STORE_PROPOSAL,
    label="Evidence stored",
    undoable=True,
)
Beside = Mapping[tuple[str, str], SideDatumRow]  # by (requirement, side)
OPEN = verb("vendor_data.open_proposals", right=Right.OPEN_PROPOSALS, label="Proposals opened")


def take_proposal(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    upload: Upload,
    counts: Counts,
    answers: Sequence[Answer],
    handed_in: str | None = None,
) -> str:
    """Store what a person confirmed of a response file; a later file replaces single answers.

    `handed_in` is the upload that the vendor itself made of this file, where it did.
    """
    with store.change(actor, TAKE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        refuse_before_opening(change)
        expect_asked_anew(change, vendor, [answer.requirement for answer in answers])
        if handed_in is None:
            kept = take_upload(change, upload, vendor=vendor)
        else:
            kept = _expect_handed_in(change, vendor, upload, handed_in)
        proposal = put_proposal(change, vendor, kept, counts, answers)
    return proposal.id


def _expect_handed_in(change: Change, vendor: str, upload: Upload, handed_in: str) -> str:
    row = change.get(UploadRow, handed_in)
    if (row.vendor, row.sha256) != (vendor, upload.digest):
        raise Refused("there is no such document, or you may not see it")
    return row.id


def put_proposal(
    change: Change, vendor: str, upload: str, counts: Counts, answers: Sequence[Answer]
) -> ProposalRow:
    """Add a kept response file and its answers to the change at work.

    A file with nothing but doubts is a proposal too: they are what somebody has to look at.
    """
    if not (answers or counts.doubtful or counts.extra):
        raise Problem("no answer of this file was taken, so there is nothing to store")
    proposal = ProposalRow(
        id=change.new_id(),
        selection=change.selection.id,
        vendor=vendor,
        upload=upload,
        taken_at=change.now,
        taken_by=change.actor.account,
        asked=counts.asked,
        answered=counts.answered,
        missing=counts.missing,
        extra=counts.extra,
        doubtful=counts.doubtful,
    )
    change.session.add(proposal)
    change.session.flush()
    _expect_asked(change, answers)
    now, beside = _now(change, vendor), _beside(change, vendor)
    for answer in answers:
        before = now.get(answer.requirement)
        if before is not None:
            change.session.add(_former(before))
            change.session.add_all(_former_sides(before, beside))
        _put_answer(change, proposal, answer, before)
        _put_sides(change, vendor, answer, beside)
    change.about(proposal.id, vendor=vendor, answered=counts.answered, asked=counts.asked)
    return proposal


def _expect_asked(change: Change, answers: Sequence[Answer]) -> None:
    statement = select(RequirementRow.id).where(RequirementRow.selection == change.selection.id)
    if not {answer.requirement for answer in answers} <= set(change.session.scalars(statement)):
        raise Problem("this entry no longer exists; it may have been removed by somebody else")


def _now(change: Change, vendor: str) -> dict[str, AnswerRow]:
    """Return the vendor's answers before this proposal, read at once: there are thousands."""
    statement = select(AnswerRow).where(AnswerRow.vendor == vendor)
    return {row.requirement: row for row in change.session.scalars(statement)}


def _put_answer(
    change: Change, proposal: ProposalRow, answer: Answer, row: AnswerRow | None
) -> None:
    if row is None:
        row = AnswerRow(
            vendor=proposal.vendor,
            requirement=answer.requirement,
            selection=proposal.selection,
        )
        change.session.add(row)
    row.proposal = proposal.id
    row.code = answer.code.value
    row.comment = answer.comment
    row.evidence = answer.evidence
    row.place = answer.place


def _former(row: AnswerRow) -> FormerAnswerRow:
    return FormerAnswerRow(
        proposal=row.proposal,
        requirement=row.requirement,
        vendor=row.vendor,
        selection=row.selection,
        code=row.code,
        comment=row.comment,
        evidence=row.evidence,
        place=row.place,
    )


def _former_sides(row: AnswerRow, beside: Beside) -> list[FormerSideDatumRow]:
    found = (beside.get((row.requirement, side.value)) for side in Side)
    return [
        FormerSideDatumRow(
            proposal=row.proposal,
            requirement=row.requirement,
            side=each.side,
            vendor=row.vendor,
            selection=row.selection,
            text=each.text,
        )
        for each in found
        if each is not None
    ]


def _beside(change: Change, vendor: str) -> Beside:
    statement = select(SideDatumRow).where(SideDatumRow.vendor == vendor)
    return {(row.requirement, row.side): row for row in change.session.scalars(statement)}


def _put_sides(change: Change, vendor: str, answer: Answer, beside: Beside) -> None:
    """Store what stands beside an answer; what the vendor wrote before and not now goes."""
    for side in Side:
        said, row = answer.side.of(side), beside.get((answer.requirement, side.value))
        if row is not None and not said:
            change.session.delete(row)
        elif row is not None:
            row.text = said
        elif said:
            added = SideDatumRow(
                vendor=vendor,
                requirement=answer.requirement,
                side=side.value,
                selection=change.selection.id,
                text=said,
            )
            change.session.add(added)


def store_evidence(
    store: Store, actor: Actor, *, selection: str, vendor: str, upload: Upload
) -> str:
    """Keep a document that a vendor sent beside its answers; nobody here looks inside it."""
    with store.change(actor, STORE_EVIDENCE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        refuse_before_opening(change)
        expect_asked_anew(change, vendor, ())
        expect_evidence(upload)
        kept = take_upload(change, upload, vendor=vendor)
        change.about(kept, vendor=vendor, name=upload.name)
    return kept


def expect_evidence(upload: Upload) -> None:
    """Refuse what is no document that a committee reads beside the answers."""
    if upload.kind not in EVIDENCE:
        found = upload.kind.value
        raise Problem("evidence is a Word document or a PDF, got {found}", found=found)


def open_proposals(store: Store, actor: Actor, *, selection: str) -> None:
    """Close the call: from now on mandatory requirements are checked."""
    with store.change(actor, OPEN, selection) as change:
        refuse_plain_opening(change)
        if change.session.scalar(select(IssueRow).where(IssueRow.selection == selection)) is None:
            raise Refused("the RFP has not been issued yet, so there is nothing to open")
        statement = select(ProposalRow.id).where(ProposalRow.selection == selection).limit(1)
        if change.session.scalar(statement) is None:
            raise Problem("no proposal has been stored yet; store at least one, then open")
        change.enter(Phase.OPENING)
        change.about(selection)
