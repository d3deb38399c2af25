"""The weights that the official ranking uses: the plan's, without leaves that were left out."""

from sqlalchemy.orm import Session

from rfp.planning.criterion import CriteriaTree
from rfp.reads.plan import standing_tree
from scoring.missing import Choice
from scoring.pruned_tree import without
from scoring.reads.missing_choices import standing_choices
from scoring.reads.sheets import standing_unscored
from workbench.problem import Problem


def official_tree(session: Session, selection: str) -> CriteriaTree | None:
    """Return the criteria that are ranked by; None while there is none."""
    tree = standing_tree(session, selection)
    chosen = standing_choices(session, selection)
    left = {cell for cell, each in chosen.items() if each.choice is Choice.LEAVE_OUT}
    if tree is None or not left:
        return tree
    gone = {cell[1] for cell in standing_unscored(session, selection) if cell in left}
    try:
        return without(tree, gone)
    except Problem:  # no criterion would be left: there is no ranking until another choice
        return tree
