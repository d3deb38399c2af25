"""What a notice to vendors tells of the sections of the RFP: changed, new and left out."""

from collections.abc import Iterable, Iterator

from rfp.letters.letter import Letter
from rfp.letters.marked_words import marked_cell
from rfp.needs.list_difference import Mark, Piece
from rfp.writing.section_version import KeptSection, Lines, SectionDifference
from workbench.word import Cell, Word


def write(word: Word, letter: Letter, found: SectionDifference) -> None:
    """Write one table for what changed, one for what came, and name what went."""
    language = letter.language.value
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
        word.paragraph(letter.say("What is new stands in bold; what goes is struck through."))
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
        caption=title,
        description=title,
    )  # fmt: skip
