"""A file with several drawings: each is drawn whole, also what an earlier one showed already."""

import json

import pytest
from lxml import etree

from rfp.maps.bpmn import read
from rfp.maps.map_parts import parts
from rfp.maps.process_map import ProcessMap
from rfp.maps.swimlane import draw
from tests.material import shared
from tests.rfp.bpmn_text import definitions, diagram, edge, shape
from workbench.language import Language
from workbench.plain_values import pack, unpack

TWO_VIEWS = (
    """<process id="p" name="Order"><laneSet><lane id="u" name="Sales"><flowNodeRef>t</flowNodeRef>
<flowNodeRef>v</flowNodeRef></lane></laneSet><task id="t" name="Ask"/><task id="v" name="Offer"/>
<task id="only" name="Archive"/><sequenceFlow id="f" sourceRef="t" targetRef="v"/>
<textAnnotation id="n"><text>By phone</text></textAnnotation></process>"""
    + diagram(shape("t", 0, 0) + shape("v", 200, 0) + edge("f", (100, 40), (200, 40)), name="Plain")
    + diagram(
        shape("u", 0, 0, 600, 200) + shape("t", 40, 60) + shape("v", 300, 60) + shape("n", 40, 150)
        + shape("only", 450, 60) + edge("f", (0, 900), (300, 100)), name="In lanes",
    )
)  # fmt: skip


@pytest.fixture
def two_views():
    return read(definitions(TWO_VIEWS).encode()).map


def test_a_later_drawing_shows_what_an_earlier_one_shows_too(two_views):
    first, second = (placed.map for placed in parts(two_views, Language.EN))

    assert [step.name for step in first.steps] == ["Ask", "Offer"]
    assert [lane.name for lane in first.lanes] == []
    assert [step.name for step in second.steps] == ["Ask", "Offer", "Archive"]
    assert [lane.name for lane in second.lanes] == ["Sales"]
    assert [note.text for note in second.notes] == ["By phone"]
    assert [flow.id for flow in first.flows] == [flow.id for flow in second.flows] == ["f"]


def test_each_drawing_keeps_its_own_places(two_views):
    first, second = (placed.map for placed in parts(two_views, Language.EN))

    def between(part):
        ask, offer = (step.box for step in part.steps[:2])
        return offer.x - ask.x

    assert (between(first), between(second)) == (200, 260)


def test_a_line_that_a_later_drawing_stored_astray_starts_at_its_own_box(two_views):
    _, second = (placed.map for placed in parts(two_views, Language.EN))
    box = second.steps[0].box
    x, y = second.flows[0].waypoints[0]

    assert box.x <= x <= box.right
    assert box.y <= y <= box.bottom


def test_the_pains_of_a_step_are_marked_in_every_drawing_of_it(two_views):
    words = list(
        etree.fromstring(
            draw(two_views, language=Language.EN, marks={"t": (7,)}).encode()
        ).itertext()
    )

    assert words.count("7") == 2


def test_a_map_that_was_kept_before_drawings_repeated_is_read_as_it_was(two_views):
    kept = json.loads(json.dumps(pack(two_views)))
    assert unpack(ProcessMap, kept) == two_views
    del kept["again"]

    first, second = (placed.map for placed in parts(unpack(ProcessMap, kept), Language.EN))
    assert [step.name for step in first.steps] == ["Ask", "Offer"]
    assert [step.name for step in second.steps] == ["Archive"]


@pytest.mark.parametrize("file", sorted(shared("documents/bpmn").iterdir()), ids=lambda p: p.name)
def test_every_drawing_of_a_tool_s_file_has_the_steps_that_it_names(file):
    process_map = read(file.read_bytes()).map
    drawn = [{s.id for s in p.map.steps} for p in parts(process_map, Language.EN) if not p.own]
    ids = {step.id for step in process_map.steps}
    planes = etree.parse(file).iter("{*}BPMNPlane")
    shown = [[shape.get("bpmnElement") for shape in p.iter("{*}BPMNShape")] for p in planes]
    named = [{name.rpartition(":")[2] for name in names} & ids for names in shown]

    assert drawn == [steps for steps in named if steps]
