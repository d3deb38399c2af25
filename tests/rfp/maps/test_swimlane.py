from xml.etree import ElementTree as ET

import pytest

from rfp.maps.bpmn import read
from rfp.maps.process_map import Box, ProcessMap, Step, StepKind
from rfp.maps.swimlane import draw
from rfp.maps.typed_map import TypedStep, typed_map
from tests.material import shared
from tests.rfp.maps.test_bpmn import COUNTED
from workbench.language import Language

SVG = "{http://www.w3.org/2000/svg}"


def drawn(process_map, language=Language.EN, **laid_over):
    return ET.fromstring(draw(process_map, language=language, **laid_over))  # noqa: S314 - our own


def words(picture):
    """Return the written texts, each with its lines joined."""
    texts = picture.iter(f"{SVG}text")
    return [" ".join(line.text for line in text).strip("\u2067\u2069") for text in texts]


def titles(picture):
    return [title.text for title in picture.iter(f"{SVG}title")]


def selling():
    return typed_map(
        [
            TypedStep(lane="Sales", step="Ask"),
            TypedStep(lane="IT", step="Answer"),
            TypedStep(lane="Sales", step="Sign"),
        ],
        name="Selling",
    )


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("language", Language)
def test_every_map_is_drawn_with_every_named_step_that_its_file_draws(name, language):
    process_map = read(shared(f"documents/bpmn/{name}").read_bytes()).map
    told = titles(drawn(process_map, language))
    named = [step.name for step in process_map.steps if step.box and step.name]

    assert [name for name in named if not any(t.startswith(name) for t in told)] == []


def test_a_typed_map_shows_its_lanes_and_steps():
    assert sorted(words(drawn(selling()))) == ["Answer", "Ask", "IT", "Sales", "Sign"]


def test_a_screen_reader_hears_what_the_picture_is():
    picture = drawn(selling())

    assert picture.get("role") == "img"
    assert picture.get("aria-label") == "Process map Selling: 3 steps, 2 lanes"
    assert titles(picture)[0] == picture.get("aria-label")


def test_a_typed_map_runs_from_right_to_left_in_persian():
    left_to_right = [float(r.get("x")) for r in step_boxes(drawn(selling()))]
    right_to_left = [float(r.get("x")) for r in step_boxes(drawn(selling(), Language.FA))]

    assert left_to_right == sorted(left_to_right)
    assert right_to_left == sorted(right_to_left, reverse=True)


def step_boxes(picture):
    return [r for r in picture.iter(f"{SVG}rect") if r.get("rx") == "8"]


def test_a_drawn_map_keeps_its_drawing_in_persian():
    process_map = read(shared("documents/bpmn/genmymodel-0.47-A.1.0-export.bpmn").read_bytes()).map
    places = [
        [r.get("x") for r in step_boxes(drawn(process_map, language))] for language in Language
    ]

    assert places[0] == places[1]


def test_outside_text_starts_no_markup():
    evil = '<script>alert(1)</script>"&\u202e\x00'
    picture = drawn(typed_map([TypedStep(lane=evil, step=evil)], name=evil))

    assert [e.tag for e in picture.iter() if e.tag == f"{SVG}script"] == []
    assert titles(picture)[1].count("<script>alert(1)</script>") == 2


def test_pains_are_counted_on_their_step_in_the_reader_s_digits():
    first = selling().steps[0].id

    assert words(drawn(selling(), pains={first: 14}))[-1] == "14"
    assert words(drawn(selling(), Language.FA, pains={first: 14}))[-1] == "۱۴"


def test_a_step_without_pains_bears_no_mark():
    assert draw(selling(), language=Language.EN, pains={selling().steps[0].id: 0}) == draw(
        selling(), language=Language.EN
    )


def test_pains_of_a_step_that_is_not_drawn_are_counted_at_its_subprocess():
    box = Box(x=0, y=0, width=100, height=80)
    inner = Step(id="in", name="Inner", kind=StepKind.TASK, inside="out")
    outer = Step(id="out", name="Outer", kind=StepKind.SUBPROCESS, box=box)
    process_map = ProcessMap(steps=(outer, inner), planes=("",))

    assert words(drawn(process_map, pains={"in": 2, "out": 3})) == ["Outer", "5"]


def test_steps_that_a_file_does_not_draw_are_laid_out_below():
    box = Box(x=0, y=0, width=100, height=80)
    seen = Step(id="a", name="Seen", kind=StepKind.TASK, box=box, process="One")
    unseen = Step(id="b", name="Unseen", kind=StepKind.TASK, process="Two")

    assert words(drawn(ProcessMap(steps=(seen, unseen), planes=("",)))) == [
        "Seen",
        "Two",
        "Two",
        "Unseen",
    ]


def test_heat_colours_a_step_and_its_ink_stays_readable():
    first, second, _ = (step.id for step in selling().steps)
    picture = drawn(selling(), heat={first: 0.0, second: 1.0})

    assert [r.get("fill") for r in step_boxes(picture)] == ["#fff7ec", "#993404", "#ffffff"]
    ink = {t[0].text: t.get("fill") for t in picture.iter(f"{SVG}text")}
    assert (ink["Ask"], ink["Answer"]) == ("#1f2a37", "#ffffff")


def test_persian_words_are_isolated_so_that_latin_inside_stays_in_order():
    picture = draw(typed_map([TypedStep(lane="فروش", step="ثبت در CRM")]), language=Language.FA)

    assert "\u2067ثبت در CRM\u2069" in picture


def test_the_name_of_an_event_keeps_clear_of_the_step_that_it_sits_on():
    host = Step(id="h", name="H", kind=StepKind.TASK, box=Box(x=0, y=0, width=100, height=80))
    on_top = Box(x=35, y=-15, width=30, height=30)
    event = Step(id="e", name="E", kind=StepKind.EVENT, box=on_top, attached="h")
    picture = drawn(ProcessMap(steps=(host, event), planes=("",)))
    [circle, _] = picture.iter(f"{SVG}circle")
    heights = {t[0].text: float(t[0].get("y")) for t in picture.iter(f"{SVG}text")}

    assert heights["E"] < float(circle.get("cy"))


def test_a_very_small_drawing_is_enlarged_to_readable_steps():
    tiny = Step(id="a", name="A", kind=StepKind.TASK, box=Box(x=0, y=0, width=10, height=8))
    [box] = step_boxes(drawn(ProcessMap(steps=(tiny,), planes=("",))))

    assert float(box.get("height")) == 72.0


def test_an_empty_map_is_an_empty_picture():
    assert words(drawn(ProcessMap())) == []
