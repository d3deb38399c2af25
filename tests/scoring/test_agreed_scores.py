"""What the committee agrees on stands in place of the mean, with its reason; nothing else moves.

Parsa on ease has 4, 3, 3: 200/3 points of a weight of 12. Agreed on 3 it has 60, so the total falls
by 12 x (200/3 - 60) / 100 = 12/15, from 1088/15 to 1076/15.
Rayan on coverage has 4, 4, 3: 220/3 points of a weight of 20. Agreed on 3 the total falls by
20 x (220/3 - 60) / 100 = 40/15, from 1087/15 to 1047/15: Parsa leads alone.
"""

import json
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction

import pytest
from sqlalchemy import select

from rfp.tables import PlanRow
from scoring.consensus import Logged
from scoring.missing import Choice
from scoring.reads.consensus import consensus_log, consensus_meeting
from scoring.reads.judged_standings import judged_standing
from scoring.reads.sheet_versions import sheets_version
from scoring.reads.sheets import all_sheets
from scoring.tables import AgreedScoreRow
from tests.scoring import second_selection as second
from tests.scoring.consensus_room import (
    agree,
    agreed,
    choose,
    meet,
    meet_with,
    official,
    priced,
    take_back,
)
from tests.scoring.measured_room import enter
from tests.scoring.measured_room import score as score_measured
from tests.scoring.measured_room import start as start_measured
from tests.scoring.second_room import ROOM
from tests.scoring.test_revised_list import rescored, revise
from tests.scoring.test_technical_close import close, sealed_room  # noqa: F401  # a fixture
from tests.scoring.test_technical_floor import ask
from workbench.changes.undo import undo
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.events import events
from workbench.reads.replay import check
from workbench.reads.undo import last_event
from workbench.tables import ConflictRow, EventRow, SelectionRow


@pytest.fixture
def room(moved):
    return moved("scoring", meet)


def totals(room):
    names = {code: name for name, code in room.vendors.items()}
    return {names[p.vendor]: p.total for p in official(room).ranking().places}


def log(room, who="mina"):
    with room.store.read() as session:
        return consensus_log(session, room.seated(who), ROOM)


def sheets(room, who="mina"):
    with room.store.read() as session:
        return all_sheets(session, room.seated(who), ROOM)


def in_conflict(room, name, vendor):
    with room.store.database.writing() as session:
        row = ConflictRow(
            member=f"m-{name}", vendor=room.vendors[vendor], selection=ROOM, reason="kin"
        )
        session.add(row)


def in_consensus(room):
    with room.store.database.writing() as session:
        session.get(SelectionRow, ROOM).phase = "consensus"


def holds(room):
    """Return whether the record tells of these scores what the table holds."""
    with room.store.read() as session:
        wrong = check(session).breaks
    return not [each for each in wrong if each.values.get("table") == "agreed_score"]


def test_the_official_points_are_20_times_the_agreed_score_and_the_totals_are_exact(room):
    agree(room, "parsa", "ease", 3)
    agree(room, "rayan", "coverage", 3)
    priced(room)

    found = official(room)
    assert found.points[room.vendors["parsa"]][room.criteria["ease"]] == 60
    assert totals(room) == {
        **second.TOTALS, "parsa": Fraction(1076, 15), "rayan": Fraction(1047, 15),
    }  # fmt: skip
    assert found.ranking().first == (room.vendors["parsa"],)
    assert {cell: each.value for cell, each in found.agreed.items()} == {
        (room.vendors["parsa"], room.criteria["ease"]): 3,
        (room.vendors["rayan"], room.criteria["coverage"]): 3,
    }


def test_the_members_own_scores_and_comments_stay_as_they_were(room):
    before = [sheet.given for sheet in sheets(room)]
    agree(room, "parsa", "ease", 0)

    assert [sheet.given for sheet in sheets(room)] == before
    (line,) = log(room)
    assert (line.agreed.value, line.scores, line.mean) == (0, (3, 3, 4), Fraction(10, 3))
    assert (line.agreed.reason, line.agreed.entered_by) == ("seen in the demo", "Farid")


