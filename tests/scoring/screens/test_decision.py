import pytest

from rfp.changes.readiness import judge_again, judge_item
from rfp.reads.readiness import key_points
from scoring.changes.decision import decide
from scoring.decision import Outcome
from scoring.reads.decisions import decision
from tests.scoring.screens.stage import on_stage, words
from tests.scoring.second_room import ROOM
from workbench.selection import Phase
from workbench.tables import SelectionRow


@pytest.fixture
def room(ranked_room):
    """The ranked selection, whose first key point held while the needs were gathered."""
    enter(ranked_room, Phase.NEEDS)
    actor = ranked_room.seated("arash")
    with ranked_room.store.read() as session:
        first = key_points(session, actor, ROOM)[0]
    judge_item(ranked_room.store, actor, selection=ROOM, item=first.id, verdict="yes")
    enter(ranked_room, Phase.PRICE)
    return ranked_room


def enter(room, phase):
    with room.store.database.writing() as session:
        session.get_one(SelectionRow, ROOM).phase = phase.value


def stop(room):
    decide(
        room.store, room.seated("arash"), selection=ROOM, outcome=Outcome.STOP, vendor=None,
        reason={"en": "No budget"},
    )  # fmt: skip
    with room.store.read() as session:
        return decision(session, room.seated("arash"), ROOM, "en")


def test_the_chair_is_reminded_and_decides_all_the_same(room):
    page = on_stage(room, "decision", "arash")
    assert "The ten key points hold: key points that do not hold: 9" in words(page)

    assert stop(room).not_green == ("readiness.points",)
    told = words(on_stage(room, "decision", "arash"))
    assert "Not green when this was recorded: The ten key points hold" in told


def test_a_point_is_judged_again_on_the_page_of_the_decision_and_both_verdicts_stand(room):
    with room.store.read() as session:
        first = key_points(session, room.seated("arash"), ROOM)[0]
    page = opened(room, "The ten key points again, before the award: 0 of 10")
    assert list(grid_of(page).iloc[0])[1:] == ["Yes", "–"]
    assert "Judged again before the award: 0 of 10 key points." in words(page)

    judge_again(room.store, room.seated("arash"), selection=ROOM, item=first.id, verdict="no")
    page = opened(room, "The ten key points again, before the award: 1 of 10")
    assert list(grid_of(page).iloc[0])[1:] == ["Yes", "No"]
    assert "The ten key points hold: key points that do not hold: 10" in words(page)
    assert "Judged again before the award: 1 of 10 key points." in words(page)


def opened(room, title):
    """Return the page of the decision once the fold with this title is open."""
    page = on_stage(room, "decision", "arash")
    assert title in [fold.label for fold in page.expander]
    page.session_state["points_again.decision.fold"] = True
    return page.run()


def grid_of(page):
    (grid,) = [each for each in page.dataframe if "Before the award" in each.value.columns]
    return grid.value


def test_verdicts_from_before_the_rfp_are_not_told_as_judged_again(room):
    enter(room, Phase.NEEDS)
    actor = room.seated("arash")
    with room.store.read() as session:
        points = key_points(session, actor, ROOM)
    for point in points[1:]:
        judge_item(room.store, actor, selection=ROOM, item=point.id, verdict="yes")
    enter(room, Phase.PRICE)
    told = words(on_stage(room, "decision", "arash"))

    assert "By the latest verdicts every key point holds at least in part." in told
    assert "Judged again before the award: 0 of 10 key points." in told
    assert ":green" not in told


def test_who_never_judged_the_points_is_reminded_of_nothing(ranked_room):
    page = on_stage(ranked_room, "decision", "arash")
    assert "Not green" not in words(page)
    assert stop(ranked_room).not_green == ()
