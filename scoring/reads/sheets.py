"""Score sheets: one's own at any time, progress for the chair, everybody's once all are locked."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.reads.plan import standing_tree
from scoring.reads.agreed_scores import standing_agreed
from scoring.reads.measured_amounts import standing_amounts
from scoring.reads.missing_choices import standing_choices
from scoring.reads.revised_cells import revised
from scoring.sheet import Cell, GivenScore, Progress, Sheet, Unscored, without_score
from scoring.tables import AskedAgainRow, AssignmentRow, ScoreRow, SheetRow
from vendor_data.reads.left_out import left_out
from vendor_data.tables import VendorRow
from workbench.committee import VOTERS, Actor, Right
from workbench.reads.members import roles_of
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow, ConflictRow, MemberRow


def own_sheet(session: Session, actor: Actor, selection: str) -> Sheet | None:
    """Return the actor's own sheet, for good; None if nothing is assigned to them."""
    if not is_allowed(session, actor, Right.SEE_OWN_SHEET, selection):
        return None
    sheets = standing_sheets(session, selection)
    return next((sheet for sheet in sheets if sheet.member == actor.member), None)


def progress(session: Session, actor: Actor, selection: str) -> list[Progress]:
    """Return filled and assigned cells per member; the one thing that leaders see early.

    A leader in conflict with a vendor counts without that vendor's cells.
    """
    if not is_allowed(session, actor, Right.SEE_PROGRESS, selection):
        return []
    return [_progress(_without(actor, sheet)) for sheet in standing_sheets(session, selection)]


def unscored(session: Session, actor: Actor, selection: str) -> list[Unscored]:
    """Return the cells that nobody scores, for leaders; while there are any, scoring goes on.

    That everybody who was asked abstained is all that it tells of any sheet.
    """
    rights = (Right.ASK_FOR_SCORE, Right.SETTLE_MISSING)
    if not any(is_allowed(session, actor, right, selection) for right in rights):
        return []
    voters = _voters(session, selection)
    conflicts = _conflicts(session, selection)
    measured = _measured_leaves(session, selection)
    return [
        Unscored(
            vendor=vendor,
            leaf=leaf,
            is_measured=leaf in measured,
            askable=tuple(voter for voter in voters if (voter[0], vendor) not in conflicts),
        )
        for vendor, leaf in standing_unsettled(session, selection)
        if vendor not in actor.conflicts
    ]


def _measured_leaves(session: Session, selection: str) -> tuple[str, ...]:
    tree = standing_tree(session, selection)
    return tree.measured if tree else ()


def standing_unscored(session: Session, selection: str) -> tuple[Cell, ...]:
    """Return the cells without a score or an amount, for verbs that have asked for their right."""
    tree = standing_tree(session, selection)
    vendors = scored_vendors(session, selection)
    agreed = standing_agreed(session, selection)
    cells = [
        (vendor, leaf)
        for vendor in vendors
        for leaf in (tree.scored if tree else ())
        if (vendor, leaf) not in agreed
    ]
    amounts = standing_amounts(session, selection)
    unmeasured = [
        (vendor, leaf)
        for vendor in vendors
        for leaf in (tree.measured if tree else ())
        if (vendor, leaf) not in amounts
    ]
    return (*without_score(cells, standing_sheets(session, selection)), *unmeasured)


def standing_unsettled(session: Session, selection: str) -> tuple[Cell, ...]:
    """Return the cells that nobody scores and for which nothing was chosen either."""
    chosen = standing_choices(session, selection)
    return tuple(c for c in standing_unscored(session, selection) if c not in chosen)


def all_sheets(session: Session, actor: Actor, selection: str) -> list[Sheet]:
    """Return everybody's sheets; none before the last one is locked.

    While a revised list has sheets open again, everybody reads the scores from before it.
    """
    if not is_allowed(session, actor, Right.SEE_SCORES, selection):
        return []
    sheets = standing_sheets(session, selection)
    if not all(sheet.is_done for sheet in sheets):  # a later list reopened some of them
        found = revised(session, selection)
        sheets = [found.before(sheet) for sheet in sheets]
    return [_without(actor, sheet) for sheet in sheets]


def assignments(session: Session, actor: Actor, selection: str) -> dict[str, frozenset[str]]:
    """Return the leaves assigned to each member."""
    if not is_allowed(session, actor, Right.SEE_PLAN, selection):
        return {}
    leaves: defaultdict[str, set[str]] = defaultdict(set)
    statement = select(AssignmentRow).where(AssignmentRow.selection == selection)
    for row in session.scalars(statement):
        leaves[row.member].add(row.criterion)
    return {member: frozenset(found) for member, found in leaves.items()}


