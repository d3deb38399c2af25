import pytest

from rfp.changes.ready_requirements import add_ready_requirements
from rfp.needs.ready_requirements import Module, ready_requirements
from rfp.reads.needs import requirements
from tests.rfp.needs_room import ROOM
from tests.rfp.screens.stage import button, on_stage, widget, words
from workbench.changes.undo import undo
from workbench.reads.undo import last_event


def listed(room):
    with room.store.read() as session:
        found = requirements(session, room.seated("omid"), ROOM, "en")
        return [each.requirement.code for each in found]


def opened(room, **how):
    page = on_stage(room, "requirements", **how)
    page.session_state["ready_catalogue.box"] = True
    return page.run()


def box(page, code):
    (found,) = [each for each in page.checkbox if f".{code}." in (each.key or "")]
    return found


def boxes(page):
    return [each for each in page.checkbox if (each.key or "").startswith("ready_catalogue.")]


def adding(page):
    (found,) = [each for each in page.button if each.key == "ready_catalogue.add"]
    return found


def test_the_catalogue_stays_shut_until_it_is_opened(room):
    assert boxes(on_stage(room, "requirements")) == []
    assert len(boxes(opened(room))) == len(ready_requirements())


def test_a_family_and_words_narrow_the_list(room):
    page = opened(room)
    widget(page.pills, "Capability family").set_value("legal").run()
    family = [each.key.split(".")[1] for each in boxes(page)]
    widget(page.text_input, "Words to look for").input("BACKUPS").run()

    assert (family[0], len(family)) == ("LEG-01", 18)
    assert [each.key.split(".")[1] for each in boxes(page)] == ["LEG-06"]


def test_words_that_nothing_has_are_answered(room):
    page = opened(room)
    widget(page.text_input, "Words to look for").input("submarine").run()

    assert boxes(page) == []
    assert "No requirement of the catalogue has these words." in words(page)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_is_ticked_in_two_families_is_added_at_once(room, language):
    page = opened(room, language=language)
    page.pills[0].set_value("legal").run()
    box(page, "LEG-02").check().run()
    page.pills[0].set_value("general").run()
    box(page, "GEN-01").check().run()
    assert adding(page).label == {
        "en": "Add the chosen requirements (2)",
        "fa": "افزودن نیازمندی‌های برگزیده (۲)",
    }[language]  # fmt: skip
    adding(page).click().run()

    assert listed(room) == ["GEN-01", "LEG-02"]
    assert [each.key for each in boxes(page) if ".GEN-01." in each.key] == []
    assert adding(page).disabled


def test_all_shown_are_chosen_and_let_go_again(room):
    page = opened(room)
    widget(page.pills, "Capability family").set_value("price").run()
    button(page, "Choose all shown").click().run()
    assert [each.value for each in boxes(page)] == [True] * 8
    box(page, "TCO-01").uncheck().run()
    assert adding(page).label == "Add the chosen requirements (7)"
    button(page, "Choose none").click().run()

    assert [each.value for each in boxes(page)] == [False] * 8
    assert adding(page).disabled


def module_box(page, name):
    (found,) = [each for each in page.checkbox if each.label.replace("\\", "").startswith(name)]
    return found


def test_a_ticked_module_brings_all_of_its_requirements_and_one_undo_takes_them_back(room):
    add_ready_requirements(room.store, room.seated("omid"), selection=ROOM, codes=["OPS-02"])
    of_it = {e.code for e in ready_requirements().values() if e.module is Module.SALES}
    page = opened(room)
    assert module_box(page, "Sales module").label == f"Sales module \\({len(of_it) - 1}\\)"
    assert "Sales module: already on the list: OPS-02" in words(page)
    module_box(page, "Sales module").check().run()
    module_box(page, "Configurator module").check().run()
    button(page, f"Take over the ticked modules ({len(of_it) + 2})").click().run()

    assert of_it < set(listed(room))
    assert len(listed(room)) == len(of_it) + 3
    assert module_box(page, "Sales module: all on the list").disabled
    with room.store.read() as session:
        event = last_event(session, "omid", ROOM).hash
    undo(room.store, room.seated("omid"), selection=ROOM, event=event)
    assert listed(room) == ["OPS-02"]


def test_an_observer_is_not_offered_the_catalogue(room):
    assert list(on_stage(room, "requirements", who="leila").expander) == []


def test_a_list_that_holds_all_is_offered_nothing(room):
    add_ready_requirements(
        room.store, room.seated("omid"), selection=ROOM, codes=list(ready_requirements())
    )

    offered = [box.label for box in on_stage(room, "requirements").expander]
    assert "Add from the ready catalogue" not in offered


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Acceptance test: The draft contract holds the clause without exception."),
        ("fa", "آزمون پذیرش: پیش‌نویس قرارداد این بند را بی هیچ استثنا دارد."),
    ],
)
def test_an_opened_requirement_says_how_it_is_tested(room, language, line):
    add_ready_requirements(room.store, room.seated("omid"), selection=ROOM, codes=["LEG-05"])
    page = on_stage(room, "requirements", language=language)
    assert line not in words(page)
    grid = page.dataframe[0].proto.id.split("-", 2)[2]  # the key ends the id
    page.session_state[grid] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page.run()

    assert line in words(page)


def test_an_entry_is_found_by_its_code_and_keeps_the_code_on_one_line(room):
    page = opened(room)
    widget(page.text_input, "Words to look for").input("leg-05").run()
    (found,) = boxes(page)

    assert "LEG\N{NON-BREAKING HYPHEN}05 · Must · Mandatory" in found.label.replace("\\", "")
