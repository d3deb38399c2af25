"""What-ifs as last stored: the shared one, a member's private one, and the pinned ones."""

from fractions import Fraction
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from rfp.planning.criterion import CriteriaTree
from scoring.pin import Pin
from scoring.pruned_tree import fitted
from scoring.reads.official_trees import official_tree
from scoring.tables import PinRow, PinWeightRow, WhatIfRow, WhatIfWeightRow
from scoring.what_if import WhatIf
from workbench.committee import Actor, Right
from workbench.reads.accounts import name_of
from workbench.reads.rights import is_allowed
from workbench.selection import Phase
from workbench.tables import AccountRow, SelectionRow

# Written once: each release asks it for every page of the meeting.
_WEIGHTS = select(WhatIfWeightRow).where(WhatIfWeightRow.what_if == bindparam("what_if"))


def what_if(
    session: Session, actor: Actor, selection: str, *, private: bool = False
) -> WhatIf | None:
    """Return the shared what-if, or the actor's private one; None to whoever may not see it."""
    if not is_allowed(session, actor, Right.SEE_RANKING, selection):
        return None
    return standing_what_if(session, selection, actor.member or "" if private else selection)


class Shown(NamedTuple):
    """A what-if as everybody at the table may see it, and the name of who holds the room."""

    what_if: WhatIf
    holder: str


def shown_what_if(
    session: Session, selection: str, what_if_id: str, official: CriteriaTree | None = None
) -> Shown | None:
    """Return a what-if for the boards; None before the prices are open, whoever asks.

    Whoever has the `official` weights at hand saves their reading.
    """
    row = session.get(SelectionRow, selection)
    found = standing_what_if(session, selection, what_if_id, official)
    if row is None or found is None or not Phase(row.phase).is_from(Phase.PRICE):
        return None
    return Shown(found, name_of(session, found.held_by) if found.held_by else "")


def standing_what_if(
    session: Session, selection: str, what_if_id: str, official: CriteriaTree | None = None
) -> WhatIf | None:
    """Return a what-if as it stands; the official weights where nothing was moved."""
    tree = official or official_tree(session, selection)
    if tree is None:
        return None
    row = session.get(WhatIfRow, what_if_id)
    if row is None:
        return WhatIf(tree=tree)
    moved = list(session.scalars(_WEIGHTS, {"what_if": what_if_id}))
    return WhatIf(
        tree=fitted(tree, {w.criterion: w.weight for w in moved}),
        locked=frozenset(w.criterion for w in moved if w.is_locked and w.criterion in tree),
        version=version_of(row),
        held_by=row.held_by,
    )


def version_of(row: WhatIfRow) -> int:
    """Return how often a what-if was changed since it was laid down as it stood."""
    return moves_in(row.version)


def moves_in(version: int) -> int:
    """Return how many changes stand behind a row's version: laying it down was the first."""
    return version - 1


def pins(session: Session, actor: Actor, selection: str) -> list[Pin]:
    """Return the pinned what-ifs, oldest first."""
    official = official_tree(session, selection)
    if official is None or not is_allowed(session, actor, Right.SEE_RANKING, selection):
        return []
    statement = (
        select(PinRow, AccountRow.name)
        .join(AccountRow, AccountRow.id == PinRow.pinned_by)
        .where(PinRow.selection == selection)
        .order_by(PinRow.ordinal)
    )
    weights = _pinned_weights(session, selection)
    return [
        Pin(
            id=row.id,
            title=row.title,
            pinned_by=name,
            pinned_at=row.pinned_at,
            tree=fitted(official, weights.get(row.id, {})),
        )
        for row, name in session.execute(statement)
    ]


def _pinned_weights(session: Session, selection: str) -> dict[str, dict[str, Fraction]]:
    weights: dict[str, dict[str, Fraction]] = {}
    statement = select(PinWeightRow).where(PinWeightRow.selection == selection)
    for row in session.scalars(statement):
        weights.setdefault(row.pin, {})[row.criterion] = row.weight
    return weights
