"""Tells in a returned file what a vendor wrote outside its answers from what we wrote ourselves."""

from functools import cache

from vendor_data.answer import Code, code_name
from vendor_data.answers.guidance import code_head, code_lines, instructions, instructions_in_word
from workbench.language import Language, normal_key, say
from workbench.sheet import Cell, Line, Sheet

# Read back as written: a reader that asked the catalogue for it would start twice as slowly.
INSTRUCTIONS = {Language.EN: "Instructions", Language.FA: "راهنما"}


def is_instructions(sheet: Sheet) -> bool:
    """Say whether a sheet is the one that tells vendors how to answer."""
    return sheet.name in INSTRUCTIONS.values()


def foreign(sheet: Sheet, line: Line) -> tuple[Cell, ...]:
    """Return the cells of a line outside the answers that do not hold our own words."""
    if sheet.name and not is_instructions(sheet):
        return line.cells
    ours = [normal_key(cell.text) in _own() for cell in line.cells]
    if ours and normal_key(line.cells[0].text) in _labels():
        ours[:2] = [True] * len(ours[:2])  # what a label names is ours too
    kept = [cell for cell, is_ours in zip(line.cells, ours, strict=True) if not is_ours]
    names_only = all(normal_key(cell.text) in _codes() for cell in kept)
    return () if any(ours) and names_only else tuple(kept)


@cache
def _own() -> frozenset[str]:
    """Return every sentence of our instructions; the name of a code alone may be an answer."""
    told = [
        text
        for language in Language
        for text in (
            INSTRUCTIONS[language],
            *instructions(language),
            *instructions_in_word(language),
            *code_head(language),
            *(each for _, *beside in code_lines(language) for each in beside),
        )
    ]
    return frozenset(map(normal_key, told)) | _labels()


@cache
def _labels() -> frozenset[str]:
    return frozenset(
        normal_key(label)
        for language in Language
        for label in (
            say("Selection", language),
            say("RFP number", language),
            say("Version of the RFP", language),
            say("Answer form", language),
        )
    )


@cache
def _codes() -> frozenset[str]:
    return frozenset(normal_key(code_name(code, one)) for code in Code for one in Language)