def test_what_nobody_scored_is_settled_by_what_is_agreed_on_and_open_again_without_it(
    scoring_room,
):
    room = scoring_room
    meet_with(room, Choice.ZERO)
    with room.store.read() as session:
        (topic,) = consensus_meeting(session, room.seated("mina"), ROOM, "en").talk().settled
    assert topic.cell == (room.vendors["sepand"], room.criteria["security"])

    agree(room, "sepand", "security", 4)
    priced(room)
    found = official(room)
    assert found.points[room.vendors["sepand"]][room.criteria["security"]] == 80
    assert found.settled == ()
    assert [(line.scores, line.mean) for line in log(room)] == [((), None)]


@pytest.mark.parametrize(
    ("choice", "points"),
    [(Choice.ZERO, 0), (Choice.MEAN, Fraction(400, 9)), (Choice.LEAVE_OUT, None)],
)
def test_a_settled_cell_counts_at_the_meeting_as_it_will_in_the_ranking(
    scoring_room, choice, points
):
    room = scoring_room
    meet_with(room, choice)
    cell = (room.vendors["sepand"], room.criteria["security"])
    with room.store.read() as session:
        talk = consensus_meeting(session, room.seated("mina"), ROOM, "en").talk()
    assert (talk.unscored, [topic.cell for topic in talk.settled]) == ((), [cell])
    assert talk.counted[cell].points == points
    left_out = {cell[1]} if choice is Choice.LEAVE_OUT else set()
    assert talk.left_out == left_out
    assert not [topic for topic in (*talk.agenda, *talk.first(99)) if topic.leaf in left_out]

    priced(room)
    (settled,) = official(room).settled
    assert (settled.filled.points, settled.chosen) == (points, talk.counted[cell].chosen)


def test_a_mean_that_takes_in_a_vendor_in_conflict_is_told_without_its_points(scoring_room):
    room = scoring_room
    meet_with(room, Choice.MEAN)
    in_conflict(room, "shirin", "parsa")
    with room.store.read() as session:
        talk = consensus_meeting(session, room.seated("shirin"), ROOM, "en").talk()

    (counted,) = talk.counted.values()
    assert (counted.points, counted.chosen.choice) == (None, Choice.MEAN)


def test_a_mean_with_nobody_left_to_be_taken_of_is_as_good_as_no_choice(scoring_room):
    room = scoring_room
    meet_with(room, Choice.MEAN)
    with room.store.read() as session:
        found = consensus_meeting(session, room.seated("mina"), ROOM, "en")
    alone = replace(found, vendors={room.vendors["sepand"]: "Sepand"}).talk()

    assert (alone.settled, [topic.vendor for topic in alone.unscored]) == (
        (), [room.vendors["sepand"]]
    )  # fmt: skip


def test_what_a_settled_cell_counts_as_is_on_every_members_page_at_once(scoring_room):
    room = scoring_room
    meet_with(room, Choice.ZERO)
    with room.store.read() as session:
        before = sheets_version(session, room.seated("niloofar"), ROOM)
    choose(room, Choice.MEAN)
    with room.store.read() as session:
        assert sheets_version(session, room.seated("niloofar"), ROOM) > before


def test_an_agreed_score_that_is_taken_back_leaves_the_mean(room):
    agree(room, "parsa", "ease", 3)
    take_back(room, "parsa", "ease")
    with pytest.raises(Problem, match="no score is agreed on here"):
        take_back(room, "parsa", "ease")
    priced(room)

    assert totals(room) == second.TOTALS
    assert log(room) == []
    assert holds(room)


@pytest.mark.parametrize("reason", ["", " \n"])
def test_an_agreed_score_without_a_reason_is_refused(room, reason):
    with pytest.raises(Problem, match="an agreed score needs its reason in words"):
        agree(room, "parsa", "ease", 3, reason=reason)
    with pytest.raises(Problem, match=r"a reason has at most 2000 characters, got 2001"):
        agree(room, "parsa", "ease", 3, reason="x" * 2001)
    assert agreed(room) == {}


@pytest.mark.parametrize("value", [-1, 6])
def test_an_agreed_score_is_a_whole_number_from_0_to_5(room, value):
    with pytest.raises(Problem, match="from 0 to 5"):
        agree(room, "parsa", "ease", value)


