"""What one line of a returned table answers; a blank never becomes an answer."""

import re
from dataclasses import dataclass, replace

from vendor_data.amount_veil import VEIL
from vendor_data.answer import Certainty, Code, Understood, exact_code, understand
from vendor_data.answers.side_data import Side, SideData, codes_with
from vendor_data.answers.side_text import named_in, parted
from vendor_data.columns import Role, Table
from vendor_data.line_cells import (
    BESIDE_ROLES,
    all_words,
    cell_of,
    is_amount,
    loose_cells,
    loose_words,
    place_of,
    said,
    sides_of,
)
from vendor_data.proposal import Answer
from vendor_data.response_form import AskedRequirement
from workbench.language import normal_key
from workbench.sheet import Cell, Line

_NO_MARKS = frozenset({"", "0", "no", "n", "false", "خیر", "نه", "✗", "✘"})
LONGEST_ANSWER = 32_767
_CONSTANT = re.compile('="([^"]*)"')

IN_WORDS = "{place} answers in other words ({found}), which probably means {proposal}"
TWO_CODES = "{place} gives several answers ({found}); choose one"
NOT_A_CODE = "{place} holds {found}, which is none of the answer codes"
IN_NOTE = "{place} is empty, but the comment says {found}, which probably means {proposal}"
IN_COLOUR = "{place} is coloured but empty; a colour is not an answer"
BY_FORMULA = "{place} is a formula ({found}); its stored value is {proposal}"
NO_VALUE = "{place} is a formula without a value: {found}"
AN_ERROR = "{place} is an error of the spreadsheet: {found}"
TOO_LONG = "{place} is over the length limit of 32,767 characters: {found}"
ELSEWHERE = (
    "{place} is empty, but another cell of its line says {found}, which probably means {proposal}"
)
BESIDE = "{place} is empty, but beside it stands {found}, which belongs to {proposal}"
MARKED = "{place} has its mark in the column {found}, which means {proposal}"
ONLY_BESIDE = "{place} gives no answer, but beside it stands: {found}"
HIDDEN = "{place} is in a hidden row, column or sheet and says {found}"
STRUCK = "{place} is struck through and says {found}; say whether it counts"
NOTED = "{place} answers {proposal}, and a note on it says: {found}"
MERGED = "{place} is part of a merged cell that says {found}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The answers that a line may give; certain if there is one and no `reason`."""

    answers: tuple[Code, ...] = ()
    found: str = ""
    reason: str = ""
    role: Role = Role.ANSWER


def given(table: Table, line: Line) -> Given:
    """Return what `line` answers; a blank never becomes an answer, nor are words beside it lost."""
    found = _marked(table, line) if table.codes else _written(table, line)
    if found.answers:
        return found
    words = all_words(table, line)
    if words and not found.found:
        return Given(found=words, reason=ONLY_BESIDE)
    return replace(found, found=" | ".join(filter(None, (found.found, words))))


def _written(table: Table, line: Line) -> Given:
    """Return what stands in the column for answers, or else beside it."""
    cell = cell_of(table, line, Role.ANSWER)
    comment = cell_of(table, line, Role.COMMENT)
    for role, found in ((Role.ANSWER, cell), (Role.COMMENT, comment)):
        if found is not None and len(found.text) > LONGEST_ANSWER:
            return Given(found=found.text, reason=TOO_LONG, role=role)
    if cell is None or not (_is_seen(cell.text) or cell.formula):
        return (
            _beside(table, line)
            or _elsewhere(table, line)
            or _by_sides(table, line)
            or _coloured(cell)
        )
    return _filled(table, line, cell)


def _filled(table: Table, line: Line, cell: Cell) -> Given:
    """Return what a filled cell answers, with a reason where anything speaks against it."""
    if cell.is_error:
        return Given(found=cell.text, reason=AN_ERROR)
    if cell.formula:
        return _by_formula(cell)
    plain = _in_words(cell.text, understand(cell.text))
    if plain.reason:
        return plain
    answers = tuple(dict.fromkeys((*plain.answers, *_loose_codes(table, line))))
    if len(answers) > 1:
        named = " / ".join(code.value for code in answers)
        return Given(answers=answers, found=named, reason=TWO_CODES)
    if cell.note:
        return Given(answers=plain.answers, found=cell.note, reason=NOTED)
    return _seen(table, line, cell, plain.answers)


def _is_seen(text: str) -> bool:
    """Say whether a text has any sign that a reader sees."""
    return any(sign.isprintable() and not sign.isspace() for sign in text)


