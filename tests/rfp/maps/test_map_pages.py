from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from rfp.maps.bpmn import read
from rfp.maps.map_heat import Heat
from rfp.maps.map_pages import HEAD, UPRIGHT, WIDE, is_wide, pages
from rfp.maps.map_parts import parts
from rfp.maps.map_shapes import STRIP
from rfp.maps.process_map import Box, Lane, ProcessMap, Step, StepKind
from rfp.maps.typed_map import TypedStep, typed_map
from tests.material import shared
from tests.rfp.maps.test_bpmn import COUNTED
from workbench.language import Language

SVG = "{http://www.w3.org/2000/svg}"


def way(count):
    lanes = ("Sales", "IT")
    return typed_map(
        [TypedStep(lane=lanes[n % 2], step=f"Step {n}") for n in range(count)], name="Way"
    )


def shown(page):
    """Return the drawing of a page and the window on it: x, y, width, height."""
    picture = ET.fromstring(page.svg)  # noqa: S314 - our own
    window = picture.find(f"{SVG}svg")
    return picture, [float(side) for side in window.get("viewBox").split()]


def windows(process_map, language=Language.EN):
    return [shown(page)[1] for page in pages(process_map, language=language)]


def test_a_short_map_is_one_upright_page_and_a_longer_one_lies():
    assert [(p.number, p.count, p.is_wide) for p in pages(way(2), language=Language.EN)] == [
        (1, 1, False)
    ]
    assert not is_wide(way(2), language=Language.EN)
    assert is_wide(way(5), language=Language.EN)


@pytest.mark.parametrize("language", Language)
def test_a_long_way_comes_on_consecutive_pages_that_cut_no_step(language):
    process_map = way(30)
    [part] = parts(process_map, language)
    spans = [(x, x + wide) for x, _, wide, _ in windows(process_map, language)]

    cut = [s.id for s in part.map.steps for _, end in spans if s.box.x < end < s.box.right]
    assert cut == []
    ordered = spans if language is Language.EN else spans[::-1]
    assert ordered == sorted(spans)
    assert all(one[1] == pytest.approx(two[0]) for one, two in pairwise(ordered))


@pytest.mark.parametrize("language", Language)
def test_each_later_page_repeats_the_names_of_the_lanes(language):
    first, second, *_ = pages(way(30), language=language)
    repeated = [
        [" ".join(text.itertext()) for text in shown(page)[0].findall(f"{SVG}text")]
        for page in (first, second)
    ]

    assert repeated == [[], ["Sales", "IT"]]


def test_names_of_upright_lanes_are_repeated_above():
    steps = tuple(
        Step(
            id=str(n),
            name=str(n),
            kind=StepKind.TASK,
            lane="l",
            box=Box(x=40, y=60 + 140 * n, width=100, height=80),
        )
        for n in range(12)
    )
    lane = Lane(id="l", name="Sales", upright=True, box=Box(x=0, y=0, width=200, height=1800))
    found = pages(ProcessMap(lanes=(lane,), steps=steps, planes=("",)), language=Language.EN)
    names = [[" ".join(t.itertext()) for t in shown(p)[0].findall(f"{SVG}text")] for p in found]

    assert names == [[], ["Sales"]]


@pytest.mark.parametrize("name", COUNTED)
def test_every_drawn_step_is_seen_whole_and_no_page_is_larger_than_its_paper(name):
    process_map = read(shared(f"documents/bpmn/{name}").read_bytes()).map
    found = pages(process_map, language=Language.EN)
    seen = windows(process_map)
    steps = [step for part in parts(process_map, Language.EN) for step in part.map.steps]
    # A subprocess that shows its steps is a frame round them, which may run over several pages.
    drawn = [step.box for step in steps if step.box and not step.expanded]

    assert [box for box in drawn if not any(_holds(window, box) for window in seen)] == []
    for page, (_, _, wide, high) in zip(found, seen, strict=True):
        paper = WIDE if page.is_wide else UPRIGHT
        assert (wide <= paper[0], high <= paper[1]) == (True, True)


def _holds(window, box):
    x, y, wide, high = window
    across = x <= box.x and box.right <= x + wide
    return across and y <= box.y and box.bottom <= y + high


def test_the_words_tell_which_page_it_is():
    labels = [shown(page)[0].get("aria-label") for page in pages(way(10), language=Language.EN)]

    assert [label.rpartition(" · ")[2] for label in labels] == ["page 1 of 2", "page 2 of 2"]


def test_the_legend_stands_on_every_page():
    found = pages(way(10), language=Language.EN, heat=Heat(values={}))

    assert ["most pressing (75 and more)" in page.svg for page in found] == [True, True]


def test_the_same_content_gives_the_same_pages():
    assert pages(way(10), language=Language.FA) == pages(way(10), language=Language.FA)


def test_an_empty_map_is_one_empty_page():
    assert len(pages(ProcessMap(), language=Language.EN)) == 1


def test_a_page_is_as_wide_as_its_window_and_the_names_beside_it():
    first, second, *_ = pages(way(30), language=Language.EN)

    assert first.width_cm == pytest.approx(shown(first)[1][2] * 0.0265, rel=1e-3)
    assert second.width_cm == pytest.approx((shown(second)[1][2] + HEAD) * 0.0265, rel=1e-3)
    assert STRIP < HEAD


def test_a_page_holds_what_it_shows_and_not_the_whole_map():
    process_map = way(200)
    first, *later = pages(process_map, language=Language.EN)
    drawn = [page.svg.count('rx="8"') for page in (first, *later)]

    assert len(later) > 10
    assert max(drawn) < 20
    assert sum(drawn) >= 200
    assert "Step 199" in first.svg  # the words tell the whole map once
    assert not any("<desc>" in page.svg for page in later)
