"""Somebody is asked for a score that nobody gives, so that a ranking remains possible."""

from rfp.planning.criterion import CriterionKind
from rfp.tables import CriterionRow
from scoring.reads.sheets import scored_vendors, standing_unscored
from scoring.tables import AskedAgainRow, AssignmentRow, SheetRow
from vendor_data.tables import VendorRow
from workbench.committee import VOTERS, Actor, Right
from workbench.problem import Problem, Refused
from workbench.reads.members import roles_of
from workbench.record import Audience, verb
from workbench.store import Change, Store
from workbench.tables import ConflictRow, MemberRow

ASK = verb(
    "scoring.ask_for_score",
    right=Right.ASK_FOR_SCORE,
    label="Somebody asked for a score that nobody gave",
    audience=Audience.LEADERS_UNTIL_LOCKED,
)


def ask_for_score(
    store: Store, actor: Actor, *, selection: str, member: str, vendor: str, leaf: str
) -> None:
    """Ask a member to score a vendor on a leaf on which everybody else abstained.

    Whoever abstained there may think again: of a locked sheet that one cell opens. To anybody
    else the leaf is assigned, for every vendor. All of it happens unseen by the others.
    """
    with store.change(actor, ASK, selection, vendor=vendor) as change:
        seat = change.get(MemberRow, member)
        change.get(VendorRow, vendor)
        _check_seat(change, seat, vendor)
        if change.get(CriterionRow, leaf).kind != CriterionKind.QUALITY.value:
            raise Refused("nobody scores a measured criterion; its amount is entered instead")
        if (vendor, leaf) not in standing_unscored(change.session, selection):
            raise Refused("this has a score already, or somebody may still give one")
        vendors = [vendor]
        if change.session.get(AssignmentRow, (member, leaf)) is None:
            change.session.add(AssignmentRow(member=member, criterion=leaf, selection=selection))
            vendors = scored_vendors(change.session, selection)
        sheet = change.session.get(SheetRow, member)
        if sheet is not None and sheet.locked_at is not None:
            for each in vendors:
                _open_again(change, member, each, leaf)
        change.about(member, vendor=vendor)


def _check_seat(change: Change, seat: MemberRow, vendor: str) -> None:
    if seat.removed_at is not None or not roles_of(seat.roles) & VOTERS:
        raise Problem("only the chair and evaluators score; give this member the role first")
    if change.session.get(ConflictRow, (seat.id, vendor)) is not None:
        raise Refused("this member has a conflict of interest with the vendor; ask somebody else")


def _open_again(change: Change, member: str, vendor: str, leaf: str) -> None:
    row = change.session.get(AskedAgainRow, (member, vendor, leaf))
    if row is None:
        row = AskedAgainRow(
            member=member, vendor=vendor, criterion=leaf, selection=change.selection.id
        )
        change.session.add(row)
    row.locked_at = None
