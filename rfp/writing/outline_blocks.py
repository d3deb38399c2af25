"""The blocks that a document's outline is made of, and how they are numbered."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.language import Language, say, to_digits
from workbench.wording import Worded


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """The part of a text from `start` to `end` that names the block with this `key`."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1 to 3; without a number it is an annex. `key` is what refers to it."""

    text: str
    number: str
    level: int = 1
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A numbered sentence of the RFP."""

    text: str
    number: str
    key: str = ""
    references: tuple[CrossReference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text without a number."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Text that stands out."""

    text: str


class AnswerField(StrEnum):
    """What a vendor answers to a requirement."""

    CODE = "code"
    SIDE = "side"
    COMMENT = "comment"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An empty cell for a vendor's answer; it knows its requirement by id, code and wording.

    With `choices` one of them is picked, without it is free text; `prompt` stands in it meanwhile.
    """

    requirement: str
    code: str
    wording: str
    field: AnswerField
    prompt: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a table; a strong one leads those below it. `key` is what refers to it."""

    cells: tuple[str | Answer, ...]
    is_strong: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its caption; `figures` are the columns that hold numbers.

    A wide one stands on a page in landscape.
    """

    caption: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    widths: tuple[int, ...]
    figures: frozenset[int] = frozenset()
    wide: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing that is at most `width_cm` wide; a wide one stands on a page in landscape.

    `alt` tells those who cannot see it what it shows.
    """

    svg: str
    alt: str
    caption: str
    width_cm: float
    wide: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Clause | Paragraph | Note | Table | Picture | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The same block in two languages, the one side by side with the other.

    A side is empty where the texts of one language are longer.
    """

    left: Block | None
    right: Block | None


class Numbers:
    """Counts headings and clauses in one row, as a reader sees them: 2, 2.1, 2.1.1."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._counts: list[int] = []
        self._level = 0

    def heading(self, text: str, level: int = 1, key: str = "") -> Heading:
        self._level = level
        return Heading(text=text, level=level, number=self._next(level), key=key)

    def clause(self, text: str, references: Sequence[CrossReference] = ()) -> Clause:
        number = self._next(self._level + 1)
        return Clause(text=text, number=number, references=tuple(references))

    def line(self) -> str:
        """Return the number of a table's line that is a clause of its own."""
        return self._next(self._level + 1)

    def _next(self, depth: int) -> str:
        kept = [*self._counts, *[0] * depth][:depth]
        kept[-1] += 1
        self._counts = kept
        return to_digits(".".join(map(str, kept)), self._language)


def marked(worded: Worded | None, language: Language) -> str:
    """Return a text of the trade; one in another language says so."""
    if worded is None:
        return "–"
    if not worded.is_fallback:
        return worded.text
    return say("{words} [no English text yet]", language, words=worded.text)


def table(
    caption: str,
    columns: Sequence[str],
    lines: Sequence[Line],
    widths: Sequence[int],
    *figures: int,
    wide: bool = False,
) -> Table:
    """Return a table; `figures` are the places of its columns of numbers."""
    return Table(
        caption=caption,
        columns=tuple(columns),
        lines=tuple(lines),
        widths=tuple(widths),
        figures=frozenset(figures),
        wide=wide,
    )
