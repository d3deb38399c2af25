import pytest
from sqlalchemy import select

from scoring.changes.assignments import assign, start_scoring
from scoring.changes.price_opening import open_prices
from scoring.changes.sheets import abstain, clear_score, comment_on, give_score, lock_sheet
from scoring.reads.sheet_versions import FILLING, sheets_version
from scoring.reads.sheets import all_sheets, assignments, own_sheet, progress
from scoring.value import NoScore
from tests.scoring import second_selection as second
from tests.scoring.second_room import ROOM
from vendor_data.changes.check_sheet import record_finding
from vendor_data.changes.prices import set_price
from vendor_data.checking.check_sheet import Verdict
from vendor_data.tables import AnswerRow
from workbench.changes.members import declare, remove_member
from workbench.changes.undo import undo
from workbench.language import Language, sentence
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.undo import last_change
from workbench.tables import EventRow, SelectionRow


def phase(room):
    with room.store.read() as session:
        return session.get(SelectionRow, ROOM).phase


def sheet(room, name):
    with room.store.read() as session:
        return own_sheet(session, room.seated(name), ROOM)


def how_far(room, name="arash"):
    with room.store.read() as session:
        found = progress(session, room.seated(name), ROOM)
    return [(one.name, one.filled, one.assigned, one.is_locked) for one in found]


def at(room, vendor="parsa", leaf="ease"):
    return {"selection": ROOM, "vendor": room.vendors[vendor], "leaf": room.criteria[leaf]}


def cell(room, name="omid", vendor="parsa", leaf="ease"):
    return sheet(room, name).given.get((room.vendors[vendor], room.criteria[leaf]))


def give(room, value, name="omid", **more):
    give_score(room.store, room.seated(name), **at(room), value=value, **more)


def test_leaves_are_assigned_and_taken_back(opening_room):
    room = opening_room
    farid, ease, team = room.seated("farid"), room.criteria["ease"], room.criteria["team"]

    assign(room.store, farid, selection=ROOM, member="m-omid", leaves=[ease, team])
    assign(room.store, farid, selection=ROOM, member="m-omid", leaves=[team])

    with room.store.read() as session:
        assert assignments(session, farid, ROOM) == {"m-omid": {team}}


def test_only_who_votes_scores(opening_room):
    with pytest.raises(Problem, match="only the chair and evaluators score"):
        assign(
            opening_room.store, opening_room.seated("farid"), selection=ROOM, member="m-mina",
            leaves=opening_room.leaves(),
        )  # fmt: skip


@pytest.mark.parametrize("criterion", ["fit", "price"])
def test_branches_and_the_price_are_not_scored(opening_room, criterion):
    with pytest.raises(Problem, match="lowest criteria of the plan, price left out"):
        assign(
            opening_room.store, opening_room.seated("farid"), selection=ROOM, member="m-omid",
            leaves=[opening_room.criteria[criterion]],
        )  # fmt: skip


def test_an_evaluator_assigns_nothing(opening_room):
    with pytest.raises(Refused, match="your role does not include this: assign criteria"):
        assign(
            opening_room.store, opening_room.seated("omid"), selection=ROOM, member="m-omid",
            leaves=[],
        )  # fmt: skip


def test_scoring_does_not_start_before_anything_is_assigned(opening_room):
    with pytest.raises(Problem, match="nobody has anything to score yet"):
        start_scoring(opening_room.store, opening_room.seated("farid"), selection=ROOM)


def test_scoring_does_not_start_while_nobody_scores_a_criterion(opening_room):
    room = opening_room
    leaves = [leaf for leaf in room.leaves() if leaf != room.criteria["reports"]]
    assign(room.store, room.seated("farid"), selection=ROOM, member="m-omid", leaves=leaves)

    with pytest.raises(Problem, match="nobody is assigned to Reports; assign it before"):
        start_scoring(room.store, room.seated("farid"), selection=ROOM)
    assert phase(room) == "opening"


