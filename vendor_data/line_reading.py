"""Which requirement one line of a returned table is about, and what it answers."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from vendor_data.answer import Certainty, Code, Understood, understand
from vendor_data.answers.side_data import codes_with
from vendor_data.answers.side_text import named_in, parted
from vendor_data.columns import Role, Table
from vendor_data.line_cells import (
    all_words,
    cell_of,
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
from workbench.word_controls import row_bookmark

_NO_MARKS = frozenset({"", "0", "no", "n", "false", "خیر", "نه", "✗", "✘"})
LONGEST_ANSWER = 32_767
_COLONS_OF_A_TAG = 2  # language:requirement:field

LIKELY_CODE = "{place} is numbered {found}, which is probably {proposal}"
SEVERAL_CODES = "{place} names several requirements ({found}); choose which one it answers"
ONLY_TEXT = "{place} has no number that was asked for; its text is that of {proposal}"
ID_AND_CODE = "{place} is numbered {found}, but its hidden id is that of {proposal}"
CHANGED_TEXT = "{place} answers another wording of {proposal}: {found}"
IN_WORDS = "{place} answers in other words ({found}), which probably means {proposal}"
TWO_CODES = "{place} gives several answers ({found}); choose one"
NOT_A_CODE = "{place} holds {found}, which is none of the answer codes"
IN_NOTE = "{place} is empty, but the comment says {found}, which probably means {proposal}"
IN_COLOUR = "{place} is coloured but empty; a colour is not an answer"
BY_FORMULA = "{place} is a formula ({found}); its stored value is {proposal}"
NO_VALUE = "{place} is a formula without a value: {found}"
AN_ERROR = "{place} is an error of the spreadsheet: {found}"
TOO_LONG = "{place} is over the length limit of 32,767 characters: {found}"
BESIDE = "{place} is empty, but beside it stands {found}, which belongs to {proposal}"
MARKED = "{place} has its mark in the column {found}, which means {proposal}"
ONLY_BESIDE = "{place} gives no answer, but beside it stands: {found}"
HIDDEN = "{place} is in a hidden row, column or sheet and says {found}"
STRUCK = "{place} is struck through and says {found}; say whether it counts"
NOTED = "{place} answers {proposal}, and a note on it says: {found}"
MERGED = "{place} is part of a merged cell that says {found}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The requirements that a line may be about; certain if there is one and no `reason`."""

    requirements: tuple[AskedRequirement, ...] = ()
    found: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The answers that a line may give; certain if there is one and no `reason`."""

    answers: tuple[Code, ...] = ()
    found: str = ""
    reason: str = ""
    role: Role = Role.ANSWER


class Asked:
    """The requirements that were asked, findable by every trace that a file may keep of them."""

    def __init__(self, requirements: Iterable[AskedRequirement]) -> None:
        self.requirements = tuple(requirements)
        self.by_id = {one.id: one for one in self.requirements}
        self.by_mark = {row_bookmark(one.id): one for one in self.requirements}
        self.by_code = {normal_key(one.code): one for one in self.requirements}
        self.by_loose_code = _unique((loose_code(one.code), one) for one in self.requirements)
        self.by_text = _unique((_loose_text(one.text), one) for one in self.requirements)

    def subject(self, table: Table, line: Line) -> Subject:
        """Return what `line` is about: hidden id, then code, then text."""
        code = said(table, line, Role.CODE)
        by_id = self.by_id.get(said(table, line, Role.ID)) or self.by_id.get(code)
        marked = self._marked(line)
        if len(marked) > 1:
            codes = ", ".join(one.code for one in marked)
            return Subject(requirements=marked, found=codes, reason=SEVERAL_CODES)
        by_id = by_id or next(iter(marked), None)
        by_code = self._by_code(code)
        if by_id is None:
            return by_code if by_code.requirements else self._by_text(table, line, code)
        exact = self.by_code.get(normal_key(code))
        if exact is not None and exact is not by_id:
            return Subject(requirements=(by_id, exact), found=code, reason=ID_AND_CODE)
        return self._with_wording(table, line, by_id)

    def _marked(self, line: Line) -> tuple[AskedRequirement, ...]:
        """Return what the bookmarks and controls of a document's row name."""
        uids = (mark.split(":")[1] for mark in line.marks if mark.count(":") == _COLONS_OF_A_TAG)
        named = (*(self.by_id.get(uid) for uid in uids), *map(self.by_mark.get, line.marks))
        return tuple(dict.fromkeys(one for one in named if one is not None))

    def _by_code(self, code: str) -> Subject:
        exact = self.by_code.get(normal_key(code))
        if exact is not None:
            return Subject(requirements=(exact,), found=code)
        loose = self.by_loose_code.get(loose_code(code))
        if loose is not None:
            return Subject(requirements=(loose,), found=code, reason=LIKELY_CODE)
        tokens = re.split(r"[\s,;،؛/()\[\]:&+]+", normal_key(code))
        named = dict.fromkeys(self.by_code[token] for token in tokens if token in self.by_code)
        reason = SEVERAL_CODES if len(named) > 1 else LIKELY_CODE
        return Subject(requirements=tuple(named), found=code, reason=reason)

    def _by_text(self, table: Table, line: Line, code: str) -> Subject:
        match = self.by_text.get(_loose_text(said(table, line, Role.TEXT)))
        found = (match,) if match else ()
        return Subject(requirements=found, found=code, reason=ONLY_TEXT)

    def _with_wording(self, table: Table, line: Line, about: AskedRequirement) -> Subject:
        """Doubt a line whose wording is not the one that was asked."""
        print_ = said(table, line, Role.FINGERPRINT)
        text = said(table, line, Role.TEXT)
        is_changed = print_ not in {"", about.fingerprint} or (
            text and _loose_text(text) != _loose_text(about.text)
        )
        reason = CHANGED_TEXT if is_changed else ""
        return Subject(requirements=(about,), found=text, reason=reason)


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
    if cell is None or not (cell.text or cell.formula):
        return _beside(table, line) or _by_sides(table, line) or _coloured(cell)
    return _filled(table, line, cell)


