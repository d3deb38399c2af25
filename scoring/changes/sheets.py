"""Leaves are assigned, scores are given, sheets are locked, prices are opened."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from rfp.planning.scale import check_score
from rfp.reads.issue import issued_list_version
from rfp.reads.plan import standing_plan, standing_tree
from scoring.changes.former_scores import is_reopened, keep_former
from scoring.changes.technical_floor import hold_floor
from scoring.reads.sheets import standing_sheets, standing_unsettled
from scoring.sheet import Cell, Sheet
from scoring.tables import AskedAgainRow, AssignmentRow, ScoreRow, SheetRow
from vendor_data.changes.new_answers import expect_time_was_given
from vendor_data.changes.sealed_state import expect_prices_opened
from vendor_data.tables import BelowFloorRow, ExclusionRow, PriceRow, VendorRow
from workbench.committee import VOTERS, Actor, Right, Role
from workbench.problem import Problem, Refused, Term
from workbench.reads.wordings import texts_of
from workbench.record import Audience, verb
from workbench.selection import Phase
from workbench.store import Change, Store, expect_version
from workbench.tables import MemberRow

ASSIGN = verb(
    "scoring.assign", right=Right.ASSIGN, label="Criteria assigned to an evaluator", undoable=True
)
START = verb("scoring.start", right=Right.START_SCORING, label="Scoring started")
GIVE = verb(
    "scoring.give_score",
    right=Right.SCORE,
    label="Score given",
    undoable=True,
    audience=Audience.NOBODY_UNTIL_LOCKED,
)
ABSTAIN = verb(
    "scoring.abstain",
    right=Right.SCORE,
    label="Abstained",
    undoable=True,
    audience=Audience.NOBODY_UNTIL_LOCKED,
)
CLEAR = verb(
    "scoring.clear_score",
    right=Right.SCORE,
    label="Score taken back",
    undoable=True,
    audience=Audience.NOBODY_UNTIL_LOCKED,
)
COMMENT = verb(
    "scoring.comment",
    right=Right.SCORE,
    label="Comment on a score",
    undoable=True,
    audience=Audience.NOBODY_UNTIL_LOCKED,
)
LOCK = verb(
    "scoring.lock_sheet",
    right=Right.SCORE,
    label="Sheet locked",
    audience=Audience.LEADERS_UNTIL_LOCKED,
)
SHEET_LOCKED = "your sheet is locked; its scores stay as they are"
OPEN_PRICES = verb("scoring.open_prices", right=Right.OPEN_PRICES, label="Prices opened")

_NAMED_BLANKS = 6


def assign(
    store: Store, actor: Actor, *, selection: str, member: str, leaves: Collection[str]
) -> None:
    """Say which leaves a member scores; those not named are taken from them."""
    with store.change(actor, ASSIGN, selection) as change:
        seat = change.get(MemberRow, member)
        if not {Role(code) for code in seat.roles.split()} & VOTERS:
            raise Problem("only the chair and evaluators score; give this member the role first")
        _check_leaves(change, leaves)
        statement = select(AssignmentRow).where(AssignmentRow.member == member)
        standing = {row.criterion: row for row in change.session.scalars(statement)}
        for leaf in set(leaves) - set(standing):
            change.session.add(AssignmentRow(member=member, criterion=leaf, selection=selection))
        for leaf in set(standing) - set(leaves):
            change.session.delete(standing[leaf])
        change.about(member)


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
        if not any(sheet.cells for sheet in sheets):
            raise Problem("nobody has anything to score yet: assign criteria to evaluators first")
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


def give_score(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    leaf: str,
    value: int,
    comment: str | None = None,
    seen: int | None = None,
) -> None:
    """Give a score from 0 to 5 in whole numbers; without a comment the one there stays."""
    with store.change(actor, GIVE, selection, vendor=vendor) as change:
        row = _own_cell(change, vendor, leaf)
        _expect_seen(row, seen, wanted=value)
        row.value, row.abstention = check_score(value), None
        row.comment = row.comment if comment is None else comment.strip()
        _date(change, row)
        change.about(leaf, vendor=vendor)


def comment_on(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    leaf: str,
    comment: str,
    seen: int | None = None,
) -> None:
    """Say something on a cell in one's own words, before or after scoring it."""
    with store.change(actor, COMMENT, selection, vendor=vendor) as change:
        row = _own_cell(change, vendor, leaf)
        _expect_seen(row, seen, wanted=comment)
        row.comment, row.given_at = comment.strip(), change.now
        change.about(leaf, vendor=vendor)


def abstain(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    leaf: str,
    reason: str,
    seen: int | None = None,
) -> None:
    """Leave a cell out of the mean, with the reason in words."""
    with store.change(actor, ABSTAIN, selection, vendor=vendor) as change:
        if not reason.strip():
            raise Problem("an abstention needs its reason in words")
        row = _own_cell(change, vendor, leaf)
        _expect_seen(row, seen, wanted=reason)
        row.value, row.abstention = None, reason.strip()
        _date(change, row)
        change.about(leaf, vendor=vendor)


def clear_score(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    leaf: str,
    seen: int | None = None,
) -> None:
    """Take one's score or abstention back: the cell is blank again, its comment stays."""
    with store.change(actor, CLEAR, selection, vendor=vendor) as change:
        row = _own_cell(change, vendor, leaf)
        _expect_seen(row, seen, wanted=Term("not scored"))
        row.value, row.abstention = None, None
        row.given_at, row.list_version = change.now, None
        change.about(leaf, vendor=vendor)


