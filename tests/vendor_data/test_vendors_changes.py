import pytest

from tests.rfp.needs_room import ROOM
from vendor_data.changes.prices import set_price
from vendor_data.changes.vendors import (
    exclude_vendor,
    readmit_vendor,
    remove_vendor,
    rename_vendor,
)
from vendor_data.reads.vendors import vendor_entries, vendors
from workbench.changes.undo import undo
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.undo import last_change
from workbench.reads.wordings import vendor_names
from workbench.tables import WordingRow


def named(room, who="omid", language="en"):
    with room.store.read() as session:
        return [v.name.text for v in vendors(session, room.seated(who), ROOM, language)]


def renamed(room, vendor, who="nima", seen=None, **names):
    rename_vendor(
        room.store,
        room.seated(who),
        selection=ROOM,
        vendor=room.vendors[vendor],
        names=names,
        seen=seen,
    )


def removed(room, vendor):
    remove_vendor(room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors[vendor])


def excluded(room, vendor="aban", requirement=0, who="nima", **reasons):
    exclude_vendor(
        room.store,
        room.seated(who),
        selection=ROOM,
        vendor=room.vendors[vendor],
        requirement=room.requirements[requirement],
        reasons=reasons or {"en": "Hosted abroad", "fa": "خارج از کشور"},
    )


def readmitted(room, vendor="aban"):
    readmit_vendor(room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors[vendor])


def exclusions(room, language="en"):
    with room.store.read() as session:
        found = vendors(session, room.seated("omid"), ROOM, language)
        return {v.name.text: v.exclusion.reason.text for v in found if v.exclusion}


def undone(room, who="nima"):
    with room.store.read() as session:
        last = last_change(session, room.seated(who), ROOM)
    undo(room.store, room.seated(who), selection=ROOM, event=last.event)


def test_vendors_are_listed_as_they_were_registered_in_either_language(room):
    assert named(room) == ["Aban", "Baran"]
    assert named(room, language="fa") == ["آبان", "باران"]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ({"en": " ABAN "}, "ABAN is already on the list, as Aban"),
        ({"en": "آبان"}, "آبان is already on the list, as آبان"),
        ({"en": "Damavand", "fa": "باران‌"}, "is already on the list, as باران"),
    ],
)
def test_a_name_that_is_spelled_alike_is_refused_and_leaves_nothing(room, names, words):
    with pytest.raises(Problem, match=words):
        room.register(**names)

    assert named(room) == ["Aban", "Baran"]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ({}, "a vendor needs a name"),
        ({"en": "  ", "fa": ""}, "a vendor needs a name"),
        (
            {"en": "\N{ZERO WIDTH SPACE}", "fa": "\N{ZERO WIDTH NON-JOINER}"},
            "a vendor needs a name",
        ),
        ({"en": "x" * 201}, "a vendor's name has at most 200 characters, got 201"),
    ],
)
def test_a_name_has_words_and_not_too_many(room, names, words):
    with pytest.raises(Problem, match=words):
        room.register(**names)


def test_only_chair_and_facilitator_register(room):
    with pytest.raises(Refused, match="your role does not include this: register vendors"):
        room.register(who="omid", en="Caspian")


def test_a_vendor_is_renamed_in_one_language_and_keeps_the_other(room):
    renamed(room, "aban", en="Aban Ltd")

    assert named(room) == ["Aban Ltd", "Baran"]
    assert named(room, language="fa") == ["آبان", "باران"]


def test_a_vendor_may_keep_its_own_name_but_not_take_anothers_or_none(room):
    renamed(room, "aban", en="ABAN")

    with pytest.raises(Problem, match="baran is already on the list, as Baran"):
        renamed(room, "aban", en="baran")
    with pytest.raises(Problem, match="a vendor needs a name"):
        renamed(room, "aban", en="", fa="")
    assert named(room) == ["ABAN", "Baran"]


def test_two_who_rename_at_once_are_told(room):
    with room.store.read() as session:
        seen = vendor_entries(session, room.seated("nima"), ROOM, "en")[0].version
    renamed(room, "aban", seen=seen, en="Aban Ltd")

    with pytest.raises(Conflict, match=r"it is now .*Aban Ltd.*; you wanted .*Aban Co"):
        renamed(room, "aban", who="sara", seen=seen, en="Aban Co")
    assert named(room)[0] == "Aban Ltd"


def test_a_step_of_a_map_has_a_name_and_is_no_vendor(room):
    with room.store.database.writing() as session:
        session.add(
            WordingRow(subject="step", field="name", language="en", selection=ROOM, text="Call")
        )

    with room.store.read() as session:
        found = vendor_names(session, room.seated("omid"), ROOM, "en").values()
    assert [name.text for name in found] == ["Aban", "Baran"]


def test_a_vendor_that_is_taken_off_the_list_leaves_no_name_behind(room):
    removed(room, "aban")

    assert named(room) == ["Baran"]
    with room.store.read() as session:
        assert [
            n.text for n in vendor_names(session, room.seated("omid"), ROOM, "en").values()
        ] == ["Baran"]
    undone(room)
    assert named(room) == ["Aban", "Baran"]


def test_a_vendor_that_has_handed_in_something_stays(room):
    room.declare()
    set_price(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors["baran"], amount=1
    )
    room.propose("aban", "R-001,Full,,")

    for vendor in ("aban", "baran"):
        with pytest.raises(Refused, match="a vendor that has handed in something stays in the"):
            removed(room, vendor)


def test_a_failed_mandatory_requirement_excludes_with_its_reason_in_both_languages(room):
    room.declare()
    room.enter("opening")
    excluded(room)

    assert exclusions(room) == {"Aban": "Hosted abroad"}
    assert exclusions(room, "fa") == {"آبان": "خارج از کشور"}
    with pytest.raises(Problem, match="this vendor is already excluded"):
        excluded(room)


def test_an_exclusion_is_taken_back_with_its_words(room):
    room.declare()
    room.enter("opening")
    excluded(room)
    readmitted(room)
    excluded(room, en="No export")

    assert exclusions(room) == {"Aban": "No export"}
    assert exclusions(room, "fa") == {"آبان": "No export"}
    room.enter("scoring")
    with pytest.raises(Refused, match="possible in the phase Opening only"):
        readmitted(room)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"requirement": 1}, "only a failed mandatory requirement excludes a vendor"),
        ({"en": " "}, "an exclusion needs its reason in words"),
        ({"en": "x" * 2001}, "a reason has at most 2,?000 characters, got 2,?001"),
        ({"who": "omid"}, "your role does not include this"),
    ],
)
def test_what_does_not_exclude(room, given, words):
    room.declare()
    room.enter("opening")

    with pytest.raises(Problem, match=words):
        excluded(room, **given)
    assert exclusions(room) == {}


def test_nobody_excludes_before_the_opening_or_before_declaring(room):
    with pytest.raises(Refused, match="possible in the phase Opening only"):
        excluded(room)
    room.enter("opening")
    with pytest.raises(Refused, match="declare your conflicts of interest first"):
        excluded(room)


def test_a_leader_in_conflict_touches_nothing_of_that_vendor(room):
    room.declare(conflicts={"nima": ["aban"]})
    room.enter("opening")

    with pytest.raises(Refused):
        excluded(room)
    with pytest.raises(Refused):
        renamed(room, "aban", en="Other")
    with pytest.raises(Refused):
        removed(room, "aban")
    assert named(room, "nima") == ["Baran"]
