"""The what-if is moved, locked, taken back to the official weights, held, and pinned."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from scoring.reads.official_trees import official_tree
from scoring.reads.what_ifs import standing_what_if, version_of
from scoring.tables import PinRow, PinWeightRow, WhatIfRow, WhatIfWeightRow
from scoring.what_if import WhatIf, applied, check_frame, check_mover
from workbench.committee import Actor, Right
from workbench.language import one_line
from workbench.problem import Conflict, Problem
from workbench.reads.actors import current_actor
from workbench.record import Audience, verb
from workbench.store import Change, Store

BEGIN = verb("scoring.begin_what_if", right=Right.PLAY_WHAT_IF, label="What-if begun")
BEGIN_PRIVATE = verb(
    "scoring.begin_private_what_if",
    right=Right.PLAY_WHAT_IF,
    label="Private what-if begun",
    audience=Audience.ACTOR,
)
MOVE = verb("scoring.move_what_if", right=Right.PLAY_WHAT_IF, label="What-if moved", undoable=True)
MOVE_PRIVATE = verb(
    "scoring.move_private_what_if",
    right=Right.PLAY_WHAT_IF,
    label="Private what-if moved",
    undoable=True,
    audience=Audience.ACTOR,
)
RESET = verb(
    "scoring.reset_what_if",
    right=Right.PLAY_WHAT_IF,
    label="What-if back to official",
    undoable=True,
)
RESET_PRIVATE = verb(
    "scoring.reset_private_what_if",
    right=Right.PLAY_WHAT_IF,
    label="Private what-if back to official",
    undoable=True,
    audience=Audience.ACTOR,
)
HOLD = verb("scoring.hold_room", right=Right.HOLD_ROOM, label="Room held")
FREE = verb("scoring.free_room", right=Right.HOLD_ROOM, label="Room free again")
PIN = verb("scoring.pin", right=Right.PIN, label="What-if pinned", undoable=True)
UNPIN = verb("scoring.unpin", right=Right.PIN, label="Pin taken off", undoable=True)

LONGEST_TITLE = 120


def begin_what_if(store: Store, actor: Actor, *, selection: str, private: bool = False) -> None:
    """Lay the what-if down where there is none yet; a private one starts from the shared one.

    It is a change of its own, so that undoing the first move leaves a what-if whose version has
    risen: a version that falls would let old frames pass for new ones.
    """
    with store.read() as session:
        who = current_actor(session, actor, selection)
        if _is_begun(session, selection, who, private=private):
            return
    with store.change(actor, BEGIN_PRIVATE if private else BEGIN, selection) as change:
        change.about(selection)
        if not _is_begun(change.session, selection, change.actor, private=private):
            shared = _standing(change, private=False)
            _write(change, shared, private=private)


def _is_begun(session: Session, selection: str, actor: Actor, *, private: bool) -> bool:
    what_if = actor.member if private else selection
    return what_if is not None and session.get(WhatIfRow, what_if) is not None


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
    begin_what_if(store, actor, selection=selection, private=private)
    with store.change(actor, MOVE_PRIVATE if private else MOVE, selection) as change:
        before = _standing(change, private=private)
        mover = change.actor.account
        checked = check_frame(frame, before, mover=mover)
        after = applied(before, checked)
        row = _write(change, after, private=private)
        change.about(checked.criterion, tenths=checked.tenths)
        change.session.flush()
        return replace(after, version=version_of(row))


def reset_what_if(store: Store, actor: Actor, *, selection: str, private: bool = False) -> None:
    """Take the what-if back to the official weights, and open every lock."""
    begin_what_if(store, actor, selection=selection, private=private)
    with store.change(actor, RESET_PRIVATE if private else RESET, selection) as change:
        before = _standing(change, private=private)
        check_mover(before, change.actor.account)
        official = official_tree(change.session, selection)
        if official is not None:
            _write(change, replace(before, tree=official, locked=frozenset()), private=private)
        change.about(selection)


def hold_room(store: Store, actor: Actor, *, selection: str) -> None:
    """Let only the chair move the shared what-if."""
    begin_what_if(store, actor, selection=selection)
    with store.change(actor, HOLD, selection) as change:
        _raised(change, private=False).held_by = change.actor.account
        change.about(selection)


def free_room(store: Store, actor: Actor, *, selection: str) -> None:
    """Let everyone move the shared what-if again."""
    begin_what_if(store, actor, selection=selection)
    with store.change(actor, FREE, selection) as change:
        _raised(change, private=False).held_by = None
        change.about(selection)


def pin(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    title: str,
    private: bool = False,
    seen: int | None = None,
) -> str:
    """Pin the what-if as it stands now, with a title; it goes into the report.

    `seen` is its version under which the title was written.
    """
    with store.change(actor, PIN, selection) as change:
        clean = _title(title)
        standing = _standing(change, private=private)
        _expect_seen(change, seen, standing, private=private)
        row = PinRow(
            id=change.new_id(),
            selection=selection,
            ordinal=change.next_ordinal(PinRow.ordinal),
            title=clean,
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


def _expect_seen(change: Change, seen: int | None, standing: WhatIf, *, private: bool) -> None:
    """Refuse what somebody else moved since; the own last move is known, charts or none."""
    row = change.session.get(WhatIfRow, _id(change, private=private))
    is_own = row is not None and row.moved_by == change.actor.account
    if seen not in (None, standing.version) and not is_own:
        raise Conflict(
            "somebody moved the what-if meanwhile; look at the sliders, then pin it again"
        )


def unpin(store: Store, actor: Actor, *, selection: str, pin: str) -> None:
    """Take a pin off; the record keeps that it was there."""
    with store.change(actor, UNPIN, selection) as change:
        row = change.get(PinRow, pin)
        for weight in change.session.scalars(select(PinWeightRow).where(PinWeightRow.pin == pin)):
            change.session.delete(weight)
        change.session.flush()
        change.session.delete(row)
        change.about(pin)


def _title(text: str) -> str:
    title = one_line(text)
    if not title:
        raise Problem("a pinned what-if needs a title")
    if len(title) > LONGEST_TITLE:
        raise Problem(
            "the title of a pin has at most {most} characters, got {found}",
            most=LONGEST_TITLE,
            found=len(title),
        )
    return title


def _id(change: Change, *, private: bool) -> str:
    if not private:
        return change.selection.id
    if change.actor.member is None:
        raise Problem("only a member has a private what-if")
    return change.actor.member


def _standing(change: Change, *, private: bool) -> WhatIf:
    what_if = _id(change, private=private)
    found = standing_what_if(change.session, change.selection.id, what_if)
    if found is None:
        raise Problem("a plan needs at least one criterion, got none")
    return found


def _raised(change: Change, *, private: bool) -> WhatIfRow:
    """Return the row of the what-if, its version about to rise by one."""
    what_if = _id(change, private=private)
    row = change.session.get(WhatIfRow, what_if)
    if row is None:
        row = WhatIfRow(id=what_if, selection=change.selection.id, moves=0)
        change.session.add(row)
    row.moves += 1
    row.moved_by, row.moved_at = change.actor.account, change.now
    return row


def _write(change: Change, after: WhatIf, *, private: bool) -> WhatIfRow:
    """Put down what differs, one row per criterion, and raise the version of the whole."""
    row = _raised(change, private=private)
    change.session.flush()  # the weights refer to it
    statement = select(WhatIfWeightRow).where(WhatIfWeightRow.what_if == row.id)
    rows = {weight.criterion: weight for weight in change.session.scalars(statement)}
    for criterion, weight in after.tree.local_weights.items():
        if criterion not in rows:
            rows[criterion] = WhatIfWeightRow(
                what_if=row.id, criterion=criterion, selection=change.selection.id
            )
            change.session.add(rows[criterion])
        rows[criterion].weight = weight
        rows[criterion].is_locked = criterion in after.locked
    return row
