"""Each vendor's points on the wanted process, and who may see them."""

import json
from xml.etree import ElementTree as ET

import pytest

from rfp.maps.map_heat import Heat, HeatScale
from rfp.tables import GapPainRow, GapRow, PainRow, ProcessMapRow, RequirementGapRow, StepRow
from scoring.reads.standings import standing
from scoring.reads.vendor_heat import vendor_heat
from tests.rfp.maps.test_swimlane import step_boxes
from tests.rfp.needs_room import START
from tests.scoring.screens.stage import on_stage
from tests.scoring.second_room import ROOM
from workbench.changes.members import declare
from workbench.tables import WordingRow


@pytest.fixture
def mapped_room(ranked_room):
    """Give the second selection a map of today, one of tomorrow, and a thread to one criterion."""
    here = {"selection": ROOM}
    step = {"kind": "task", "lane": "Sales", **here}
    judged = dict.fromkeys(("impact", "constraint", "risk", "dependency"), 3)
    layers = [
        [
            ProcessMapRow(id="m1", ordinal=1, source_file=None, drawing="", **here),
            ProcessMapRow(
                id="m2", ordinal=2, source_file=None, drawing="", state="to-be", replaces="m1",
                **here,
            ),
            GapRow(id="g1", ordinal=1, kind="data", as_is=1, to_be=3, **judged, **here),
            WordingRow(subject="m2", field="title", language="en", text="Wanted", **here),
        ],
        [
            StepRow(id="a1", process_map="m1", element="a", ordinal=1, name="Ask", **step),
            StepRow(id="a2", process_map="m2", element="a", ordinal=1, name="Ask by chat", **step),
            StepRow(id="b2", process_map="m2", element="b", ordinal=2, name="Greet", **step),
        ],
        [PainRow(id="p1", step="a1", text="Slow", source="", added_by="arash", added_at=START,
                 set_aside=None, **here)],
        [
            GapPainRow(gap="g1", pain="p1", **here),
            RequirementGapRow(requirement=ranked_room.requirement, gap="g1", **here),
        ],
    ]  # fmt: skip
    with ranked_room.store.database.writing() as session:
        for rows in layers:
            session.add_all(rows)
            session.flush()
    return ranked_room


def heat(room, who):
    with room.store.read() as session:
        actor = room.seated(who)
        return (
            vendor_heat(session, actor, ROOM, "en"),
            standing(session, actor, ROOM, "en"),
        )


def test_a_step_bears_the_points_of_the_criterion_that_it_traces_to(mapped_room):
    [found], official = heat(mapped_room, "mina")
    security = mapped_room.criteria["security"]

    assert found.entry.title == "Wanted"
    assert found.points == {vendor: {"a": own[security]} for vendor, own in official.points.items()}
    assert found.criteria == {"a": (official.titles[security],)}


def test_a_vendor_in_conflict_with_the_reader_is_not_there(mapped_room):
    parsa = mapped_room.vendors["parsa"]
    declare(mapped_room.store, mapped_room.seated("mina"), selection=ROOM, conflicts={parsa: "kin"})
    [found], _ = heat(mapped_room, "mina")

    assert parsa not in {*found.points, *found.vendors}
    assert len(found.vendors) == 3


def test_before_the_ranking_there_is_nothing(scoring_room):
    assert heat(scoring_room, "mina") == ([], None)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_part_of_the_page_is_drawn(mapped_room, language):
    page = on_stage(mapped_room, "ranking", "mina", language)
    page.session_state["ranking.heat"] = True
    page.run()
    [told] = [
        t.value for t in page.table if t.value.columns[0] == {"en": "Step", "fa": "گام"}[language]
    ]

    assert list(page.exception) == []
    assert told.shape == (1, 2 + 4)


@pytest.mark.parametrize("place", [0, 2])
def test_the_drawing_bears_the_colour_of_the_chosen_vendor_s_points(mapped_room, place):
    [found], _ = heat(mapped_room, "mina")
    vendor = list(found.vendors)[place]
    page = on_stage(mapped_room, "ranking", "mina", "en")
    page.session_state["ranking.heat"] = True
    page.session_state[f"heat.vendor.{found.entry.id}"] = vendor
    page.run()
    (drawn,) = page.get("bidi_component")
    picture = ET.fromstring(json.loads(drawn.proto.json)["picture"])  # noqa: S314 - our own

    band = Heat(values=found.points[vendor], scale=HeatScale.POINTS).band("a")
    assert [box.get("fill") for box in step_boxes(picture)] == [band.fill, "#ffffff"]
