import datetime as dt
from fractions import Fraction

import pytest

from rfp.changes.gaps import edit_gap, remove_gap
from rfp.changes.issue import set_timetable
from rfp.changes.maps import name_map
from rfp.changes.pains import set_aside_pain, take_back_pain
from rfp.changes.plan import remove_criterion, set_weights, word_criterion
from rfp.changes.plan_rules import set_minimums, set_price_rule
from rfp.changes.requirements import add_requirement, edit_requirement, remove_requirement
from rfp.needs.requirement import Moscow
from rfp.planning.minimums import Minimums
from rfp.planning.price_rule import PriceFormula
from rfp.reads.issue import timetable
from rfp.reads.maps import process_maps
from rfp.reads.needs import gaps, pains, requirements
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import DAYS, complete_plan, draft
from tests.rfp.screens.stage import on_stage, widget
from tests.workbench.two_people import Form, check, check_removed, pressed


def read(room, what, *more):
    with room.store.read() as session:
        return what(session, room.seated("sara"), ROOM, *more)


def sara(room, verb, **values):
    verb(room.store, room.seated("sara"), selection=ROOM, **values)


def picks_first(page):
    grid = page.dataframe[0].proto.id.split("-", 2)[2]  # the key ends the id
    page.session_state[grid] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page.run()


def opens(key):
    def open_it(page):
        page.session_state[key] = True
        page.run()

    return open_it


def keyed(kind, start, end):
    """Return what finds the widget whose key begins and ends so."""
    return lambda page: next(
        each
        for each in getattr(page, kind)
        if str(each.key).startswith(start) and str(each.key).endswith(end)
    )


def first_gap(room):
    return read(room, gaps, "en")[0]


def gap_of_sara(room):
    entry = first_gap(room)
    titles = {"en": "Sara's gap"}
    sara(room, edit_gap, gap=entry.gap.id, seen=entry.version, titles=titles)


def first_requirement(room):
    return read(room, requirements, "en")[0]


def requirement_of_sara(room):
    entry = first_requirement(room)
    texts = {"en": "Sara's requirement"}
    named = {"requirement": entry.requirement.id, "seen": entry.version}
    sara(room, edit_requirement, **named, texts=texts)


def map_of_sara(room):
    (entry,) = read(room, process_maps, "en")
    titles = {"en": "Sara's map"}
    sara(room, name_map, process_map=entry.id, seen=entry.version, titles=titles)


def weights(room):
    tree = draft(room).tree
    return [tree[criterion].weight * 100 for criterion in tree.top]


def weights_of_sara(room):
    fit, risk, price = draft(room).tree.top
    shares = {fit: Fraction(40, 100), risk: Fraction(35, 100), price: Fraction(25, 100)}
    sara(room, set_weights, parent=None, weights=shares)


def price_of_sara(room):
    about = {"formula": PriceFormula.LINEAR_FIXED, "floor": 30_000_00, "ceiling": 90_000_00}
    sara(room, set_price_rule, **about)


def floor_of_sara(room):
    sara(room, set_minimums, minimums=Minimums(quality=Fraction(55), by_criterion={}))


