"""A section of the request for proposal as it stands: ready text, or the committee's own."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rfp.readiness.profile import SizeProfile
from rfp.writing.blanks import blanks, filled
from rfp.writing.ready_sections import ReadySection, SectionLine, Words, ready_sections
from workbench.language import Language
from workbench.wording import Worded, chosen

EMPTY_FIGURE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSection:
    """What a selection changed of a ready section; None and empty mean: as it was."""

    id: str
    version: int
    is_on: bool | None = None
    ordinal: int | None = None
    title: Words
    body: Words
    lines: tuple[SectionLine, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section as it stands; `version` is 0 while the ready one has not been changed.

    The table of a fed one comes from a register or the objectives, and is changed there.
    """

    ready: ReadySection
    is_on: bool
    title: Words
    body: Words
    lines: tuple[SectionLine, ...]
    is_own: bool = False
    has_own_lines: bool = False
    is_fed: bool = False
    version: int = 0

    @property
    def code(self) -> str:
        return self.ready.code

    def heading(self, language: Language) -> Worded:
        """Return the title in `language`, else a marked fallback."""
        return chosen(self.title, language.value) or Worded(
            text=self.code, language=language.value, is_fallback=True
        )

    def clauses(self, language: Language) -> list[Worded]:
        """Return the body as one text for each clause."""
        found = chosen(self.body, language.value)
        return [replace(found, text=line) for line in _lines(found.text)] if found else []

    def is_missing(self, language: Language) -> bool:
        """Tell whether any text of the section stands only in another language."""
        texts = [self.title, self.body, *self._cells()]
        return any(_lacks(words, language) for words in texts)

    def blanks(self, language: Language) -> list[str]:
        """Return what is still to be filled in this language; an empty figure is one of them."""
        if not self.is_on:
            return []
        texts = [self.heading(language), *self.clauses(language)]
        cells = [chosen(words, language.value) for words in self._cells()]
        found = [blank for worded in [*texts, *cells] if worded for blank in blanks(worded.text)]
        return [*found, *[EMPTY_FIGURE] * self._empty_figures()]

    @property
    def is_uneven(self) -> bool:
        """Tell whether the languages have different numbers of clauses."""
        return len({len(_lines(text)) for text in self.body.values() if text.strip()}) > 1

    def _cells(self) -> Iterator[Words]:
        for line in self.lines:
            yield from line.words.values()

    def _empty_figures(self) -> int:
        return sum(not figure.strip() for line in self.lines for figure in line.figures.values())


def standing_sections(
    own: Mapping[str, OwnSection],
    size: SizeProfile | None = None,
    fed: Mapping[str, tuple[SectionLine, ...]] | None = None,
    issued: Mapping[str, ReadySection] | None = None,
) -> tuple[Section, ...]:
    """Return all sections in their order: what a selection changed, else what is ready.

    `fed` are lines that come from elsewhere in the selection, in place of a ready table. `issued`
    are the ready sections as they went out: they stand whatever is ready by now, and one that no
    issue had comes in only by an addendum or by what fills it. Without a size every one is on.
    """
    filled_in, sized, out = fed or {}, size or SizeProfile(), issued or {}
    placed = enumerate(
        _changed(
            _brought(
                out.get(ready.code, ready), sized, filled_in.get(ready.code, ()),
                is_late=bool(out) and ready.code not in out,
            ),
            own.get(ready.code),
        )
        for ready in ready_sections().values()
    )  # fmt: skip
    places = {code: each.ordinal for code, each in own.items() if each.ordinal is not None}
    ordered = sorted(placed, key=lambda pair: (places.get(pair[1].code, pair[0]), pair[0]))
    return _annexes_last(section for _, section in ordered)


def filled_section(section: Section, answers: Mapping[str, str]) -> Section:
    """Return the section with each blank that has an answer replaced by it."""

    def words(given: Words) -> Words:
        return {language: filled(text, answers) for language, text in given.items()}

    lines = tuple(
        replace(line, words={column: words(cell) for column, cell in line.words.items()})
        for line in section.lines
    )
    return replace(section, title=words(section.title), body=words(section.body), lines=lines)


def in_words_of(section: Section, ready: ReadySection) -> Section:
    """Return the section with the ready words of `ready` wherever nobody put other ones."""
    today = section.ready
    return replace(
        section,
        ready=ready,
        title=ready.title if section.title == today.title else section.title,
        body=ready.body if section.body == today.body else section.body,
        lines=ready.lines if section.lines == today.lines else section.lines,
    )


def _brought(
    ready: ReadySection,
    size: SizeProfile,
    fed: tuple[SectionLine, ...],
    *,
    is_late: bool,
) -> Section:
    """Return a section as it stands before anybody changes it."""
    is_wanted = bool(fed) if ready.only_fed else not is_late
    return Section(
        ready=ready,
        is_on=size.has_section(ready.code) and is_wanted,
        title=ready.title,
        body=ready.body,
        lines=fed or ready.lines,
        is_fed=bool(fed),
    )


def _changed(brought: Section, own: OwnSection | None) -> Section:
    if own is None:
        return brought
    has_own_lines = own.lines is not None
    return replace(
        brought,
        is_on=brought.is_on if own.is_on is None else own.is_on,
        title=own.title or brought.title,
        body=own.body or brought.body,
        lines=brought.lines if own.lines is None else own.lines,
        is_own=bool(own.title or own.body or has_own_lines),
        has_own_lines=has_own_lines,
        is_fed=brought.is_fed and not has_own_lines,
        version=own.version,
    )


def _annexes_last(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(sorted(sections, key=lambda section: section.ready.is_annex))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in re.split(r"\n+", text) if line.strip()]


def _lacks(words: Words, language: Language) -> bool:
    found = chosen(words, language.value)
    return found is not None and found.is_fallback
