"""A proposal is withdrawn: by its vendor until the deadline, or by a letter that is recorded."""

import datetime as dt

from sqlalchemy import select

from rfp.reads.call_clock import standing_end
from vendor_data.changes.notes import cleaned_note
from vendor_data.changes.sealed_state import refuse_after_close
from vendor_data.sealing.envelope import Opening
from vendor_data.sealing.tables import EnvelopeOpeningRow, HandInRow, OpeningConsentRow
from vendor_data.tables import ProposalRow, VendorRow, WithdrawalRow
from workbench.committee import Actor, Right
from workbench.problem import Problem, Refused
from workbench.record import Audience, verb
from workbench.store import Change, Store

WITHDRAW = verb(
    "vendor_data.withdraw_proposal",
    right=Right.WITHDRAW,
    label="Proposal withdrawn",
    audience=Audience.LEADERS_UNTIL_LOCKED,
    tells_of_proposals=True,
)
RECORD = verb(
    "vendor_data.record_withdrawal",
    right=Right.RECORD_WITHDRAWAL,
    label="Withdrawal by letter recorded",
    audience=Audience.LEADERS_UNTIL_LOCKED,
    tells_of_proposals=True,
    guard=refuse_after_close,
)
TAKE_BACK = verb(
    "vendor_data.take_withdrawal_back",
    right=Right.RECORD_WITHDRAWAL,
    label="Recorded withdrawal taken back",
    audience=Audience.LEADERS_UNTIL_LOCKED,
    tells_of_proposals=True,
    guard=refuse_after_close,
)
LONGEST_NOTE = 2000
_TWICE = "this vendor has withdrawn its proposal already"


def withdraw_proposal(store: Store, actor: Actor, *, selection: str, vendor: str) -> str:
    """Take back, until the deadline, all that one handed in; return the number of the receipt.

    Nothing of it is opened. Whatever the vendor hands in again before the deadline puts its
    proposal back.
    """
    with store.change(actor, WITHDRAW, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        _refuse_late(change)
        _refuse_nothing(change, vendor)
        row = _put(change, vendor, written_on=None, note="")
        change.about(vendor, vendor=vendor)
    return row.number


def record_withdrawal(
    store: Store, actor: Actor, *, selection: str, vendor: str, day: dt.date, note: str
) -> None:
    """Record that a vendor withdrew by a letter of `day`; `note` says where the letter is."""
    with store.change(actor, RECORD, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        if day > change.now.date():
            raise Problem("the letter is of a day to come, got {found}", found=day)
        told = cleaned_note(note, LONGEST_NOTE)
        if not told:
            raise Problem("say where the letter is, or who received it")
        _refuse_between_keys(change)
        _put(change, vendor, written_on=day, note=told)
        change.about(vendor, vendor=vendor)


def take_withdrawal_back(store: Store, actor: Actor, *, selection: str, vendor: str) -> None:
    """Take back what was recorded in error, unless envelopes were opened without this vendor."""
    with store.change(actor, TAKE_BACK, selection, vendor=vendor) as change:
        row = change.get(WithdrawalRow, vendor)
        if row.written_on is None:
            raise Refused("this vendor withdrew by itself; it alone hands in again")
        opened = change.session.get(EnvelopeOpeningRow, (selection, Opening.TECHNICAL.value))
        if opened is not None and row.withdrawn_at < opened.opened_at:
            raise Refused("the envelopes were opened without this vendor, so it stays out")
        _refuse_between_keys(change)
        change.session.delete(row)
        change.about(vendor, vendor=vendor)


def _put(change: Change, vendor: str, *, written_on: dt.date | None, note: str) -> WithdrawalRow:
    if change.session.get(WithdrawalRow, vendor) is not None:
        raise Refused(_TWICE)
    row = WithdrawalRow(
        vendor=vendor,
        selection=change.selection.id,
        number=change.new_id(),
        withdrawn_at=change.now,
        noted_by=change.actor.account,
        written_on=written_on,
        note=note,
    )
    change.session.add(row)
    return row


def _refuse_late(change: Change) -> None:
    closes = standing_end(change.session, change.selection.id)
    if closes is not None and change.now >= closes:
        raise Refused(
            "proposals could be withdrawn here until {closed}; write a letter to the committee",
            closed=closes,
        )
    _refuse_between_keys(change)


def _refuse_between_keys(change: Change) -> None:
    """Refuse while the first key is turned: what it took a layer off is settled by the second."""
    begun = (change.selection.id, Opening.TECHNICAL.value)
    if change.session.get(OpeningConsentRow, begun) is not None:
        raise Refused("the opening has begun; wait until it is over")


def _refuse_nothing(change: Change, vendor: str) -> None:
    kinds = (HandInRow.vendor, ProposalRow.vendor)
    found = (change.session.scalar(select(of).where(of == vendor).limit(1)) for of in kinds)
    if not any(found):
        raise Refused("nothing was handed in, so there is nothing to withdraw")