@pytest.mark.parametrize("leaf", ["fit", "price"])
def test_nothing_is_agreed_on_where_nobody_scores(room, leaf):
    with pytest.raises(Problem, match="scores are agreed on for the lowest criteria"):
        agree(room, "parsa", leaf, 3)


def test_nothing_is_agreed_on_a_measured_criterion(opening_room):
    start_measured(opening_room)
    score_measured(opening_room)
    enter(opening_room, "parsa")

    with pytest.raises(Problem, match="scores are agreed on for the lowest criteria"):
        agree(opening_room, "parsa", "security", 3)


def test_nothing_is_agreed_on_an_excluded_vendor(room):
    with pytest.raises(Refused, match="this vendor is excluded, so nothing is agreed on it"):
        agree(room, "zagros", "ease", 3)


def test_only_chair_and_facilitator_enter_and_never_on_a_vendor_they_are_in_conflict_with(room):
    for name in ("omid", "mina"):
        with pytest.raises(Refused, match="enter scores that the committee agreed on"):
            agree(room, "parsa", "ease", 3, who=name)
    in_conflict(room, "farid", "parsa")
    with pytest.raises(Refused, match="your role does not include this"):
        agree(room, "parsa", "ease", 3)
    agree(room, "parsa", "ease", 3, who="arash")
    assert agreed(room) == {("parsa", "ease"): 3}


def test_nothing_is_agreed_on_before_every_sheet_is_locked(scoring_room):
    scoring_room.fill("omid")
    with pytest.raises(Refused, match="possible in the phase Consensus only"):
        agree(scoring_room, "parsa", "ease", 3)
    in_consensus(scoring_room)
    with pytest.raises(
        Refused,
        match=r"once every assigned sheet is locked; still open: \['Niloofar', 'Omid', 'Shirin'\]",
    ):
        agree(scoring_room, "parsa", "ease", 3)


def test_nothing_is_agreed_on_or_undone_once_the_prices_are_open(room):
    agree(room, "parsa", "ease", 3)
    with room.store.read() as session:
        mine = last_event(session, "farid", ROOM)
    priced(room)

    told = r"possible in the phase Consensus only; this selection is in Price and ranking"
    with pytest.raises(Refused, match=told):
        agree(room, "parsa", "ease", 4, seen=1)
    with pytest.raises(Refused, match=told):
        take_back(room, "parsa", "ease")
    with pytest.raises(Refused, match=told):
        undo(room.store, room.seated("farid"), selection=ROOM, event=mine.hash)
    assert agreed(room) == {("parsa", "ease"): 3}


def test_nothing_is_agreed_on_once_the_technical_scores_are_closed(
    sealed_room,  # noqa: F811  # the fixture that is imported above
):
    room = sealed_room
    for name in second.EVALUATORS:
        room.fill(name)
        room.lock(name)
    agree(room, "sepand", "coverage", 2)
    with room.store.read() as session:
        mine = last_event(session, "farid", ROOM)
    close(room)

    for late in (
        lambda: agree(room, "parsa", "ease", 3),
        lambda: take_back(room, "sepand", "coverage"),
        lambda: undo(room.store, room.seated("farid"), selection=ROOM, event=mine.hash),
    ):
        with pytest.raises(Refused, match="the technical scores are closed, so nothing they stand"):
            late()


def test_the_technical_floor_is_held_against_what_was_agreed_on(room):
    # Sepand has 42.2 of 70 without the price, 60.29 of 100; agreed on 2 for 3: 38.2, 54.57.
    ask(room, quality=Fraction(60))
    in_consensus(room)
    agree(room, "sepand", "coverage", 2)
    priced(room)

    assert room.vendors["sepand"] in official(room).excluded


def test_where_the_plan_takes_the_mean_alone_nothing_is_agreed_on(room):
    with room.store.database.writing() as session:
        session.get(PlanRow, ROOM).consensus = None  # frozen by an older release
    with pytest.raises(Refused, match="the published plan takes the mean of the members' own"):
        agree(room, "parsa", "ease", 3)


