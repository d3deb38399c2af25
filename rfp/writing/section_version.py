"""The sections of the RFP as each issue had them, and what differs between two issues."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from rfp.needs.list_difference import Mark, Piece, pieces
from rfp.writing.ready_sections import Column, SectionLine
from rfp.writing.section import Section
from workbench.language import Language
from workbench.wording import chosen

Lines = tuple[str, ...]
BETWEEN_CELLS = " · "


class Told(NamedTuple):
    """A line that the program words from what the selection holds.

    `about` says what it tells whatever the words, so that a release may reword it; "" where all
    of its words are the committee's own.
    """

    about: str
    text: str


def about(what: str, *facts: object) -> str:
    """Return what a line tells, from a name that no release changes and the facts in it.

    >>> about("sealed", True, None)
    'sealed | True | None'
    """
    return " | ".join(map(str, (what, *facts)))


def fed_key(language: Language) -> str:
    """Return under which key an issue keeps what the selection itself tells in a section."""
    return f"{language} fed"


def about_key(language: Language) -> str:
    """Return under which key it keeps, line by line, what these tell whatever their words."""
    return f"{language} about"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSection:
    """A section as one issue had it: by language its title, then its clauses and table rows.

    `fed` is what the selection itself told in it; None if nothing can, or where an older release
    did not keep it.
    """

    code: str
    place: int
    said: Mapping[str, Lines]
    fed: Mapping[str, Lines] | None = None
    is_withdrawn: bool = False
    reason: str = ""
    changed_by: str = ""

    def title(self, language: str) -> str:
        """Return the heading under which vendors find it."""
        return self.said[language][0]

    def body(self, language: str) -> Lines:
        """Return all that stands below the heading."""
        fed = self.fed[language] if self.fed else ()
        return (*self.said[language][1:], *fed)

    def told_beside(self, other: "KeptSection") -> Mapping[str, Lines]:
        """Return by language what can be held against another issue that may have kept less."""
        fed = self.fed if self.fed and other.fed else {}
        return {code: (*lines, *fed.get(code, ())) for code, lines in self.said.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSection:
    """A section that both issues have, before and after."""

    before: KeptSection
    after: KeptSection

    def lines(self, language: str) -> tuple[tuple[Piece, ...], ...]:
        """Return the lines that differ in one language, with what came and went marked."""
        before = self.before.told_beside(self.after)
        after = self.after.told_beside(self.before)
        return tuple(_differing(before[language], after[language]))


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionDifference:
    """What a later issue says otherwise than an earlier one, beside its requirements."""

    added: tuple[KeptSection, ...] = ()
    removed: tuple[KeptSection, ...] = ()
    changed: tuple[ChangedSection, ...] = ()

    @property
    def nothing(self) -> bool:
        return not (self.added or self.removed or self.changed)


NO_SECTIONS = SectionDifference()


def lines_of(section: Section, language: Language) -> Lines:
    """Return a section as vendors read it in a language, line by line; its title comes first."""
    clauses = [clause.text for clause in section.clauses(language)]
    rows = cells_of(section.ready.columns, section.lines, language)
    return (section.heading(language).text, *clauses, *rows)


def cells_of(
    columns: Sequence[Column], lines: Iterable[SectionLine], language: Language
) -> Iterator[str]:
    """Yield each line of a table as vendors read it, its cells one after the other."""
    for line in lines:
        cells = []
        for column in columns:
            words = chosen(line.words.get(column.code, {}), language.value)
            cells.append(words.text if words else line.figures.get(column.code, ""))
        yield BETWEEN_CELLS.join(cell for cell in cells if cell)


def section_difference(
    earlier: Iterable[KeptSection], later: Iterable[KeptSection]
) -> SectionDifference:
    """Hold the sections of two issues against each other, in the order of the document."""
    was = {each.code: each for each in earlier if not each.is_withdrawn}
    told = sorted(later, key=lambda each: each.place)
    now = {each.code: each for each in told if not each.is_withdrawn}
    gone = {each.code: each for each in told if each.is_withdrawn}
    return SectionDifference(
        added=tuple(each for code, each in now.items() if code not in was),
        removed=tuple(gone.get(code, each) for code, each in was.items() if code not in now),
        changed=tuple(
            ChangedSection(before=was[code], after=each)
            for code, each in now.items()
            if code in was and was[code].told_beside(each) != each.told_beside(was[code])
        ),
    )


def _differing(before: Lines, after: Lines) -> Iterator[tuple[Piece, ...]]:
    matched = SequenceMatcher(None, before, after, autojunk=False)
    for deed, i, i_end, j, j_end in matched.get_opcodes():
        if deed == "equal":
            continue
        paired = min(i_end - i, j_end - j)
        for was, now in zip(before[i : i + paired], after[j : j + paired], strict=True):
            yield pieces(was, now)
        yield from ((Piece(was, Mark.REMOVED),) for was in before[i + paired : i_end])
        yield from ((Piece(now, Mark.ADDED),) for now in after[j + paired : j_end])
