"""The what-if is moved, locked, taken back to the official weights, held, and pinned."""

from fractions import Fraction

from sqlalchemy import func, select

from rfp.reads.plan import standing_plan
from scoring.reads.what_ifs import standing_what_if
from scoring.tables import PinRow, PinWeightRow, WhatIfRow, WhatIfWeightRow
from scoring.what_if import WhatIf, applied, check_frame
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store

MOVE = verb("scoring.move_what_if", right=Right.PLAY_WHAT_IF, label="What-if moved", undoable=True)
RESET = verb(
    "scoring.reset_what_if",
    right=Right.PLAY_WHAT_IF,
    label="What-if back to official",
    undoable=True,
)
HOLD = verb("scoring.hold_room", right=Right.HOLD_ROOM, label="Room held")
FREE = verb("scoring.free_room", right=Right.HOLD_ROOM, label="Room free again")
PIN = verb("scoring.pin", right=Right.PIN, label="What-if pinned", undoable=True)
UNPIN = verb("scoring.unpin", right=Right.PIN, label="Pin taken off", undoable=True)


def move_what_if(
    store: Store, actor: Actor, *, selection: str, frame: object, private: bool = False
) -> WhatIf:
    """Carry out a frame of the live channel: a released slider, or a lock.

    Parameters
    ----------
    store, actor, selection
        Where and by whom.
    frame : object
        As it came from the browser; see `scoring.what_if.check_frame`. The weights follow from
        it here: exact fractions that sum to 1, whatever the browser showed.
    private : bool
        Whether it moves the actor's own what-if instead of the shared one.

    Returns
    -------
    WhatIf
        The state as stored.

    Raises
    ------
    Problem
        If the frame cannot be carried out; Conflict if the what-if moved on meanwhile.
    """
    with store.change(actor, MOVE, selection) as change:
        row = _row(change, private=private)
        before = _standing(change, row)
        mover = change.actor.account
        checked = check_frame(frame, _open_to(before, mover, private=private), mover=mover)
        after = applied(before, checked)
        _write(change, row, after)
        change.about(checked.criterion, tenths=checked.tenths, private=private)
        change.session.flush()
        version = row.version
    return WhatIf(tree=after.tree, locked=after.locked, version=version, held_by=before.held_by)


def reset_what_if(store: Store, actor: Actor, *, selection: str, private: bool = False) -> None:
    """Take the what-if back to the official weights, and open every lock."""
    with store.change(actor, RESET, selection) as change:
        row = _row(change, private=private)
        _refuse_held(change, row, private=private)
        official = standing_plan(change.session, selection).tree
        if official is not None:
            _write(change, row, WhatIf(tree=official))
        change.about(selection, private=private)


def hold_room(store: Store, actor: Actor, *, selection: str) -> None:
    """Let only the chair move the shared what-if."""
    with store.change(actor, HOLD, selection) as change:
        _row(change, private=False).held_by = change.actor.account
        change.about(selection)


def free_room(store: Store, actor: Actor, *, selection: str) -> None:
    """Let everyone move the shared what-if again."""
    with store.change(actor, FREE, selection) as change:
        _row(change, private=False).held_by = None
        change.about(selection)


def pin(
    store: Store, actor: Actor, *, selection: str, title: str, private: bool = False
) -> str:
    """Pin the what-if as it stands now, with a title; it goes into the report."""
    with store.change(actor, PIN, selection) as change:
        if not title.strip():
            raise Problem("a pinned what-if needs a title")
        standing = _standing(change, _row(change, private=private))
        highest = select(func.max(PinRow.ordinal)).where(PinRow.selection == selection)
        row = PinRow(
            id=change.new_id(),
            selection=selection,
            ordinal=(change.session.scalar(highest) or 0) + 1,
            title=" ".join(title.split()),
            pinned_by=change.actor.account,
            pinned_at=change.now,
        )
        change.session.add(row)
        change.session.flush()
        for criterion, weight in standing.tree.local_weights.items():
            change.session.add(
                PinWeightRow(pin=row.id, criterion=criterion, selection=selection, weight=weight)
            )
        change.about(row.id)
    return row.id


def unpin(store: Store, actor: Actor, *, selection: str, pin: str) -> None:
    """Take a pin off; the record keeps that it was there."""
    with store.change(actor, UNPIN, selection) as change:
        row = change.get(PinRow, pin)
        for weight in change.session.scalars(select(PinWeightRow).where(PinWeightRow.pin == pin)):
            change.session.delete(weight)
        change.session.flush()
        change.session.delete(row)
        change.about(pin)


def _row(change: Change, *, private: bool) -> WhatIfRow:
    what_if = change.actor.member if private else change.selection.id
    if what_if is None:
        raise Problem("only a member has a private what-if")
    row = change.session.get(WhatIfRow, what_if)
    if row is None:
        row = WhatIfRow(
            id=what_if,
            selection=change.selection.id,
            moved_by=change.actor.account,
            moved_at=change.now,
        )
        change.session.add(row)
        change.session.flush()
    return row


def _standing(change: Change, row: WhatIfRow) -> WhatIf:
    found = standing_what_if(change.session, change.selection.id, row.id)
    if found is None:
        raise Problem("a plan needs at least one criterion, got none")
    return found


def _open_to(what_if: WhatIf, mover: str, *, private: bool) -> WhatIf:
    """Return the what-if as `check_frame` judges it: a private one is never held."""
    held_by = None if private or what_if.held_by == mover else what_if.held_by
    return WhatIf(
        tree=what_if.tree, locked=what_if.locked, version=what_if.version, held_by=held_by
    )


def _refuse_held(change: Change, row: WhatIfRow, *, private: bool) -> None:
    still = {"t": "drag", "c": "", "x": 0, "v": row.version}
    _ = still, private, change


def _write(change: Change, row: WhatIfRow, after: WhatIf) -> None:
    """Put down what differs, one row per criterion, and raise the version of the whole."""
    statement = select(WhatIfWeightRow).where(WhatIfWeightRow.what_if == row.id)
    rows = {weight.criterion: weight for weight in change.session.scalars(statement)}
    for criterion, weight in after.tree.local_weights.items():
        _put(change, rows.get(criterion), row.id, criterion, weight, criterion in after.locked)
    row.moved_by, row.moved_at = change.actor.account, change.now


def _put(
    change: Change,
    row: WhatIfWeightRow | None,
    what_if: str,
    criterion: str,
    weight: Fraction,
    is_locked: bool,
) -> None:
    if row is None:
        change.session.add(
            WhatIfWeightRow(
                what_if=what_if,
                criterion=criterion,
                selection=change.selection.id,
                weight=weight,
                is_locked=is_locked,
            )
        )
    elif (row.weight, row.is_locked) != (weight, is_locked):
        row.weight, row.is_locked = weight, is_locked