FORMS = {
    "weights": Form(
        screen="plan",
        prepare=complete_plan,
        open=lambda page: (
            opens("plan.weights.None")(page),
            widget(page.text_input, "Functional fit").set_value("45").run(),
        ),
        field=lambda page: widget(page.text_input, "Price"),
        typed="30",
        press="Set these weights",
        meanwhile=weights_of_sara,
        theirs="Functional fit: 40 %",
        stored=weights,
        mine=[45, 25, 30],
    ),
    "criterion": Form(
        screen="plan",
        prepare=complete_plan,
        open=opens("plan.criterion.fit"),
        field=keyed("text_input", "plan.fit.", "title.en"),
        typed="Fit for us",
        press="Save",
        meanwhile=lambda room: sara(room, word_criterion, criterion="fit", titles={"en": "Suits"}),
        theirs="it is now Suits; you wanted Fit for us",
        stored=lambda room: draft(room).titles["fit"]["en"],
        mine="Fit for us",
    ),
    "price formula": Form(
        screen="plan",
        prepare=complete_plan,
        field=lambda page: widget(page.text_input, "0 points at or above (EUR)"),
        typed="80000",
        press="Set the price formula",
        meanwhile=price_of_sara,
        theirs="30,000, 90,000",
        stored=lambda room: draft(room).price_rule.ceiling,
        mine=80_000_00,
    ),
    "technical floor": Form(
        screen="plan",
        prepare=complete_plan,
        field=keyed("text_input", "plan.floor.", "quality"),
        typed="60",
        press="Set the technical floor",
        meanwhile=floor_of_sara,
        theirs="it is now 55; you wanted 60",
        stored=lambda room: draft(room).minimums.quality,
        mine=60,
    ),
    "timetable": Form(
        screen="rfp_document",
        field=lambda page: widget(page.text_input, "Last day for proposals"),
        typed="2026-10-20",
        press="Set the timetable",
        meanwhile=lambda room: sara(room, set_timetable, days=DAYS),
        theirs="Last day for proposals: 12 October 2026; you wanted Last day for proposals: 20",
        stored=lambda room: read(room, timetable).get("proposals"),
        mine=dt.date(2026, 10, 20),
    ),
    "gap": Form(
        screen="gaps",
        who="omid",
        prepare=fill,
        open=picks_first,
        field=keyed("text_input", "gap_form.", "title.en"),
        typed="Omid's gap",
        press="Save",
        meanwhile=gap_of_sara,
        theirs="it is now Sara's gap; you wanted Omid's gap",
        stored=lambda room: first_gap(room).titles["en"],
        mine="Omid's gap",
    ),
    "requirement": Form(
        screen="requirements",
        who="omid",
        prepare=fill,
        open=picks_first,
        field=keyed("text_area", "requirement_form.", "text.en"),
        typed="Omid's requirement",
        press="Save",
        meanwhile=requirement_of_sara,
        theirs="it is now Sara's requirement; you wanted Omid's requirement",
        stored=lambda room: first_requirement(room).texts["en"],
        mine="Omid's requirement",
    ),
    "title of a map": Form(
        screen="process_map",
        who="omid",
        prepare=fill,
        field=keyed("text_input", "new_map.title.", ".en"),
        typed="Omid's map",
        press="Save",
        meanwhile=map_of_sara,
        theirs="it is now Sara's map; you wanted Omid's map",
        stored=lambda room: read(room, process_maps, "en")[0].titles["en"],
        mine="Omid's map",
    ),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_who_presses_second_sees_both_keeps_the_words_and_decides(room, form):
    form.prepare(room)
    check(form, room, on_stage(room, form.screen, who=form.who))


def gap_is_removed(room):
    for each in read(room, requirements, "en"):
        sara(room, remove_requirement, requirement=each.requirement.id, seen=each.version)
    entry = first_gap(room)
    sara(room, remove_gap, gap=entry.gap.id, seen=entry.version)


def requirement_is_removed(room):
    entry = first_requirement(room)
    sara(room, remove_requirement, requirement=entry.requirement.id, seen=entry.version)


def criterion_is_removed(room):
    fit, risk, price = draft(room).tree.top
    shares = {fit: Fraction(0), risk: Fraction(3, 4), price: Fraction(1, 4)}
    sara(room, set_weights, parent=None, weights=shares)
    sara(room, remove_criterion, criterion="fit", seen=draft(room).versions["fit"])


REMOVED = {
    "weights": criterion_is_removed,
    "gap": gap_is_removed,
    "requirement": requirement_is_removed,
    "criterion": criterion_is_removed,
}


@pytest.mark.parametrize("thing", REMOVED)
def test_what_is_removed_while_somebody_types_is_told_and_the_words_are_kept(room, thing):
    form = FORMS[thing]
    form.prepare(room)
    page = on_stage(room, form.screen, who=form.who)
    check_removed(form, room, page, REMOVED[thing])


def test_what_is_typed_of_something_new_stays_while_somebody_else_adds_one(room):
    fill(room)
    page = on_stage(room, "requirements", who="omid")
    widget(page.text_area, "Requirement (English)").input("Omid's new one").run()
    new = {"texts": {"en": "Sara's new one"}, "moscow": Moscow.COULD, "is_mandatory": False}
    sara(room, add_requirement, **new)

    page.run()

    assert widget(page.text_area, "Requirement (English)").value == "Omid's new one"
    assert widget(page.text_input, "Code").value == "REQ-05"
    pressed(page, "Add the requirement")
    found = [each.requirement for each in read(room, requirements, "en")]
    assert [(each.code, each.text) for each in found][-2:] == [
        ("REQ-04", "Sara's new one"),
        ("REQ-05", "Omid's new one"),
    ]
    assert widget(page.text_area, "Requirement (English)").value == ""


def test_an_own_code_stays_while_somebody_else_takes_the_next_one(room):
    fill(room)
    page = on_stage(room, "requirements", who="omid")
    widget(page.text_input, "Code").input("F-01").run()
    new = {"texts": {"en": "Sara's new one"}, "moscow": Moscow.COULD, "is_mandatory": False}
    sara(room, add_requirement, **new)

    assert widget(page.run().text_input, "Code").value == "F-01"


def aside_of_sara(room):
    (each,) = [each for each in read(room, pains) if each.pain.set_aside]
    at = {"pain": each.pain.id}
    sara(room, take_back_pain, **at, seen=each.version)
    again = {"seen": each.version + 1, "reason": "Next year"}
    sara(room, set_aside_pain, **at, **again)


PRESSED = {
    "approval": (fill, "gaps", "Approve 2 gaps that wait for it", gap_of_sara),
    "pain set aside": (fill, "gaps", "Take back", aside_of_sara),
}


@pytest.mark.parametrize(("prepare", "screen", "label", "meanwhile"), PRESSED.values(), ids=PRESSED)
def test_a_press_that_was_meant_for_something_else_changes_nothing(
    room, prepare, screen, label, meanwhile
):
    prepare(room)
    page = on_stage(room, screen, who="sara")
    meanwhile(room)
    before = len(room.events())
    pressed(page, label)

    (sentence,) = [each.value for each in page.warning]
    assert "meanwhile" in sentence
    assert len(room.events()) == before
    pressed(page, label)
    assert len(room.events()) == before + 1
