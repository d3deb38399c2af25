"""The Word answer form: written for vendors, and read back however it returns."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from vendor_data.answer import Code, code_name
from vendor_data.answers.guidance import code_head, code_lines, instructions_in_word
from vendor_data.answers.response_sheet import RFP_ID, RFP_VERSION, ResponseSheet
from vendor_data.answers.side_data import NEEDED, Side, WrittenAnswer, side_name
from vendor_data.answers.side_text import joined_sides
from vendor_data.columns import Role, Table, find_table
from vendor_data.lost_head import IN_WORD, borrowed, headless_in_word, without_names
from vendor_data.our_rows import is_our_row
from vendor_data.response_form import AskedRequirement, ResponseForm
from workbench.language import Language, joined, normal_key, say
from workbench.own_text import margin_mark, own_mark
from workbench.sheet import Cell, Line, Sheet
from workbench.word_controls import AnswerCell
from workbench.word_reading import read_document

NONE_YET: Mapping[str, WrittenAnswer] = MappingProxyType({})
_BLANK = WrittenAnswer()
_WIDTHS = (9, 30, 8, 13, 17, 13, 10)
# What stands in the controls of a row until somebody answers, in ours as in the RFP's own form. An
# editor that drops the controls leaves these words behind, and Word has some of its own.
PROMPTS = {
    Language.EN: ("Choose", "Write here", "Name it here", "What the answer needs"),
    Language.FA: ("انتخاب کنید", "اینجا بنویسید", "نام آن را بنویسید", "آنچه پاسخ می‌خواهد"),
}
_UNANSWERED = frozenset(
    ("Choose an item.", "Click or tap here to enter text.", *PROMPTS[Language.EN]),
).union(PROMPTS[Language.FA])


def read(data: bytes) -> ResponseSheet:
    """Return what of a document answers something, and beside it every word that is not ours.

    A document without any answers is no form at all: nothing is read of it.
    """
    book = read_document(data)
    properties = dict(book.properties)
    sheets = [_without_prompts(sheet) for sheet in book.sheets]
    tables = (
        tuple(_answer_tables(sheets, book.own))
        or tuple(_typed_tables(book.text))
        or tuple(filter(None, (without_names(sheet, IN_WORD) for sheet in sheets)))
    )
    read_ones = {table.sheet.table for table in tables}
    text = () if any(table.sheet.is_text for table in tables) else book.text
    rest = (*(sheet for sheet in sheets if sheet.table not in read_ones),
            Sheet(name="", lines=text, is_text=True))  # fmt: skip
    margins = Sheet(name="header or footer", lines=book.margins, is_text=True)
    foreign = (*(_foreign(sheet, book.own) for sheet in rest),
               _foreign(margins, book.own, margin_mark))  # fmt: skip
    asks = not _is_of_before(sheets)
    return ResponseSheet(
        tables=tuple(replace(table, lists_price_line=asks) for table in tables),
        rfp_id=properties.get(RFP_ID, ""),
        version=properties.get(RFP_VERSION, ""),
        unread=tuple(sheet for sheet in foreign if sheet.lines) if tables else (),
        tracked_changes=book.tracked_changes,
        pictures=book.pictures if tables else (),
    )


def _is_of_before(sheets: Sequence[Sheet]) -> bool:
    """Say whether the list of what each code needs is one without the line of the price form."""
    needed = [side for side in NEEDED[Code.CUSTOMISATION] if side is not Side.PRICED_IN]
    names = [[side_name(side, language) for side in needed] for language in Language]
    told = {normal_key(joined(each, of)) for each, of in zip(names, Language, strict=True)}
    return any(
        normal_key(cell.text) in told
        for sheet in sheets for line in sheet.lines for cell in line.cells
    )  # fmt: skip


def _answer_tables(sheets: Sequence[Sheet], own: frozenset[str]) -> Iterator[Table]:
    """Yield what has a column of answers or rows of ours; one cut off from its head borrows it."""
    head: Table | None = None
    for sheet in sheets:
        table = find_table(sheet)
        if table is not None and (table.column(Role.ANSWER) is not None or table.codes):
            head = table
            yield table
        elif any(map(is_our_row, sheet.lines)):
            continued = head and Table(
                sheet=sheet, header=0, columns=head.columns, lines=sheet.lines
            )
            yield table or continued or headless_in_word(sheet)
        elif table is not None and _speaks_of_ours(table) and _foreign(sheet, own).lines:
            yield table
        elif table is None and _foreign(sheet, own).lines and (rest := borrowed(sheet, head)):
            yield rest


def _typed_tables(text: Sequence[Line]) -> Iterator[Table]:
    """Yield the table that was pasted as text, with a tab between what were its cells."""
    lines = tuple(replace(line, cells=tuple(_parted(line))) for line in text)
    table = find_table(Sheet(name="", lines=lines, is_text=True))
    if table is not None and table.column(Role.ANSWER) is not None:
        yield table


def _parted(line: Line) -> Iterator[Cell]:
    for cell in line.cells:
        for column, part in enumerate(cell.text.split("\t"), start=1):
            if part.strip():
                yield Cell(column=column, text=part.strip(), note=cell.note if column == 1 else "")


def _speaks_of_ours(table: Table) -> bool:
    """Say whether a table without answers has words on numbered rows: they may be answers."""
    return table.column(Role.CODE) is not None and table.column(Role.COMMENT) is not None


def _without_prompts(sheet: Sheet) -> Sheet:
    return _kept(sheet, lambda cell: bool(cell.note) or cell.text not in _UNANSWERED)


def _foreign(sheet: Sheet, own: frozenset[str], mark: Callable[[str], str] = own_mark) -> Sheet:
    """Return a sheet without the cells that say what we had written ourselves."""
    return _kept(sheet, lambda cell: bool(cell.note) or mark(cell.text) not in own)


def _kept(sheet: Sheet, is_kept: Callable[[Cell], bool]) -> Sheet:
    """Return a sheet with some cells of its lines, and without the lines that lose them all."""
    cells = (tuple(filter(is_kept, line.cells)) for line in sheet.lines)
    pairs = zip(sheet.lines, cells, strict=True)
    lines = (
        line if len(kept) == len(line.cells) else replace(line, cells=kept) for line, kept in pairs
    )
    return replace(sheet, lines=tuple(line for line in lines if line.cells))


def write(
    form: ResponseForm,
    language: Language,
    *,
    made_at: dt.datetime,
    answers: Mapping[str, WrittenAnswer] = NONE_YET,
) -> bytes:
    """Return the document that vendors fill in, with a row of controls for each requirement.

    `answers`, by the requirement's id, are those that were given elsewhere already.
    """
    from workbench.word import Page, Word  # noqa: PLC0415 - readers start without it

    word = Word(
        language=language,
        title=form.title,
        made=made_at,
        properties={RFP_ID: form.rfp_id, RFP_VERSION: form.version},
    )
    facts = (
        (say("RFP number", language), form.rfp_id),
        (say("Version of the RFP", language), form.version),
    )
    word.opening(kind=say("Answer form", language), facts=facts)
    word.bullets(instructions_in_word(language))
    word.table(columns=code_head(language), rows=code_lines(language), widths=(16, 44, 40))
    word.turn(Page.WIDE)
    word.table(
        columns=_columns(language),
        rows=[_row(one, language, answers.get(one.id, _BLANK)) for one in form.requirements],
        widths=_WIDTHS,
        description=say("Answer form", language),
    )
    return word.to_bytes()


def _columns(language: Language) -> tuple[str, ...]:
    return (
        say("Code", language),
        say("Requirement", language),
        say("Mandatory", language),
        say("Answer", language),
        say("Beside the answer", language),
        say("Comment", language),
        say("Evidence", language),
    )


def _row(
    asked: AskedRequirement, language: Language, given: WrittenAnswer
) -> tuple[str | AnswerCell, ...]:
    choose, write_here, name_it, needs = PROMPTS[language]
    choices = tuple((code.value, code_name(code, language)) for code in Code)

    def cell(
        field: str, prompt: str, said: str, choices: tuple[tuple[str, str], ...] = ()
    ) -> AnswerCell:
        return AnswerCell(
            uid=asked.id, code=asked.code, wording=asked.text, field=field, prompt=prompt,
            choices=choices, given=said,
        )  # fmt: skip

    code = code_name(given.code, language) if given.code else ""
    return (
        asked.code,
        asked.text,
        say("mandatory", language) if asked.is_mandatory else "",
        cell("code", choose, code, choices),
        cell("side", needs, joined_sides(given.side, language)),
        cell("comment", write_here, given.comment),
        cell("evidence", name_it, given.evidence),
    )
