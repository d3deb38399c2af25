from dataclasses import replace
from fractions import Fraction

import pytest

from rfp.changes.gaps import add_gap, edit_gap, link_pain, remove_gap, unlink_pain
from rfp.changes.maps import type_map
from rfp.changes.pains import add_pain, set_aside_pain
from rfp.changes.requirements import add_requirement, remove_requirement
from rfp.maps.typed_map import TypedStep
from rfp.needs.gap import GapKind, Judgement
from rfp.needs.requirement import Moscow
from rfp.reads.maps import steps
from rfp.reads.needs import gaps, pains
from tests.rfp.needs_room import ROOM
from workbench.problem import Conflict, Problem, Refused

JUDGED = Judgement(as_is=1, to_be=4, impact=5, constraint=2, risk=3, dependency=2)


@pytest.fixture
def pain(room):
    omid = room.seated("omid")
    type_map(
        room.store,
        omid,
        selection=ROOM,
        titles={"en": "Calls"},
        steps=[TypedStep(lane="Sales", step="Answer")],
    )
    with room.store.read() as session:
        step = steps(session, omid, ROOM)[0].id
    return add_pain(room.store, omid, selection=ROOM, step=step, text="Unknown callers")


def added(room, *pain, who="omid", judged=JUDGED, title="One customer file"):
    return add_gap(
        room.store,
        room.seated(who),
        selection=ROOM,
        kind=GapKind.DATA,
        titles={"en": title, "fa": "یک پروندهٔ مشتری"},
        judgement=judged,
        as_is_words={"en": "Three lists"},
        pains=pain,
    )


def entries(room, who="omid", language="en"):
    with room.store.read() as session:
        return gaps(session, room.seated(who), ROOM, language)


def loose(room):
    with room.store.read() as session:
        return [e.pain.text for e in pains(session, room.seated("omid"), ROOM) if e.is_loose]


def test_a_gap_explains_its_pain_and_has_a_priority(room, pain):
    key = added(room, pain)

    entry = entries(room, language="fa")[0]
    assert (entry.gap.id, entry.gap.title, entry.gap.pains) == (key, "یک پروندهٔ مشتری", (pain,))
    assert (entry.gap.judgement, entry.gap.priority) == (JUDGED, Fraction(222, 5))
    assert entry.as_is_words == {"en": "Three lists"}
    assert (loose(room), entry.version) == ([], 1)


def test_the_most_pressing_gap_stands_first(room):
    added(room, title="Small", judged=replace(JUDGED, to_be=2))
    added(room, title="Large", judged=replace(JUDGED, to_be=5))

    assert [entry.gap.title for entry in entries(room)] == ["Large", "Small"]


def test_a_gap_without_a_title_leaves_nothing(room, pain):
    with pytest.raises(Problem, match="a gap has a title in at least one language"):
        add_gap(
            room.store,
            room.seated("omid"),
            selection=ROOM,
            kind=GapKind.DATA,
            titles={"en": " "},
            judgement=JUDGED,
            pains=[pain],
        )

    assert (entries(room), loose(room)) == ([], ["Unknown callers"])


def test_one_changes_what_is_given_and_the_rest_stays(room):
    key = added(room)
    edit_gap(
        room.store,
        room.seated("omid"),
        selection=ROOM,
        gap=key,
        seen=1,
        kind=GapKind.PEOPLE,
        judgement=replace(JUDGED, risk=5),
        titles={"en": "A customer file"},
    )

    entry = entries(room)[0]
    assert (entry.gap.kind, entry.gap.judgement) == (GapKind.PEOPLE, replace(JUDGED, risk=5))
    assert entry.titles == {"en": "A customer file", "fa": "یک پروندهٔ مشتری"}


def test_two_people_changing_only_words_still_collide(room):
    key = added(room)
    edit_gap(
        room.store, room.seated("sara"), selection=ROOM, gap=key, seen=1, titles={"en": "File"}
    )

    with pytest.raises(Conflict, match=r"it is now \[3, 'File'\]; you wanted \[4, 'Register'\]"):
        edit_gap(
            room.store,
            room.seated("omid"),
            selection=ROOM,
            gap=key,
            seen=1,
            titles={"en": "Register"},
            judgement=replace(JUDGED, risk=4),
        )

    assert [entry.gap.title for entry in entries(room)] == ["File"]


def test_a_title_cannot_be_emptied(room):
    key = added(room)

    with pytest.raises(Problem, match="a gap has a title in at least one language"):
        edit_gap(
            room.store,
            room.seated("omid"),
            selection=ROOM,
            gap=key,
            seen=1,
            titles={"en": "", "fa": ""},
        )


def test_pains_are_linked_once_and_unlinked(room, pain):
    key, omid = added(room), room.seated("omid")
    link_pain(room.store, omid, selection=ROOM, gap=key, pain=pain)
    link_pain(room.store, omid, selection=ROOM, gap=key, pain=pain)
    assert entries(room)[0].gap.pains == (pain,)

    unlink_pain(room.store, omid, selection=ROOM, gap=key, pain=pain)
    assert (entries(room)[0].gap.pains, loose(room)) == ((), ["Unknown callers"])


def test_a_pain_that_is_set_aside_is_taken_back_before_it_is_linked(room, pain):
    key, omid = added(room), room.seated("omid")
    set_aside_pain(room.store, omid, selection=ROOM, pain=pain, seen=1, reason="Law")

    with pytest.raises(Problem, match="Unknown callers is set aside; take it back first"):
        link_pain(room.store, omid, selection=ROOM, gap=key, pain=pain)


def test_a_gap_that_a_requirement_closes_stays_and_the_code_is_named(room, pain):
    key, omid = added(room, pain), room.seated("omid")
    requirement = add_requirement(
        room.store,
        omid,
        selection=ROOM,
        texts={"en": "Shows the history of a caller"},
        moscow=Moscow.SHOULD,
        is_mandatory=False,
        gaps=[key],
    )

    with pytest.raises(Problem, match=r"is closed by the requirements \['REQ-01'\]; unlink"):
        remove_gap(room.store, omid, selection=ROOM, gap=key)

    remove_requirement(room.store, omid, selection=ROOM, requirement=requirement)
    remove_gap(room.store, omid, selection=ROOM, gap=key)
    assert (entries(room), loose(room)) == ([], ["Unknown callers"])


def test_observers_and_vendors_make_no_gaps_and_vendors_see_none(room):
    added(room)

    for who in ("leila", "vida"):
        with pytest.raises(Refused, match="your role does not include"):
            added(room, who=who)
    assert (len(entries(room, "leila")), entries(room, "vida")) == (1, [])
