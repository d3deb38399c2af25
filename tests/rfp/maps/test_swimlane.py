from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest

from rfp.maps.bpmn import read
from rfp.maps.map_heat import Heat, HeatScale
from rfp.maps.process_map import Box, ProcessMap, Step, StepKind
from rfp.maps.swimlane import draw
from rfp.maps.typed_map import TypedStep, typed_map
from tests.material import shared
from tests.rfp.bpmn_text import definitions, diagram, edge, process, shape
from tests.rfp.maps.test_bpmn import COUNTED
from workbench.language import Language

SVG = "{http://www.w3.org/2000/svg}"


def drawn(process_map, language=Language.EN, **laid_over):
    return ET.fromstring(draw(process_map, language=language, **laid_over))  # noqa: S314 - our own


def words(picture):
    """Return the written texts, each with its lines joined."""
    texts = [text for text in picture.iter(f"{SVG}text") if len(text)]
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


def test_pains_are_marks_with_their_numbers_in_the_reader_s_digits():
    first = selling().steps[0].id
    marks = {first: [3, 1, 2, 7]}

    assert words(drawn(selling(), marks=marks))[-1] == "1–3, 7"
    assert words(drawn(selling(), Language.FA, marks=marks))[-1] == "۱ تا ۳، ۷"


def test_a_step_without_pains_bears_no_mark():
    assert draw(selling(), language=Language.EN, marks={selling().steps[0].id: []}) == draw(
        selling(), language=Language.EN
    )


def test_pains_of_a_step_that_is_not_drawn_are_marked_at_its_subprocess():
    box = Box(x=0, y=0, width=100, height=80)
    inner = Step(id="in", name="Inner", kind=StepKind.TASK, inside="out")
    outer = Step(id="out", name="Outer", kind=StepKind.SUBPROCESS, box=box)
    process_map = ProcessMap(steps=(outer, inner), planes=("",))

    assert words(drawn(process_map, marks={"in": [2], "out": [5]})) == ["Outer", "2, 5"]


def test_who_cannot_see_hears_the_steps_by_lane_with_pains_and_priorities():
    first, second, _ = (step.id for step in selling().steps)
    heat = Heat(values={second: Fraction(601, 10)})
    picture = drawn(selling(), marks={first: [1, 2]}, heat=heat)

    assert picture.find(f"{SVG}desc").text == (
        "Sales: Ask (pains 1–2); Sign. IT: Answer (60 of 100, pressing)."
    )


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


def test_a_flow_without_a_line_of_its_own_runs_straight_between_its_steps():
    steps = '<task id="a"/><task id="b"/><task id="c"/>'
    flows = "".join(
        f'<sequenceFlow id="{start}{end}" sourceRef="{start}" targetRef="{end}"/>'
        for start, end in ("ab", "bb", "bc")
    )
    first = shape("a", 0, 0) + shape("b", 300, 0) + edge("ab", (100, 40))
    file = definitions(process(steps + flows) + diagram(first) + diagram(shape("c", 0, 0)))
    (line,) = drawn(read(file.encode()).map).iter(f"{SVG}polyline")

    (x, y), (u, v) = (tuple(map(float, point.split(","))) for point in line.get("points").split())
    assert (u - x, v - y) == (200.0, 0.0)


@pytest.mark.parametrize("stray", [(900_000, 0), (-900_000, 0), (0, 3e9), (8e11, -8e11)], ids=str)
def test_a_step_that_was_drawn_far_away_comes_near(stray):
    steps = '<task id="a" name="Ask"/><task id="b" name="Sign"/><task id="c" name="Stray"/>'
    flow = '<sequenceFlow id="f" sourceRef="b" targetRef="c"/>'
    boxes = shape("a", 0, 0) + shape("b", 300, 0) + shape("c", *stray)
    line = edge("f", (400, 40), (stray[0] + 50, stray[1] + 40))
    file = definitions(process(steps + flow) + diagram(boxes + line))
    picture = drawn(read(file.encode()).map)

    _, _, wide, high = map(float, picture.get("viewBox").split())
    places = [(float(r.get("x")), float(r.get("y"))) for r in step_boxes(picture)]
    assert max(wide, high) < 1_500
    assert (places[1][0] - places[0][0], places[1][1] - places[0][1]) == (300, 0)
    assert sorted(words(picture)) == ["Ask", "Sign", "Stray"]


def test_pools_without_a_step_are_drawn_with_what_they_send_one_another():
    pools = '<participant id="a" name="Buyer"/><participant id="b" name="Vendor"/>'
    message = '<messageFlow id="m" name="order" sourceRef="a" targetRef="b"/>'
    boxes = shape("a", 0, 0, 600, 100) + shape("b", 0, 300, 600, 100)
    file = definitions(
        f'<collaboration id="c">{pools}{message}</collaboration>' + diagram(boxes, element="c")
    )
    picture = drawn(read(file.encode()).map)

    assert words(picture) == ["Buyer", "Vendor", "order"]


def test_heat_colours_a_step_writes_its_value_and_its_ink_stays_readable():
    first, second, _ = (step.id for step in selling().steps)
    heat = Heat(values={first: Fraction(0), second: Fraction(100)})
    picture = drawn(selling(), heat=heat)

    assert [r.get("fill") for r in step_boxes(picture)] == ["#fff3e0", "#993404", "#ffffff"]
    ink = {" ".join(t.itertext()): t.get("fill") for t in picture.iter(f"{SVG}text")}
    assert (ink["Ask"], ink["Answer"]) == ("#1f2a37", "#ffffff")
    assert [t.text for t in picture.iter(f"{SVG}text") if t.text in {"0", "100"}] == ["0", "100"]


@pytest.mark.parametrize("scale", HeatScale)
def test_the_legend_says_each_colour_in_words_and_figures(scale):
    picture = drawn(selling(), heat=Heat(values={}, scale=scale))
    told = [t.text for t in picture.iter(f"{SVG}text") if t.text]
    fills = [r.get("fill") for r in picture.iter(f"{SVG}rect") if r.get("rx") == "3"]

    assert told[0] == f"{scale.heading}:"
    assert [text.split(" (")[0] for text in told[2:]] == [band.word for band in scale.bands]
    assert fills == ["#ffffff", *(band.fill for band in scale.bands)]


def test_a_value_falls_into_the_last_band_that_it_reaches():
    values = {str(n): Fraction(n) for n in (0, 24, 25, 50, 74, 75, 100)}
    heat = Heat(values=values)

    assert [heat.band(key).least for key in values] == [0, 0, 25, 50, 50, 75, 75]
    assert heat.band("none") is None


@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize("language", Language)
def test_the_same_content_gives_the_same_bytes(name, language):
    data = shared(f"documents/bpmn/{name}").read_bytes()
    once, again = read(data).map, read(data).map
    steps = [step.id for step in once.steps]
    marks = {key: [at + 1] for at, key in enumerate(steps)}
    values = {key: Fraction(at % 100) for at, key in enumerate(steps)}

    assert draw(once, language=language, marks=marks, heat=Heat(values=values)) == draw(
        again,
        language=language,
        marks=dict(reversed(marks.items())),
        heat=Heat(values=dict(reversed(values.items()))),
    )


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
