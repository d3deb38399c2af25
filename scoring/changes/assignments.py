"""Leaves are assigned to evaluators, and the scoring starts."""

from collections.abc import Collection

from sqlalchemy import select

from rfp.reads.plan import standing_plan, standing_tree
from rfp.tables import RequirementRow
from scoring.reads.sheets import scored_vendors, standing_sheets
from scoring.tables import AssignmentRow
from vendor_data.reads.check_sheet import stale_findings
from workbench.committee import VOTERS, Actor, Right, Role
from workbench.problem import Conflict, Problem
from workbench.reads.wordings import all_texts
from workbench.record import verb
from workbench.selection import Phase
from workbench.store import Change, Store
from workbench.tables import AccountRow, MemberRow
from workbench.wording import chosen

ASSIGN = verb(
    "scoring.assign", right=Right.ASSIGN, label="Criteria assigned to an evaluator", undoable=True
)
START = verb("scoring.start", right=Right.START_SCORING, label="Scoring started")


def assign(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    member: str,
    leaves: Collection[str],
    seen: Collection[str] | None = None,
) -> None:
    """Say which leaves a member scores; those not named are taken from them.

    `seen` are the leaves that the screen showed as theirs.
    """
    with store.change(actor, ASSIGN, selection) as change:
        seat = change.get(MemberRow, member)
        if not {Role(code) for code in seat.roles.split()} & VOTERS:
            raise Problem("only the chair and evaluators score; give this member the role first")
        _check_leaves(change, leaves)
        statement = select(AssignmentRow).where(AssignmentRow.member == member)
        standing = {row.criterion: row for row in change.session.scalars(statement)}
        if seen is not None:
            _expect_seen(change, seat, set(standing) ^ set(seen))
        for leaf in set(leaves) - set(standing):
            change.session.add(AssignmentRow(member=member, criterion=leaf, selection=selection))
        for leaf in set(standing) - set(leaves):
            change.session.delete(standing[leaf])
        change.about(member)


def _expect_seen(change: Change, seat: MemberRow, differing: Collection[str]) -> None:
    """Raise a conflict that names the leaves that somebody else gave or took meanwhile."""
    if differing:
        names = standing_plan(change.session, seat.selection).names(change.selection.language)
        raise Conflict(
            "somebody changed meanwhile what {name} scores: {criteria}. Look again, then decide",
            name=change.session.get_one(AccountRow, seat.account).name,
            criteria=sorted(names.get(leaf, leaf) for leaf in differing),
        )


def _check_leaves(change: Change, leaves: Collection[str]) -> None:
    tree = standing_tree(change.session, change.selection.id)
    for leaf in leaves:
        if tree is None or leaf not in tree.scored:
            raise Problem("scores are given on the lowest criteria of the plan, price left out")


def start_scoring(store: Store, actor: Actor, *, selection: str) -> None:
    """Open the sheets: from now on every assigned evaluator scores unseen by the others."""
    with store.change(actor, START, selection) as change:
        draft = standing_plan(change.session, selection)
        tree = draft.tree
        sheets = standing_sheets(change.session, selection)
        if not scored_vendors(change.session, selection):
            raise Problem(
                "every vendor is excluded, so nobody is left to score; go on to the decision"
            )
        if not any(sheet.cells for sheet in sheets):
            raise Problem("nobody has anything to score yet: assign criteria to evaluators first")
        _expect_judged(change)
        scored = {leaf for sheet in sheets for _, leaf in sheet.cells}
        names = draft.names(change.selection.language)
        for leaf in tree.scored if tree else ():
            if leaf not in scored:
                raise Problem(
                    "nobody is assigned to {criterion}; assign it before the scoring starts",
                    criterion=names.get(leaf, leaf),
                )
        change.enter(Phase.SCORING)
        change.about(selection)


def _expect_judged(change: Change) -> None:
    """Refuse while a vendor that is in passed a mandatory requirement on an earlier answer."""
    inside = set(scored_vendors(change.session, change.selection.id))
    for vendor, requirement in stale_findings(change.session, change.selection.id):
        if vendor in inside:
            names = all_texts(change.session, change.selection.id).get((vendor, "name"), {})
            name = chosen(names, change.selection.language)
            raise Problem(
                "{vendor} answered {code} anew, or the requirement changed, after it was checked; "
                "judge it anew on the check sheet before the scoring starts",
                vendor=name.text if name else "–",
                code=change.get(RequirementRow, requirement).code,
            )
