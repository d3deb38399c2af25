"""What waits for keys is ended without opening: what was handed in stays sealed for good."""

from collections.abc import Mapping

from sqlalchemy import select

from vendor_data.changes.sealed_state import (
    forget_for_good,
    forget_keys,
    forget_peeled,
    is_sealed,
    unopened_hand_ins,
)
from vendor_data.reads.call_end import REASON, is_chair_or_alone, waits_for
from vendor_data.sealing.envelope import Opening
from vendor_data.sealing.tables import CallEndRow, OpeningConsentRow
from vendor_data.tables import ProposalRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Problem, Refused
from workbench.record import verb
from workbench.selection import Phase
from workbench.store import Change, Store

END = verb(
    "vendor_data.end_call",
    right=Right.END_CALL,
    label="Call ended without opening",
    tells_of_proposals=True,
    passes_over=(Phase.OPENING, Phase.SCORING, Phase.CONSENSUS, Phase.PRICE),
    is_mark=True,
)
END_BEFORE_PRICES = verb(
    "vendor_data.end_before_prices",
    right=Right.END_CALL,
    label="Ended without opening the prices",
    tells_of_proposals=True,
    passes_over=(Phase.PRICE,),
    is_mark=True,
)
LONGEST_REASON = 2000


def end_call(store: Store, actor: Actor, *, selection: str, reasons: Mapping[str, str]) -> None:
    """End the call for good before anything was opened; vendors read the reason.

    Every key is deleted in the same transaction, so nobody opens what was handed in with whatever
    phrases. Nothing is scored and nobody is chosen: the selection can be archived.
    """
    with store.change(actor, END, selection) as change:
        _expect_call(change)
        _end(change, Opening.TECHNICAL, reasons)
    forget_for_good(store)


def end_before_prices(
    store: Store, actor: Actor, *, selection: str, reasons: Mapping[str, str]
) -> None:
    """End the selection for good once its scores are closed; vendors read the reason.

    The way out where nobody can open envelope C any more: its keys are deleted in the same
    transaction. What was opened and scored stays as it is; nobody is ranked and nobody is chosen.
    """
    with store.change(actor, END_BEFORE_PRICES, selection) as change:
        _expect_closed_scores(change)
        _end(change, Opening.PRICE, reasons)
    forget_for_good(store)


def _end(change: Change, before: Opening, reasons: Mapping[str, str]) -> None:
    selection = change.selection.id
    put_text(change, selection, REASON, _checked(reasons))
    sealed = unopened_hand_ins(change)
    for row in sealed:
        forget_keys(change, row)
        row.erased_at = change.now
    forget_peeled(change, [row.id for row in sealed])
    given = change.session.get(OpeningConsentRow, (selection, before.value))
    if given is not None:
        change.session.delete(given)
    change.session.add(
        CallEndRow(selection=selection, ended_at=change.now, ended_by=change.actor.account)
    )
    change.enter(Phase.DECISION)
    change.about(selection, sealed_for_good=len(sealed))


def _expect_chair(change: Change) -> None:
    if not is_chair_or_alone(change.session, change.actor, change.selection.id):
        raise Refused(
            "the chair of this selection ends its call; the owner only where none is left"
        )


def _expect_closed_scores(change: Change) -> None:
    _expect_chair(change)
    if waits_for(change.session, change.selection.id) is not Opening.PRICE:
        raise Refused(
            "this is for prices that nobody can open: the technical scores are closed, and "
            "envelope C is sealed still"
        )


def _expect_call(change: Change) -> None:
    selection = change.selection.id
    _expect_chair(change)
    if Phase(change.selection.phase) is not Phase.CALL:
        raise Refused("the envelopes have been opened already, so there is no call to end")
    if waits_for(change.session, selection) is None:
        raise Refused("the RFP has not been issued yet, so there is no call to end")
    proposed = select(ProposalRow.id).where(ProposalRow.selection == selection).limit(1)
    if not is_sealed(change) and change.session.scalar(proposed) is not None:
        raise Refused(
            "proposals came here without envelopes and can be read already; open them, and the "
            "decision can still be nobody"
        )


def _checked(reasons: Mapping[str, str]) -> dict[str, str]:
    """Return the reason by language, without those that say nothing."""
    told = {code: text.strip() for code, text in reasons.items() if text.strip()}
    if not told:
        raise Problem("a call is ended with its reason in words")
    for text in told.values():
        if len(text) > LONGEST_REASON:
            raise Problem(
                "this text has at most {most} characters, got {found}",
                most=LONGEST_REASON,
                found=len(text),
            )
    return {code.value: told[code.value] for code in Language if code.value in told}
