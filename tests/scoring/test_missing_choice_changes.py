"""A score that nobody gave: asked for, or settled by a choice on record; never a crash."""

from fractions import Fraction

import pytest

from scoring.changes.missing_choice import choose_for_missing
from scoring.changes.price_opening import open_prices
from scoring.changes.sheets import abstain
from scoring.changes.what_ifs import move_what_if, pin
from scoring.missing import Choice
from scoring.missing_words import interval_rows, settled_sentences
from scoring.reads.judged_standings import judged_standing
from scoring.reads.official_trees import official_tree
from scoring.reads.sheets import unscored
from scoring.reads.standings import standing, unranked
from scoring.reads.what_ifs import pins, what_if
from tests.scoring import second_selection as second
from tests.scoring.second_room import ROOM
from workbench.changes.members import declare
from workbench.language import Language
from workbench.problem import Problem, Refused
from workbench.reads.events import events
from workbench.reads.replay import check
from workbench.tables import SelectionRow

# Parsa's total but ease of use, by Niloofar and Omid alone: 12 + 5.6 + 9.6 + 7.2 + 6, price 24.
WITHOUT_EASE = Fraction("64.4")


def choose(room, choice=Choice.ZERO, by="arash", reason="Nobody saw it", vendor="parsa"):
    choose_for_missing(
        room.store, room.seated(by), selection=ROOM, vendor=room.vendors[vendor],
        leaf=room.criteria["ease"], choice=choice, reason=reason,
    )  # fmt: skip


def read(room, name="omid", of=standing):
    with room.store.read() as session:
        return of(session, room.seated(name), ROOM, "en")


def phase(room):
    with room.store.read() as session:
        return session.get(SelectionRow, ROOM).phase


def lock_all(room, abstaining=second.EVALUATORS):
    """Everybody locks; those named abstain on Parsa's ease of use."""
    where = {"vendor": room.vendors["parsa"], "leaf": room.criteria["ease"]}
    for name in second.EVALUATORS:
        room.fill(name)
        if name in abstaining:
            abstain(room.store, room.seated(name), selection=ROOM, **where, reason="Unseen")
        room.lock(name)


def opened(room):
    room.price_all()
    open_prices(room.store, room.seated("arash"), selection=ROOM)


@pytest.fixture
def orphaned(moved):
    """Prices are open; then the one scorer of Parsa's ease of use declares a conflict."""
    return moved("scoring", orphan)


def orphan(room):
    lock_all(room, abstaining=("niloofar", "omid"))
    opened(room)
    declare(
        room.store, room.seated("shirin"), selection=ROOM,
        conflicts={room.vendors["parsa"]: "A cousin"},
    )  # fmt: skip


def test_a_choice_ends_the_scoring_and_lets_the_prices_be_opened(scoring_room):
    lock_all(scoring_room)
    assert phase(scoring_room) == "scoring"

    choose(scoring_room)
    assert phase(scoring_room) == "consensus"
    opened(scoring_room)
    found = read(scoring_room)
    assert found.points[scoring_room.vendors["parsa"]][scoring_room.criteria["ease"]] == 0
    assert settled_sentences(found, Language.EN) == [
        (
            "Parsa is not scored on Ease of use: 0.00 points are used (count it as 0 points). "
            "Chosen by Arash: Nobody saw it"
        )
    ]


def test_a_conflict_after_the_opening_leaves_an_interval_and_no_ranking(orphaned):
    assert read(orphaned) is None
    told = read(orphaned, of=unranked)

    parsa = told.intervals[orphaned.vendors["parsa"]]
    assert (parsa.worst, parsa.best) == (WITHOUT_EASE, WITHOUT_EASE + 12)
    assert (parsa.best_rank, parsa.worst_rank) == (1, 3)
    assert told.unsettled == ((orphaned.vendors["parsa"], orphaned.criteria["ease"]),)
    assert interval_rows(told, Language.EN)[0] == {
        "Vendor": "Parsa", "Total at worst": "64.40", "Total at best": "76.40", "Rank": "1 to 3",
        "Not scored on": "Ease of use",
    }  # fmt: skip
    persian = interval_rows(told, Language.FA)[0]["رتبه"]
    assert persian.translate(dict.fromkeys(map(ord, "\u2068\u2069"))) == "۱ تا ۳"


def test_who_is_in_conflict_learns_only_that_something_waits(orphaned):
    told = read(orphaned, "shirin", of=unranked)

    assert (told.unsettled, told.hides_cells) == ((), True)
    assert orphaned.vendors["parsa"] not in {**told.vendors, **told.intervals}


@pytest.mark.parametrize(
    ("choice", "points"), [(Choice.ZERO, Fraction(0)), (Choice.MEAN, Fraction(520, 9))]
)
def test_zero_and_mean_stand_in_for_the_missing_score(orphaned, choice, points):
    choose(orphaned, choice)

    # The others' sums on ease of use are 10, 9 and 7: 20/3 x 26 / 3.
    found = read(orphaned)
    parsa = found.points[orphaned.vendors["parsa"]]
    assert parsa[orphaned.criteria["ease"]] == points
    assert found.ranking().place(orphaned.vendors["parsa"]).total == (
        WITHOUT_EASE + Fraction(12, 100) * points
    )


