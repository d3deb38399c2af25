"""The dry run is noted: what it was of is read inside the transaction, never taken from a page."""

from collections.abc import Sequence

from rfp.planning.dry_run import tried_fingerprint
from rfp.reads.plan import standing_plan
from rfp.tables import DryRunRow
from workbench.committee import Actor, Right
from workbench.problem import Conflict, Problem
from workbench.record import verb
from workbench.store import Store

NOTE = verb("rfp.note_dry_run", right=Right.EDIT_PLAN, label="Dry run noted", undoable=True)


def note_dry_run(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    tried: str,
    winners: Sequence[str],
    warnings: int,
) -> None:
    """Note what a dry run of the present weights and formula (`tried`) found."""
    with store.change(actor, NOTE, selection) as change:
        draft = standing_plan(change.session, selection)
        if draft.tree is None:
            raise Problem("a plan needs at least one criterion, got none")
        if tried_fingerprint(draft.tree, draft.published_rule, draft.minimums) != tried:
            raise Conflict("weights or price formula changed meanwhile; look at the dry run again")
        row = change.session.get(DryRunRow, selection)
        if row is None:
            row = DryRunRow(selection=selection)
            change.session.add(row)
        row.fingerprint, row.winners, row.warnings = tried, " ".join(winners), warnings
        row.noted_at, row.noted_by = change.now, change.actor.account
        change.about(selection, fingerprint=tried, winners=list(winners), warnings=warnings)
