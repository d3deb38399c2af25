"""What the RFP tells of the needs: background and timetable."""

from collections.abc import Iterator, Sequence

from rfp.maps.process_map import ProcessMap
from rfp.needs.gap import Gap
from rfp.writing.call_clock import BY_UTC
from rfp.writing.content import PRINTED_VISION, ChosenWay, RfpContent
from rfp.writing.milestone import MILESTONES
from rfp.writing.outline_blocks import Block, Line, Numbers, marked, table
from rfp.writing.ready_sections import Feed
from rfp.writing.section_version import BETWEEN_CELLS, Told, about
from workbench.language import Language, number, say, weekday, zone_name
from workbench.problem import Term
from workbench.wording import chosen

_TODAY = Term(
    "We drew how we work today and noted what hurts at each step: {maps}, {steps}, {pains}."
)
_TODAY_ANNEXED = Term(
    "We drew how we work today and noted what hurts at each step: {maps}, {steps}, {pains}. "
    "The annex shows all of it."
)
_WANTED = Term("We also drew how we want to work: {maps}, {steps}.")
_WANTED_ANNEXED = Term("It also shows how we want to work: {maps}, {steps}.")


def background(content: RfpContent, numbers: Numbers) -> Iterator[Block]:
    """Yield what was found before: vision, reasons, maps and pains, the chosen way, the gaps."""
    language = content.language
    for told in _sentences(content):
        yield numbers.clause(content.as_issued(told))
    if content.gaps:
        yield table(
            say("Gaps between today and what we want", language),
            (
                say("Gap", language),
                say("Kind", language),
                say("Today", language),
                say("Wanted", language),
            ),
            [_gap_line(content, gap) for gap in content.gaps],
            (46, 14, 20, 20),
        )


def background_lines(content: RfpContent) -> Iterator[Told]:
    """Yield the same line by line, each with what it tells whatever its words."""
    yield from _sentences(content)
    for gap in content.gaps:
        text = BETWEEN_CELLS.join(map(str, _gap_line(content, gap).cells))
        yield Told(_about_gap(content, gap), text)


def _sentences(content: RfpContent) -> Iterator[Told]:
    language = content.language
    for code, sentence in PRINTED_VISION.items():
        told = chosen(content.vision.get(code, {}), language.value)
        if told is not None:
            text = say(sentence, language, words=marked(told, language))
            yield Told(about(code, told.text), text)
    reasons = chosen(content.reasons, language.value)
    if reasons is not None:
        yield Told("", marked(reasons, language))
    if content.maps:
        yield _maps(content)
    if content.route is not None:
        yield _way(content.route, language)
    if content.gaps:
        text = say(
            "Between today and what we want lie the gaps below, the most pressing first. "
            "Maturity is judged from 0 to 5.",
            language,
        )
        yield Told(about("gaps"), text)


def _maps(content: RfpContent) -> Told:
    """Return what was drawn: how we work today, and how we want to work if that is drawn too."""
    language = content.language
    today = [each.drawing for each in content.maps if not each.is_to_be]
    wanted = [each.drawing for each in content.maps if each.is_to_be]
    is_annexed = any(section.ready.feed is Feed.MAPS for section in content.printed)
    told = say(
        _TODAY_ANNEXED if is_annexed else _TODAY,
        language,
        maps=_maps_counted(len(today), language),
        steps=_steps_counted(today, language),
        pains=_pains_counted(content.pains, language),
    )
    facts = is_annexed, len(today), _steps_of(today), content.pains, len(wanted), _steps_of(wanted)
    if not wanted:
        return Told(about("maps", *facts), told)
    beside = say(
        _WANTED_ANNEXED if is_annexed else _WANTED,
        language,
        maps=_maps_counted(len(wanted), language),
        steps=_steps_counted(wanted, language),
    )
    return Told(about("maps", *facts), f"{told} {beside}")


def _steps_of(drawings: Sequence[ProcessMap]) -> int:
    return sum(len(drawing.steps) for drawing in drawings)


def _maps_counted(count: int, language: Language) -> str:
    if count == 1:
        return say("one process map", language)
    return say("{count} process maps", language, count=count)


def _steps_counted(drawings: Sequence[ProcessMap], language: Language) -> str:
    count = _steps_of(drawings)
    return say("one step", language) if count == 1 else say("{count} steps", language, count=count)


def _pains_counted(count: int, language: Language) -> str:
    return say("one pain", language) if count == 1 else say("{count} pains", language, count=count)


def _way(route: ChosenWay, language: Language) -> Told:
    """Return which alternative was chosen before the call, with its reason."""
    named = chosen(route.titles, language.value)
    title = marked(named, language)
    told = say("We studied the alternatives and chose this way: {title}.", language, title=title)
    reason = chosen(route.reasons, language.value)
    facts = about("way", *(each and each.text for each in (named, reason)))
    return Told(facts, f"{told} {marked(reason, language)}" if reason else told)


def _gap_line(content: RfpContent, gap: Gap) -> Line:
    language = content.language

    def level(value: int, field: str) -> str:
        words = content.words(gap.id, field)
        shown = number(value, language)
        return f"{shown} – {marked(words, language)}" if words else shown

    return Line(
        cells=(
            marked(content.words(gap.id, "title"), language),
            say(gap.kind.label, language),
            level(gap.judgement.as_is, "as-is"),
            level(gap.judgement.to_be, "to-be"),
        )
    )


def _about_gap(content: RfpContent, gap: Gap) -> str:
    words = [content.words(gap.id, field) for field in ("title", "as-is", "to-be")]
    levels = gap.judgement.as_is, gap.judgement.to_be
    return about("gap", gap.kind.value, *levels, *(each and each.text for each in words))


def timetable(content: RfpContent, numbers: Numbers) -> Iterator[Block]:
    """Yield the dates of the call."""
    language, told = content.language, (content.clock or BY_UTC).told
    if not content.days:
        yield numbers.clause(say("The dates will be told to all vendors at once.", language))
        return
    yield numbers.clause(
        say(
            "These days apply; a proposal that comes after the last day for proposals is refused.",
            language,
        )
    )
    clock = content.clock
    if clock is not None:
        zone = zone_name(clock.zone, language)
        yield numbers.clause(
            say("A day ends at midnight, {zone}, where no hour is named.", language, zone=zone)
        )
    yield table(
        say("Timetable of the call", language),
        (say("Milestone", language), say("Day", language), say("Weekday", language)),
        [
            Line(cells=(say(title, language), told(code, day, language), weekday(day, language)))
            for code, title in MILESTONES.items()
            if (day := content.days.get(code)) is not None
        ],
        (42, 42, 16),
    )