def _filled(table: Table, line: Line, cell: Cell) -> Given:
    """Return what a filled cell answers, with a reason where anything speaks against it."""
    if cell.is_error:
        return Given(found=cell.text, reason=AN_ERROR)
    if cell.formula:
        reason = BY_FORMULA if cell.text else NO_VALUE
        return Given(answers=understand(cell.text).codes, found=cell.formula, reason=reason)
    plain = _in_words(cell.text, understand(cell.text))
    if plain.reason:
        return plain
    answers = tuple(dict.fromkeys((*plain.answers, *_loose_codes(table, line))))
    if len(answers) > 1:
        named = " / ".join(code.value for code in answers)
        return Given(answers=answers, found=named, reason=TWO_CODES)
    if cell.note:
        return Given(answers=plain.answers, found=cell.note, reason=NOTED)
    return Given(answers=plain.answers, found=cell.text, reason=_unseen(table, line, cell))


def answer_of(table: Table, line: Line, requirement: AskedRequirement, code: Code) -> Answer:
    """Return one possible answer with what the vendor wrote beside it."""
    beside = (
        sides_of(table, line) if table.asks_for_sides else named_in(said(table, line, Role.COMMENT))
    )
    side, rest = parted(said(table, line, Role.SIDE), code, beside)
    return Answer(
        requirement=requirement.id,
        code=code,
        comment="\n".join(
            filter(None, (said(table, line, Role.COMMENT), rest, loose_words(table, line)))
        ),
        evidence=said(table, line, Role.EVIDENCE),
        place=place_of(table, line, Role.ANSWER),
        side=side,
    )


def loose_code(code: str) -> str:
    """Return a code without the marks and leading zeros in which styles differ.

    >>> loose_code("R-01") == loose_code("r 1")
    True
    """
    parts = re.findall(r"[^\W\d_]+|[0-9]+", normal_key(code))
    return "-".join(part.lstrip("0") or part for part in parts)


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


def _unseen(table: Table, line: Line, cell: Cell) -> str:
    if line.is_hidden or table.sheet.is_hidden or cell.column in table.sheet.hidden_columns:
        return HIDDEN
    code = cell_of(table, line, Role.CODE)
    if cell.is_struck or (code and code.is_struck):
        return STRUCK
    return MERGED if cell.is_merged else ""


def _loose_text(text: str) -> str:
    return re.sub(r"\W", "", normal_key(text))


def _unique(
    pairs: Iterable[tuple[str, AskedRequirement]],
) -> Mapping[str, AskedRequirement]:
    """Return only the keys that one requirement alone has."""
    found = [(key, one) for key, one in pairs if key]
    times = Counter(key for key, _ in found)
    return {key: one for key, one in found if times[key] == 1}
