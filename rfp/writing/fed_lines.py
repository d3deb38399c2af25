"""What the selection itself tells in a section of the RFP, line by line and without drawings."""

from collections.abc import Callable, Iterator, Mapping

from rfp.maps.process_map import lane_title
from rfp.writing.call_terms import call_terms
from rfp.writing.content import RfpContent
from rfp.writing.outline_background import background_lines
from rfp.writing.outline_blocks import marked
from rfp.writing.outline_scope import scope_lines
from rfp.writing.ready_sections import Feed
from rfp.writing.section_version import BETWEEN_CELLS, Told, about
from workbench.language import say, to_digits, zone_name


def fed_lines(content: RfpContent, feed: Feed | None) -> tuple[Told, ...] | None:
    """Return what the selection adds to a section; None where nothing differs between issues.

    A line that tells the same as in the newest issue stands in the words that went out.
    """
    told = _TOLD.get(feed) if feed else None
    if told is None:
        return None
    return tuple(Told(each.about, content.as_issued(each)) for each in told(content))


def _scope(content: RfpContent) -> Iterator[Told]:
    yield from (Told("", line) for line in scope_lines(content.grid, content.language))


def _maps(content: RfpContent) -> Iterator[Told]:
    """Yield each map's title and steps, without the numbers that one new step or pain moves."""
    for each in content.maps:
        yield Told("", marked(content.words(each.id, "title"), content.language))
        for step in each.drawing.steps:
            pains = [pain.text for pain in each.pains.get(step.id, ())]
            cells = lane_title(each.drawing, step), step.name or "–", *pains
            yield Told("", BETWEEN_CELLS.join(cells))


def _call_terms(content: RfpContent) -> Iterator[Told]:
    yield from call_terms(
        content.sought, content.period, content.language, is_sealed=content.is_sealed
    )


def _clock(content: RfpContent) -> Iterator[Told]:
    """Yield the hour and the zone; the days themselves stand among the section's own lines."""
    clock, language = content.clock, content.language
    if clock is None:
        return
    if clock.hour is not None:
        hour = to_digits(f"{clock.hour:%H:%M}", language)
        line = BETWEEN_CELLS.join((say("Proposals close at", language), hour))
        yield Told(about("hour", clock.hour), line)
    zone = zone_name(clock.zone, language)
    line = say("A day ends at midnight, {zone}, where no hour is named.", language, zone=zone)
    yield Told(about("zone", clock.zone), line)


# The plan is frozen when the RFP goes out, and the list of requirements has its own versions.
_TOLD: Mapping[Feed, Callable[[RfpContent], Iterator[Told]]] = {
    Feed.ANSWERS: _call_terms,
    Feed.BACKGROUND: background_lines,
    Feed.MAPS: _maps,
    Feed.SCOPE: _scope,
    Feed.TIMETABLE: _clock,
}
