"""Pairs of blocks in two languages, English left and Persian right, in one Word document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import TypeVar

from rfp.writing.outline_blocks import (
    Answer,
    Block,
    Clause,
    Heading,
    Line,
    Note,
    PageBreak,
    Pair,
    Paragraph,
    Picture,
    Table,
)
from rfp.writing.word_blocks import answer_cell, write_picture
from workbench.language import Language
from workbench.word import Align, AnyCell, Cell, Page, Word

Item = TypeVar("Item")
Words = Clause | Paragraph | Note
LEFT, RIGHT = Language.EN, Language.FA
WORD_WIDTHS = (7, 43, 43, 7)  # number and words from the left, words and number from the right
# A letter, the rims of a cell, what keeps figures from words [twips].
_LETTER, _RIMS, _APART = 100, 215, 230
_NOTHING = Line(cells=())


def write_pairs(word: Word, pairs: Sequence[Pair]) -> None:
    """Write pairs on wide pages; words that follow one another stand in one table."""
    word.turn(Page.WIDE)
    for kind, group in groupby(pairs, key=_kind):
        if kind == "words":
            rows = [_word_row(pair) for pair in group]
            word.side_by_side(rows, WORD_WIDTHS)
        else:
            for pair in group:
                _write(word, pair)


def _kind(pair: Pair) -> str:
    block = pair.left or pair.right
    return "words" if isinstance(block, Words) else type(block).__name__


def _write(word: Word, pair: Pair) -> None:
    first = pair.left or pair.right
    if isinstance(first, Heading):
        _heading(word, pair, first)
    elif isinstance(first, Table):
        _table(word, pair)
    elif isinstance(first, Picture):
        _pictures(word, pair)
    elif isinstance(first, PageBreak):
        word.page_break()


def _heading(word: Word, pair: Pair, first: Heading) -> None:
    """Write one heading in both languages, so that the contents list it once."""
    titles = [each.text for each in (pair.left, pair.right) if isinstance(each, Heading)]
    word.heading(
        " – ".join(dict.fromkeys(titles)),
        level=first.level,
        numbered=bool(first.number),
        mark=first.key,
    )


def _word_row(pair: Pair) -> list[Cell]:
    left, right = _number_and_words(pair.left), _number_and_words(pair.right)
    return [
        *(Cell(text=text, language=LEFT) for text in left),
        *(Cell(text=text, language=RIGHT) for text in reversed(right)),
    ]


def _number_and_words(block: Block | None) -> tuple[str, str]:
    if isinstance(block, Clause):
        return block.number, block.text
    return "", block.text if isinstance(block, Paragraph | Note) else ""


def _table(word: Word, pair: Pair) -> None:
    """Write both tables as one: the right one from its outer edge inwards, each row in line."""
    left = pair.left if isinstance(pair.left, Table) else None
    right = _without_answers(pair.right) if isinstance(pair.right, Table) else None
    sides = [(left, LEFT, False), (right, RIGHT, True)]
    known = [(table, language, turned) for table, language, turned in sides if table]
    lines = zip_longest(*(table.lines for table, _, _ in known), fillvalue=_NOTHING)
    word.table(
        columns=[head for side in known for head in _heads(*side)],
        rows=[
            [cell for side, line in zip(known, row, strict=True) for cell in _cells(*side, line)]
            for row in lines
        ],
        widths=_widths([_columns(table, turned, word.text_width) for table, _, turned in known]),
        align=[each for side in known for each in _aligned(*side)],
        caption=" – ".join(table.caption for table, _, _ in known),
        description=" – ".join(table.caption for table, _, _ in known),
    )


def _ordered(items: Sequence[Item], turned: bool) -> list[Item]:
    return list(reversed(items)) if turned else list(items)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """The room of a column [%]: asked for, of its longest word, of its longest line."""

    asked: float
    word: float
    line: float

    @property
    def is_short(self) -> bool:
        """Return whether it needs no more room than its words have anyway."""
        return self.line <= max(self.asked, self.word)


def _widths(sides: Sequence[Sequence[_Column]]) -> list[float]:
    """Return the widths of the columns of both sides.

    A column of short words is as wide as these; what that leaves goes to the long texts of both
    languages alike, and no word is broken.
    """
    columns = [each for side in sides for each in side]
    scale = 100 / sum(each.asked for each in columns)
    scaled = [replace(each, asked=each.asked * scale) for each in columns]
    rest = 100 - sum(each.line for each in scaled if each.is_short)
    long = sum(each.asked for each in scaled if not each.is_short)
    return [
        each.line if each.is_short else min(each.line, max(each.word, each.asked * rest / long))
        for each in scaled
    ]


def _columns(table: Table, turned: bool, text_width: int) -> list[_Column]:
    found = [_column(table, place, width, text_width) for place, width in enumerate(table.widths)]
    return _ordered(found, turned)


def _column(table: Table, place: int, asked: float, text_width: int) -> _Column:
    """Measure a column; one for answers is as long as it is asked to be."""
    cells = [line.cells[place] for line in table.lines if len(line.cells) > place]
    told = [table.columns[place], *(cell for cell in cells if isinstance(cell, str))]
    word = max((len(each) for text in told for each in text.split()), default=0)
    line = max((len(each) for text in told for each in text.split("\n")), default=0)
    is_answer = len(told) <= len(cells)
    rims = _RIMS + (_APART if place in table.figures else 0)

    def share(letters: int) -> float:
        return 100 * (rims + letters * _LETTER) / text_width

    return _Column(asked=asked, word=share(word), line=100.0 if is_answer else share(line))


def _heads(table: Table, language: Language, turned: bool) -> list[Cell]:
    heads = [Cell(text=text, language=language) for text in table.columns]
    return _ordered(heads, turned)


def _aligned(table: Table, _: Language, turned: bool) -> Iterator[Align]:
    places = _ordered(range(len(table.columns)), turned)
    return (Align.FIGURES if place in table.figures else Align.START for place in places)


def _cells(table: Table, language: Language, turned: bool, line: Line) -> list[AnyCell]:
    cells = [_cell(cell, line, language) for cell in line.cells]
    empty = [Cell(text="")] * (len(table.columns) - len(cells))
    return _ordered([*cells, *empty], turned)


def _cell(cell: str | Answer, line: Line, language: Language) -> AnyCell:
    if isinstance(cell, str):
        return Cell(text=cell, strong=line.is_strong, language=language)
    return answer_cell(cell)


def _without_answers(table: Table) -> Table:
    """Return the table without the cells for answers: an answer is given once, on the left."""
    kept = [
        place
        for place in range(len(table.columns))
        if not any(isinstance(line.cells[place], Answer) for line in table.lines)
    ]

    def some(items: Sequence[Item]) -> tuple[Item, ...]:
        return tuple(items[place] for place in kept)

    return Table(
        caption=table.caption,
        columns=some(table.columns),
        lines=tuple(Line(cells=some(each.cells), is_strong=each.is_strong) for each in table.lines),
        widths=some(table.widths),
        figures=frozenset(at for at, place in enumerate(kept) if place in table.figures),
    )


def _pictures(word: Word, pair: Pair) -> None:
    for block in (pair.left, pair.right):
        if isinstance(block, Picture):
            write_picture(word, block)
