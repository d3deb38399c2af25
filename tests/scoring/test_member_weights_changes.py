from fractions import Fraction

import pytest

from rfp.changes.plan import freeze_plan, remove_criterion, set_weights
from scoring.changes.member_weights import hand_in_weights, take_back_weights
from scoring.changes.weight_reveal import adopt_weights, reopen_weights, reveal_weights
from scoring.reads.weight_versions import weights_version
from scoring.weighing.ballot import Method, Unit
from scoring.weighing.revealed import Joint
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import complete_plan
from tests.scoring.weighing_room import (
    add,
    add_parts_and_price,
    ballot,
    count,
    give,
    hand_in,
    handed_in,
    revealed,
    tree,
    weighing_room,
)
from workbench.changes.members import remove_member
from workbench.changes.undo import undo
from workbench.problem import Problem, Refused
from workbench.reads.events import changes_of, events
from workbench.reads.replay import check
from workbench.reads.undo import last_change


@pytest.fixture
def room(tmp_path):
    made = weighing_room(tmp_path)
    yield made
    made.store.database.close()


def take_back(room, who):
    take_back_weights(room.store, room.seated(who), selection=ROOM)


def reveal(room, who="sara", reason=None):
    reveal_weights(room.store, room.seated(who), selection=ROOM, reason=reason)


def adopt(room, joint=Joint.MEAN):
    adopt_weights(room.store, room.seated("sara"), selection=ROOM, joint=joint)


def all_handed_in(room):
    for who, fit in (("sara", 70), ("omid", 60), ("babak", 25)):
        handed_in(room, who, fit=fit, risk=100 - fit)


def known_events(room, who):
    with room.store.read() as session:
        return [one.verb for one in events(session, room.seated(who), ROOM)]


def test_points_are_given_bit_by_bit_and_handed_in_when_they_sum_to_100(room):
    give(room, "omid", fit=70)
    with pytest.raises(Problem, match="nothing is given yet for: \\['Viability'\\]"):
        hand_in(room, "omid")
    give(room, "omid", risk=20)
    with pytest.raises(Problem, match="must sum to 100, got 90"):
        hand_in(room, "omid")
    give(room, "omid", risk=30)
    hand_in(room, "omid")

    assert ballot(room, "omid").weighings[0].weights() == {
        "fit": Fraction(7, 10),
        "risk": Fraction(3, 10),
    }
    assert count(room) == (1, 3)


def test_every_method_keeps_what_was_given_for_the_others(room):
    give(room, "omid", fit=70, risk=30)
    give(room, "omid", Method.SWING, fit=100, risk=60)
    give(room, "omid", Method.CENTROID, fit=1, risk=2)
    give(room, "omid", Method.PAIRS, comparisons={("fit", "risk"): Fraction(1, 4)})

    (weighing,) = ballot(room, "omid").weighings
    assert weighing.method is Method.PAIRS
    assert weighing.weights() == {"fit": Fraction(1, 5), "risk": Fraction(4, 5)}
    give(room, "omid", Method.SWING)
    assert ballot(room, "omid").weighings[0].weights() == {
        "fit": Fraction(5, 8),
        "risk": Fraction(3, 8),
    }
    give(room, "omid", Method.RANK_SUM, fit=None)
    assert ballot(room, "omid").weighings[0].given == {"risk": 2}
    give(room, "omid", Method.PAIRS, comparisons={("fit", "risk"): None})
    assert dict(ballot(room, "omid").weighings[0].comparisons) == {}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"fit": 101}, "Functional fit: a whole number from 0 to 100, got 101"),
        ({"fit": -1}, "from 0 to 100, got -1"),
        ({"method": Method.CENTROID, "fit": 3}, "from 1 to 2, got 3"),
        ({"price": 5}, "stand beside one another"),
        ({"method": Method.PAIRS, "fit": 3}, "stand beside one another"),
        ({"parent": "fit", "fit": 3}, "stand beside one another"),
        ({"comparisons": {("risk", "fit"): Fraction(2)}}, "stand beside one another"),
        ({"comparisons": {("fit", "risk"): Fraction(10)}}, "from 1/9 to 9, got 10"),
        ({"comparisons": {("fit", "risk"): Fraction(-1)}}, "from 1/9 to 9, got -1"),
    ],
)
def test_what_is_no_weight_is_refused_and_leaves_nothing(room, given, said):
    with pytest.raises(Problem, match=said):
        give(room, "omid", **given)

    assert dict(ballot(room, "omid").weighings[0].values) == {}


def test_more_than_seven_criteria_are_not_compared_in_pairs(room):
    for _ in range(6):
        add(room, "price")
    with pytest.raises(Problem, match="at most 7 criteria are compared in pairs, here are 8"):
        give(room, "omid", Method.PAIRS)


