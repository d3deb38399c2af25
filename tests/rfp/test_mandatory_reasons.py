import json

import pytest

from rfp.changes.requirement_twins import merge_requirements
from rfp.changes.requirements import add_requirement, edit_requirement
from rfp.needs.list_difference import Facet
from rfp.needs.requirement import Moscow
from rfp.needs.requirement_cells import Column
from rfp.needs.tables import RequirementVersionRow
from rfp.reads.issue import rfp_content
from rfp.reads.needs import requirements
from rfp.tables import RequirementRow
from tests.rfp.needs_room import ROOM, START
from tests.rfp.test_list_changes import addendum, called, differing, reworded
from tests.rfp.test_requirement_table import edit, store_edits
from workbench.changes.undo import undo
from workbench.language import Language

__all__ = ["called"]  # the fixture
EN, FA = {"en": "The law asks for it"}, {"fa": "قانون آن را می‌خواهد"}


@pytest.fixture
def former(room):
    """Write a requirement, and why it is mandatory as earlier releases kept it."""
    added(room)
    kept(room, FA["fa"])
    return room


def added(room, why=None):
    return add_requirement(
        room.store, room.seated("omid"), selection=ROOM, texts={"en": "It prints"},
        moscow=Moscow.MUST, is_mandatory=True, why_mandatory=why,
    )  # fmt: skip


def kept(room, text):
    with room.store.database.writing() as session:
        session.query(RequirementRow).first().mandatory_reason = text


def entries(room):
    with room.store.read() as session:
        return requirements(session, room.seated("omid"), ROOM, "en")


def reasons(room):
    return [entry.mandatory_reasons for entry in entries(room)]


def changed(room, **words):
    (entry,) = entries(room)
    edit_requirement(
        room.store, room.seated("omid"), selection=ROOM, requirement=entry.requirement.id,
        seen=entry.version, **words,
    )  # fmt: skip


def test_it_is_written_per_language_and_read_in_the_readers_own(room):
    added(room, EN)
    changed(room, why_mandatory=FA)

    assert reasons(room) == [EN | FA]
    with room.store.read() as session:
        (persian,) = requirements(session, room.seated("omid"), ROOM, "fa")
    assert persian.requirement.mandatory_reason == FA["fa"]


@pytest.mark.parametrize(("text", "found"), [(EN["en"], EN), (FA["fa"], FA)])
def test_the_one_text_of_an_earlier_release_stands_in_the_language_of_its_letters(
    former, text, found
):
    kept(former, text)

    assert reasons(former) == [found]
    with former.store.read() as session:
        content = rfp_content(session, former.seated("nima"), ROOM, Language.FA, made=START)
    (asked,) = content.requirements
    told = content.words(asked.id, "mandatory reason")
    assert (told.text, told.is_fallback) == (text, found is EN)


def test_it_stays_beside_a_text_of_the_other_language_and_gives_way_to_one_of_its_own(former):
    changed(former, why_mandatory=EN)
    assert reasons(former) == [EN | FA]

    changed(former, why_mandatory={"fa": ""})
    assert {code: text for code, text in reasons(former)[0].items() if text} == EN
    undo(former.store, former.seated("omid"), selection=ROOM, event=former.events()[-1].hash)
    assert reasons(former) == [EN | FA]


def test_it_outlives_a_change_in_the_table(former):
    (entry,) = entries(former)
    store_edits(former, edit(entry, MANDATORY_REASON_EN=EN["en"], OWNER="IT"))

    assert reasons(former) == [EN | FA]


def test_two_that_are_merged_fill_what_the_other_lacks(former):
    keep, other = entries(former)[0].requirement.id, added(former, EN | {"fa": "دیگر"})
    seen = tuple(entry.version for entry in entries(former))
    merge_requirements(
        former.store, former.seated("omid"), selection=ROOM, keep=keep, drop=other, seen=seen
    )

    assert reasons(former) == [FA | EN]


def test_an_issued_list_of_an_earlier_release_differs_in_what_was_added_alone(called):
    with called.store.database.writing() as session:
        for row in session.query(RequirementVersionRow):
            words = json.loads(row.texts)
            del words[Column.MANDATORY_REASON_EN], words[Column.MANDATORY_REASON_FA]
            row.texts = json.dumps(words | {"mandatory reason": ""})
    addendum(called, reworded(called, 0, MANDATORY_REASON_FA=FA["fa"]))
    (found,) = differing(called).changed

    assert found.facets == (Facet.MANDATORY_REASON,)
    assert (found.before.mandatory_reasons, found.after.mandatory_reasons) == ({}, FA)
    assert [each.text for each in found.reason_words("fa")] == [FA["fa"]]
