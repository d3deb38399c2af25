"""What the minutes of an opening need beside what the envelopes tell: who was there, what form."""

from collections.abc import Collection

from vendor_data.sealing.envelope import Envelope, Finding, Opening
from vendor_data.sealing.tables import EnvelopeOpeningRow, FormalCheckRow
from vendor_data.tables import VendorRow
from workbench.committee import Actor, Right
from workbench.problem import Conflict, Problem, Refused
from workbench.record import verb
from workbench.store import CHANGED_MEANWHILE, Change, Store, expect_version
from workbench.tables import AccountRow, MemberRow

CHECK = verb(
    "vendor_data.check_envelope",
    right=Right.CHECK_ENVELOPES,
    label="Form of an envelope checked",
    undoable=True,
)
ATTEND = verb(
    "vendor_data.note_attendance",
    right=Right.CHECK_ENVELOPES,
    label="Attendance at an opening noted",
    undoable=True,
)

LONGEST_REMARK = 1000
LONGEST_GUESTS = 2000


def check_envelope(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    envelope: Envelope,
    finding: Finding,
    seen: int,
    remark: str = "",
) -> None:
    """Put down whether a vendor's envelope is there and complete, with a remark.

    `seen` is the version of the check that was seen, 0 where there was none.
    """
    with store.change(actor, CHECK, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        _expect_opened(change, envelope.opening)
        said = _short(remark.strip(), LONGEST_REMARK)
        if finding is Finding.INCOMPLETE and not said:
            raise Problem("say in the remark what is not complete")
        row = change.session.get(FormalCheckRow, (vendor, envelope.value))
        if row is None:
            row = FormalCheckRow(vendor=vendor, envelope=envelope.value, selection=selection)
            change.session.add(row)
        else:
            now = [Finding(row.finding).label, row.remark or "–"]
            expect_version(row, seen, found=now, wanted=[finding.label, said or "–"])
        row.finding, row.remark = finding.value, said
        row.checked_by, row.checked_at = change.actor.account, change.now
        change.about(vendor, vendor=vendor, envelope=envelope.value)


def note_attendance(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    opening: Opening,
    present: Collection[str],
    guests: str = "",
    seen: tuple[Collection[str], str] | None = None,
) -> None:
    """Put down which members were there, and who else, one on a line.

    `seen` are the members and guests that the screen showed.
    """
    with store.change(actor, ATTEND, selection) as change:
        row = _expect_opened(change, opening)
        for member in present:
            change.get(MemberRow, member)
        lines = (" ".join(line.split()) for line in guests.splitlines())
        now = frozenset(row.present.split()), row.guests
        wanted = (
            frozenset({*present, row.first, row.second}),
            _short("\n".join(filter(None, lines)), LONGEST_GUESTS),
        )
        if seen is not None and now not in (wanted, (frozenset(seen[0]), seen[1])):
            found, meant = (_there(change, *each) for each in (now, wanted))
            raise Conflict(CHANGED_MEANWHILE, found=found, wanted=meant)
        row.present, row.guests = " ".join(sorted(wanted[0])), wanted[1]
        change.about(selection, opening=opening.value)


def _there(change: Change, present: Collection[str], guests: str) -> list[str]:
    """Return everybody by name, as a conflict names them."""
    accounts = (change.get(MemberRow, member).account for member in present)
    names = (change.session.get_one(AccountRow, account).name for account in accounts)
    return [*sorted(names), *guests.splitlines()]


def _expect_opened(change: Change, opening: Opening) -> EnvelopeOpeningRow:
    row = change.session.get(EnvelopeOpeningRow, (change.selection.id, opening.value))
    if row is None:
        raise Refused("these envelopes have not been opened yet")
    return row


def _short(text: str, most: int) -> str:
    if len(text) > most:
        raise Problem(
            "this text has at most {most} characters, got {found}", most=most, found=len(text)
        )
    return text
