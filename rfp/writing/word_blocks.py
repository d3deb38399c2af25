"""Blocks of an outline, written into a Word document."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from rfp.writing.outline_blocks import (
    Answer,
    Block,
    Clause,
    Heading,
    Line,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from workbench.picture import png_of
from workbench.word import Align, AnswerCell, AnyCell, Cell, Page, Word, reference

_BEFORE_A_WIDE_ONE = 4  # as many blocks may stand between a heading and the wide table below it


def write_blocks(word: Word, blocks: Sequence[Block]) -> None:
    """Write the blocks; wide ones stand on wide pages, together with their headings."""
    for block, page in zip(blocks, _pages(blocks), strict=True):
        word.turn(page)
        _write(word, block)


def _pages(blocks: Sequence[Block]) -> Iterator[Page]:
    """Yield the kind of page that each block stands on."""
    groups = accumulate(isinstance(block, Heading | PageBreak) for block in blocks)
    by_group: dict[int, list[Block]] = {}
    for block, group in zip(blocks, groups, strict=True):
        by_group.setdefault(group, []).append(block)
    for together in _with_their_headings(list(by_group.values())):
        yield from _group_pages(together)


def _with_their_headings(groups: list[list[Block]]) -> Iterator[list[Block]]:
    """Yield groups of a heading and what follows; a bare heading goes with the next group."""
    held: list[Block] = []
    for group in groups:
        held += group
        if not isinstance(group[-1], Heading | PageBreak):
            yield held
            held = []
    if held:
        yield held


def _group_pages(group: list[Block]) -> list[Page]:
    first_wide = next((at for at, block in enumerate(group) if _is_wide(block)), None)
    if first_wide is None:
        return [Page.UPRIGHT] * len(group)
    before = group[:first_wide]
    is_short = sum(not isinstance(b, Heading | PageBreak) for b in before) <= _BEFORE_A_WIDE_ONE
    goes_along = is_short and not any(isinstance(block, Table | Picture) for block in before)
    start = Page.WIDE if goes_along else Page.UPRIGHT
    pages = [start] * first_wide
    for block in group[first_wide:]:
        pages.append(Page.WIDE if _is_wide(block) else _stays(block, pages))
    return pages


def _stays(block: Block, pages: list[Page]) -> Page:
    """Return where a block that is not wide stands: words stay below the wide table above."""
    is_large = isinstance(block, Table | Picture)
    return Page.UPRIGHT if is_large or not pages else pages[-1]


def _is_wide(block: Block) -> bool:
    return isinstance(block, Table | Picture) and block.wide


def _write(word: Word, block: Block) -> None:
    match block:
        case Heading(text=text, level=level, number=number, key=key):
            word.heading(text, level=level, numbered=bool(number), mark=key)
        case Clause():
            word.clause(_with_references(block), mark=block.key)
        case Paragraph():
            word.paragraph(block.text)
        case Note():
            word.note(block.text)
        case Table():
            _table(word, block)
        case Picture():
            write_picture(word, block)
        case PageBreak():
            word.page_break()


def _with_references(block: Clause) -> str:
    """Return the clause with a slot for each reference in place of the words that name it."""
    text, done = "", 0
    for found in sorted(block.references, key=lambda each: each.start):
        text += block.text[done : found.start] + reference(found.key)
        done = found.end
    return text + block.text[done:]


def _table(word: Word, block: Table) -> None:
    word.table(
        columns=block.columns,
        rows=[[_cell(cell, line) for cell in line.cells] for line in block.lines],
        widths=block.widths,
        align=[
            Align.FIGURES if place in block.figures else Align.START
            for place in range(len(block.columns))
        ],
        caption=block.caption,
        description=block.caption,
        mark=block.key,
        row_marks=[line.key for line in block.lines],
    )


def _cell(cell: str | Answer, line: Line) -> AnyCell:
    if isinstance(cell, str):
        return Cell(text=cell, strong=True) if line.is_strong else cell
    return answer_cell(cell)


def answer_cell(cell: Answer) -> AnswerCell:
    """Return the control for an answer."""
    return AnswerCell(
        uid=cell.requirement,
        code=cell.code,
        wording=cell.wording,
        field=cell.field.value,
        prompt=cell.prompt,
        choices=tuple((choice, choice) for choice in cell.choices),
    )


def write_picture(word: Word, block: Picture) -> None:
    """Write a drawing as a picture."""
    word.picture(
        png_of(block.svg),
        svg=block.svg,
        alt=block.alt,
        caption=block.caption,
        width_cm=block.width_cm,
        mark=block.key,
    )
