import datetime as dt

import pytest

from rfp.changes.column_mappings import confirm_columns
from rfp.changes.risk_lists import import_risks
from rfp.lists import doubt
from rfp.lists.columns import fingerprint, proposals, proposed
from rfp.lists.doubt import EMPTY, LEAVE
from rfp.lists.entry import settle
from rfp.lists.found_table import find_table
from rfp.lists.reader import read
from rfp.lists.risk_list import read_risks, risks_of
from rfp.lists.subject import Field, Subject
from rfp.readiness.item import Kind
from rfp.readiness.ready import ready_items
from rfp.readiness.risk import RiskJudgement
from rfp.readiness.risk_group import RiskGroup
from rfp.reads.lists import column_mapping, list_surroundings
from rfp.reads.readiness import items
from tests.rfp.lists.books import book, csv
from tests.rfp.needs_room import ROOM
from workbench.changes.undo import undo
from workbench.file_kind import Kind as FileKind
from workbench.problem import Problem, Refused
from workbench.uploads import Upload

UPLOAD = Upload(name="risks.xlsx", kind=FileKind.WORKBOOK, data=b"PK", digest="d" * 64)
HEAD = ["ID", "Risk description", "Category", "Impact", "Probability", "Response", "Owner", "Due"]
STAFF = ["R1", "Key people leave", "Skills", 4, 3, "Name deputies", "Sara", dt.date(2026, 12, 1)]


def table_of(data):
    return find_table(read(data).grids[0], Subject.RISKS)


def brought(room, *rows, data=None):
    """Return the reading of a list, beside the risks that the room has."""
    table = table_of(data or book({"Risks": [["Risk register 2026"], [], HEAD, *rows]}))
    with room.store.read() as session:
        here = list_surroundings(session, room.seated("omid"), ROOM, Subject.RISKS)
    return read_risks([table], proposed(proposals(table, Subject.RISKS)), here)


def own_risks(room):
    with room.store.read() as session:
        found = items(session, room.seated("omid"), ROOM, [Kind.RISK])
    return [each for each in found if each.is_own]


def stored(room, reading, who="omid"):
    about = {"selection": ROOM, "upload": UPLOAD, "left_out": len(reading.left_out)}
    return import_risks(room.store, room.seated(who), **about, listed=risks_of(reading))


def test_a_messy_register_of_risks_becomes_items_of_the_questionnaire(room):
    reading = brought(room, STAFF)
    assert reading.doubts == ()
    stored(room, reading)

    (risk,) = own_risks(room)
    assert (risk.texts, risk.group, risk.owner) == (
        {"en": "Key people leave"}, RiskGroup.SKILLS, "Sara",
    )  # fmt: skip
    assert risk.risk == RiskJudgement(
        weight=4, own=3, mitigation="Name deputies", review=dt.date(2026, 12, 1)
    )


def test_impact_and_probability_are_a_guess_that_somebody_confirms(room):
    found = proposals(table_of(book({"Risks": [HEAD, STAFF]})), Subject.RISKS)

    held = {each.field: each.is_certain for each in found if each.field}
    assert [held[field] for field in (Field.WEIGHT, Field.OWN_STATUS)] == [False, False]
    assert [held[field] for field in (Field.FACTOR, Field.MITIGATION)] == [True, True]


def test_a_persian_list_with_jalali_days_and_levels_in_words_is_read(room):
    data = csv("شرح ریسک,گروه ریسک,شدت اثر,تاریخ بازنگری", "ترک کارکنان,مهارت,زیاد,۱۴۰۵/۰۹/۱۰")
    reading = brought(room, data=data)
    (asked,) = reading.doubts
    assert (asked.field, asked.proposal) == (Field.WEIGHT, "4")

    (risk,) = risks_of(settle(reading, {asked.key: "4"}))
    assert (risk.texts, risk.group) == ({"fa": "ترک کارکنان"}, RiskGroup.SKILLS)
    assert (risk.risk.weight, risk.risk.review) == (4, dt.date(2026, 12, 1))


def test_what_is_doubtful_is_asked(room):
    ready = ready_items()["risk.resources"].texts["en"]
    reading = brought(
        room,
        ["R1", ready, "Project", "", 3, "", "", ""],
        ["R2", "The price of steel rises", "Financial", 9, 2, "", "", "soon"],
    )

    asked = {(each.field, each.reason) for each in reading.doubts}
    assert asked == {
        (None, doubt.SAME_WORDS), (Field.RISK_GROUP, doubt.IN_WORDS),
        (Field.WEIGHT, doubt.NOT_ON_SCALE), (Field.REVIEW, doubt.NO_DAY),
    }  # fmt: skip
    with pytest.raises(Problem, match="4 questions of the list are still open"):
        risks_of(reading)

    answers = {Field.RISK_GROUP: "organisation", Field.WEIGHT: "5", Field.REVIEW: EMPTY}
    settled = settle(
        reading, {each.key: answers[each.field] if each.field else LEAVE for each in reading.doubts}
    )
    (risk,) = risks_of(settled)
    assert (risk.group, risk.risk.weight, risk.risk.review) == (RiskGroup.ORGANISATION, 5, None)
    assert [each.text for each in settled.left_out] == [ready]


def test_headings_between_the_rows_propose_the_group_of_the_risks_below(room):
    def merge(made):
        for line in (2, 4):
            made["Risks"].merge_cells(start_row=line, end_row=line, start_column=1, end_column=3)

    rows = [
        ["Risk", "Mitigation", "Owner"],
        ["Project management"],
        ["The plan slips", "Weekly review", "Omid"],
        ["Weather"],
        ["The harbour is closed", "Buy ahead", "Sara"],
    ]
    data = book({"Risks": rows}, change=merge)
    asked = {each.found: each.proposal for each in brought(room, data=data).doubts}

    assert asked == {"Project management": "project", "Weather": None}


def test_confirmed_columns_are_remembered_and_an_import_is_undone_whole(room):
    table = table_of(book({"Risks": [HEAD, STAFF]}))
    columns = [(each.column.title, each.field) for each in proposals(table, Subject.RISKS)]
    print_ = fingerprint(table, Subject.RISKS)
    about = {"selection": ROOM, "subject": Subject.RISKS, "fingerprint": print_}
    confirm_columns(room.store, room.seated("omid"), **about, columns=columns)
    with room.store.read() as session:
        known = column_mapping(session, room.seated("omid"), ROOM, Subject.RISKS, print_)
    assert [field for _, field in known][1:3] == ["factor", "risk group"]

    stored(room, brought(room, STAFF, ["R2", "Steel rises", "Project", 2, 2, "", "", ""]))
    assert len(own_risks(room)) == 2
    undo(room.store, room.seated("omid"), selection=ROOM, event=room.events()[-1].hash)
    assert own_risks(room) == []


def test_an_observer_brings_in_nothing(room):
    with pytest.raises(Refused):
        stored(room, brought(room, STAFF), who="leila")