def test_scoring_does_not_start_over_a_pass_that_was_judged_on_an_earlier_answer(opening_room):
    room, farid = opening_room, opening_room.seated("farid")
    first, must = room.vendors[next(iter(second.SCORES))], room.requirement
    room.assign_all()
    about = {"selection": ROOM, "vendor": first, "requirement": must, "reasons": {}}
    record_finding(room.store, farid, **about, verdict=Verdict.PASS, seen=0)
    with room.store.database.writing() as session:
        session.get(AnswerRow, (first, must)).comment = "Only in part"

    with pytest.raises(Problem, match=r"answered R-07 anew.*judge it anew on the"):
        start_scoring(room.store, farid, selection=ROOM)
    record_finding(room.store, farid, **about, verdict=Verdict.PASS, seen=1)
    start_scoring(room.store, farid, selection=ROOM)
    assert phase(room) == "scoring"


def test_a_sheet_holds_every_vendor_in_the_ranking_on_every_leaf(scoring_room):
    found = sheet(scoring_room, "omid")

    vendors = [scoring_room.vendors[vendor] for vendor in second.SCORES]
    assert set(found.cells) == {(v, leaf) for v in vendors for leaf in scoring_room.leaves()}
    assert found.blanks == found.cells
    assert scoring_room.vendors["zagros"] not in found.vendors


def test_each_member_has_an_order_of_vendors_of_their_own_that_stays(scoring_room):
    orders = {name: sheet(scoring_room, name).vendors for name in second.EVALUATORS}

    assert orders == {name: sheet(scoring_room, name).vendors for name in second.EVALUATORS}
    assert {frozenset(order) for order in orders.values()} == {
        frozenset(scoring_room.vendors[vendor] for vendor in second.SCORES)
    }


def test_a_score_is_kept_with_its_comment_and_version(scoring_room):
    give(scoring_room, 4, comment=" Shown on two screens ")

    kept = cell(scoring_room)
    assert (kept.value, kept.comment, kept.version, kept.score) == (4, "Shown on two screens", 1, 4)


def test_a_new_score_leaves_the_comment_and_a_new_comment_the_score(scoring_room):
    give(scoring_room, 4, comment="Shown")
    give(scoring_room, 2)
    comment_on(scoring_room.store, scoring_room.seated("omid"), **at(scoring_room), comment="Seen")

    kept = cell(scoring_room)
    assert (kept.value, kept.comment, kept.version) == (2, "Seen", 3)


def test_a_comment_alone_is_no_score(scoring_room):
    comment_on(scoring_room.store, scoring_room.seated("omid"), **at(scoring_room), comment="Hm")

    assert cell(scoring_room).score is NoScore.NOT_SCORED
    assert len(sheet(scoring_room, "omid").blanks) == 24


@pytest.mark.parametrize("value", [-1, 6, 2.5, True, "4"])
def test_a_score_is_a_whole_number_from_0_to_5(scoring_room, value):
    with pytest.raises(Problem, match="a score is a whole number from 0 to 5, got"):
        give(scoring_room, value)
    assert cell(scoring_room) is None


def test_0_is_a_score_and_an_abstention_is_none(scoring_room):
    give(scoring_room, 0)
    assert len(sheet(scoring_room, "omid").blanks) == 23

    abstain(scoring_room.store, scoring_room.seated("omid"), **at(scoring_room), reason=" Unseen ")
    kept = cell(scoring_room)
    assert (kept.value, kept.abstention, kept.score) == (None, "Unseen", NoScore.ABSTAINED)
    assert len(sheet(scoring_room, "omid").blanks) == 23


def test_an_abstention_needs_a_reason(scoring_room):
    with pytest.raises(Problem, match="an abstention needs its reason in words"):
        abstain(scoring_room.store, scoring_room.seated("omid"), **at(scoring_room), reason="  ")


def test_a_score_that_is_taken_back_is_blank_again_and_its_comment_stays(scoring_room):
    give(scoring_room, 3, comment="Shown")
    clear_score(scoring_room.store, scoring_room.seated("omid"), **at(scoring_room))

    kept = cell(scoring_room)
    assert (kept.score, kept.comment) == (NoScore.NOT_SCORED, "Shown")
    assert len(sheet(scoring_room, "omid").blanks) == 24