def lock_sheet(store: Store, actor: Actor, *, selection: str) -> None:
    """Lock one's sheet for good; the last lock ends the scoring, if every cell is settled."""
    with store.change(actor, LOCK, selection) as change:
        sheet = _own_open_sheet(change)
        if sheet.blanks:
            raise _still_blank(change, sheet)
        row = change.session.get(SheetRow, sheet.member)
        if row is None:
            row = SheetRow(member=sheet.member, selection=selection)
            change.session.add(row)
        row.locked_at = change.now
        _lock_asked_again(change, sheet)
        change.session.flush()
        end_scoring_if_done(change)
        change.about(sheet.member)


def _lock_asked_again(change: Change, sheet: Sheet) -> None:
    for vendor, leaf in sheet.asked_again:
        row = change.session.get_one(AskedAgainRow, (sheet.member, vendor, leaf))
        row.locked_at = change.now


def _still_blank(change: Change, sheet: Sheet) -> Refused:
    """Name the first blank cells, so that nobody has to search for them."""
    return Refused(
        "{blank} of {assigned} cells are still blank, first of all: {cells}; "
        "score them, or abstain with a reason",
        blank=len(sheet.blanks),
        assigned=len(sheet.cells),
        cells=_named(change, sheet.blanks),
    )


def _named(change: Change, cells: Sequence[Cell]) -> list[str]:
    """Return the first of `cells` in words."""
    language = change.selection.language
    vendors = texts_of(change.session, change.selection.id, language)
    leaves = standing_plan(change.session, change.selection.id).names(language)
    first = cells[:_NAMED_BLANKS]
    return [f"{vendors[vendor, 'name'].text} – {leaves[leaf]}" for vendor, leaf in first]


def open_prices(store: Store, actor: Actor, *, selection: str) -> None:
    """Open the prices once every assigned sheet is locked; from here there is a ranking.

    Where prices came in sealed envelopes, the floor was held when those were released, and two
    keyholders have opened them.
    """
    with store.change(actor, OPEN_PRICES, selection) as change:
        expect_all_scored(change)
        if not expect_prices_opened(change):
            hold_floor(change)
        _check_all_priced(change)
        change.enter(Phase.PRICE)
        change.about(selection)


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
    if named:
        raise Refused(
            "prices stay closed while nobody scores {cells}; ask somebody on the page Progress, or "
            "choose there what it counts as",
            cells=_named(change, named),
        )
    if unscored:
        raise Refused(
            "prices stay closed while nobody scores one of the vendors on a criterion; "
            "the facilitator sees which, and asks somebody"
        )


def _check_all_priced(change: Change) -> None:
    draft = standing_plan(change.session, change.selection.id)
    if draft.tree is None or draft.tree.price is None:
        return
    statement = (
        select(VendorRow.id)
        .outerjoin(ExclusionRow, ExclusionRow.vendor == VendorRow.id)
        .outerjoin(PriceRow, PriceRow.vendor == VendorRow.id)
        .where(
            VendorRow.selection == change.selection.id,
            ExclusionRow.vendor.is_(None),
            PriceRow.vendor.is_(None),
            VendorRow.id.not_in(select(BelowFloorRow.vendor)),
        )
    )
    unpriced = list(change.session.scalars(statement))
    if unpriced:
        raise Refused(
            "{count} vendors in the ranking have no price yet; the facilitator enters it first",
            count=len(unpriced),
        )


def _own_open_sheet(change: Change) -> Sheet:
    sheets = standing_sheets(change.session, change.selection.id)
    own = next((sheet for sheet in sheets if sheet.member == change.actor.member), None)
    if own is None:
        raise Refused("nothing is assigned to you, so there is no sheet to fill")
    if own.is_locked:
        raise Refused(SHEET_LOCKED)
    return own


def _own_cell(change: Change, vendor: str, leaf: str) -> ScoreRow:
    """Return the row of one cell of the actor's open sheet, new if it was blank."""
    member = change.actor.member or ""
    sheet = change.session.get(SheetRow, member)
    if sheet is not None and sheet.locked_at is not None:
        again = change.session.get(AskedAgainRow, (member, vendor, leaf))
        is_asked_again = again is not None and again.locked_at is None
        if not is_asked_again and not is_reopened(change, sheet, leaf):
            raise Refused(SHEET_LOCKED)
    is_asked = change.session.get(AssignmentRow, (member, leaf)) is not None
    if not is_asked or change.session.get(ExclusionRow, vendor) is not None:
        raise Refused("this vendor and criterion are not on your sheet")
    change.get(VendorRow, vendor)
    row = change.session.get(ScoreRow, (member, vendor, leaf))
    if row is None:
        row = ScoreRow(
            member=member,
            vendor=vendor,
            criterion=leaf,
            selection=change.selection.id,
            comment="",
            version=0,
        )
        change.session.add(row)
    else:
        keep_former(change, row)
    return row


def _date(change: Change, row: ScoreRow) -> None:
    """Say when a cell was judged, and against which version of the requirements."""
    row.given_at = change.now
    row.list_version = issued_list_version(change.session, change.selection.id)


def _expect_seen(row: ScoreRow, seen: int | None, *, wanted: object) -> None:
    found = row.abstention or row.value
    shown = Term("not scored") if found is None else found
    expect_version(row, seen, found=shown, wanted=wanted)


def end_scoring_if_done(change: Change) -> None:
    """Enter the next phase once every sheet is locked and every cell scored or settled."""
    is_scoring = Phase(change.selection.phase) is Phase.SCORING
    sheets = standing_sheets(change.session, change.selection.id)
    if not is_scoring or not all(sheet.is_done for sheet in sheets):
        return
    if not standing_unsettled(change.session, change.selection.id):
        change.enter(Phase.CONSENSUS)