@pytest.mark.parametrize(("who", "said"), [("nima", "your role"), ("leila", "your role")])
def test_only_chair_and_evaluators_weigh_and_only_the_chair_reveals(room, who, said):
    for deed in (lambda: give(room, who, fit=50), lambda: hand_in(room, who),
                 lambda: take_back(room, who), lambda: reveal(room, who)):  # fmt: skip
        with pytest.raises(Refused, match=said):
            deed()
    with pytest.raises(Refused, match="your role"):
        reveal(room, "omid")
    assert ballot(room, who) is None


def test_before_the_reveal_nobody_is_told_more_than_how_many_handed_in(room):
    quiet = {who: known_events(room, who) for who in ("sara", "nima", "leila", "babak")}
    handed_in(room, "omid", fit=70, risk=30)

    assert {who: known_events(room, who) for who in quiet} == quiet
    assert revealed(room, "sara") is None
    assert [dict(w.values) for w in ballot(room, "sara").weighings] == [{}]
    assert {who: count(room, who) for who in ("sara", "nima", "leila", "vida")} == {
        "sara": (1, 3), "nima": (1, 3), "leila": (1, 3), "vida": None,
    }  # fmt: skip


def test_pages_of_others_follow_the_count_alone(room):
    def version(who):
        with room.store.read() as session:
            return weights_version(session, room.seated(who), ROOM)

    before = {who: version(who) for who in ("sara", "omid", "vida")}
    for fit in (10, 20, 70):
        give(room, "omid", fit=fit, risk=30)
    assert version("sara") == before["sara"]
    assert version("omid") == before["omid"] + 3
    hand_in(room, "omid")
    assert version("sara") == before["sara"] + 1
    assert version("vida") == before["vida"] == 0


def test_what_is_handed_in_stays_until_it_is_taken_back(room):
    handed_in(room, "omid", fit=70, risk=30)
    with pytest.raises(Refused, match="take them back first"):
        give(room, "omid", fit=60)
    with pytest.raises(Refused, match="take them back first"):
        hand_in(room, "omid")
    take_back(room, "omid")
    assert count(room) == (0, 3)
    with pytest.raises(Refused, match="nothing to take back"):
        take_back(room, "omid")


def test_a_criterion_that_comes_later_takes_weights_out_of_the_count(room):
    handed_in(room, "omid", fit=70, risk=30)
    price = add(room, "price")
    assert count(room) == (0, 3)

    remove_criterion(room.store, room.seated("nima"), selection=ROOM, criterion=price)
    assert count(room) == (1, 3)


def test_a_weighed_criterion_can_still_be_taken_out_of_the_plan(room):
    price = add(room, "price")
    give(room, "omid", **{price: 20})
    give(room, "omid", Method.PAIRS, comparisons={("fit", price): Fraction(2)})
    remove_criterion(room.store, room.seated("nima"), selection=ROOM, criterion=price)

    (weighing,) = ballot(room, "omid").weighings
    assert weighing.parts == ("fit", "risk")
    assert (dict(weighing.values), dict(weighing.comparisons)) == ({}, {})


def test_the_chair_reveals_once_all_have_handed_in(room):
    all_handed_in(room)
    reveal(room)

    found = revealed(room)
    assert list(found.names.values()) == ["Babak", "Omid", "Sara"]
    assert [own["fit"] for own in found.local.values()] == [
        Fraction(1, 4), Fraction(3, 5), Fraction(7, 10),
    ]  # fmt: skip
    assert (found.left_out, found.reason, found.revealed_by) == ((), None, "Sara")
    assert revealed(room, "vida") is None
    for deed in (lambda: give(room, "omid", fit=5), lambda: take_back(room, "omid")):
        with pytest.raises(Refused, match="the weights are revealed"):
            deed()
    with pytest.raises(Refused, match="revealed already"):
        reveal(room)


def test_the_event_of_the_reveal_lays_the_weights_open_to_the_committee(room):
    all_handed_in(room)
    reveal(room)

    with room.store.read() as session:
        leila = room.seated("leila")
        newest = events(session, leila, ROOM)[0]
        told = changes_of(session, leila, ROOM, newest.event)
    weights = [c.after for c in told if (c.table, c.field) == ("revealed_weight", "weight")]
    assert sorted(weights) == ["1/4", "2/5", "3/10", "3/4", "3/5", "7/10"]


def test_to_reveal_without_somebody_takes_a_reason_and_names_them(room):
    with pytest.raises(Refused, match="nobody has handed in weights yet"):
        reveal(room)
    handed_in(room, "omid", fit=70, risk=30)
    with pytest.raises(Refused, match="2 members have not handed in"):
        reveal(room, reason="  ")
    with pytest.raises(Problem, match="at most 500 characters, got 501"):
        reveal(room, reason="x" * 501)
    reveal(room, reason="Babak is\n on leave")

    found = revealed(room)
    assert (found.left_out, found.reason) == (("Babak", "Sara"), "Babak is on leave")
    assert list(found.names.values()) == ["Omid"]


