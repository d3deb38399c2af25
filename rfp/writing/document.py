"""The request for proposal as a Word file, in the direction of its language."""

import datetime as dt

from rfp.maps.swimlane import draw
from rfp.writing.content import RfpContent
from rfp.writing.outline import Outline, outline
from rfp.writing.outline_blocks import (
    Answer,
    Block,
    Clause,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from workbench.language import Language, say
from workbench.picture import png_of
from workbench.word import Align, Cell, Word

FINGERPRINT_SHOWN = 12  # digits of a fingerprint in a footer; the whole stands on the cover


def make(content: RfpContent) -> bytes:
    """Return the RFP; the same content gives the same bytes."""
    told = outline(content)
    word = Word(
        language=content.language,
        title=told.title,
        made=content.made,
        footer_note=_footer(content, told),
    )
    word.cover(kind=told.kind, facts=told.facts, note=told.note)
    word.contents()
    for block in told.blocks:
        _write(word, block, content.language)
    return word.to_bytes()


def file_name(language: Language, made: dt.date) -> str:
    """Return a name that every system takes."""
    return f"RFP-{made:%Y-%m-%d}-{language.value}.docx"


def _footer(content: RfpContent, told: Outline) -> str:
    version = say("draft", content.language) if content.is_draft else told.facts[0][1]
    head = content.record_head[:FINGERPRINT_SHOWN]
    return say(
        "RFP, version {version} · record {head}", content.language, version=version, head=head
    )


def _write(word: Word, block: Block, language: Language) -> None:
    match block:
        case Heading():
            word.heading(block.text, level=block.level, numbered=bool(block.number))
        case Clause():
            word.clause(block.text)
        case Paragraph():
            word.paragraph(block.text)
        case Note():
            word.note(block.text)
        case Table():
            _table(word, block)
        case Picture():
            _picture(word, block, language)
        case PageBreak():
            word.page_break()


def _table(word: Word, block: Table) -> None:
    word.table(
        columns=block.columns,
        rows=[
            [_cell(cell, strong=line.is_strong) for cell in line.cells] for line in block.lines
        ],
        widths=block.widths,
        align=[
            Align.FIGURES if place in block.figures else Align.START
            for place in range(len(block.columns))
        ],
        caption=block.caption,
        description=block.caption,
    )


def _cell(cell: str | Answer, *, strong: bool) -> Cell:
    return Cell(text=cell if isinstance(cell, str) else cell.prompt, strong=strong)


def _picture(word: Word, block: Picture, language: Language) -> None:
    svg = draw(block.drawing, language=language)
    alt = say(
        "Process map {name}: {steps} steps, {lanes} lanes",
        language,
        name=block.caption,
        steps=len(block.drawing.steps),
        lanes=len(block.drawing.lanes),
    )
    word.picture(png_of(svg), alt=alt, caption=block.caption)