def test_a_score_seen_in_an_older_version_shows_both_values(scoring_room):
    give(scoring_room, 3, seen=0)
    give(scoring_room, 4, seen=1)

    with pytest.raises(Conflict, match="it is now 4; you wanted 2"):
        give(scoring_room, 2, seen=1)
    assert cell(scoring_room).value == 4


def test_a_blank_that_was_scored_elsewhere_conflicts_as_well(scoring_room):
    give(scoring_room, 3)

    with pytest.raises(Conflict, match="it is now 3; you wanted 5"):
        give(scoring_room, 5, seen=0)


def test_a_taken_back_score_is_said_to_be_not_scored(scoring_room):
    give(scoring_room, 3)
    clear_score(scoring_room.store, scoring_room.seated("omid"), **at(scoring_room))

    with pytest.raises(Conflict, match="it is now not scored; you wanted 5"):
        give(scoring_room, 5, seen=1)


def test_an_excluded_vendor_is_on_no_sheet(scoring_room):
    with pytest.raises(Refused, match="this vendor and criterion are not on your sheet"):
        give_score(
            scoring_room.store, scoring_room.seated("omid"), value=3,
            **at(scoring_room, vendor="zagros"),
        )  # fmt: skip


def test_the_chair_without_an_assignment_has_no_sheet(scoring_room):
    assert sheet(scoring_room, "arash") is None
    with pytest.raises(Refused, match="this vendor and criterion are not on your sheet"):
        give(scoring_room, 3, name="arash")
    with pytest.raises(Refused, match="nothing is assigned to you, so there is no sheet to fill"):
        scoring_room.lock("arash")


@pytest.mark.parametrize("name", ["farid", "mina"])
def test_neither_facilitator_nor_observer_scores(scoring_room, name):
    with pytest.raises(Refused, match="your role does not include this: score vendors"):
        give(scoring_room, 3, name=name)


def test_a_sheet_with_blanks_is_not_locked_and_says_which(scoring_room):
    room = scoring_room
    room.fill("omid")
    clear_score(room.store, room.seated("omid"), **at(room, vendor="toska", leaf="team"))

    with pytest.raises(Refused, match="cells are still blank") as refused:
        room.lock("omid")
    assert sentence(refused.value, Language.EN) == (
        "1 of 24 cells are still blank, first of all: Toska – Team; "
        "score them, or abstain with a reason"
    )
    assert not sheet(room, "omid").is_locked


def test_a_locked_sheet_never_changes(scoring_room):
    scoring_room.fill("omid")
    scoring_room.lock("omid")

    for change in (lambda: give(scoring_room, 1), lambda: scoring_room.lock("omid")):
        with pytest.raises(Refused, match="your sheet is locked; its scores stay as they are"):
            change()


def test_leaders_see_how_many_cells_are_filled_and_nobody_else(scoring_room):
    give(scoring_room, 4)

    expected = [("Niloofar", 0, 24, False), ("Omid", 1, 24, False), ("Shirin", 0, 24, False)]
    assert how_far(scoring_room, "arash") == how_far(scoring_room, "farid") == expected
    assert how_far(scoring_room, "omid") == how_far(scoring_room, "mina") == []


def test_nobody_reads_others_scores_before_the_last_lock(scoring_room):
    room = scoring_room
    for name in ("niloofar", "omid"):
        room.fill(name)
        room.lock(name)
    room.fill("shirin")
    with room.store.read() as session:
        assert [all_sheets(session, room.seated(name), ROOM) for name in ("arash", "omid")] == [
            [],
            [],
        ]
    assert phase(room) == "scoring"

    room.lock("shirin")
    with room.store.read() as session:
        shown = all_sheets(session, room.seated("mina"), ROOM)
    assert [(one.name, len(one.given)) for one in shown] == [
        ("Niloofar", 24), ("Omid", 24), ("Shirin", 24),
    ]  # fmt: skip
    assert phase(room) == "consensus"


def test_a_conflict_takes_the_vendor_off_the_sheet_and_out_of_what_is_counted(scoring_room):
    room = scoring_room
    rayan = room.vendors["rayan"]
    declare(room.store, room.seated("omid"), selection=ROOM, conflicts={rayan: "A cousin"})
    declare(room.store, room.seated("arash"), selection=ROOM, conflicts={rayan: "A share"})

    assert rayan not in sheet(room, "omid").vendors
    assert how_far(room, "arash") == [
        ("Niloofar", 0, 18, False), ("Omid", 0, 18, False), ("Shirin", 0, 18, False),
    ]  # fmt: skip
    with pytest.raises(Refused, match="score vendors"):
        give_score(room.store, room.seated("omid"), value=3, **at(room, vendor="rayan"))


