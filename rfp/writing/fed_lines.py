"""What the selection itself tells in a section of the RFP, line by line and without drawings."""

from collections.abc import Callable, Iterator, Mapping

from rfp.maps.process_map import lane_title
from rfp.writing.call_terms import call_terms
from rfp.writing.content import RfpContent
from rfp.writing.outline_background import background
from rfp.writing.outline_blocks import Clause, Numbers, Table, marked
from rfp.writing.outline_scope import scope_lines
from rfp.writing.ready_sections import Feed
from rfp.writing.section_version import BETWEEN_CELLS, Lines


def fed_lines(content: RfpContent, feed: Feed | None) -> Lines | None:
    """Return what the selection adds to a section; None where nothing differs between issues."""
    told = _TOLD.get(feed) if feed else None
    return tuple(told(content)) if told else None


def _background(content: RfpContent) -> Iterator[str]:
    for block in background(content, Numbers(content.language)):
        if isinstance(block, Clause):
            yield block.text
        elif isinstance(block, Table):
            yield from (BETWEEN_CELLS.join(map(str, line.cells)) for line in block.lines)


def _scope(content: RfpContent) -> Iterator[str]:
    yield from scope_lines(content.grid, content.language)


def _maps(content: RfpContent) -> Iterator[str]:
    """Yield each map's title and steps, without the numbers that one new step or pain moves."""
    for each in content.maps:
        yield marked(content.words(each.id, "title"), content.language)
        for step in each.drawing.steps:
            pains = [pain.text for pain in each.pains.get(step.id, ())]
            yield BETWEEN_CELLS.join((lane_title(each.drawing, step), step.name or "–", *pains))


def _call_terms(content: RfpContent) -> Iterator[str]:
    yield from call_terms(
        content.sought, content.period, content.language, is_sealed=content.is_sealed
    )


# The plan is frozen when the RFP goes out, and the list of requirements has its own versions.
_TOLD: Mapping[Feed, Callable[[RfpContent], Iterator[str]]] = {
    Feed.ANSWERS: _call_terms,
    Feed.BACKGROUND: _background,
    Feed.MAPS: _maps,
    Feed.SCOPE: _scope,
}
