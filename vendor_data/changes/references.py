"""References are named and called, answers are proven, and what nobody asked for is noted."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select

from rfp.writing.call_terms import Period
from rfp.writing.tables import ReferencePeriodRow
from vendor_data.changes.notes import cleaned_note, needed_note
from vendor_data.checking.evidence import EvidenceLevel
from vendor_data.checking.reference import CallOutcome
from vendor_data.checking.tables import (
    EvidenceRow,
    ReferenceRow,
    UnneededRow,
)
from vendor_data.offering.tables import PartyRow
from vendor_data.tables import AnswerRow, VendorRow
from workbench.committee import Actor, Right
from workbench.problem import Conflict, Problem, Refused
from workbench.record import Verb, verb
from workbench.store import CHANGED_MEANWHILE, Change, Store, expect_version


def _kept(name: str, label: str) -> Verb:
    return verb(f"vendor_data.{name}", right=Right.KEEP_VENDOR_FILE, label=label, undoable=True)


ASK = verb(
    "vendor_data.ask_reference_period",
    right=Right.EDIT_RFP,
    label="Period for references set",
    undoable=True,
)
ADD = _kept("add_reference", "Reference added")
CALL = _kept("note_call", "Call to a reference noted")
REMOVE = _kept("remove_reference", "Reference removed")
PROVE = _kept("set_evidence", "Evidence level set")
ADD_UNNEEDED = _kept("add_unneeded", "Function nobody asked for added")
REMOVE_UNNEEDED = _kept("remove_unneeded", "Function nobody asked for removed")
LONGEST = 4000
CONFIRMING = frozenset({CallOutcome.CONFIRMS, CallOutcome.MIXED})
CONFIRMS_ONE = "this reference confirms an answer; set that answer's level first"


def ask_reference_period(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    first: dt.date,
    last: dt.date,
    seen: Sequence[Period] | None = None,
) -> None:
    """Say in which period references have to lie; those outside do not count.

    `seen` holds the period that the screen showed, or nothing if it showed none.
    """
    wanted = Period(first=first, last=last)
    with store.change(actor, ASK, selection) as change:
        row = change.session.get(ReferencePeriodRow, selection)
        if row is not None:
            now = Period(first=row.first, last=row.last)
            if seen is not None and now not in (wanted, *seen):
                raise Conflict(CHANGED_MEANWHILE, found=[row.first, row.last], wanted=[first, last])
        if row is None:
            row = ReferencePeriodRow(selection=selection)
            change.session.add(row)
        row.first, row.last = first, last
        change.about(selection)


def add_reference(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    customer: str,
    scope: str,
    contact: str,
    period: Period,
    party: str | None = None,
) -> str:
    """Note a customer that a vendor names, or that one party of its proposal names."""
    with store.change(actor, ADD, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        if party is not None and change.get(PartyRow, party).vendor != vendor:
            raise Problem("this entry no longer exists; it may have been removed by somebody else")
        row = ReferenceRow(
            id=change.new_id(),
            selection=selection,
            vendor=vendor,
            party=party,
            customer=needed_note(
                customer, LONGEST, Problem("a reference needs the name of the customer")
            ),
            scope=cleaned_note(scope, LONGEST),
            contact=cleaned_note(contact, LONGEST),
            first=period.first,
            last=period.last,
            outcome=CallOutcome.NOT_CALLED.value,
            notes="",
        )
        change.session.add(row)
        change.about(row.id, vendor=vendor)
    return row.id


def note_call(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    reference: str,
    call_outcome: CallOutcome,
    notes: str,
    seen: int,
) -> None:
    """Note what a call to a reference told."""
    with store.change(actor, CALL, selection, vendor=vendor) as change:
        row = _reference(change, vendor, reference)
        found, wanted = CallOutcome(row.outcome).label, call_outcome.label
        expect_version(row, seen, found=found, wanted=wanted)
        if call_outcome not in CONFIRMING and _confirms(change, reference):
            raise Refused(CONFIRMS_ONE)
        row.outcome = call_outcome.value
        row.notes = needed_note(notes, LONGEST, Problem("note in a few words what the call told"))
        row.called_by, row.called_at = change.actor.account, change.now
        change.about(reference, vendor=vendor)


def remove_reference(
    store: Store, actor: Actor, *, selection: str, vendor: str, reference: str
) -> None:
    """Take a reference off that proves nothing yet."""
    with store.change(actor, REMOVE, selection, vendor=vendor) as change:
        row = _reference(change, vendor, reference)
        if _confirms(change, reference):
            raise Refused(CONFIRMS_ONE)
        change.session.delete(row)
        change.about(reference, vendor=vendor)


def set_evidence(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    requirement: str,
    evidence_level: EvidenceLevel,
    reason: str,
    seen: int,
    reference: str | None = None,
) -> None:
    """Say how far an answer is proven, and why; only a reference that counts confirms one."""
    with store.change(actor, PROVE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        answer = change.session.get(AnswerRow, (vendor, requirement))
        if answer is None:
            raise Problem("this vendor has not answered that requirement, so nothing is proven")
        row = change.session.get(EvidenceRow, (vendor, requirement))
        if row is None:
            row = EvidenceRow(vendor=vendor, requirement=requirement, selection=selection)
            change.session.add(row)
        else:
            found, wanted = EvidenceLevel(row.level).label, evidence_level.label
            expect_version(row, seen, found=found, wanted=wanted)
        row.level, row.claimed = evidence_level.value, answer.code
        row.reason = needed_note(reason, LONGEST, Problem("say in words what proves the answer"))
        row.reference = _confirming(change, vendor, evidence_level, reference)
        row.set_by, row.set_at = change.actor.account, change.now
        change.about(vendor, vendor=vendor, level=evidence_level.value)


def add_unneeded(
    store: Store, actor: Actor, *, selection: str, vendor: str, text: str, note: str
) -> str:
    """Note a function that a vendor offers and nobody asked for, and what we make of it."""
    with store.change(actor, ADD_UNNEEDED, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        row = UnneededRow(
            id=change.new_id(),
            selection=selection,
            vendor=vendor,
            text=needed_note(text, LONGEST, Problem("say which function nobody asked for")),
            note=cleaned_note(note, LONGEST),
        )
        change.session.add(row)
        change.about(row.id, vendor=vendor)
    return row.id


def remove_unneeded(
    store: Store, actor: Actor, *, selection: str, vendor: str, function: str
) -> None:
    """Take a function off the list, for example because it is needed after all."""
    with store.change(actor, REMOVE_UNNEEDED, selection, vendor=vendor) as change:
        row = change.get(UnneededRow, function)
        if row.vendor != vendor:
            raise Problem("this entry no longer exists; it may have been removed by somebody else")
        change.session.delete(row)
        change.about(function, vendor=vendor)


def _confirms(change: Change, reference: str) -> bool:
    """Return whether an answer stands as confirmed by this reference."""
    statement = select(EvidenceRow.vendor).where(EvidenceRow.reference == reference).limit(1)
    return change.session.scalar(statement) is not None


def _confirming(
    change: Change, vendor: str, level: EvidenceLevel, reference: str | None
) -> str | None:
    if level is not EvidenceLevel.CONFIRMED:
        return None
    if reference is None:
        raise Problem("name the reference that confirms the answer")
    row = _reference(change, vendor, reference)
    if CallOutcome(row.outcome) not in CONFIRMING:
        raise Problem("{customer} was not called or did not confirm", customer=row.customer)
    asked = change.session.get(ReferencePeriodRow, change.selection.id)
    if asked and not Period(first=row.first, last=row.last).meets(
        Period(first=asked.first, last=asked.last)
    ):
        raise Problem(
            "{customer} lies outside the period asked for and confirms nothing",
            customer=row.customer,
        )
    return reference


def _reference(change: Change, vendor: str, reference: str) -> ReferenceRow:
    row = change.get(ReferenceRow, reference)
    if row.vendor != vendor:
        raise Problem("this entry no longer exists; it may have been removed by somebody else")
    return row