def test_a_member_who_leaves_with_an_open_sheet_is_waited_for_no_more(scoring_room):
    room = scoring_room
    for name in ("niloofar", "omid"):
        room.fill(name)
        room.lock(name)
    remove_member(room.store, room.seated("arash"), selection=ROOM, member="m-shirin")
    room.price_all()

    open_prices(room.store, room.seated("arash"), selection=ROOM)
    assert phase(room) == "price"


def test_prices_are_not_opened_before_anything_is_locked(scoring_room):
    with pytest.raises(Refused, match="until every assigned sheet is locked; none is yet"):
        open_prices(scoring_room.store, scoring_room.seated("arash"), selection=ROOM)


def test_who_is_still_waited_for_is_named(scoring_room):
    scoring_room.fill("omid")
    scoring_room.lock("omid")

    with pytest.raises(Refused, match="still open: ") as refused:
        open_prices(scoring_room.store, scoring_room.seated("arash"), selection=ROOM)
    assert refused.value.values == {"names": ["Niloofar", "Shirin"]}


def test_prices_are_not_opened_while_one_is_missing(scoring_room):
    room = scoring_room
    for name in second.EVALUATORS:
        room.fill(name)
        room.lock(name)
    set_price(
        room.store, room.seated("farid"), selection=ROOM, vendor=room.vendors["parsa"], amount=1
    )

    with pytest.raises(Refused, match="3 vendors in the ranking have no price yet"):
        open_prices(room.store, room.seated("arash"), selection=ROOM)


@pytest.mark.parametrize("name", ["farid", "omid", "mina"])
def test_only_the_chair_opens_the_prices(scoring_room, name):
    with pytest.raises(Refused, match="your role does not include this: open the prices"):
        open_prices(scoring_room.store, scoring_room.seated(name), selection=ROOM)


def test_no_score_comment_or_reason_stands_in_the_record(scoring_room):
    give(scoring_room, 5, comment="planted comment")
    abstain(
        scoring_room.store, scoring_room.seated("omid"), **at(scoring_room, leaf="team"),
        reason="planted reason",
    )  # fmt: skip

    with scoring_room.store.read() as session:
        bodies = [event.body for event in session.query(EventRow)]
    assert [body for body in bodies if "planted" in body or '"value":5' in body] == []


def test_a_page_follows_only_what_its_reader_may_know(scoring_room):
    room = scoring_room

    def versions():
        with room.store.read() as session:
            return {n: sheets_version(session, room.seated(n), ROOM) for n in ("arash", "omid")}

    before = versions()
    give_score(room.store, room.seated("shirin"), value=3, **at(room))
    after = versions()
    assert after["arash"] > before["arash"]
    assert after["omid"] == before["omid"]

    give(room, 2)
    assert versions()["omid"] > after["omid"]


def test_a_sheet_is_locked_by_nobody_but_its_member(scoring_room):
    with pytest.raises(Refused, match="score vendors"):
        lock_sheet(scoring_room.store, scoring_room.seated("farid"), selection=ROOM)


def test_a_leader_follows_cells_that_are_filled_and_emptied_but_no_comment(scoring_room):
    room = scoring_room

    def followed():
        with room.store.read() as session:
            return sheets_version(session, room.seated("farid"), ROOM)

    before = followed()
    comment_on(room.store, room.seated("omid"), **at(room), comment="Unseen")
    assert followed() == before
    give(room, 3)
    assert followed() == before + 1
    with room.store.read() as session:
        last = last_change(session, room.seated("omid"), ROOM)
    undo(room.store, room.seated("omid"), selection=ROOM, event=last.event)
    with room.store.read() as session:
        verb = session.scalars(select(EventRow.verb).order_by(EventRow.sequence.desc())).first()
    assert verb in FILLING
    assert followed() == before + 2
