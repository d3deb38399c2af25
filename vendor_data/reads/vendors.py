"""The vendors that an actor may know of, and their proposals and answers."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from vendor_data.answer import Code
from vendor_data.answers.accepted import AcceptedCode
from vendor_data.answers.side_data import SideData
from vendor_data.answers.tables import AcceptedCodeRow, SideDatumRow
from vendor_data.proposal import Answer, Counts, Proposal
from vendor_data.reads.came_in import came_in
from vendor_data.tables import AnswerRow, ExclusionRow, ProposalRow, VendorRow, WithdrawalRow
from vendor_data.vendor import Exclusion, Vendor, Withdrawal
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts
from workbench.selection import Phase
from workbench.tables import AccountRow, SelectionRow, UploadRow
from workbench.wording import Worded, chosen

AllTexts = Mapping[tuple[str, str], Mapping[str, str]]
UNNAMED = Worded(text="–", language="en", is_fallback=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorEntry:
    """A vendor with its names by language, and the version of them that was seen."""

    vendor: Vendor
    version: int
    names: Mapping[str, str]


def vendors(session: Session, actor: Actor, selection: str, language: str) -> list[Vendor]:
    """Return the vendors by their place on the list; one in conflict does not exist."""
    return [entry.vendor for entry in vendor_entries(session, actor, selection, language)]


def vendor_entries(
    session: Session, actor: Actor, selection: str, language: str
) -> list[VendorEntry]:
    """Return what `vendors` returns, with what a change of the names has to know."""
    right = Right.SEE_OWN_ANSWERS if actor.is_vendor else Right.SEE_VENDORS
    if not is_allowed(session, actor, right, selection):
        return []
    texts = all_texts(session, selection)
    statement = (
        select(VendorRow, ExclusionRow, WithdrawalRow)
        .outerjoin(ExclusionRow, ExclusionRow.vendor == VendorRow.id)
        .outerjoin(WithdrawalRow, WithdrawalRow.vendor == VendorRow.id)
        .where(VendorRow.selection == selection)
        .order_by(VendorRow.ordinal)
    )
    if not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        # The reason tells what stands in a proposal, and who has not declared reads none.
        texts = {at: words for at, words in texts.items() if at[1] != "exclusion"}
    told = _tells_of_withdrawals(session, actor, selection)
    return [
        _entry(row, out, back if told else None, texts, language)
        for row, out, back in session.execute(statement)
        if _knows(actor, row.id)
    ]


def _tells_of_withdrawals(session: Session, actor: Actor, selection: str) -> bool:
    """Return whether the actor may know who withdrew: leaders and the vendor, later everybody."""
    if actor.is_vendor or is_allowed(session, actor, Right.SEE_HANDED_IN, selection):
        return True
    is_open = Phase(session.get_one(SelectionRow, selection).phase).is_from(Phase.OPENING)
    return is_open and is_allowed(session, actor, Right.SEE_PROPOSALS, selection)


def _knows(actor: Actor, vendor: str) -> bool:
    """Return whether `vendor` exists for this actor; a vendor knows of itself alone."""
    if actor.is_vendor:
        return vendor == actor.room_vendor
    return vendor not in actor.conflicts


def _entry(
    row: VendorRow, out: ExclusionRow | None, back: WithdrawalRow | None, texts: AllTexts,
    language: str,
) -> VendorEntry:  # fmt: skip
    names = texts.get((row.id, "name"), {})
    exclusion = None
    if out is not None:
        reason = chosen(texts.get((row.id, "exclusion"), {}), language) or UNNAMED
        exclusion = Exclusion(
            requirement=out.requirement, reason=reason, excluded_at=out.excluded_at
        )
    vendor = Vendor(
        id=row.id,
        name=chosen(names, language) or UNNAMED,
        exclusion=exclusion,
        withdrawal=_withdrawal(back),
    )
    return VendorEntry(vendor=vendor, version=row.version, names=names)


def _withdrawal(row: WithdrawalRow | None) -> Withdrawal | None:
    if row is None:
        return None
    return Withdrawal(
        number=row.number,
        withdrawn_at=row.withdrawn_at,
        written_on=row.written_on,
        note=row.note,
    )


def proposals(session: Session, actor: Actor, selection: str) -> list[Proposal]:
    """Return the stored proposals, oldest first."""
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return []
    statement = (
        select(ProposalRow, UploadRow.name)
        .join(UploadRow, UploadRow.id == ProposalRow.upload)
        .where(ProposalRow.selection == selection)
        .order_by(ProposalRow.taken_at, ProposalRow.id)
    )
    moments = came_in(session, selection)
    return [
        _proposal(row, name, moments[row.id])
        for row, name in session.execute(statement)
        if _knows(actor, row.vendor)
    ]


def _proposal(row: ProposalRow, file_name: str, came_at: dt.datetime) -> Proposal:
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
        came_at=came_at,
        counts=counts,
    )


def answers(session: Session, actor: Actor, selection: str) -> Mapping[tuple[str, str], Answer]:
    """Return the answers by (vendor, requirement); a vendor in the room sees its own alone."""
    right = Right.SEE_OWN_ANSWERS if actor.is_vendor else Right.SEE_PROPOSALS
    if not is_allowed(session, actor, right, selection):
        return {}
    given = standing_answers(session, selection)
    known = {at: answer for at, answer in given.items() if _knows(actor, at[0])}
    if actor.is_vendor:  # what the committee accepts of its answers is not for the vendor
        return {at: replace(answer, accepted=None) for at, answer in known.items()}
    return known


def standing_answers(session: Session, selection: str) -> Mapping[tuple[str, str], Answer]:
    """Return every answer as it stands, for reads that have asked for their own right."""
    statement = select(AnswerRow).where(AnswerRow.selection == selection)
    beside, judged = _sides(session, selection), _judged(session, selection)
    return {
        (at := (row.vendor, row.requirement)): _answer(row, beside.get(at, {}), judged.get(at))
        for row in session.scalars(statement)
    }


def one_answer(session: Session, row: AnswerRow) -> Answer:
    """Return what one row and the rows beside it say, for verbs that have asked for a right."""
    at = row.vendor, row.requirement
    return _answer(row, _sides(session, row.selection, at).get(at, {}))


def _answer(
    row: AnswerRow, beside: Mapping[str, str], accepted: AcceptedCode | None = None
) -> Answer:
    return Answer(
        requirement=row.requirement,
        code=Code(row.code),
        comment=row.comment,
        evidence=row.evidence,
        place=row.place,
        side=SideData(**beside),
        accepted=accepted,
    )


def _judged(session: Session, selection: str) -> Mapping[tuple[str, str], AcceptedCode]:
    statement = (
        select(AcceptedCodeRow, AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == AcceptedCodeRow.accepted_by)
        .where(AcceptedCodeRow.selection == selection)
    )
    return {
        (row.vendor, row.requirement): AcceptedCode(
            code=Code(row.code),
            claimed=Code(row.claimed),
            reason=row.reason,
            accepted_by=name or "–",
            accepted_at=row.accepted_at,
            version=row.version,
        )
        for row, name in session.execute(statement)
    }


def _sides(
    session: Session, selection: str, at: tuple[str, str] | None = None
) -> Mapping[tuple[str, str], dict[str, str]]:
    """Return what stands beside the answers: of all of them, or of the one at `at`."""
    statement = select(SideDatumRow).where(SideDatumRow.selection == selection)
    if at is not None:
        statement = statement.where(SideDatumRow.vendor == at[0], SideDatumRow.requirement == at[1])
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in session.scalars(statement):
        found[row.vendor, row.requirement][row.side] = row.text
    return found