def test_a_leaf_that_is_left_out_is_left_out_for_all_and_everywhere(orphaned):
    move_what_if(
        orphaned.store, orphaned.seated("omid"), selection=ROOM,
        frame={"t": "release", "c": orphaned.criteria["ease"], "x": 600, "v": 0},
    )  # fmt: skip
    pin(orphaned.store, orphaned.seated("omid"), selection=ROOM, title="Much ease")
    choose(orphaned, Choice.LEAVE_OUT)

    found = read(orphaned)
    ease, coverage = orphaned.criteria["ease"], orphaned.criteria["coverage"]
    assert ease not in found.tree
    assert found.tree.effective(coverage) == Fraction(2, 5) * Fraction(5, 7)
    with orphaned.store.read() as session:
        seat = orphaned.seated("omid")
        trees = [official_tree(session, ROOM), what_if(session, seat, ROOM).tree]
        trees += [pinned.tree for pinned in pins(session, seat, ROOM)]
    for tree in trees:  # before ease moved, coverage and reports stood at 5 to 2, and still do
        assert tree[coverage].weight == Fraction(5, 7)
        assert found.ranking(tree).ranks == found.ranking().ranks
    judged = read(orphaned, of=judged_standing)
    assert judged.panel.leaves == found.tree.leaves
    assert settled_sentences(found, Language.FA)[0].count("برای همه کنار گذاشته شد") == 1


def test_a_board_moves_what_is_left_after_a_leaf_is_left_out(orphaned):
    choose(orphaned, Choice.LEAVE_OUT)
    after = move_what_if(
        orphaned.store, orphaned.seated("omid"), selection=ROOM,
        frame={"t": "release", "c": orphaned.criteria["coverage"], "x": 500, "v": 0},
    )  # fmt: skip
    assert after.tree[orphaned.criteria["reports"]].weight == Fraction(1, 2)

    choose(orphaned, Choice.ZERO)  # the leaf is back: the what-if still sums to exactly 1
    with orphaned.store.read() as session:
        again = what_if(session, orphaned.seated("omid"), ROOM)
    assert read(orphaned).ranking(again.tree).places


@pytest.mark.parametrize("name", ["omid", "mina", "shirin"])
def test_nobody_else_chooses(orphaned, name):
    with pytest.raises(Refused, match="your role does not include this"):
        choose(orphaned, by=name)


def test_a_chair_in_conflict_leaves_the_choice_to_the_facilitator(orphaned):
    declare(
        orphaned.store, orphaned.seated("arash"), selection=ROOM,
        conflicts={orphaned.vendors["parsa"]: "A brother"},
    )  # fmt: skip
    with pytest.raises(Refused):
        choose(orphaned)
    choose(orphaned, by="farid")
    assert read(orphaned).settled[0].chosen.chosen_by == "Farid"


def test_a_choice_needs_a_reason_and_a_cell_without_a_score(orphaned):
    with pytest.raises(Problem, match="needs its reason in words"):
        choose(orphaned, reason=" ")
    with pytest.raises(Refused, match="this has a score already"):
        choose(orphaned, vendor="rayan")


def test_no_mean_is_taken_where_nobody_is_scored(scoring_room):
    for name in second.EVALUATORS:
        scoring_room.fill(name)
        for vendor in second.SCORES:
            abstain(
                scoring_room.store, scoring_room.seated(name), selection=ROOM, reason="Unseen",
                vendor=scoring_room.vendors[vendor], leaf=scoring_room.criteria["ease"],
            )  # fmt: skip
        scoring_room.lock(name)
    with pytest.raises(Problem, match="so there is no mean"):
        choose(scoring_room, Choice.MEAN)
    for vendor in second.SCORES:
        choose(scoring_room, Choice.LEAVE_OUT, vendor=vendor)
    opened(scoring_room)
    assert scoring_room.criteria["ease"] not in read(scoring_room).tree


def test_every_member_may_be_in_conflict_with_a_vendor_and_nobody_vanishes(ranked_room):
    parsa = ranked_room.vendors["parsa"]
    for name in second.EVALUATORS:
        declare(ranked_room.store, ranked_room.seated(name), selection=ROOM,
                conflicts={parsa: "A cousin"})  # fmt: skip

    told = read(ranked_room, "arash", of=unranked)
    assert len(told.unsettled) == len(second.LEAVES) - 1
    assert (told.intervals[parsa].worst, told.intervals[parsa].best) == (24, 94)
    with ranked_room.store.read() as session:
        assert len(unscored(session, ranked_room.seated("arash"), ROOM)) == 6


def test_the_choice_is_in_the_record_and_can_be_replayed(orphaned):
    choose(orphaned)
    choose(orphaned, Choice.MEAN, reason="Zero is too hard")

    assert read(orphaned).settled[0].chosen.reason == "Zero is too hard"
    with orphaned.store.read() as session:
        wrong = [w for w in check(session).breaks if w.values.get("table") == "missing_choice"]
    assert wrong == []


def test_the_same_choice_for_the_same_reason_is_no_event_and_keeps_who_and_when(orphaned):
    choose(orphaned)
    with orphaned.store.read() as session:
        first = read(orphaned).settled[0].chosen
        told = [event.verb for event in events(session, orphaned.seated("arash"), ROOM)]
    choose(orphaned, by="farid", reason=" Nobody saw it ")

    with orphaned.store.read() as session:
        assert [event.verb for event in events(session, orphaned.seated("arash"), ROOM)] == told
    assert read(orphaned).settled[0].chosen == first
