"""Leaders accept another code than a vendor claims, with the reason; the claim stays as it is."""

from vendor_data.answer import Code, code_name
from vendor_data.answers.tables import AcceptedCodeRow
from vendor_data.changes.sealed_state import refuse_after_close
from vendor_data.tables import AnswerRow, VendorRow
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store, expect_version

ACCEPT = verb(
    "vendor_data.accept_code",
    right=Right.ACCEPT_CODE,
    label="Another code accepted",
    undoable=True,
    guard=refuse_after_close,
)
FOLLOW_CLAIM = verb(
    "vendor_data.follow_claim",
    right=Right.ACCEPT_CODE,
    label="Claimed code accepted",
    undoable=True,
    guard=refuse_after_close,
)
LONGEST = 2000


def accept_code(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    requirement: str,
    accepted: Code,
    reason: str,
    seen: int,
) -> None:
    """Go by `accepted` for this answer from now on; an earlier judgement of it is replaced.

    `seen` is the version of the judgement that was seen, 0 where there was none.
    """
    with store.change(actor, ACCEPT, selection, vendor=vendor) as change:
        told = reason.strip()
        if not told:
            raise Problem("another code than the vendor claims needs its reason, in words")
        if len(told) > LONGEST:
            raise Problem(
                "a reason has at most {limit} characters, got {found}",
                limit=LONGEST, found=len(told),
            )  # fmt: skip
        claimed = change.get(AnswerRow, (vendor, requirement)).code
        if claimed == accepted.value:
            raise Problem("this is the code that the vendor claims; there is nothing to accept")
        row = _row(change, vendor, requirement, accepted, seen)
        row.code, row.claimed, row.reason = accepted.value, claimed, told
        row.accepted_by, row.accepted_at = change.actor.account, change.now
        change.about(requirement, vendor=vendor)


def follow_claim(
    store: Store, actor: Actor, *, selection: str, vendor: str, requirement: str
) -> None:
    """Go by the code that the vendor claims again."""
    with store.change(actor, FOLLOW_CLAIM, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        row = change.session.get(AcceptedCodeRow, (vendor, requirement))
        if row is None:
            raise Problem("the vendor's own code counts here already")
        change.session.delete(row)
        change.about(requirement, vendor=vendor)


def _row(change: Change, vendor: str, requirement: str, wanted: Code, seen: int) -> AcceptedCodeRow:
    row = change.session.get(AcceptedCodeRow, (vendor, requirement))
    if row is None:
        row = AcceptedCodeRow(vendor=vendor, requirement=requirement, selection=change.selection.id)
        change.session.add(row)
    else:
        expect_version(row, seen, found=_named(Code(row.code)), wanted=_named(wanted))
    return row


def _named(code: Code) -> str:
    """Return a code as readers of either language know it."""
    return " / ".join(code_name(code, language) for language in Language)
