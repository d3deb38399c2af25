"""Leaders enter what a vendor offers on a measured criterion, with its source in words."""

from fractions import Fraction

from rfp.planning.criterion import CriterionKind
from rfp.tables import CriterionRow
from scoring.tables import MeasuredAmountRow
from vendor_data.changes.sealed_state import refuse_after_close
from vendor_data.tables import VendorRow
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import Audience, verb
from workbench.store import Change, Store, expect_none_seen, expect_unchanged, expect_values

ENTER = verb(
    "scoring.enter_amount",
    right=Right.ENTER_AMOUNT,
    label="Measured amount entered",
    undoable=True,
    audience=Audience.LEADERS_UNTIL_LOCKED,
    guard=refuse_after_close,
)
REMOVE = verb(
    "scoring.remove_amount",
    right=Right.ENTER_AMOUNT,
    label="Measured amount removed",
    undoable=True,
    audience=Audience.LEADERS_UNTIL_LOCKED,
    guard=refuse_after_close,
)
LONGEST = 2000


def enter_amount(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    leaf: str,
    amount: Fraction,
    source: str,
    seen: int,
) -> None:
    """Put down one amount, in the unit of the criterion; an earlier one is replaced.

    `seen` is the version of the amount that was seen, 0 where there was none. The same amount with
    the same source changes nothing.
    """
    with store.change(actor, ENTER, selection, vendor=vendor) as change:
        told = _source(source)
        change.get(VendorRow, vendor)
        if change.get(CriterionRow, leaf).kind != CriterionKind.MEASURED.value:
            raise Problem("amounts are entered for a criterion that is measured")
        row = change.session.get(MeasuredAmountRow, (vendor, leaf))
        if row is None:
            expect_none_seen(seen, wanted=amount)
            row = MeasuredAmountRow(vendor=vendor, criterion=leaf, selection=selection)
            change.session.add(row)
        else:
            expect_values(row, seen, found=(row.amount, row.source), wanted=(amount, told))
        if (row.amount, row.source) == (amount, told):
            change.leave()  # the same again keeps who and when
        else:
            row.amount, row.source = amount, told
            row.entered_by, row.entered_at = change.actor.account, change.now
        change.about(leaf, vendor=vendor)


def remove_amount(
    store: Store, actor: Actor, *, selection: str, vendor: str, leaf: str, seen: int
) -> None:
    """Take an amount back: the vendor is not scored on this criterion again."""
    with store.change(actor, REMOVE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        row = _row(change, vendor, leaf)
        expect_unchanged(row, seen, found=row.amount)
        change.session.delete(row)
        change.about(leaf, vendor=vendor)


def _source(text: str) -> str:
    told = text.strip()
    if not told:
        raise Problem("an amount needs its source, in words: where the vendor says so")
    if len(told) > LONGEST:
        raise Problem(
            "a source has at most {limit} characters, got {found}", limit=LONGEST, found=len(told)
        )
    return told


def _row(change: Change, vendor: str, leaf: str) -> MeasuredAmountRow:
    row = change.session.get(MeasuredAmountRow, (vendor, leaf))
    if row is None:
        raise Problem("no amount is entered here")
    return row
