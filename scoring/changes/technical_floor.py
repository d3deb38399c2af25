"""Before prices are opened, who is below the technical floor stays out, its price sealed."""

from fractions import Fraction

from rfp.planning.minimums import Minimums
from rfp.planning.plan_draft import PlanDraft
from rfp.reads.plan import standing_plan
from scoring.cells import cells_of
from scoring.consensus import agreed_points
from scoring.gates import pass_gates
from scoring.missing import resolve
from scoring.reads.agreed_scores import standing_agreed
from scoring.reads.missing_choices import standing_choices
from scoring.reads.sheets import scored_vendors, standing_sheets
from scoring.reads.standings import points_without_scores, scores_by_vendor
from vendor_data.tables import BelowFloorRow
from workbench.problem import naming
from workbench.reads.wordings import texts_of
from workbench.store import Change


def hold_floor(change: Change) -> None:
    """Put down every minimum that a vendor misses; all cells are scored or settled by now."""
    draft = standing_plan(change.session, change.selection.id)
    if draft.tree is None or not draft.minimums.are_any:
        return
    with naming(_names(change, draft)):
        _put_down(change, draft)
    change.session.flush()


def _put_down(change: Change, draft: PlanDraft) -> None:
    session, selection, tree = change.session, change.selection.id, draft.tree
    if tree is None:
        return
    vendors = scored_vendors(session, selection)
    cells = cells_of(
        tree,
        vendors,
        scores_by_vendor(tree, standing_sheets(session, selection)),
        dict.fromkeys(vendors, Fraction(0)),  # not looked at: the floor stands without the price
        points_without_scores(session, selection, draft, vendors),
        agreed=agreed_points(standing_agreed(session, selection)),
    )
    choices = {cell: each.choice for cell, each in standing_choices(session, selection).items()}
    found = resolve(tree, cells, choices)
    asked = draft.minimums
    kept = {c: least for c, least in asked.by_criterion.items() if c in found.tree}
    gated = pass_gates(found.tree, found.points, Minimums(quality=asked.quality, by_criterion=kept))
    for failures in gated.failed.values():
        for failure in failures:
            session.add(
                BelowFloorRow(
                    vendor=failure.vendor,
                    criterion=failure.subject or "",
                    selection=selection,
                    required=failure.required,
                    found=failure.found,
                )
            )


def _names(change: Change, draft: PlanDraft) -> dict[str, str]:
    language = change.selection.language
    texts = texts_of(change.session, change.selection.id, language)
    vendors = {subject: each.text for (subject, field), each in texts.items() if field == "name"}
    return draft.names(language) | vendors