def test_whoever_saw_an_older_state_learns_both(room):
    agree(room, "parsa", "ease", 3)

    with pytest.raises(Conflict, match="it is now 3; you wanted 4"):
        agree(room, "parsa", "ease", 4, who="arash")
    agree(room, "parsa", "ease", 3, who="arash")  # the same again is nothing else
    agree(room, "parsa", "ease", 4, who="arash", seen=1)
    with pytest.raises(Conflict, match="it is now 4"):
        take_back(room, "parsa", "ease", seen=1)
    assert agreed(room) == {("parsa", "ease"): 4}


def test_a_score_that_somebody_took_back_is_not_put_back_unseen(room):
    agree(room, "parsa", "ease", 3)
    take_back(room, "parsa", "ease", who="arash")

    told = "somebody removed this meanwhile; you wanted 4. Look again, then decide"
    with pytest.raises(Conflict, match=told):
        agree(room, "parsa", "ease", 4, seen=1)
    assert agreed(room) == {}
    agree(room, "parsa", "ease", 4)
    assert agreed(room) == {("parsa", "ease"): 4}


def test_the_conflict_names_what_differs_the_reason_too(room):
    agree(room, "parsa", "ease", 3, reason="seen in the demo")

    with pytest.raises(Conflict, match="it is now seen in the demo; you wanted told by a client"):
        agree(room, "parsa", "ease", 3, who="arash", reason="told by a client")
    with pytest.raises(Conflict, match=r"now \[3, 'seen in the demo'\]; you wanted \[4, 'told'\]"):
        agree(room, "parsa", "ease", 4, who="arash", reason="told")


def test_the_same_score_again_keeps_who_entered_it_and_when(room):
    agree(room, "parsa", "ease", 3)
    before, told = log(room), told_of(room)
    heard = []
    room.store.listeners.append(heard.append)
    agree(room, "parsa", "ease", 3, who="arash", seen=1)

    assert (log(room), told_of(room), heard) == (before, told, [])
    assert holds(room)


def told_of(room):
    with room.store.read() as session:
        return [(each.verb, each.time) for each in events(session, room.seated("mina"), ROOM)]


def test_ones_own_last_change_is_undone_and_the_record_holds(room):
    agree(room, "parsa", "ease", 3)
    agree(room, "parsa", "ease", 4, seen=1)
    farid = room.seated("farid")
    with room.store.read() as session:
        event = last_event(session, "farid", ROOM)
    undo(room.store, farid, selection=ROOM, event=event.hash)

    assert agreed(room) == {("parsa", "ease"): 3}
    assert holds(room)


def test_the_record_keeps_score_and_reason_as_commitments(room):
    agree(room, "parsa", "ease", 3, reason="a very own reason")
    with room.store.read() as session:
        wanted = select(EventRow).where(EventRow.verb == "scoring.agree_score")
        event = session.scalars(wanted).one()
        told = events(session, room.seated("mina"), ROOM)[0]
    (row,) = json.loads(event.body)["rows"]
    assert row[3]["value"].startswith("sealed:")
    assert "a very own reason" not in event.body
    assert (event.vendor, str(told.label)) == (room.vendors["parsa"], "Score agreed on")


def test_whoever_is_in_conflict_sees_nothing_of_it_the_event_included(room):
    agree(room, "parsa", "ease", 3)
    agree(room, "rayan", "ease", 2)
    in_conflict(room, "shirin", "parsa")

    assert [line.vendor for line in log(room, "shirin")] == [room.vendors["rayan"]]
    with room.store.read() as session:
        shirin = room.seated("shirin")
        meeting = consensus_meeting(session, shirin, ROOM, "en")
        seen = [each.vendor for each in events(session, shirin, ROOM)]
    assert set(meeting.agreed) == {(room.vendors["rayan"], room.criteria["ease"])}
    assert room.vendors["parsa"] not in meeting.vendors
    assert room.vendors["parsa"] not in {topic.vendor for topic in meeting.talk().every}
    assert room.vendors["parsa"] not in seen


