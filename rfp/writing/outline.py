"""The request for proposal as data: numbered blocks, ready to be written anywhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rfp.maps.process_map import ProcessMap, lane_title
from rfp.needs.gap import Gap
from rfp.writing.content import RfpContent
from rfp.writing.milestone import MILESTONES
from rfp.writing.outline_blocks import (
    Block,
    Heading,
    Line,
    Note,
    Numbers,
    PageBreak,
    Picture,
    marked,
    table,
)
from rfp.writing.outline_plan import how_we_choose
from rfp.writing.outline_requirements import what_we_ask
from workbench.language import date_both, moment, number, say, weekday
from workbench.problem import Term

# The answers that vendors choose from, with what each says; their codes stand in the workbook.
ANSWER_CODES = (
    Term("Full: met as delivered."),
    Term("Configuration: met by settings, without programming."),
    Term("Partial: met in part; say in the comment which part."),
    Term("Customisation: met by programming for us; say how much."),
    Term("Third party: met by another product; name it."),
    Term("Roadmap: not yet met; say in the comment from which date."),
    Term("No: not met."),
)


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
    numbers = Numbers(language)
    clauses: dict[str, str] = {}
    blocks = (
        *_notes(content),
        *_background(content, numbers),
        *what_we_ask(content, numbers, clauses),
        *how_we_choose(content, numbers),
        *_timetable(content, numbers),
        *_how_to_answer(content, numbers),
        *_annex(content),
    )
    return Outline(
        kind=say("Request for proposal (RFP)", language),
        title=content.name(content.selection, "title"),
        facts=_facts(content),
        note=_cover_note(content),
        blocks=blocks,
        clauses=clauses,
    )


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
        (say("Requirements", language), content.list_fingerprint or say("not issued", language)),
        (say("Record", language), content.record_head),
    ]
    return tuple(facts)


def _cover_note(content: RfpContent) -> str:
    language = content.language
    made = moment(content.made, language)
    told = say(
        "The long figures are fingerprints (SHA-256): of the frozen evaluation plan, of the "
        "requirements as issued, and of the record's newest event. Made on {moment}.",
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


def _background(content: RfpContent, numbers: Numbers) -> Iterator[Block]:
    language = content.language
    yield numbers.heading(say("Background", language))
    yield numbers.clause(
        say("We are looking for a partner: {title}.", language, title=_title(content))
    )
    if content.maps:
        yield numbers.clause(
            say(
                "We drew how we work today and noted what hurts at each step (process maps: "
                "{maps}; steps: {steps}; pains: {pains}). The annex shows the maps.",
                language,
                maps=len(content.maps),
                steps=sum(len(each.drawing.steps) for each in content.maps),
                pains=content.pains,
            )
        )
    if content.gaps:
        yield numbers.clause(
            say(
                "Between today and what we want lie the gaps below, the most pressing first. "
                "Maturity is judged from 0 to 5.",
                language,
            )
        )
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


def _title(content: RfpContent) -> str:
    return marked(content.words(content.selection, "title"), content.language)


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


def _timetable(content: RfpContent, numbers: Numbers) -> Iterator[Block]:
    language = content.language
    yield numbers.heading(say("Timetable", language))
    if not content.days:
        yield numbers.clause(say("The dates will be told to all vendors at once.", language))
        return
    yield numbers.clause(say("These days apply; proposals that come later are refused.", language))
    yield table(
        say("Timetable of the call", language),
        (say("Milestone", language), say("Day", language), say("Weekday", language)),
        [
            Line(cells=(say(title, language), date_both(day, language), weekday(day, language)))
            for code, title in MILESTONES.items()
            if (day := content.days.get(code)) is not None
        ],
        (42, 42, 16),
    )


def _how_to_answer(content: RfpContent, numbers: Numbers) -> Iterator[Block]:
    language = content.language
    yield numbers.heading(say("How to answer", language))
    for sentence in (
        Term("Answer in the response workbook that comes with this RFP, one row per requirement."),
        Term("Do not add, remove or reword rows; an empty answer counts as not answered."),
        Term("Write no price in the workbook; prices belong in envelope C."),
        Term("Questions come in writing; every answer goes to all vendors, without names."),
        Term("Choose one of these answers for each requirement:"),
    ):
        yield numbers.clause(say(sentence, language))
    yield table(
        say("Answers to choose from", language),
        (say("Answer", language), say("Meaning", language)),
        [Line(cells=_code_and_meaning(say(each, language))) for each in ANSWER_CODES],
        (24, 76),
    )


def _code_and_meaning(sentence: str) -> tuple[str, str]:
    code, _, meaning = sentence.partition(":")
    return code.strip(), meaning.strip()


def _annex(content: RfpContent) -> Iterator[Block]:
    if not content.maps:
        return
    language = content.language
    yield PageBreak()
    yield Heading(text=say("Annex: process maps", language), number="")
    for each in content.maps:
        title = marked(content.words(each.id, "title"), language)
        yield Picture(drawing=replace(each.drawing, name=title), caption=title)
        yield _steps(content, each.drawing, title)


def _steps(content: RfpContent, drawing: ProcessMap, title: str) -> Block:
    """Return what the picture shows, in words: for who cannot see it, or finds it too small."""
    language = content.language
    named = [step for step in drawing.steps if step.name]
    return table(
        say("Steps of {map}", language, map=title),
        (say("No.", language), say("Lane", language), say("Step", language)),
        [
            Line(cells=(number(place, language), lane_title(drawing, step), step.name))
            for place, step in enumerate(named, start=1)
        ],
        (10, 30, 60),
    )
