from itertools import combinations, product

import pytest

from rfp.maps.bpmn import read
from rfp.maps.map_labels import Taken, labels
from rfp.maps.map_parts import parts
from rfp.maps.process_map import Box, Flow, ProcessMap, Step, StepKind
from tests.material import shared
from tests.rfp.maps.test_bpmn import COUNTED
from workbench.language import Language

SOLID = set(StepKind) - {StepKind.SUBPROCESS, StepKind.CALL}


def event(key, x, name):
    box = Box(x=x, y=0, width=36, height=36)
    return Step(id=key, name=name, kind=StepKind.EVENT, box=box)


def lines_of(svg):
    return [text.partition(">")[2].partition("<")[0] for text in svg.split("<tspan")[1:]]


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("language", Language)
def test_no_name_covers_a_step_or_another_name(name, language, monkeypatch):
    process_map = read(shared(f"documents/bpmn/{name}").read_bytes()).map
    for part in parts(process_map, language):
        solid = [step.box for step in part.map.steps if step.box and step.kind in SOLID]
        taken = []
        monkeypatch.setattr(Taken, "take", _noting(taken, Taken.take))
        labels(part.map, solid)
        monkeypatch.undo()
        steps, names = taken[: len(solid)], taken[len(solid) :]

        assert [pair for pair in product(steps, names) if _meet(*pair)] == []
        assert [pair for pair in combinations(names, 2) if _meet(*pair)] == []


def _noting(taken, take):
    def noted(self, corners):
        taken.append(corners)
        take(self, corners)

    return noted


def _meet(one, other):
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > 0 and min(one[3], other[3]) - max(one[1], other[1]) > 0


def test_neighbours_with_long_names_are_told_apart():
    part = ProcessMap(
        steps=(event("a", 0, "Waiting for the answer"), event("b", 50, "Waiting for the customer"))
    )
    first, second = labels(part, ()).split("</text>")[:2]

    assert (lines_of(first), lines_of(second)) == (
        ["Waiting for the", "answer"],
        ["Waiting for the", "customer"],
    )
    assert float(second.partition(' y="')[2].partition('"')[0]) < 0


def test_the_name_of_a_line_keeps_off_the_step_that_its_file_puts_it_on():
    step = Box(x=0, y=0, width=100, height=80)
    flow = Flow(id="f", source="a", target="b", name="yes", waypoints=((100, 40), (300, 40)))
    on_step = Flow(
        id="f",
        source="a",
        target="b",
        name="yes",
        waypoints=flow.waypoints,
        label=Box(x=20, y=20, width=40, height=14),
    )

    assert labels(ProcessMap(flows=(on_step,)), [step]) == labels(ProcessMap(flows=(flow,)), [step])


def test_a_vast_area_is_no_long_work():
    vast = Box(x=0, y=0, width=1e7, height=1e7)

    assert lines_of(labels(ProcessMap(steps=(event("a", 0, "A"),)), [vast])) == ["A"]