def test_who_left_is_not_waited_for_and_what_they_handed_in_counts(room):
    handed_in(room, "babak", fit=25, risk=75)
    for who in ("babak", "omid"):
        remove_member(room.store, room.seated("sara"), selection=ROOM, member=f"m-{who}")

    assert count(room) == (1, 2)


def test_the_mean_goes_into_the_plan_in_tenths_that_sum_to_exactly_1(room):
    ids = add_parts_and_price(room)
    shares = {"sara": (50, 30, 20), "omid": (33, 33, 34), "babak": (40, 40, 20)}
    for who, (fit, risk, price) in shares.items():
        give(room, who, fit=fit, risk=risk, **{ids["price"]: price})
        ranks = {ids["sales"]: 1, ids["service"]: 2 if who == "sara" else 1}
        give(room, who, Method.CENTROID, parent="fit", **ranks)
        hand_in(room, who)
    reveal(room)
    adopt(room)

    assert tree(room).local_weights == {
        "fit": Fraction(41, 100),
        "risk": Fraction(343, 1000),
        ids["price"]: Fraction(247, 1000),
        ids["sales"]: Fraction(583, 1000),
        ids["service"]: Fraction(417, 1000),
    }
    adopt(room, Joint.MEDIAN)
    assert tree(room)["fit"].weight == Fraction(43, 100)
    assert known_events(room, "leila")[:2] == ["rfp.adopt_member_weights"] * 2


def test_the_taking_over_is_one_change_that_can_be_undone(room):
    all_handed_in(room)
    reveal(room)
    before = tree(room).local_weights
    adopt(room)
    assert tree(room)["fit"].weight == Fraction(517, 1000)

    with room.store.read() as session:
        last = last_change(session, room.seated("sara"), ROOM)
    undo(room.store, room.seated("sara"), selection=ROOM, event=last.event)
    assert tree(room).local_weights == before


def test_own_weights_are_undone_until_they_are_handed_in(room):
    give(room, "omid", fit=70)
    give(room, "omid", fit=80)
    omid = room.seated("omid")
    with room.store.read() as session:
        last = last_change(session, omid, ROOM)
    undo(room.store, omid, selection=ROOM, event=last.event)

    assert ballot(room, "omid").weighings[0].values == {(Unit.POINTS, "fit"): 70}
    assert not any(verb.startswith("workbench.undo") for verb in known_events(room, "sara"))


def test_criteria_that_changed_since_the_reveal_are_weighed_again(room):
    all_handed_in(room)
    with pytest.raises(Refused, match="not revealed yet"):
        adopt(room)
    reveal(room)
    add(room, "price")
    with pytest.raises(Problem, match="have changed since the members weighed them"):
        adopt(room)


def test_after_a_second_start_everybody_begins_from_their_own(room):
    with pytest.raises(Refused, match="not revealed, so they can still be given"):
        reopen_weights(room.store, room.seated("sara"), selection=ROOM)
    all_handed_in(room)
    reveal(room)
    reopen_weights(room.store, room.seated("sara"), selection=ROOM)

    assert (count(room), revealed(room)) == ((0, 3), None)
    assert ballot(room, "omid").weighings[0].given == {"fit": 60, "risk": 40}
    hand_in_weights(room.store, room.seated("omid"), selection=ROOM)
    reveal(room, reason="The second round is short")
    assert list(revealed(room).names.values()) == ["Omid"]


def test_a_frozen_plan_is_weighed_by_nobody_and_the_reveal_stays_readable(room):
    complete_plan(room)
    parts = ballot(room, "omid").weighings[0].parts
    give(room, "omid", **dict(zip(parts, (50, 30, 20), strict=True)))
    hand_in(room, "omid")
    reveal(room, reason="Only Omid weighs here")
    freeze_plan(room.store, room.seated("sara"), selection=ROOM)

    for deed in (lambda: give(room, "sara", fit=5), lambda: adopt(room)):
        with pytest.raises(Refused, match="possible in the phase Evaluation plan only"):
            deed()
    assert revealed(room).fits(tree(room))
    assert count(room) == (1, 3)


def test_the_record_holds_and_rebuilds_all_of_it(room):
    all_handed_in(room)
    take_back(room, "babak")
    give(room, "babak", Method.PAIRS, comparisons={("fit", "risk"): Fraction(2)})
    hand_in(room, "babak")
    reveal(room)
    adopt(room)
    set_weights(
        room.store, room.seated("nima"), selection=ROOM, parent=None,
        weights={"fit": Fraction(1, 2), "risk": Fraction(1, 2)},
    )  # fmt: skip
    reopen_weights(room.store, room.seated("sara"), selection=ROOM)

    with room.store.read() as session:
        ours = ("ballot", "weighing", "given_weight", "weight_comparison", "weight_reveal",
                "weight_left_out", "revealed_weight")  # fmt: skip
        assert [b for b in check(session).breaks if b.values.get("table") in ours] == []
