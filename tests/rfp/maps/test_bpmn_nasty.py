"""Whole files with several hard things at once, as no single tool exports them."""

from collections import Counter

import pytest
from lxml import etree

from rfp.maps.bpmn import read
from rfp.maps.process_map import FlowKind
from rfp.maps.swimlane import draw
from tests.rfp.bpmn_text import definitions, diagram, edge, shape
from workbench.language import Language

FIRST_NESTED = """
<collaboration id="c"><participant id="us" name="شرکت" processRef="p1"/>
<participant id="them" name="Customer"/><participant id="bank" name="Bank" processRef="p2"/>
<messageFlow id="m1" sourceRef="t1" targetRef="them"/>
<messageFlow id="m2" sourceRef="b1" targetRef="t2"/></collaboration>
<process id="p1" name="Sell"><laneSet><lane id="l1" name="فروش"><childLaneSet>
<lane id="l2" name="داخلی"><childLaneSet><lane id="l3" name="تلفنی"><flowNodeRef>t1</flowNodeRef>
</lane></childLaneSet></lane><lane id="l4" name="میدانی"><flowNodeRef>t2</flowNodeRef></lane>
</childLaneSet></lane></laneSet><task id="t1" name="تماس"/><task id="t2" name="بازدید"/>
<sequenceFlow id="f1" sourceRef="t1" targetRef="t2"/></process>
<process id="p2" name="Pay"><task id="b1" name="Check credit"/></process>"""

COLLAPSED_WITH_ITS_OWN_DRAWING = (
    """<process id="p" name="Order"><laneSet><lane id="a" name="Desk"/><lane id="b" name="Back"/>
<lane id="c"/></laneSet><startEvent id="s"/><subProcess id="sub" name="Check"><task id="in1"
name="Inner one"/><subProcess id="deep" name="Deeper"><task id="in2" name="Inner two"/></subProcess>
<sequenceFlow id="f2" sourceRef="in1" targetRef="deep"/></subProcess>
<sequenceFlow id="f1" sourceRef="s" targetRef="sub"/></process>"""
    + diagram(
        shape("a", 0, 0, 600, 100) + shape("b", 0, 100, 600, 100) + shape("s", 20, 30, 36, 36)
        + shape("sub", 120, 110) + edge("f1", (56, 48), (120, 150)), name="Main",
    )
    + diagram(shape("in1", 10, 10) + shape("deep", 200, 10), name="Inside", element="sub")
)  # fmt: skip

EVERYTHING_TWICE = """
<collaboration id="x"><participant id="x" name="One" processRef="p"/>
<participant id="x" name="Two" processRef="q"/></collaboration>
<process id="p" name="One"><laneSet><lane id="l" name="Up"><flowNodeRef>t</flowNodeRef></lane>
<lane id="l" name="Down"/></laneSet><task id="t" name="Ask"/><task id="t" name="Answer"/>
<sequenceFlow id="f" sourceRef="t" targetRef="t"/></process>
<process id="q" name="Two"><task id="t" name="Archive"/></process>"""

NOTHING_DRAWN = """
<process id="p" name="Complaint"><laneSet><lane id="a" name="مرکز تماس">
<flowNodeRef>s</flowNodeRef><flowNodeRef>t</flowNodeRef></lane><lane id="b" name="IT">
<flowNodeRef>g</flowNodeRef><flowNodeRef>e</flowNodeRef></lane></laneSet><startEvent id="s"/>
<userTask id="t" name="ثبت شکایت در CRM"/><exclusiveGateway id="g" name="حل شد؟"/>
<endEvent id="e"/><boundaryEvent id="late" attachedToRef="t" name="48 h"/>
<sequenceFlow id="1" sourceRef="s" targetRef="t"/><sequenceFlow id="2" sourceRef="t"
targetRef="g"/><sequenceFlow id="3" name="خیر" sourceRef="g" targetRef="t"/>
<sequenceFlow id="4" name="بله" sourceRef="g" targetRef="e"/>
<sequenceFlow id="5" sourceRef="late" targetRef="g"/></process>"""

ONLY_A_LINE_BETWEEN_STRANGERS = """
<collaboration id="c"><participant id="a" name="Buyer"/><participant id="b" name="Vendor"/>
<messageFlow id="m" sourceRef="a" targetRef="b"/></collaboration>
<process id="p"><callActivity id="call" calledElement="other" name="Hire"/><adHocSubProcess
id="ad" name="Any order"><manualTask id="m1"/><scriptTask id="m2" name="&amp;#x202E;"/>
</adHocSubProcess><dataObjectReference id="d" name="Form"/><textAnnotation id="n"><text>slow
and by hand</text></textAnnotation><association id="as" sourceRef="call" targetRef="n"/></process>
"""

TWO_DRAWINGS_OF_ONE_STEP = (
    """<process id="p" name="One"><laneSet><lane id="u" name="Upper"/></laneSet>
<task id="t" name="Seen twice"/></process><process id="q" name="Other"><task id="z"/></process>"""
    + diagram(shape("u", 0, 0, 400, 120) + shape("t", 20, 20), name="A")
    + diagram(shape("t", 900, 900) + shape("z", 0, 0) + shape("gone", 1, 1), name="B")
)

# Steps, lanes, sequence flows, message flows, pools; then each step's lane by its name.
FILES = {
    "three lanes deep, two pools, one without a process": (
        FIRST_NESTED, (3, 4, 1, 2, 3), {"تماس": "تلفنی", "بازدید": "میدانی", "Check credit": None},
    ),
    "collapsed subprocesses, one drawn apart, one nowhere": (
        COLLAPSED_WITH_ITS_OWN_DRAWING, (5, 3, 2, 0, 0),
        {"": "Desk", "Check": "Back", "Inner one": "Back", "Deeper": "Back", "Inner two": "Back"},
    ),
    "every id twice": (
        EVERYTHING_TWICE, (3, 2, 1, 0, 2), {"Ask": "Up", "Answer": None, "Archive": None},
    ),
    "a ring, an event on a step and no drawing": (
        NOTHING_DRAWN, (5, 2, 5, 0, 0),
        {"": "IT", "ثبت شکایت در CRM": "مرکز تماس", "حل شد؟": "IT", "48 h": "مرکز تماس"},
    ),
    "pools alone, calls and remarks": (
        ONLY_A_LINE_BETWEEN_STRANGERS, (4, 0, 0, 1, 2),
        {"Hire": None, "Any order": None, "": None, "&#x202E;": None},
    ),
    "one step in two drawings, a shape of nothing": (
        TWO_DRAWINGS_OF_ONE_STEP, (2, 1, 0, 0, 0), {"Seen twice": "Upper", "": None},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_nasty_file_is_read_whole_and_drawn_in_both_languages(name):
    text, counted, in_lanes = FILES[name]
    process_map = read(definitions(text).encode()).map
    kinds = Counter(flow.kind for flow in process_map.flows)
    lanes = {lane.id: lane.name for lane in process_map.lanes}

    assert (
        len(process_map.steps), len(process_map.lanes), kinds[FlowKind.SEQUENCE],
        kinds[FlowKind.MESSAGE], len(process_map.pools),
    ) == counted  # fmt: skip
    assert {step.name: lanes.get(step.lane) for step in process_map.steps} == in_lanes
    named = [step.name.split()[0] for step in process_map.steps if step.name.strip()]
    for language in Language:
        drawn = etree.fromstring(draw(process_map, language=language).encode())
        words = " ".join(drawn.itertext())
        assert [name for name in named if name not in words] == []
