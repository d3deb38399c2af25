"""A list revised after the proposals reopens the scores on what it changed, and nothing else."""

import datetime as dt
from dataclasses import replace

import pytest

from rfp.changes.list_changes import revise_list
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_edit import Cell, RowEdit
from rfp.tables import RequirementRow
from scoring.changes.price_opening import open_prices
from scoring.changes.sheets import give_score
from scoring.reads.sheets import all_sheets, own_sheet, progress
from scoring.reads.standings import standing
from tests.scoring.second_room import ROOM, START
from tests.scoring.second_selection import EVALUATORS
from vendor_data.answer import Code
from vendor_data.changes.proposals import take_proposal
from vendor_data.proposal import Answer, Counts
from vendor_data.reads.stale_answers import stale_answers
from workbench.file_kind import Kind
from workbench.problem import Refused
from workbench.reads.replay import check
from workbench.tables import SelectionRow
from workbench.uploads import receive

TEXT = "Calls are stored in the country"


def at(room, vendor="parsa", leaf="security"):
    return {"selection": ROOM, "vendor": room.vendors[vendor], "leaf": room.criteria[leaf]}


def revise(room, by=None, text="Calls and mails are stored in the country"):
    edit = RowEdit(
        requirement=room.requirement,
        cells={Column.TEXT_EN: Cell(TEXT, text)},
        why="mails hold the same data",
    )
    revise_list(
        room.store, room.seated("farid"), selection=ROOM, edits=[edit],
        reasons={"en": "What the proposals taught"}, answers_by=by,
    )  # fmt: skip


def give(room, value, name="omid", **where):
    give_score(room.store, room.seated(name), **at(room, **where), value=value)


def sheet(room, name="omid"):
    with room.store.read() as session:
        return own_sheet(session, room.seated(name), ROOM)


def security(room):
    return {cell for cell in sheet(room).cells if cell[1] == room.criteria["security"]}


@pytest.fixture
def locked(moved):
    """Every sheet is locked, so that everybody may read all of them."""
    return moved("scoring", lock_all)


def lock_all(room):
    for name in EVALUATORS:
        room.fill(name)
        room.lock(name)


def rescored(room, name, value=2):
    for vendor, leaf in sorted(sheet(room, name).revised):
        give_score(
            room.store, room.seated(name), selection=ROOM, vendor=vendor, leaf=leaf, value=value
        )


def test_exactly_the_cells_of_the_changed_criterion_open_again(locked):
    revise(locked)
    found = sheet(locked)

    assert found.revised == security(locked)
    assert set(found.blanks) == security(locked)
    assert not found.is_locked
    with pytest.raises(Refused, match="your sheet is locked; its scores stay as they are"):
        give(locked, 1, leaf="ease")


def test_a_score_of_an_open_sheet_waits_to_be_given_again_too(scoring_room):
    give(scoring_room, 3)
    give(scoring_room, 4, leaf="ease")
    revise(scoring_room)

    assert sheet(scoring_room).outdated == {(at(scoring_room)["vendor"], at(scoring_room)["leaf"])}
    give(scoring_room, 3)
    assert sheet(scoring_room).outdated == frozenset()


def test_the_former_score_stays_readable_beside_the_new_one(locked):
    cell = (at(locked)["vendor"], at(locked)["leaf"])
    was = sheet(locked).given[cell]
    revise(locked)
    give(locked, 1)
    give(locked, 2)

    found = sheet(locked)
    assert [(each.value, each.list_version) for each in found.former[cell]] == [(was.value, 1)]
    assert (found.given[cell].value, found.given[cell].list_version) == (2, 2)


def test_nobody_reads_the_new_scores_before_all_are_locked_again(locked):
    with locked.store.read() as session:
        before = {one.member: one.given for one in all_sheets(session, locked.seated("mina"), ROOM)}
    revise(locked)
    rescored(locked, "omid")
    locked.lock("omid")
    with locked.store.read() as session:
        seen = {one.member: one.given for one in all_sheets(session, locked.seated("mina"), ROOM)}
    assert {m: {c: g.value for c, g in own.items()} for m, own in seen.items()} == {
        m: {c: g.value for c, g in own.items()} for m, own in before.items()
    }

    for name in set(EVALUATORS) - {"omid"}:
        rescored(locked, name)
        locked.lock(name)
    with locked.store.read() as session:
        seen = {one.member: one.given for one in all_sheets(session, locked.seated("mina"), ROOM)}
    assert {seen["m-omid"][cell].value for cell in security(locked)} == {2}


