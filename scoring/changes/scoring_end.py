"""When scoring is at its end: every sheet is locked, every cell scored or settled."""

from collections.abc import Sequence

from rfp.reads.plan import standing_plan, standing_tree
from scoring.reads.sheets import standing_sheets, standing_unsettled
from scoring.sheet import Cell
from vendor_data.changes.new_answers import expect_time_was_given
from workbench.problem import Refused
from workbench.reads.wordings import texts_of
from workbench.selection import Phase
from workbench.store import Change

_NAMED_BLANKS = 6


def expect_all_scored(change: Change) -> None:
    """Raise while a sheet is open or a cell has no score: no price is read before that."""
    sheets = standing_sheets(change.session, change.selection.id)
    if not any(sheet.is_locked for sheet in sheets):
        raise Refused("prices stay closed until every assigned sheet is locked; none is yet")
    waiting = [sheet.name for sheet in sheets if not sheet.is_done]
    if waiting:
        raise Refused(
            "prices stay closed until every assigned sheet is locked; still open: {names}",
            names=waiting,
        )
    expect_time_was_given(change)
    _check_all_scored(change)


def _check_all_scored(change: Change) -> None:
    """Raise if a cell has no score at all; whoever is in conflict learns no more than that."""
    unscored = standing_unsettled(change.session, change.selection.id)
    named = [cell for cell in unscored if cell[0] not in change.actor.conflicts]
    scored = _of_people(change, named)
    if named and not scored:
        raise Refused(
            "prices stay closed while no amount is entered for {cells}; enter it on the page "
            "Progress, or choose there what it counts as",
            cells=named_cells(change, named),
        )
    if named:
        raise Refused(
            "prices stay closed while nobody scores {cells}; ask somebody on the page Progress, or "
            "choose there what it counts as",
            cells=named_cells(change, scored),
        )
    if unscored:
        raise Refused(
            "prices stay closed while nobody scores one of the vendors on a criterion; "
            "the facilitator sees which, and asks somebody"
        )


def named_cells(change: Change, cells: Sequence[Cell]) -> list[str]:
    """Return the first of `cells` in words."""
    language = change.selection.language
    vendors = texts_of(change.session, change.selection.id, language)
    leaves = standing_plan(change.session, change.selection.id).names(language)
    first = cells[:_NAMED_BLANKS]
    return [f"{vendors[vendor, 'name'].text} – {leaves[leaf]}" for vendor, leaf in first]


def end_scoring_if_done(change: Change) -> None:
    """Enter the next phase once every sheet is locked and every cell scored or settled.

    Amounts of measured criteria are waited for later, when the technical scores close.
    """
    is_scoring = Phase(change.selection.phase) is Phase.SCORING
    sheets = standing_sheets(change.session, change.selection.id)
    if not is_scoring or not all(sheet.is_done for sheet in sheets):
        return
    if not _of_people(change, standing_unsettled(change.session, change.selection.id)):
        change.enter(Phase.CONSENSUS)


def _of_people(change: Change, cells: Sequence[Cell]) -> list[Cell]:
    """Return those of `cells` that people score."""
    tree = standing_tree(change.session, change.selection.id)
    return [cell for cell in cells if tree is not None and cell[1] in tree.scored]
