"""What a notice to vendors tells of the sections of the RFP: changed, new and left out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rfp.letters.letter import Letter
from rfp.letters.marked_words import marked_cell
from rfp.needs.list_difference import Mark, Piece
from rfp.writing.outline_section import shown_figure
from rfp.writing.section_version import (
    BETWEEN_CELLS,
    ChangedSection,
    KeptSection,
    Lines,
    SectionDifference,
)
from workbench.language import Language
from workbench.word import Cell, Word


def write(word: Word, letter: Letter, found: SectionDifference) -> None:
    """Write one table for what changed, one for what came, and name what went."""
    language = letter.language.value
    found = _as_read(found, letter.language)
    silent = Cell(text=letter.say("In the other language only"))
    _table(word, letter, letter.say("Sections of the request that change"), [
        (each.after, marked_cell(_apart(each.lines(language))) or silent) for each in found.changed
    ])  # fmt: skip
    _table(word, letter, letter.say("New sections"), [
        (each, Cell(text="\n".join(_body(each, letter)))) for each in found.added
    ])  # fmt: skip
    _table(word, letter, letter.say("Sections left out from now on"), [
        (each, Cell(text="\n".join(_body(each, letter)))) for each in found.removed
    ])  # fmt: skip


def _as_read(found: SectionDifference, language: Language) -> SectionDifference:
    """Return the same with the figures of tables in the digits of their reader."""

    def read(section: KeptSection) -> KeptSection:
        said, fed = ({code: _lines_read(lines, language) for code, lines in (told or {}).items()}
                     for told in (section.said, section.fed))  # fmt: skip
        return replace(section, said=said, fed=fed or None)

    return SectionDifference(
        added=tuple(map(read, found.added)),
        removed=tuple(map(read, found.removed)),
        changed=tuple(
            ChangedSection(before=read(each.before), after=read(each.after))
            for each in found.changed
        ),
    )


def _lines_read(lines: Lines, language: Language) -> Lines:
    return tuple(
        BETWEEN_CELLS.join(shown_figure(cell, language) for cell in line.split(BETWEEN_CELLS))
        for line in lines
    )


def _body(section: KeptSection, letter: Letter) -> Lines:
    return section.body(letter.language.value) or ("–",)


def _apart(lines: Iterable[tuple[Piece, ...]]) -> Iterator[Piece]:
    """Yield the pieces of all lines, each line on one of its own."""
    for place, line in enumerate(lines):
        if place:
            yield Piece("\n", Mark.SAME)
        yield from line


def _table(word: Word, letter: Letter, title: str, told: list[tuple[KeptSection, Cell]]) -> None:
    if not told:
        return
    word.heading(title, level=2, numbered=False)
    if any(cell.pieces for _, cell in told):
        marks = letter.say("What is new stands in bold; what goes is struck through.")
        word.paragraph(marks, with_next=True)
    word.table(
        columns=[letter.say("Section"), letter.say("Text"), letter.say("Why")],
        rows=[
            [
                Cell(text=section.title(letter.language.value), strong=True),
                cell,
                section.reason or "–",
            ]
            for section, cell in told
        ],
        widths=(22, 56, 22),
        description=title,
    )  # fmt: skip
