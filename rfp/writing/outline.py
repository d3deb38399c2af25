"""The request for proposal as data: numbered blocks, ready to be written anywhere."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from rfp.writing.content import RfpContent
from rfp.writing.outline_answers import answer_codes, response_form
from rfp.writing.outline_background import background, timetable
from rfp.writing.outline_blocks import Block, Heading, Note, Numbers, PageBreak
from rfp.writing.outline_maps import process_maps
from rfp.writing.outline_plan import how_we_choose
from rfp.writing.outline_requirements import what_we_ask
from rfp.writing.outline_scope import scope
from rfp.writing.outline_section import (
    own_clauses,
    own_paragraphs,
    own_table,
    section_numbers,
    section_title,
)
from rfp.writing.outline_waves import waves
from rfp.writing.ready_sections import Feed
from rfp.writing.section import Section
from workbench.language import date_both, moment, number, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A whole RFP; `clauses` tells the clause of each requirement by its code."""

    kind: str
    title: str
    facts: tuple[tuple[str, str], ...]
    note: str
    blocks: tuple[Block, ...]
    clauses: Mapping[str, str]


def outline(content: RfpContent) -> Outline:
    """Return the RFP in the language of `content`; fallback texts are marked."""
    language = content.language
    pen = _Pen(
        content=content,
        numbers=Numbers(language),
        places=section_numbers(content.printed, language),
    )
    blocks = [block for section in content.printed for block in pen.section(section)]
    return Outline(
        kind=say("Request for proposal (RFP)", language),
        title=content.name(content.selection, "title"),
        facts=_facts(content),
        note=_cover_note(content),
        blocks=(*_notes(content), *blocks),
        clauses=pen.clauses,
    )


def section_blocks(told: Outline, code: str) -> tuple[Block, ...]:
    """Return what one section of the document says; nothing if it is left out."""
    found, is_inside = [], False
    for block in told.blocks:
        if isinstance(block, Heading) and block.level == 1:
            is_inside = block.key == code
        if is_inside and not isinstance(block, PageBreak):
            found.append(block)
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    """Writes section by section; keeps the numbers given so far, and each requirement's clause."""

    content: RfpContent
    numbers: Numbers
    places: Mapping[str, str]
    clauses: dict[str, str] = field(default_factory=dict)

    def section(self, section: Section) -> Iterator[Block]:
        """Yield a section: its title, its own words and table, then what the selection tells."""
        if section.ready.is_annex:
            yield from self._annex(section)
            return
        yield self.numbers.heading(section_title(section, self.content.language), key=section.code)
        yield from own_clauses(self.content, section, self.numbers, self.places)
        yield from own_table(self.content, section)
        yield from self._fed(section)

    def _annex(self, section: Section) -> Iterator[Block]:
        """Yield an annex, which has no number; one with nothing to show is left out."""
        fed = list(self._fed(section))
        if not fed:
            return
        yield PageBreak()
        title = section_title(section, self.content.language)
        yield Heading(text=title, number="", key=section.code)
        yield from own_paragraphs(self.content, section)
        yield from fed

    def _fed(self, section: Section) -> Iterator[Block]:
        if section.ready.feed is not None:
            yield from _FEEDS[section.ready.feed](self)


_FEEDS: Mapping[Feed, Callable[[_Pen], Iterator[Block]]] = {
    Feed.BACKGROUND: lambda pen: background(pen.content, pen.numbers),
    Feed.SCOPE: lambda pen: scope(pen.content.grid, pen.content.language, pen.numbers),
    Feed.REQUIREMENTS: lambda pen: what_we_ask(pen.content, pen.numbers, pen.clauses),
    Feed.TIMETABLE: lambda pen: timetable(pen.content, pen.numbers),
    Feed.CRITERIA: lambda pen: how_we_choose(pen.content, pen.numbers),
    Feed.ANSWERS: lambda pen: answer_codes(pen.content, pen.numbers),
    Feed.RESPONSE_FORM: lambda pen: response_form(pen.content, pen.clauses),
    Feed.MAPS: lambda pen: process_maps(pen.content),
    Feed.WAVES: lambda pen: waves(pen.content, pen.numbers),
}


def _facts(content: RfpContent) -> tuple[tuple[str, str], ...]:
    language = content.language
    version = say("draft", language)
    if content.version is not None:
        version = number(content.version, language)
    day = (content.issued_at or content.made).date()
    facts = [
        (say("Version", language), version),
        (say("Date", language), date_both(day, language)),
        (say("For the committee", language), " · ".join(content.leaders)),
        (say("Evaluation plan", language), content.plan.fingerprint or say("not frozen", language)),
        (
            say("Request as issued", language),
            content.issue_fingerprint or say("not issued", language),
        ),
        (say("Record", language), content.record_head),
    ]
    return tuple(facts)


def _cover_note(content: RfpContent) -> str:
    language = content.language
    made = moment(content.made, language)
    told = say(
        "The long figures are fingerprints (SHA-256): of the frozen evaluation plan, of the "
        "request as issued (plan, requirements and sections), and of the record's newest event. "
        "Made on {moment}.",
        language,
        moment=made,
    )
    if not content.is_draft:
        return told
    return say("Draft: not issued, not for vendors.", language) + " " + told


def _notes(content: RfpContent) -> Iterator[Block]:
    lacking = len(content.missing())
    if lacking:
        yield Note(
            text=say(
                "Texts that have no English yet: {count}. The Persian one stands in their place "
                "and is marked.",
                content.language,
                count=lacking,
            )
        )
