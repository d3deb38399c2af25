"""Members are invited and seated, change roles, declare conflicts, and leave."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import select

from workbench.committee import MAKERS, Actor, Right, Role
from workbench.language import one_line
from workbench.problem import Problem, Refused
from workbench.reads.accounts import link
from workbench.reads.members import roles_of
from workbench.record import verb
from workbench.sign_in import new_token, token_id
from workbench.store import Change, Store, expect_version
from workbench.tables import AccountRow, BrowserRow, ConflictRow, InvitationRow, MemberRow

INVITE = verb("workbench.invite", right=Right.MANAGE_MEMBERS, label="Member invited")
WITHDRAW = verb(
    "workbench.withdraw_invitation", right=Right.MANAGE_MEMBERS, label="Invitation withdrawn"
)
TAKE_SEAT = verb("workbench.take_seat", right=None, label="Seat taken")
SEAT_SAMPLE = verb(
    "workbench.seat_sample", right=Right.MANAGE_MEMBERS, label="Made-up member seated"
)
REMOVE_MEMBER = verb("workbench.remove_member", right=Right.MANAGE_MEMBERS, label="Member removed")
CHANGE_ROLES = verb(
    "workbench.change_roles", right=Right.MANAGE_MEMBERS, label="Roles changed", undoable=True
)
DECLARE = verb("workbench.declare", right=Right.DECLARE, label="Conflicts of interest declared")
LET_VENDOR_IN = verb(
    "workbench.let_vendor_in", right=Right.SET_ROOM, label="Browser turned to a vendor"
)
LET_VENDOR_OUT = verb(
    "workbench.let_vendor_out", right=Right.SET_ROOM, label="Browser turned back to its member"
)

# What packages above do when a member leaves those who decide, or why they refuse it.
LEAVING: list[Callable[[Change, str], None]] = []

AN_INVITATION = dt.timedelta(days=7)
LONGEST_REASON = 500
SEATS = frozenset({Role.CHAIR, Role.FACILITATOR, Role.EVALUATOR, Role.OBSERVER})


def invite(store: Store, actor: Actor, *, selection: str, roles: Iterable[Role]) -> str:
    """Return the token of a one-use invitation; only its hash is stored."""
    codes = _codes(roles)
    with store.change(actor, INVITE, selection) as change:
        token = new_token(change.random)
        change.session.add(
            InvitationRow(
                id=token_id(token),
                selection=selection,
                roles=codes,
                made_by=change.actor.account,
                ends_at=change.now + AN_INVITATION,
            )
        )
        change.about(token_id(token), roles=codes)
    return token


def withdraw(store: Store, actor: Actor, *, selection: str, invitation: str) -> None:
    """Make an invitation worthless before it is used."""
    with store.change(actor, WITHDRAW, selection) as change:
        row = change.get(InvitationRow, invitation)
        if row.selection != selection or row.used_at is not None:
            raise Problem("this invitation was used already; remove the member instead")
        row.withdrawn_at = change.now
        change.about(invitation)


def take_seat(store: Store, actor: Actor, token: str) -> str:
    """Use an invitation, and return the selection that the actor now sits in."""
    with store.read() as session:
        selection = link(session, token, store.clock()).selection
    if selection is None:
        raise Refused("this link is not an invitation to a selection")
    with store.change(actor, TAKE_SEAT, selection) as change:
        offered = link(change.session, token, change.now)
        _refuse_unseatable(change, offered.vendor)
        change.get(InvitationRow, offered.id).used_at = change.now
        codes = Role.VENDOR.value if offered.vendor else _codes(offered.roles)
        member = _seat(change, change.actor.account, codes, offered.vendor)
        change.about(member, vendor=offered.vendor, roles=codes)
    return selection


def _refuse_unseatable(change: Change, vendor: str | None) -> None:
    account = change.session.get(AccountRow, change.actor.account)
    if account is None or account.closed_at is not None:
        raise Refused("sign in first, then take the seat")
    if account.sample is not None:
        raise Refused("the sample's people sit in the sample alone")
    if change.actor.member is not None:
        raise Problem("you have a seat in this selection already")
    if vendor is not None and account.is_owner:
        raise Refused("the owner of this server cannot speak for a vendor; open another account")
    _refuse_both_sides(change, vendor)
    if change.selection.archived_at is not None:
        raise Refused("this selection is archived and can only be read")


def _refuse_both_sides(change: Change, vendor: str | None) -> None:
    """Refuse who ever sat on the other side here: on the committee, or for another vendor."""
    statement = select(MemberRow.vendor).where(
        MemberRow.selection == change.selection.id,
        MemberRow.account == change.actor.account,
    )
    for former in change.session.scalars(statement):
        if former is None and vendor is not None:
            raise Refused("a member of the committee cannot speak for a vendor of this selection")
        if former is not None and vendor is None:
            raise Refused("a vendor's person cannot join the committee of the same selection")
        if former != vendor:
            raise Refused("this account spoke for another vendor of this selection")


def seat_sample(
    store: Store, actor: Actor, *, selection: str, account: str, roles: Iterable[Role]
) -> str:
    """Seat one of the sample's made-up people, and return the member."""
    codes = _codes(roles)
    with store.change(actor, SEAT_SAMPLE, selection) as change:
        if change.get(AccountRow, account).sample != selection:
            raise Refused("people are invited; only the sample's own are seated by others")
        member = _seat(change, account, codes)
        change.about(member, roles=codes)
        return member