def test_prices_wait_for_the_reopened_sheets_and_the_ranking_names_both_lists(locked):
    locked.price_all()
    revise(locked)
    with pytest.raises(Refused, match="prices stay closed until every assigned sheet is locked"):
        open_prices(locked.store, locked.seated("arash"), selection=ROOM)
    for name in EVALUATORS:
        rescored(locked, name)
        locked.lock(name)
    open_prices(locked.store, locked.seated("arash"), selection=ROOM)

    with locked.store.read() as session:
        found = standing(session, locked.seated("arash"), ROOM, "en")
    assert found.judged_lists == (1, 2)


def test_the_leaders_see_how_many_cells_wait_again(locked):
    revise(locked)
    with locked.store.read() as session:
        (omid,) = [p for p in progress(session, locked.seated("farid"), ROOM) if p.name == "Omid"]

    assert (omid.assigned - omid.filled, omid.is_locked) == (len(security(locked)), False)


def test_while_sheets_are_open_again_the_phase_and_the_record_hold(locked):
    revise(locked)
    rescored(locked, "omid")

    with locked.store.read() as session:
        wrong = [each for each in check(session).breaks if each.chain == ROOM]
        ours = [each for each in wrong if each.values.get("table") in {"score", "former_score"}]
        assert (ours, session.get(SelectionRow, ROOM).phase) == ([], "consensus")


def answer_anew(room, vendor="parsa", requirement=None):
    upload = receive(
        "answers.csv", f"Code,Answer\r\nR-07,Partial,{vendor}".encode(),
        reader="vendor_data.workbook:read", kinds=frozenset({Kind.TABLE}),
    )  # fmt: skip
    take_proposal(
        room.store, room.seated("farid"), selection=ROOM, vendor=room.vendors[vendor],
        upload=upload, counts=Counts(asked=1, answered=1, missing=0, extra=0, doubtful=0),
        answers=[Answer(requirement=requirement or room.requirement, code=Code.PARTIAL)],
    )  # fmt: skip


def in_days(room, days):
    return room.store.clock().date() + dt.timedelta(days=days)


def test_after_the_opening_vendors_answer_what_the_revised_list_changed(scoring_room):
    with pytest.raises(Refused, match="only to a revised list"):
        answer_anew(scoring_room)
    revise(scoring_room, by=in_days(scoring_room, 3))
    answer_anew(scoring_room)

    with scoring_room.store.read() as session:
        about = (session, scoring_room.seated("farid"), ROOM)
        assert stale_answers(*about, "en")[scoring_room.vendors["parsa"]] == ()
    with pytest.raises(Refused, match="is excluded"):
        answer_anew(scoring_room, "zagros")


def test_an_answer_to_what_did_not_change_is_not_taken(scoring_room):
    revise(scoring_room)
    with scoring_room.store.database.writing() as session:
        row = session.get(RequirementRow, scoring_room.requirement)
        told = {c.key: getattr(row, c.key) for c in RequirementRow.__table__.columns}
        session.add(RequirementRow(**told | {"id": "other", "code": "R-08"}))
    with pytest.raises(Refused, match="R-08 did not change"):
        answer_anew(scoring_room, requirement="other")


def test_new_answers_come_by_the_day_that_was_given(scoring_room):
    revise(scoring_room, by=in_days(scoring_room, 0))
    later = replace(scoring_room.store, clock=lambda: START + dt.timedelta(days=2))
    with pytest.raises(Refused, match="new answers were taken until"):
        answer_anew(replace(scoring_room, store=later))


def test_prices_stay_closed_while_vendors_have_time_for_answers_that_they_owe(locked):
    locked.price_all()
    revise(locked, by=in_days(locked, 3))
    for name in EVALUATORS:
        rescored(locked, name)
        locked.lock(name)
    with pytest.raises(Refused, match="vendors may answer the revised list until"):
        open_prices(locked.store, locked.seated("arash"), selection=ROOM)
    for vendor in set(locked.vendors) - {"zagros"}:
        answer_anew(locked, vendor)
    open_prices(locked.store, locked.seated("arash"), selection=ROOM)
