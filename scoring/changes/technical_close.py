"""The technical scores are closed for good, and envelope C may be opened."""

from sqlalchemy import select

from rfp.changes.list_changes import close_list
from scoring.changes.scoring_end import expect_all_scored
from scoring.changes.technical_floor import hold_floor
from scoring.reads.sheets import scored_vendors
from vendor_data.changes.own_costs import expect_own_costs_stated
from vendor_data.changes.sealed_state import close_scores, forget_for_good
from vendor_data.tables import BelowFloorRow
from workbench.committee import Actor, Right
from workbench.record import Audience, verb
from workbench.selection import Phase
from workbench.store import Store

CLOSE = verb(
    "scoring.close_technical_scores",
    right=Right.OPEN_PRICES,
    label="Technical scores closed",
    audience=Audience.NOBODY_UNTIL_PRICES,
)


def close_technical_scores(store: Store, actor: Actor, *, selection: str) -> None:
    """Close the scores, hold the floor, and let two keyholders open envelope C.

    The keys to the prices of whoever is below the floor or excluded are deleted in the same
    transaction: those envelopes stay sealed for good, and the event says whose. The
    database's own files are rid of them at once, as far as that can be done.
    """
    with store.change(actor, CLOSE, selection) as change:
        expect_all_scored(change)
        expect_own_costs_stated(change, scored_vendors(change.session, selection))
        hold_floor(change)
        below = select(BelowFloorRow.vendor).where(BelowFloorRow.selection == selection)
        close_list(change)
        erased = close_scores(change, set(change.session.scalars(below)))
        change.enter(Phase.CONSENSUS)
        change.about(selection, sealed_for_good=len(erased))
    forget_for_good(store)
