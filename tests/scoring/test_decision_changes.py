"""What the committee may decide, and which reasons it owes; Rayan is first, by the tie-break."""

import pytest

from scoring.changes.decision import decide
from scoring.decision import Outcome
from scoring.reads.decisions import decision
from tests.scoring.screens.stage import button, on_stage, words
from tests.scoring.second_room import ROOM
from tests.scoring.test_nobody_left import report
from workbench.problem import Problem, Refused
from workbench.selection import Phase
from workbench.tables import SelectionRow

WHY = {"en": "It fits our work best"}
OWN = {"en": "Rayan cannot begin before summer"}


def decided(room, outcome, vendor=None, *, who="arash", reason=WHY, **more):
    decide(
        room.store, room.seated(who), selection=ROOM, outcome=outcome,
        vendor=room.vendors.get(vendor, vendor), reason=reason, **more,
    )  # fmt: skip
    return recorded(room)


def recorded(room):
    with room.store.read() as session:
        return decision(session, room.seated("mina"), ROOM, "en")


def test_the_official_first_is_chosen_with_one_reason(ranked_room):
    found = decided(ranked_room, Outcome.PARTNER, "rayan")

    assert (found.vendor, found.reason.text) == (ranked_room.vendors["rayan"], WHY["en"])
    assert (found.conditions, found.other_reason, found.decided_by) == (None, None, "Arash")
    with ranked_room.store.read() as session:
        assert session.get_one(SelectionRow, ROOM).phase == Phase.DECISION


@pytest.mark.parametrize("outcome", [Outcome.PARTNER, Outcome.CONDITIONAL])
@pytest.mark.parametrize("vendor", ["parsa", "toska"])
def test_another_than_the_official_first_needs_a_second_reason(ranked_room, outcome, vendor):
    points = {"conditions": {"en": "Starts in May"}}
    for blank in (None, {}, {"en": "  ", "fa": ""}):
        with pytest.raises(Problem, match="needs a second reason: why not the first"):
            decided(ranked_room, outcome, vendor, **points, other_reason=blank)
    assert recorded(ranked_room) is None

    found = decided(ranked_room, outcome, vendor, **points, other_reason=OWN)
    assert (found.vendor, found.other_reason.text) == (ranked_room.vendors[vendor], OWN["en"])


def test_a_conditional_choice_names_its_points(ranked_room):
    with pytest.raises(Problem, match="names the points it depends on"):
        decided(ranked_room, Outcome.CONDITIONAL, "rayan", conditions={"en": " "})

    found = decided(ranked_room, Outcome.CONDITIONAL, "rayan", conditions={"en": "Two clerks more"})
    assert found.conditions.text == "Two clerks more"


@pytest.mark.parametrize("vendor", ["zagros", "nobody we know", None])
def test_who_is_not_in_the_ranking_cannot_be_chosen(ranked_room, vendor):
    with pytest.raises(Problem, match="an excluded one cannot be chosen"):
        decided(ranked_room, Outcome.PARTNER, vendor, other_reason=OWN)


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("reason", [{}, {"en": "", "fa": "\n"}])
def test_every_decision_needs_its_reason_in_words(ranked_room, outcome, reason):
    vendor = "rayan" if outcome.names_vendor else None
    with pytest.raises(Problem, match="needs its reason in words"):
        decided(ranked_room, outcome, vendor, reason=reason, conditions={"en": "May"})


@pytest.mark.parametrize("outcome", [Outcome.REISSUE, Outcome.STOP])
def test_a_decision_for_nobody_names_no_vendor(ranked_room, outcome):
    with pytest.raises(Problem, match="a decision for nobody names no vendor"):
        decided(ranked_room, outcome, "rayan")
    assert decided(ranked_room, outcome).vendor is None


def test_the_chair_alone_decides(ranked_room):
    for who in ("farid", "niloofar", "mina"):
        with pytest.raises(Refused, match="your role does not include this: record the decision"):
            decided(ranked_room, Outcome.STOP, who=who)


def test_nothing_is_decided_while_the_sheets_are_open(scoring_room):
    with pytest.raises(Refused, match="possible from Price and ranking to Decision"):
        decided(scoring_room, Outcome.STOP)


def test_a_later_decision_leaves_nothing_of_the_one_before(ranked_room):
    decided(
        ranked_room, Outcome.CONDITIONAL, "parsa", conditions={"en": "May"}, other_reason=OWN
    )  # fmt: skip
    found = decided(ranked_room, Outcome.REISSUE, reason={"fa": "بودجه نداریم"})

    assert (found.vendor, found.conditions, found.other_reason) == (None, None, None)
    assert found.reason.text == "بودجه نداریم"


def test_the_screen_asks_why_not_the_first_and_the_report_holds_every_reason(ranked_room):
    room = ranked_room
    page = on_stage(room, "decision", "arash")
    page.radio[0].set_value(Outcome.CONDITIONAL).run()
    asked = [area.label for area in page.text_area]
    assert not any("Why not the official first" in label for label in asked)
    page.selectbox[0].set_value(room.vendors["parsa"]).run()
    for area, text in zip(page.text_area[::2], ("Fits best", "Starts in May", ""), strict=True):
        area.set_value(text)
    button(page, "Record the decision").click().run()
    assert "needs a second reason: why not the first" in words(page)

    page.text_area[4].set_value(OWN["en"])
    button(page, "Record the decision").click().run()

    told = report(room, "en")
    assert [text for text in ("Fits best", "Starts in May", OWN["en"]) if text not in told] == []
    assert "Parsa" in told
