"""A vendor's people are invited by one-use links, take their seats, and lose them."""

from vendor_data.tables import VendorRow
from workbench.changes.members import AN_INVITATION
from workbench.committee import Actor, Right, Role
from workbench.problem import Problem
from workbench.record import verb
from workbench.sign_in import new_token, token_id
from workbench.store import Store
from workbench.tables import InvitationRow, MemberRow

INVITE = verb(
    "vendor_data.invite_person", right=Right.INVITE_VENDORS, label="Vendor's person invited"
)
WITHDRAW = verb(
    "vendor_data.withdraw_person",
    right=Right.INVITE_VENDORS,
    label="Invitation of a vendor's person withdrawn",
)
REVOKE = verb(
    "vendor_data.revoke_person", right=Right.INVITE_VENDORS, label="Vendor's person shut out"
)


def invite_person(store: Store, actor: Actor, *, selection: str, vendor: str) -> str:
    """Return the token of a one-use invitation for one person of a vendor; its hash is stored."""
    with store.change(actor, INVITE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        token = new_token(change.random)
        change.session.add(
            InvitationRow(
                id=token_id(token),
                selection=selection,
                roles=Role.VENDOR.value,
                vendor=vendor,
                made_by=change.actor.account,
                ends_at=change.now + AN_INVITATION,
            )
        )
        change.about(token_id(token), vendor=vendor)
    return token


def withdraw_person(
    store: Store, actor: Actor, *, selection: str, vendor: str, invitation: str
) -> None:
    """Make an invitation worthless before it is used."""
    with store.change(actor, WITHDRAW, selection, vendor=vendor) as change:
        row = change.get(InvitationRow, invitation)
        if row.vendor != vendor or row.used_at is not None:
            raise Problem("this invitation was used already; shut the person out instead")
        row.withdrawn_at = change.now
        change.about(invitation, vendor=vendor)


def revoke_person(store: Store, actor: Actor, *, selection: str, vendor: str, member: str) -> None:
    """Take the seat of a vendor's person away; it acts at once, whatever their page shows."""
    with store.change(actor, REVOKE, selection, vendor=vendor) as change:
        row = change.get(MemberRow, member)
        if row.vendor != vendor or row.removed_at is not None:
            raise Problem("this person does not speak for this vendor, or no longer")
        row.removed_at = change.now
        change.about(member, vendor=vendor)