def test_what_a_later_list_changed_is_no_longer_agreed_on_and_stays_in_the_log(room):
    agree(room, "parsa", "security", 5)
    agree(room, "parsa", "ease", 3)
    before = log(room)
    revise(room)

    assert agreed(room) == {("parsa", "ease"): 3}
    fallen, standing = log(room)
    assert (fallen.fallen_with, standing.fallen_with) == (2, None)
    assert fallen.scores == before[0].scores
    with pytest.raises(Refused, match="scores are agreed on once every assigned sheet is locked"):
        agree(room, "parsa", "ease", 4, seen=1)

    for name in second.EVALUATORS:
        rescored(room, name, value=2)
        room.lock(name)
    agree(room, "parsa", "security", 1)
    assert agreed(room) == {("parsa", "ease"): 3, ("parsa", "security"): 1}
    assert [(each.agreed.value, each.scores, each.fallen_with) for each in log(room)] == [
        (5, (2, 3, 3), 2), (3, (3, 3, 4), None), (1, (2, 2, 2), None),
    ]  # fmt: skip
    with room.store.read() as session:
        assert len(list(session.scalars(select(AgreedScoreRow)))) == 3
    assert holds(room)


def test_whoever_sees_the_scores_follows_that_a_reopened_sheet_is_locked_again(room):
    def followed():
        with room.store.read() as session:
            return sheets_version(session, room.seated("mina"), ROOM)

    revise(room)
    before = followed()
    for name in second.EVALUATORS:
        rescored(room, name)
    assert followed() == before
    for name in second.EVALUATORS:
        room.lock(name)
    assert followed() == before + len(second.EVALUATORS)


def test_nobody_differs_any_more_where_a_score_was_agreed_on(room):
    agree(room, "parsa", "ease", 3)
    priced(room)
    with room.store.read() as session:
        found = judged_standing(session, room.seated("mina"), ROOM, "en")

    panel = found.panel
    row, column = (
        panel.vendors.index(room.vendors["parsa"]),
        panel.leaves.index(room.criteria["ease"]),
    )
    assert panel.points[:, row, column].tolist() == [60.0, 60.0, 60.0]
    assert not panel.scored[row, column]
    assert room.criteria["ease"] not in found.sheets[room.vendors["parsa"]]


def test_the_agenda_comes_first_and_no_price_is_looked_at(room):
    with room.store.read() as session:
        talk = consensus_meeting(session, room.seated("mina"), ROOM, "en").talk()

    assert talk.unscored == ()
    assert talk.agenda[0].vendor in {room.vendors["parsa"], room.vendors["rayan"]}
    reaches = [topic.reach for topic in talk.others]
    assert reaches == sorted(reaches, reverse=True)
    assert len(talk.every) == len(second.SCORES) * 6
    first = talk.agenda[0]
    assert first.leaf == room.criteria["ease"]
    assert first.reach == Fraction(12, 100) * 20  # 4 less 3, of a weight of 12 %


def test_what_was_agreed_on_comes_apart_and_is_not_talked_about_first(room):
    with room.store.read() as session:
        before = consensus_meeting(session, room.seated("mina"), ROOM, "en").talk()
    names = {code: name for name, code in (room.vendors | room.criteria).items()}
    for topic in before.agenda:
        agree(room, names[topic.vendor], names[topic.leaf], 3)
    cells = {topic.cell for topic in before.agenda}
    with room.store.read() as session:
        found = consensus_meeting(session, room.seated("mina"), ROOM, "en").talk()

    assert cells
    assert {topic.cell for topic in found.agreed} == cells
    assert not cells & {topic.cell for topic in (*found.first(8), *found.others)}
    assert {topic.cell for topic in found.every} == {topic.cell for topic in before.every}


def test_once_everything_is_agreed_on_nothing_is_left_to_talk_about(room):
    for vendor in second.SCORES:
        for leaf in room.criteria:
            with suppress(Problem):  # a group, the price
                agree(room, vendor, leaf, 3)
    with room.store.read() as session:
        found = consensus_meeting(session, room.seated("mina"), ROOM, "en").talk()

    assert found.first(8) == ()
    assert found.agreed == found.every
    assert any(topic.reach for topic in found.agreed)


def test_a_line_without_scores_has_no_mean():
    assert Logged(vendor="v", leaf="l", agreed=None, scores=()).mean is None
