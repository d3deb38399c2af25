"""All that a request for proposal says, as it stands, and which of its texts are missing."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from rfp.maps.process_map import ProcessMap
from rfp.needs.gap import Gap
from rfp.needs.requirement import Requirement
from rfp.planning.plan_draft import PlanDraft
from rfp.planning.scale import LEVELS
from rfp.readiness.grid import Grid
from rfp.writing.blanks import asked_for
from rfp.writing.call_clock import CallClock
from rfp.writing.call_terms import PartnerKind, Period
from rfp.writing.section import Section
from rfp.writing.section_version import Told
from workbench.language import Language
from workbench.problem import Term
from workbench.wording import Worded, chosen

# What the background says of the vision; who wrote it stays with the committee.
PRINTED_VISION: Mapping[str, Term] = {
    "vision.sentence": Term("Our vision: {words}"),
    "vision.customers": Term("What customers will notice in three years: {words}"),
    "vision.people": Term("What our own people will do otherwise: {words}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPain:
    """A pain in its own words, under the number that its step bears in the drawing."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnMap:
    """One process map with its drawing; pains and heat [0 to 100] stand under ids of its steps."""

    id: str
    drawing: ProcessMap
    is_to_be: bool = False
    pains: Mapping[str, tuple[MarkedPain, ...]] = field(default_factory=dict)
    heat: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingText:
    """A text that is not there in the document's language; `name` tells of which entry it is."""

    kind: Term
    name: str
    score: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenWay:
    """The alternative that was chosen before the RFP, and why, by language."""

    titles: Mapping[str, str]
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A place in a section that has still to be filled; without words it is a figure."""

    section: str
    title: str
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RfpContent:
    """What the RFP is made of; every text of the trade by (subject, field) and language."""

    selection: str
    language: Language
    texts: Mapping[tuple[str, str], Mapping[str, str]]
    leaders: tuple[str, ...]
    made: dt.datetime
    plan: PlanDraft
    requirements: tuple[Requirement, ...]
    gaps: tuple[Gap, ...]
    pains: int
    maps: tuple[DrawnMap, ...]
    days: Mapping[str, dt.date]
    version: int | None
    issued_at: dt.datetime | None
    issue_fingerprint: str | None
    record_head: str
    sections: tuple[Section, ...]
    reasons: Mapping[str, str]
    route: ChosenWay | None
    vision: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by its question
    grid: Grid = field(default_factory=Grid)
    is_sealed: bool = False  # whether the vendors' page takes sealed envelopes
    sought: tuple[PartnerKind, ...] = ()
    period: Period | None = None  # in which references have to lie
    clock: CallClock | None = None  # None: nobody said at which hour, by which zone
    issued_words: Mapping[str, str] = field(default_factory=dict)  # by what a line tells

    @property
    def is_draft(self) -> bool:
        return self.version is None

    def words(self, subject: str, field: str) -> Worded | None:
        """Return a text in the document's language, else a marked fallback, else nothing."""
        return chosen(self.texts.get((subject, field), {}), self.language.value)

    def name(self, subject: str, field: str) -> str:
        """Return what people call a thing, whatever the language, and "–" if nothing."""
        found = self.words(subject, field)
        return found.text if found else "–"

    def as_issued(self, told: Told) -> str:
        """Return a line in the words that went out, if the newest issue told the same by it."""
        return self.issued_words.get(told.about, told.text)

    def missing(self) -> list[MissingText]:
        """Return every text that this document shows in another language, or not at all."""
        found = [text for text, subject, field in self._shown() if self._lacks(subject, field)]
        return [*found, *self._missing_vision(), *self._missing_sections()]

    @property
    def printed(self) -> tuple[Section, ...]:
        """The sections that the document has."""
        return tuple(section for section in self.sections if section.is_on)

    def blanks(self) -> list[Blank]:
        """Return every place in this language's document that has still to be filled."""
        return [
            Blank(
                section=section.code,
                title=section.heading(self.language).text,
                asked=asked_for(blank),
            )
            for section in self.printed
            for blank in section.blanks(self.language)
        ]

    def _missing_vision(self) -> Iterator[MissingText]:
        """Yield each answer of the background that stands in the other language alone."""
        for code in PRINTED_VISION:
            words = chosen(self.vision.get(code, {}), self.language.value)
            if words is not None and words.is_fallback:
                yield MissingText(kind=Term("Answer on the vision"), name=words.text)

    def _missing_sections(self) -> Iterator[MissingText]:
        for section in self.printed:
            if section.is_missing(self.language):
                name = section.heading(self.language).text
                yield MissingText(kind=Term("Section of the RFP"), name=name)

    def _lacks(self, subject: str, field: str) -> bool:
        found = self.words(subject, field)
        return found is None or found.is_fallback

    def _shown(self) -> Iterator[tuple[MissingText, str, str]]:
        """Yield every text of the trade that the document shows, with its subject and field."""
        yield self._text(Term("Title of the selection"), self.selection, "title")
        for asked in self.requirements:
            yield MissingText(kind=Term("Requirement"), name=asked.code), asked.id, "text"
            if self.words(asked.id, "acceptance"):
                kind = Term("Acceptance test of a requirement")
                yield MissingText(kind=kind, name=asked.code), asked.id, "acceptance"
            if asked.mandatory and self.words(asked.id, "mandatory reason"):
                kind = Term("Reason why a requirement is mandatory")
                yield MissingText(kind=kind, name=asked.code), asked.id, "mandatory reason"
        yield from self._plan_texts()
        for gap in self.gaps:
            yield self._text(Term("Gap"), gap.id, "title")
            for side in ("as-is", "to-be"):
                if (gap.id, side) in self.texts and self.words(gap.id, side):
                    yield MissingText(kind=Term("Words on a gap"), name=gap.title), gap.id, side
        for name in self.grid.shown():
            yield self._text(Term("Name in the grid"), name.id, "title")
        for drawn in self.maps:
            yield self._text(Term("Process map"), drawn.id, "title")

    def _plan_texts(self) -> Iterator[tuple[MissingText, str, str]]:
        tree = self.plan.tree
        for criterion in tree.criteria if tree else ():
            yield self._text(Term("Criterion"), criterion.id, "title")
            if (criterion.id, "definition") in self.texts:
                yield self._text(Term("Words on a criterion"), criterion.id, "definition")
        for leaf in tree.measured if tree else ():
            yield self._text(Term("Unit of a criterion"), leaf, "unit")
        for leaf in tree.scored if tree else ():
            for score in LEVELS:
                name = self.name(leaf, "title")
                text = MissingText(kind=Term("Words for a score"), name=name, score=score)
                yield text, leaf, f"anchor {score}"

    def _text(self, kind: Term, subject: str, field: str) -> tuple[MissingText, str, str]:
        return MissingText(kind=kind, name=self.name(subject, field)), subject, field
