"""What the RFP's annex shows of process maps: pictures, and in words what stands in them."""

from collections.abc import Iterator
from dataclasses import replace

from rfp.maps.map_heat import Heat
from rfp.maps.map_pages import MapPage, pages
from rfp.maps.process_map import Step, lane_title
from rfp.writing.content import DrawnMap, RfpContent
from rfp.writing.outline_blocks import Block, Line, Picture, marked, table
from workbench.language import Language, number, say, to_digits


def process_maps(content: RfpContent) -> Iterator[Block]:
    """Yield each map on as many pages as keep its words readable, then its steps and pains."""
    language = content.language
    for each in content.maps:
        title = marked(content.words(each.id, "title"), language)
        for page in _pages(each, title, language):
            yield _picture(each, page, title, language)
        yield _steps(each, title, language)


def _pages(drawn: DrawnMap, title: str, language: Language) -> list[MapPage]:
    return pages(
        replace(drawn.drawing, name=title),
        language=language,
        heat=Heat(values=drawn.heat) if drawn.heat else None,
        marks={step: [pain.number for pain in pains] for step, pains in drawn.pains.items()},
    )


def _picture(drawn: DrawnMap, page: MapPage, title: str, language: Language) -> Picture:
    alt = say(
        "Process map {name}: {steps} steps, {lanes} lanes",
        language,
        name=title,
        steps=len(drawn.drawing.steps),
        lanes=len(drawn.drawing.lanes),
    )
    part = say("page {number} of {count}", language, number=page.number, count=page.count)
    beside = f" ({part})" if page.count > 1 else ""
    return Picture(
        svg=page.svg,
        alt=alt + beside,
        caption=title + beside,
        width_cm=page.width_cm,
        wide=page.is_wide,
    )


def _steps(drawn: DrawnMap, title: str, language: Language) -> Block:
    """Return what the picture shows, in words: for who cannot see it, or finds it too small."""
    shown = [step for step in drawn.drawing.steps if step.name or step.id in drawn.pains]
    heads = [say("No.", language), say("Lane", language), say("Step", language)]
    hurts = [say("Pains, by their number in the drawing", language)] if drawn.pains else []
    return table(
        say("Steps of {map}", language, map=title),
        [*heads, *hurts],
        [
            Line(cells=_cells(drawn, step, place, language)[: len(heads + hurts)])
            for place, step in enumerate(shown, start=1)
        ],
        (8, 20, 26, 46) if drawn.pains else (10, 30, 60),
    )


def _cells(drawn: DrawnMap, step: Step, place: int, language: Language) -> tuple[str, ...]:
    pains = "\n".join(
        f"{to_digits(str(pain.number), language)}. {pain.text}"
        for pain in drawn.pains.get(step.id, ())
    )
    return number(place, language), lane_title(drawn.drawing, step), step.name or "–", pains
