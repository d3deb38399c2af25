"""What the minutes of an opening tell, as far as their reader may know it."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.reads.call_clock import standing_clock, standing_end
from rfp.writing.call_clock import zone_of
from vendor_data.reads.call_end import call_end
from vendor_data.reads.sealing import (
    FormalCheck,
    OpenedPaper,
    became,
    formal_checks,
    opened_papers,
    sealing,
    standing_late,
)
from vendor_data.reads.vendors import vendors
from vendor_data.sealing.ending_minutes import EndingMinutes
from vendor_data.sealing.envelope import Envelope, Handed, Opening, Sealing
from vendor_data.sealing.minutes import (
    Attendee,
    LateMinuted,
    Minuted,
    OpeningMinutes,
    WithdrawnMinuted,
)
from vendor_data.sealing.tables import EnvelopeOpeningRow, HandInRow
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Refused
from workbench.reads.members import roles_of
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow, MemberRow

# Whose envelope C stays sealed tells who is below the floor: until prices are open, leaders' only.
_RIGHTS = {
    Opening.TECHNICAL: (Right.SEE_PROPOSALS,),
    Opening.PRICE: (Right.SEE_PRICES, Right.SEE_HANDED_IN),
}


def opening_minutes(
    session: Session, actor: Actor, selection: str, opening: Opening, language: Language
) -> OpeningMinutes | None:
    """Return what the minutes tell; None before the opening, and to whom they are not open."""
    if actor.is_vendor or not any(
        is_allowed(session, actor, right, selection) for right in _RIGHTS[opening]
    ):
        return None
    row = session.get(EnvelopeOpeningRow, (selection, opening.value))
    sealed = sealing(session, actor, selection)
    if row is None or sealed is None:
        return None
    known = vendors(session, actor, selection, language.value)
    names = {vendor.id: vendor.name.text for vendor in known}
    minutes = OpeningMinutes(
        opening=opening,
        opened_at=row.opened_at,
        opened_by=sealed.sitting(opening).opened_by,
        closed_at=sealed.closes_at,
        present=_present(session, row),
        keyholders=_keys(sealed),
        envelopes=_envelopes(session, actor, selection, [opening], names),
        late=_late(session, actor, selection, [opening], names),
        withdrawn=tuple(
            WithdrawnMinuted(vendor=vendor.name.text, withdrawal=vendor.withdrawal)
            for vendor in known
            if vendor.withdrawal is not None and vendor.withdrawal.withdrawn_at <= row.opened_at
        ),
        hides_vendors=bool(actor.conflicts),
    )
    return minutes.in_zone(zone_of(standing_clock(session, selection).zone))


def ending_minutes(
    session: Session, actor: Actor, selection: str, language: Language
) -> EndingMinutes | None:
    """Return what the minutes of a call tell that was ended without opening; None of another."""
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return None
    end = call_end(session, actor, selection, language.value)
    if end is None:
        return None
    known = vendors(session, actor, selection, language.value)
    names = {vendor.id: vendor.name.text for vendor in known}
    sealed = sealing(session, actor, selection)
    envelopes = _envelopes(session, actor, selection, list(Opening), names)
    minutes = EndingMinutes(
        end=end,
        closed_at=standing_end(session, selection),
        keyholders=_keys(sealed) if sealed else (),
        envelopes=tuple(each for each in envelopes if each.state is not None),
        late=_late(session, actor, selection, list(Opening), names),
        withdrawn=tuple(
            WithdrawnMinuted(vendor=vendor.name.text, withdrawal=vendor.withdrawal)
            for vendor in known
            if vendor.withdrawal is not None
        ),
        hides_vendors=bool(actor.conflicts),
    )
    return minutes.in_zone(zone_of(standing_clock(session, selection).zone))


def _keys(sealed: Sealing) -> tuple[tuple[str, str], ...]:
    return tuple((each.name, each.fingerprint or "–") for each in sealed.keyholders)


def _late(
    session: Session,
    actor: Actor,
    selection: str,
    openings: Collection[Opening],
    names: Mapping[str, str],
) -> tuple[LateMinuted, ...]:
    return tuple(
        LateMinuted(vendor=names[each.vendor], envelope=each.envelope, came_at=each.came_at)
        for each in standing_late(session, actor, selection)
        if each.envelope.opening in openings and each.vendor in names
    )


def attendance(
    session: Session, actor: Actor, selection: str, opening: Opening
) -> tuple[Sequence[str], str]:
    """Return the members who were there and the guests as typed, for whoever puts them down."""
    if not is_allowed(session, actor, Right.CHECK_ENVELOPES, selection):
        return (), ""
    row = session.get(EnvelopeOpeningRow, (selection, opening.value))
    if row is None:
        raise Refused("these envelopes have not been opened yet")
    return row.present.split(), row.guests


def _present(session: Session, row: EnvelopeOpeningRow) -> tuple[Attendee, ...]:
    statement = (
        select(MemberRow, AccountRow.name)
        .join(AccountRow, AccountRow.id == MemberRow.account)
        .where(MemberRow.id.in_(row.present.split()))
        .order_by(AccountRow.name)
    )
    members = [
        Attendee(name=name, roles=tuple(sorted(role.label for role in roles_of(member.roles))))
        for member, name in session.execute(statement)
    ]
    return (*members, *(Attendee(name=line) for line in row.guests.splitlines()))


def _envelopes(
    session: Session,
    actor: Actor,
    selection: str,
    openings: Collection[Opening],
    names: Mapping[str, str],
) -> tuple[Minuted, ...]:
    wanted = [each for each in Envelope if each.opening in openings]
    statement = (
        select(HandInRow)
        .where(
            HandInRow.selection == selection,
            HandInRow.envelope.in_([each.value for each in wanted]),
        )
        .order_by(HandInRow.handed_in_at, HandInRow.id)
    )
    handed = [*map(became(session, selection), session.scalars(statement))]
    papers = {paper.hand_in: paper for paper in opened_papers(session, actor, selection)}
    checks = {
        (check.vendor, check.envelope): check for check in formal_checks(session, actor, selection)
    }
    told = []
    for vendor, name in names.items():
        for envelope in wanted:
            own = [each for each in handed if (each.vendor, each.envelope) == (vendor, envelope)]
            check = checks.get((vendor, envelope))
            told += [_minuted(name, each, papers, check) for each in own]
            if not own:
                told.append(_missing(name, envelope, check))
    return tuple(told)


def _minuted(
    name: str, handed: Handed, papers: Mapping[str, OpenedPaper], check: FormalCheck | None
) -> Minuted:
    paper = papers.get(handed.id)
    is_price = handed.envelope is Envelope.C
    return Minuted(
        vendor=name,
        envelope=handed.envelope,
        handed_in_at=handed.handed_in_at,
        state=handed.state,
        commitment=handed.commitment,
        sha256=paper.sha256 if paper and not is_price else "",
        file_name=paper.name if paper and not is_price else "",
        finding=check.finding if check else None,
        remark=check.remark if check else "",
    )


def _missing(name: str, envelope: Envelope, check: FormalCheck | None) -> Minuted:
    return Minuted(
        vendor=name,
        envelope=envelope,
        finding=check.finding if check else None,
        remark=check.remark if check else "",
    )
