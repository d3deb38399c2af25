"""Reads rows of our own forms that have lost the line which names their columns."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from vendor_data.answer import Code, exact_code
from vendor_data.answers.side_data import Side
from vendor_data.columns import SIDE_ROLES, FoundColumn, Role, Table, find_table
from vendor_data.guessed_columns import FEWEST_CODES, with_guess
from vendor_data.our_rows import is_print
from workbench.sheet import Line, Sheet
from workbench.wording import fingerprint

# As the workbook is written.
OWN = (
    Role.CODE,
    Role.TEXT,
    Role.PRIORITY,
    Role.MANDATORY,
    Role.ANSWER,
    Role.COMMENT,
    Role.EVIDENCE,
    *(SIDE_ROLES[side] for side in Side),
    Role.ID,
    Role.FINGERPRINT,
)

OWN_SEEN = OWN[:-2]  # what is not hidden of them
IN_WORD = (
    Role.CODE, Role.TEXT, Role.MANDATORY, Role.ANSWER, Role.SIDE, Role.COMMENT, Role.EVIDENCE,
)  # fmt: skip


def headless_in_word(sheet: Sheet) -> Table:
    """Return rows of ours in a document as a table with the columns of the Word form."""
    columns = tuple(_found(column, role) for column, role in enumerate(IN_WORD, start=1))
    return Table(sheet=sheet, header=0, columns=columns, lines=sheet.lines)


def tables_of(sheets: Sequence[Sheet]) -> dict[str, Table | None]:
    """Return the table of every sheet of a workbook by its name, None of what holds none.

    Of a table that was cut up only the first part has its head: the others borrow it.
    """
    found = {sheet.name: find_table(sheet) or headless(sheet) for sheet in sheets}
    head = next((table for table in found.values() if table and table.header), None)
    for sheet in sheets:
        if found[sheet.name] is None and sheet.lines:
            found[sheet.name] = borrowed(sheet, head) or without_names(sheet)
    return found


def borrowed(sheet: Sheet, head: Table | None) -> Table | None:
    """Return a sheet under the columns of another; None where they do not fit its answers."""
    answers = None if head is None else head.column(Role.ANSWER)
    if head is None or answers is None:
        return None
    texts = [cell.text for line in sheet.lines if (cell := line.cell(answers))]
    if not texts or sum(exact_code(text) is not None for text in texts) * 2 <= len(texts):
        return None
    columns = tuple(replace(found, title="") for found in head.columns)
    return Table(sheet=sheet, header=0, columns=columns, lines=sheet.lines)


def without_names(sheet: Sheet, own: Sequence[Role] = OWN_SEEN) -> Table | None:
    """Return lines of which most have the name of a code in one column; None of any others.

    Columns as many as `own`, with the answers at the same place, are taken for those.
    """
    named = [code for line in sheet.lines for cell in line.cells if (code := exact_code(cell.text))]
    columns = with_guess((), sheet.lines)
    if not columns or len(named) < FEWEST_CODES or named == list(Code):  # our own list of them
        return None
    width = max(cell.column for line in sheet.lines for cell in line.cells)
    if width == len(own) and own[columns[0].column - 1] is Role.ANSWER:
        columns = tuple(_found(column, role) for column, role in enumerate(own, start=1))
    return Table(sheet=sheet, header=0, columns=columns, lines=sheet.lines)


def headless(sheet: Sheet) -> Table | None:
    """Return a sheet whose rows carry our fingerprints as a table of ours; None without any."""
    prints = Counter(
        cell.column for line in sheet.lines for cell in line.cells if is_print(cell.text)
    )
    if not prints:
        return None
    columns = _columns(sheet.lines, prints.most_common(1)[0][0])
    return Table(sheet=sheet, header=0, columns=columns, lines=sheet.lines)


def _columns(lines: Sequence[Line], last: int) -> tuple[FoundColumn, ...]:
    """Return our own columns, or, where others were put between them, those that are known."""
    own = {last - len(OWN) + at: role for at, role in enumerate(OWN, start=1)}
    text = _text_column(lines, last)
    if text is None or own.get(text) is Role.TEXT:
        return tuple(_found(column, role) for column, role in own.items() if column > 0)
    known = {text: Role.TEXT, last - 1: Role.ID, last: Role.FINGERPRINT}
    return with_guess(tuple(_found(*each) for each in sorted(known.items())), lines)


def _found(column: int, role: Role) -> FoundColumn:
    return FoundColumn(column=column, title="", role=role)


def _text_column(lines: Sequence[Line], last: int) -> int | None:
    """Return the column whose texts most fingerprints were taken of; None if there is none."""
    found: Counter[int] = Counter()
    for line in lines:
        stamp = line.cell(last)
        if stamp is not None:
            own = (each for each in line.cells if fingerprint(each.text) == stamp.text)
            found.update(each.column for each in own)
    return found.most_common(1)[0][0] if found else None