def standing_sheets(session: Session, selection: str) -> list[Sheet]:
    """Return every sheet as it stands, for verbs and reads that have asked for their own right.

    A member who left with an unlocked sheet is asked for nothing any more; a locked one counts.
    """
    vendors = scored_vendors(session, selection)
    conflicts = _conflicts(session, selection)
    given = _given(session, selection)
    asked_again, changed = _asked_again(session, selection), revised(session, selection)
    sheets = []
    for seat, leaves in _seats(session, selection):
        if seat.has_left and seat.locked_at is None:
            continue
        cells = [
            (vendor, leaf)
            for vendor in vendors
            if (seat.member, vendor) not in conflicts
            for leaf in leaves
            if not seat.has_left or (seat.member, (vendor, leaf)) in given
        ]
        sheet = Sheet(
            member=seat.member,
            name=seat.name,
            cells=tuple(cells),
            given={
                cell: given[seat.member, cell] for cell in cells if (seat.member, cell) in given
            },
            locked_at=seat.locked_at,
            asked_again=frozenset()
            if seat.has_left
            else frozenset(cell for cell in cells if (seat.member, cell) in asked_again),
        )
        sheets.append(sheet if seat.has_left else changed.upon(sheet))
    return sheets


class _Seat(NamedTuple):
    member: str
    name: str
    has_left: bool
    locked_at: dt.datetime | None


def _seats(session: Session, selection: str) -> list[tuple[_Seat, list[str]]]:
    """Return each member to whom leaves are assigned, with them in the order of the plan."""
    tree = standing_tree(session, selection)
    order = {leaf: place for place, leaf in enumerate(tree.leaves)} if tree else {}
    statement = (
        select(AssignmentRow.criterion, MemberRow, AccountRow.name, SheetRow.locked_at)
        .join(MemberRow, MemberRow.id == AssignmentRow.member)
        .join(AccountRow, AccountRow.id == MemberRow.account)
        .outerjoin(SheetRow, SheetRow.member == AssignmentRow.member)
        .where(AssignmentRow.selection == selection)
    )
    leaves: defaultdict[_Seat, list[str]] = defaultdict(list)
    for leaf, member, name, locked_at in session.execute(statement):
        if leaf in order:
            leaves[_Seat(member.id, name, member.removed_at is not None, locked_at)].append(leaf)
    seats = sorted(leaves.items(), key=lambda pair: (pair[0].name, pair[0].member))
    return [(seat, sorted(own, key=lambda leaf: order[leaf])) for seat, own in seats]


def _voters(session: Session, selection: str) -> list[tuple[str, str]]:
    statement = (
        select(MemberRow.id, AccountRow.name, MemberRow.roles)
        .join(AccountRow, AccountRow.id == MemberRow.account)
        .where(MemberRow.selection == selection, MemberRow.removed_at.is_(None))
        .order_by(AccountRow.name, MemberRow.id)
    )
    return [
        (member, name)
        for member, name, roles in session.execute(statement)
        if roles_of(roles) & VOTERS
    ]


def scored_vendors(session: Session, selection: str) -> list[str]:
    """Return the vendors in the ranking, for verbs that have asked for their own right."""
    statement = (
        select(VendorRow.id)
        .where(VendorRow.selection == selection, VendorRow.id.not_in(left_out()))
        .order_by(VendorRow.ordinal)
    )
    return list(session.scalars(statement))


def is_anybody_left(session: Session, actor: Actor, selection: str) -> bool:
    """Return whether there is a vendor to score, one in conflict with who starts it too."""
    is_asked = is_allowed(session, actor, Right.START_SCORING, selection)
    return is_asked and bool(scored_vendors(session, selection))


def _conflicts(session: Session, selection: str) -> set[tuple[str, str]]:
    statement = select(ConflictRow.member, ConflictRow.vendor).where(
        ConflictRow.selection == selection
    )
    return set(session.execute(statement))


def _asked_again(session: Session, selection: str) -> set[tuple[str, Cell]]:
    """Return the cells that locked sheets were opened for again."""
    statement = select(AskedAgainRow).where(
        AskedAgainRow.selection == selection, AskedAgainRow.locked_at.is_(None)
    )
    return {(row.member, (row.vendor, row.criterion)) for row in session.scalars(statement)}


def _given(session: Session, selection: str) -> dict[tuple[str, Cell], GivenScore]:
    statement = select(ScoreRow).where(ScoreRow.selection == selection)
    return {
        (row.member, (row.vendor, row.criterion)): GivenScore(
            value=row.value,
            comment=row.comment,
            abstention=row.abstention,
            version=row.version,
            given_at=row.given_at,
            list_version=row.list_version,
        )
        for row in session.scalars(statement)
    }


def _without(actor: Actor, sheet: Sheet) -> Sheet:
    """Return `sheet` as somebody in conflict may know it: that vendor is not there at all."""
    cells = tuple(cell for cell in sheet.cells if cell[0] not in actor.conflicts)
    given = {cell: found for cell, found in sheet.given.items() if cell[0] not in actor.conflicts}
    former = {cell: own for cell, own in sheet.former.items() if cell[0] not in actor.conflicts}
    asked, changed, outdated = (
        frozenset(cell for cell in found if cell[0] not in actor.conflicts)
        for found in (sheet.asked_again, sheet.revised, sheet.outdated)
    )
    return replace(
        sheet, cells=cells, given=given, asked_again=asked, revised=changed, outdated=outdated,
        former=former,
    )  # fmt: skip


def _progress(sheet: Sheet) -> Progress:
    return Progress(
        member=sheet.member,
        name=sheet.name,
        filled=len(sheet.cells) - len(sheet.blanks),
        assigned=len(sheet.cells),
        is_locked=sheet.is_locked,
    )
