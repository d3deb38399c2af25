"""Every tool's file, damaged in every way we could think of: read, or refused with its line."""

import random
import re

import pytest

from rfp.maps.bpmn import read
from rfp.maps.map_pages import pages
from rfp.maps.swimlane import draw
from tests.material import shared
from tests.rfp.bpmn_text import definitions, diagram, process, shape
from tests.rfp.maps.test_bpmn import COUNTED
from workbench.language import Language
from workbench.problem import Problem

ROUNDS = 24
TAG = re.compile(r"<[^<>]*>")
ATTRIBUTE = re.compile(r'\s[\w:]+="[^"]*"')
ID = re.compile(r'\bid="([^"]*)"')
FIGURE = re.compile(r'(?<==")-?\d+(\.\d+)?(?=")')
PREFIX = re.compile(r"(?<=[</])(\w+:)")
FIGURES = ["NaN", "-1e400", "1e400", "-99999", "", "wide", "0", "1e-9", "9999999", "12,5"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-7"]


def one_of(text, pattern, chance):
    found = list(pattern.finditer(text))
    return chance.choice(found) if found else None


def without(pattern):
    def damaged(text, chance):
        found = one_of(text, pattern, chance)
        return text[: found.start()] + text[found.end() :] if found else text

    return damaged


def twice(text, chance):
    found = one_of(text, TAG, chance)
    return text[: found.end()] + found[0] + text[found.end() :] if found else text


def doubled_id(text, chance):
    one, other = (one_of(text, ID, chance) for _ in range(2))
    if one is None or other is None:
        return text
    return text[: one.start(1)] + other[1] + text[one.end(1) :]


def other_figure(text, chance):
    for _ in range(10):
        found = one_of(text, FIGURE, chance)
        if found:
            text = text[: found.start()] + chance.choice(FIGURES) + text[found.end() :]
    return text


def swapped(text, chance):
    if not TAG.search(text):
        return text
    one, other = sorted((one_of(text, TAG, chance) for _ in range(2)), key=re.Match.start)
    if one.end() > other.start():
        return text
    between = text[one.end() : other.start()]
    return text[: one.start()] + other[0] + between + one[0] + text[other.end() :]


def no_drawing(text, chance):
    return re.sub(r"<(\w+:)?BPMNDiagram.*</(\w+:)?BPMNDiagram>", "", text, flags=re.DOTALL)


def no_bounds(text, chance):
    return re.sub(r"<\w+:Bounds[^>]*>", "", text)


def no_prefix(text, chance):
    return PREFIX.sub("", text)


def other_prefix(text, chance):
    return PREFIX.sub("x:", text)


def no_id(text, chance):
    return ID.sub("", text)


def same_id(text, chance):
    return ID.sub('id="one"', text)


def cut_off(text, chance):
    return text[: chance.randrange(len(text))]


def rubbish(text, chance):
    at = chance.randrange(len(text))
    return (
        text[:at]
        + chance.choice(["\x00", "&", "&nbsp;", "<", "]]>", "\ud800", "\u202e"])
        + text[at:]
    )


DAMAGES = [
    without(TAG), without(ATTRIBUTE), without(ID), twice, doubled_id, other_figure, swapped,
    no_drawing, no_bounds, no_prefix, other_prefix, no_id, same_id, cut_off, rubbish,
]  # fmt: skip


def outcome(data):
    """Read and draw; a refusal must name the line, unless there is nothing to count lines in."""
    try:
        process_map = read(data).map
    except Problem as problem:
        is_told = "line" in problem.values or problem.template == "the file is empty"
        assert is_told  # either outcome is right
        return None
    assert draw(process_map, language=Language.FA)
    assert pages(process_map, language=Language.EN)
    return process_map


@pytest.mark.parametrize("name", COUNTED)
def test_a_damaged_file_is_read_or_refused_with_its_line(name):
    whole = shared(f"documents/bpmn/{name}").read_bytes().decode("utf-8", errors="replace")
    read_well = 0
    for seed in range(ROUNDS if len(whole) < 100_000 else ROUNDS // 6):
        chance, text = random.Random(f"{name} {seed}"), whole  # noqa: S311 - damage, no secret
        for damage in chance.choices(DAMAGES, k=chance.randint(1, 3)):
            text = damage(text, chance) if text.strip() else text
        encoding = chance.choice(ENCODINGS) if chance.random() < 0.3 else "utf-8"
        read_well += outcome(text.encode(encoding, errors="replace")) is not None

    assert read_well > 0


@pytest.mark.parametrize(
    "inside",
    [
        '<choreography id="c"><choreographyTask id="t" name="Talk"/></choreography>',
        '<conversation id="c"><callConversation id="x"/></conversation>',
        '<collaboration id="c"><participant id="p1" name="Alone"/></collaboration>',
        '<collaboration id="c"><participant id="p1" processRef="p"/><participant id="p2" '
        'processRef="p"/></collaboration>' + process('<task id="t"/>'),
        process('<laneSet><lane id="a"><childLaneSet><lane id="b"><childLaneSet><lane id="c">'
                "<flowNodeRef>t</flowNodeRef></lane></childLaneSet></lane></childLaneSet></lane>"
                '</laneSet><task id="t"/>'),
        process('<subProcess id="s"/><boundaryEvent id="b" attachedToRef="b"/>'),
        process('<task id="t" name="T"/>') + diagram(shape("t", -5000, -5000)),
        process('<task id="t" name="T"/>') + diagram(shape("t", 0, 0, 1e7, 1e7)),
        process('<task id="t" name="T"/>') + diagram(shape("t", 0, 0, 1e-7, 1e-7)),
        process('<task id="t" name="T"/>') + diagram('<bpmndi:BPMNShape bpmnElement="t"/>'),
        "",
    ],
)  # fmt: skip
def test_what_is_seldom_drawn_is_read_and_drawn(inside):
    assert outcome(definitions(inside).encode()) is not None


def test_an_event_that_sits_on_itself_or_in_a_ring_comes_to_an_end():
    ring = (
        '<boundaryEvent id="a" attachedToRef="b"/><boundaryEvent id="b" attachedToRef="a"/>'
        '<sequenceFlow id="f" sourceRef="a" targetRef="b"/>'
    )

    assert outcome(definitions(process(ring)).encode()) is not None


def test_the_line_is_counted_as_the_file_has_it():
    with pytest.raises(Problem, match=r"found 'svg' on line 4"):
        read(b'\n<?xml version="1.0"\n encoding="UTF-8"?>\n<svg/>')
