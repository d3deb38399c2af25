from dataclasses import replace

import pytest

from rfp.changes.gap_approval import approve_gaps, withdraw_approval
from rfp.changes.gap_order import free_gaps, order_gaps
from rfp.changes.gaps import add_gap, edit_gap, remove_gap
from rfp.needs.closing import Closing
from rfp.needs.gap import GapKind, Judgement, PeoplePart
from rfp.needs.wave import Wave
from rfp.reads.gaps import gap_stamps
from rfp.reads.needs import gaps
from tests.rfp.needs_room import ROOM
from workbench.changes.undo import undo
from workbench.problem import Conflict, Problem, Refused

JUDGED = Judgement(as_is=1, to_be=4, impact=5, constraint=2, risk=3, dependency=2)
CLOSING = Closing(effort=2, wave=Wave.NOW, owner="Reza")


def added(room, title="Roles", kind=GapKind.PEOPLE, **more):
    return add_gap(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        kind=kind,
        titles={"en": title},
        judgement=JUDGED,
        **more,
    )


def entry_of(room, gap):
    with room.store.read() as session:
        found = gaps(session, room.seated("omid"), ROOM, "en")
    return next(entry for entry in found if entry.gap.id == gap)


def stamps(room, who="omid"):
    with room.store.read() as session:
        return gap_stamps(session, room.seated(who), ROOM)


def approve(room, gap, who="sara"):
    seen = {gap: entry_of(room, gap).fingerprint}
    approve_gaps(room.store, room.seated(who), selection=ROOM, seen=seen)


def edit(room, gap, **more):
    seen = entry_of(room, gap).version
    edit_gap(room.store, room.seated("omid"), selection=ROOM, gap=gap, seen=seen, **more)


def test_a_gap_among_people_has_a_part_and_every_gap_a_way_to_close_it(room):
    key = added(room, part=PeoplePart.CULTURE, closing=CLOSING)

    gap = entry_of(room, key).gap
    assert (gap.part, gap.closing) == (PeoplePart.CULTURE, CLOSING)


def test_a_gap_of_another_kind_has_no_part(room):
    key = added(room, part=PeoplePart.SKILLS)
    edit(room, key, kind=GapKind.DATA, part=PeoplePart.SKILLS)

    assert entry_of(room, key).gap.part is None


def test_what_is_not_given_of_a_gap_stays(room):
    key = added(room, part=PeoplePart.SKILLS, closing=CLOSING)
    edit(room, key, judgement=replace(JUDGED, risk=5))
    assert (entry_of(room, key).gap.part, entry_of(room, key).gap.closing) == (
        PeoplePart.SKILLS,
        CLOSING,
    )

    edit(room, key, closing=Closing())
    assert entry_of(room, key).gap.closing == Closing()


def test_a_gap_waits_for_another_until_it_is_freed(room):
    file, roles = added(room, "File"), added(room, "Roles")
    order_gaps(room.store, room.seated("omid"), selection=ROOM, gap=file, before=roles)
    order_gaps(room.store, room.seated("omid"), selection=ROOM, gap=file, before=roles)
    assert entry_of(room, file).gap.waits_for == (roles,)

    free_gaps(room.store, room.seated("omid"), selection=ROOM, gap=file, before=roles)
    assert entry_of(room, file).gap.waits_for == ()


def test_a_circle_of_gaps_is_refused_with_their_titles(room):
    file, roles = added(room, "File"), added(room, "Roles")
    order_gaps(room.store, room.seated("omid"), selection=ROOM, gap=file, before=roles)

    with pytest.raises(Problem, match="in a circle: Roles → File → Roles"):
        order_gaps(room.store, room.seated("omid"), selection=ROOM, gap=roles, before=file)


def test_a_gap_that_goes_is_waited_for_no_more(room):
    file, roles = added(room, "File"), added(room, "Roles")
    order_gaps(room.store, room.seated("omid"), selection=ROOM, gap=file, before=roles)
    approve(room, roles)
    remove_gap(room.store, room.seated("omid"), selection=ROOM, gap=roles)

    assert (entry_of(room, file).gap.waits_for, stamps(room)) == ((), {})
    undo(room.store, room.seated("omid"), selection=ROOM, event=room.events()[-1].hash)
    assert (entry_of(room, file).gap.waits_for, list(stamps(room))) == ((roles,), [roles])


def test_a_stamp_says_who_approved_and_when(room):
    key = added(room)
    approve(room, key)

    (stamp,) = stamps(room).values()
    assert (stamp.by, stamp.at, stamp.changed_since) == ("Sara", room.events()[-1].time, False)


@pytest.mark.parametrize(
    "changed",
    [
        {"titles": {"fa": "نقش‌ها"}},
        {"to_be_words": {"en": "Everybody knows theirs"}},
        {"judgement": replace(JUDGED, risk=5)},
        {"kind": GapKind.DATA},
        {"closing": CLOSING},
    ],
)
def test_an_approved_gap_that_was_edited_shows_it_until_it_is_approved_again(room, changed):
    key = added(room)
    approve(room, key)
    edit(room, key, **changed)
    assert stamps(room)[key].changed_since

    approve(room, key, who="nima")
    assert (stamps(room)[key].by, stamps(room)[key].changed_since) == ("Nima", False)


def test_an_approved_gap_that_waits_for_another_has_changed(room):
    file, roles = added(room, "File"), added(room, "Roles")
    approve(room, file)
    order_gaps(room.store, room.seated("omid"), selection=ROOM, gap=file, before=roles)

    assert stamps(room)[file].changed_since


def test_nobody_approves_what_they_have_not_seen(room):
    key = added(room)
    seen = {key: entry_of(room, key).fingerprint}
    edit(room, key, closing=CLOSING)

    with pytest.raises(Conflict, match="somebody changed the gap Roles meanwhile"):
        approve_gaps(room.store, room.seated("sara"), selection=ROOM, seen=seen)
    assert stamps(room) == {}


def test_an_approval_is_withdrawn(room):
    key = added(room)
    approve(room, key)
    withdraw_approval(room.store, room.seated("sara"), selection=ROOM, gap=key)

    assert stamps(room) == {}


def test_an_approval_that_somebody_renewed_is_not_withdrawn_unseen(room):
    key = added(room)
    approve(room, key)
    seen = stamps(room)[key].at
    approve(room, key, who="nima")

    with pytest.raises(Conflict, match="somebody approved this gap anew meanwhile"):
        withdraw_approval(room.store, room.seated("sara"), selection=ROOM, gap=key, seen=seen)
    assert stamps(room)[key].by == "Nima"


def test_approving_nothing_is_refused(room):
    with pytest.raises(Problem, match="choose the gaps to approve, got none"):
        approve_gaps(room.store, room.seated("sara"), selection=ROOM, seen={})


def test_an_observer_approves_nothing(room):
    key = added(room)
    with pytest.raises(Refused, match="your role does not include this"):
        approve(room, key, who="leila")


def test_a_vendor_learns_of_no_stamp(room):
    approve(room, added(room))
    assert stamps(room, who="vida") == {}


@pytest.mark.parametrize("who", ["omid", "leila", "vida"])
def test_chair_and_facilitator_alone_approve_gaps(room, who):
    key = added(room)
    with pytest.raises(Refused, match="approve gaps"):
        approve(room, key, who=who)
    assert stamps(room) == {}