def _seat(change: Change, account: str, codes: str, vendor: str | None = None) -> str:
    seat = MemberRow(
        id=change.new_id(),
        selection=change.selection.id,
        account=account,
        roles=codes,
        vendor=vendor,
    )
    change.session.add(seat)
    return seat.id


def remove_member(store: Store, actor: Actor, *, selection: str, member: str) -> None:
    """Take a seat away; it acts at once, whatever the member's screens show."""
    with store.change(actor, REMOVE_MEMBER, selection) as change:
        row = _seated(change, member)
        if Role.CHAIR in roles_of(row.roles):
            _keep_a_chair(change, member)
        _leave(change, member)
        row.removed_at = change.now
        change.about(member)


def change_roles(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    member: str,
    roles: Iterable[Role],
    seen: int | None = None,
) -> None:
    """Give a member other roles; `seen` is the version of the seat that the screen showed."""
    codes = _codes(roles)
    with store.change(actor, CHANGE_ROLES, selection) as change:
        row = _seated(change, member)
        labels = [[role.label for role in sorted(roles_of(r))] for r in (row.roles, codes)]
        expect_version(row, seen, found=labels[0], wanted=labels[1])
        if Role.CHAIR in roles_of(row.roles) and Role.CHAIR not in roles_of(codes):
            _keep_a_chair(change, member)
        if not roles_of(codes) & MAKERS:
            _leave(change, member)
        row.roles = codes
        change.about(member, roles=codes)


def _seated(change: Change, member: str) -> MemberRow:
    row = change.get(MemberRow, member)
    if row.removed_at is not None:
        raise Problem("this member was removed from the committee already")
    if row.vendor is not None:
        raise Refused("this is a vendor's person and no member of the committee")
    return row


def _leave(change: Change, member: str) -> None:
    for follow in LEAVING:
        follow(change, member)


def _keep_a_chair(change: Change, leaving: str) -> None:
    others = change.session.scalars(
        select(MemberRow.roles).where(
            MemberRow.selection == change.selection.id,
            MemberRow.removed_at.is_(None),
            MemberRow.id != leaving,
        )
    )
    if not any(Role.CHAIR in roles_of(codes) for codes in others):
        raise Refused("a committee keeps at least one chair; name another chair first")


def _codes(roles: Iterable[Role]) -> str:
    held = set(roles)
    if not held or held - SEATS:
        raise Problem("a member is chair, facilitator, evaluator or observer")
    if Role.OBSERVER in held and len(held) > 1:
        raise Problem("an observer has no vote, so holds no other role beside")
    return " ".join(sorted(held))


def declare(store: Store, actor: Actor, *, selection: str, conflicts: Mapping[str, str]) -> None:
    """Declare one's own conflicts: vendor -> reason; what was declared before stays declared."""
    with store.change(actor, DECLARE, selection) as change:
        if change.actor.member is None:
            raise Refused("only members of the committee declare conflicts of interest")
        row = _seated(change, change.actor.member)
        for vendor, reason in conflicts.items():
            _put_conflict(change, row.id, vendor, _reason(reason))
        row.declared_at = change.now
        change.about(row.id, conflicts=len(conflicts))


def _put_conflict(change: Change, member: str, vendor: str, reason: str) -> None:
    row = change.session.get(ConflictRow, (member, vendor))
    if row is None:
        row = ConflictRow(member=member, vendor=vendor, selection=change.selection.id)
        change.session.add(row)
    row.reason = reason


def _reason(text: str) -> str:
    reason = one_line(text)
    if not 0 < len(reason) <= LONGEST_REASON:
        raise Problem(
            "a conflict of interest has a reason of at most {most} characters", most=LONGEST_REASON
        )
    return reason


def let_vendor_in(
    store: Store, actor: Actor, *, selection: str, browser: str, vendor: str | None
) -> None:
    """Turn a browser to one vendor, or back to its member; whoever holds it cannot turn it."""
    verb_now = LET_VENDOR_IN if vendor else LET_VENDOR_OUT
    with store.change(actor, verb_now, selection, vendor=vendor) as change:
        row = change.session.get(BrowserRow, browser)
        holder = _holder(change, row) if row is not None else None
        if row is None or holder is None:
            raise Problem("this browser is not signed in for a member of this committee")
        if change.session.get(ConflictRow, (holder, vendor)) is not None:
            raise Refused("its member has a conflict of interest here; turn another browser")
        change.about(holder, vendor=vendor or row.room_vendor)
        row.room_vendor, row.room_selection = vendor, selection if vendor else None


def _holder(change: Change, row: BrowserRow) -> str | None:
    if row.ended_at is not None:
        return None
    return change.session.scalar(
        select(MemberRow.id).where(
            MemberRow.selection == change.selection.id,
            MemberRow.account == row.account,
            MemberRow.removed_at.is_(None),
            MemberRow.vendor.is_(None),
        )
    )