def _by_formula(cell: Cell) -> Given:
    """Return what a formula shows, or, where no value is stored, the one word that it is."""
    constant = _CONSTANT.fullmatch(cell.formula.strip())
    codes = understand(cell.text or (constant[1] if constant else "")).codes
    return Given(answers=codes, found=cell.formula, reason=BY_FORMULA if cell.text else NO_VALUE)


def answer_of(table: Table, line: Line, requirement: AskedRequirement, code: Code) -> Answer:
    """Return one possible answer with what the vendor wrote beside it."""
    beside = (
        sides_of(table, line) if table.asks_for_sides else named_in(said(table, line, Role.COMMENT))
    )
    side, rest = parted(said(table, line, Role.SIDE), code, beside, table.unasked)
    return Answer(
        requirement=requirement.id,
        code=code,
        comment="\n".join(
            filter(None, (said(table, line, Role.COMMENT), rest, loose_words(table, line)))
        ),
        evidence=said(table, line, Role.EVIDENCE),
        place=place_of(table, line, Role.ANSWER),
        side=_unpriced(side),
    )


def _unpriced(side: SideData) -> SideData:
    """Return the same without an amount where a line of the price form is named."""
    return side.with_(Side.PRICED_IN, VEIL) if is_amount(side.priced_in) else side


def _in_words(text: str, meant: Understood) -> Given:
    reasons = {
        Certainty.LIKELY: IN_WORDS,
        Certainty.SEVERAL: TWO_CODES,
        Certainty.NONE: NOT_A_CODE,
        Certainty.BLANK: NOT_A_CODE,
    }
    return Given(answers=meant.codes, found=text, reason=reasons.get(meant.certainty, ""))


def _beside(table: Table, line: Line) -> Given | None:
    """Look for an answer that was given beside its cell: in a note, a comment, a stray cell."""
    notes = (cell.note for cell in line.cells)
    stray = (cell.text for cell in loose_cells(table, line))
    for found in (*notes, said(table, line, Role.COMMENT), *stray):
        meant = understand(found)
        if meant.certainty in {Certainty.EXACT, Certainty.LIKELY}:
            return Given(answers=meant.codes, found=found, reason=IN_NOTE)
    return None


def _elsewhere(table: Table, line: Line) -> Given | None:
    """Look for the name of a code in a cell that asks for something else; a no may be another."""
    for role in (Role.EVIDENCE, Role.PRIORITY, Role.MANDATORY):
        found = said(table, line, role)
        code = exact_code(found)
        if code is not None and (code is not Code.NO or role is not Role.MANDATORY):
            return Given(answers=(code,), found=found, reason=ELSEWHERE)
    return None


def _coloured(cell: Cell | None) -> Given:
    return Given(reason=IN_COLOUR if cell and cell.is_coloured else "")


def _loose_codes(table: Table, line: Line) -> list[Code]:
    """Return the codes that stand alone in cells which no column claims."""
    meant = (understand(cell.text) for cell in loose_cells(table, line))
    return [one.codes[0] for one in meant if one.certainty is Certainty.EXACT]


def _marked(table: Table, line: Line) -> Given:
    """Return the codes under whose names a line has a mark, which may be any word but a no."""
    cells = ((code, line.cell(column)) for column, code in table.codes)
    marked = [code for code, cell in cells if cell and _plain_mark(cell.text) not in _NO_MARKS]
    if not marked:
        return Given()
    names = " / ".join(code.value for code in marked)
    return Given(
        answers=tuple(marked), found=names, reason=MARKED if len(marked) == 1 else TWO_CODES
    )


def _plain_mark(text: str) -> str:
    return normal_key(text).strip(" .-–—_")


def _by_sides(table: Table, line: Line) -> Given | None:
    """Look for a code that was left out in what was written for it."""
    given_ = sides_of(table, line).given
    if not given_:
        return None
    codes = codes_with(tuple(side for side, _ in given_))
    return Given(answers=codes, found="; ".join(text for _, text in given_), reason=BESIDE)


def _seen(table: Table, line: Line, cell: Cell, answers: tuple[Code, ...]) -> Given:
    """Return an answer with what speaks against taking it as it stands."""
    if line.is_hidden or table.sheet.is_hidden or cell.column in table.sheet.hidden_columns:
        return Given(answers=answers, found=cell.text, reason=HIDDEN)
    for role in (Role.ANSWER, Role.CODE, *BESIDE_ROLES):
        struck = cell_of(table, line, role)
        if struck is not None and struck.is_struck:
            is_beside = role in BESIDE_ROLES
            found, where = (struck.text, role) if is_beside else (cell.text, Role.ANSWER)
            return Given(answers=answers, found=found, reason=STRUCK, role=where)
    return Given(answers=answers, found=cell.text, reason=MERGED if cell.is_merged else "")
