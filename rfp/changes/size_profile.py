"""How large the selection is, and what is switched on or off against that."""

from rfp.planning.ready_plan import Profile
from rfp.readiness.profile import check_piece
from rfp.readiness.tables import SizeRow, SwitchRow
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Store, expect_version

SET_SIZE = verb(
    "rfp.set_size", right=Right.DECIDE_READINESS, label="Size profile chosen", undoable=True
)
SWITCH_PIECE = verb(
    "rfp.switch_piece",
    right=Right.DECIDE_READINESS,
    label="Part switched on or off",
    undoable=True,
)


def set_size(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    profile: Profile,
    reason: str,
    seen: int | None = None,
) -> None:
    """Say how large the selection is, and why; what was switched by hand stays as it is."""
    with store.change(actor, SET_SIZE, selection) as change:
        why = _reason(reason)
        row = change.session.get(SizeRow, selection)
        if row is None:
            change.session.add(SizeRow(selection=selection, size=profile.value, reason=why))
        else:
            now, wanted = [Profile(row.size).label, row.reason], [profile.label, why]
            if now != wanted:
                expect_version(row, seen, found=now, wanted=wanted)
            row.size, row.reason = profile.value, why
        change.about(selection, size=profile.value)


def switch_piece(
    store: Store, actor: Actor, *, selection: str, piece: str, is_on: bool, reason: str
) -> None:
    """Switch a part on or off, whatever the size says, with a reason."""
    with store.change(actor, SWITCH_PIECE, selection) as change:
        check_piece(piece)
        why = _reason(reason)
        row = change.session.get(SwitchRow, (selection, piece))
        if row is None:
            row = SwitchRow(selection=selection, piece=piece, is_on=is_on, reason=why)
            change.session.add(row)
        else:
            row.is_on, row.reason = is_on, why
        change.about(selection, piece=piece, is_on=is_on)


def _reason(words: str) -> str:
    why = " ".join(words.split())
    if not why:
        raise Problem("say why: the size and what is switched keep their reason")
    return why
