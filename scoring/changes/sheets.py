"""Scores are given, taken back and commented on, and sheets are locked."""

from rfp.planning.scale import check_score
from rfp.reads.issue import issued_list_version
from scoring.changes.former_scores import is_reopened, keep_former
from scoring.changes.scoring_end import end_scoring_if_done, named_cells
from scoring.reads.sheets import standing_sheets
from scoring.sheet import Sheet
from scoring.tables import AskedAgainRow, AssignmentRow, ScoreRow, SheetRow
from vendor_data.reads.left_out import is_left_out
from vendor_data.tables import VendorRow
from workbench.committee import Actor, Right
from workbench.language import one_line
from workbench.problem import Problem, Refused, Term
from workbench.record import Audience, verb
from workbench.store import Change, Store, expect_version

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
        if not one_line(reason):
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
        cells=named_cells(change, sheet.blanks),
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
    if not is_asked or is_left_out(change.session, vendor):
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
