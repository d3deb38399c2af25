"""A score that nobody gave is settled: what it counts as, with the reason on record."""

from scoring.changes.scoring_end import end_scoring_if_done
from scoring.missing import Choice
from scoring.reads.sheets import scored_vendors, standing_unscored
from scoring.tables import MissingChoiceRow
from vendor_data.changes.sealed_state import refuse_after_close
from vendor_data.tables import VendorRow
from workbench.committee import Actor, Right
from workbench.language import one_line
from workbench.problem import Problem, Refused
from workbench.record import Audience, verb
from workbench.store import Change, Store

CHOOSE = verb(
    "scoring.choose_for_missing",
    right=Right.SETTLE_MISSING,
    label="What a missing score counts as",
    audience=Audience.LEADERS_UNTIL_LOCKED,
    guard=refuse_after_close,
)


def choose_for_missing(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    leaf: str,
    choice: Choice,
    reason: str,
) -> None:
    """Say what a cell that nobody scores counts as; a later choice replaces it.

    The same choice for the same reason changes nothing. The chair chooses; where the chair is in
    conflict with the vendor, the facilitator does. In the scoring the last choice ends it, once
    every sheet is locked.
    """
    with store.change(actor, CHOOSE, selection, vendor=vendor) as change:
        if not one_line(reason):
            raise Problem("what a missing score counts as needs its reason in words")
        change.get(VendorRow, vendor)
        missing = standing_unscored(change.session, selection)
        if (vendor, leaf) not in missing:
            raise Refused("this has a score already, or somebody may still give one")
        if choice is Choice.MEAN:
            _expect_others(change, {each for each, of in missing if of == leaf})
        row = change.session.get(MissingChoiceRow, (vendor, leaf))
        if row is None:
            row = MissingChoiceRow(vendor=vendor, criterion=leaf, selection=selection)
            change.session.add(row)
        if (row.choice, row.reason) != (choice.value, reason.strip()):
            row.choice, row.reason = choice.value, reason.strip()
            row.chosen_by, row.chosen_at = change.actor.account, change.now
        change.session.flush()
        end_scoring_if_done(change)
        change.about(leaf, vendor=vendor, choice=choice.value)
        if not change.row_changes():
            change.leave()  # the same again keeps who and when


def _expect_others(change: Change, unscored: set[str]) -> None:
    if unscored.issuperset(scored_vendors(change.session, change.selection.id)):
        raise Problem("nobody is scored on this criterion, so there is no mean")
