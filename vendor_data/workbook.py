"""The response workbook: written for vendors, and read back however it returns."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from vendor_data.answer import Code, code_name, exact_code
from vendor_data.answers.guidance import code_head, code_lines, instructions
from vendor_data.answers.own_words import INSTRUCTIONS
from vendor_data.answers.response_sheet import RFP_ID, RFP_VERSION, ResponseSheet
from vendor_data.answers.side_data import Side, WrittenAnswer, codes_that_need, side_name
from vendor_data.lost_head import tables_of
from vendor_data.response_form import AskedRequirement, ResponseForm
from workbench.language import Language, joined, say
from workbench.problem import Problem
from workbench.sheet import Sheet
from workbench.sheet_layout import Column, Layout, Page
from workbench.spreadsheet import read_book

__all__ = ["ResponseSheet", "read", "write"]

NONE_YET: Mapping[str, WrittenAnswer] = MappingProxyType({})
_CODES = "AnswerCodes"
_BLANK = WrittenAnswer()


def read(data: bytes) -> ResponseSheet:
    """Return every table of a response workbook or delimited file, nothing left out."""
    book = read_book(data)
    tables = tables_of(book.sheets)
    found = tuple(table for table in tables.values() if table is not None)
    if not found:
        raise Problem(
            "no line of the file names its columns; a response has at least a code and an answer"
        )
    properties = dict(book.properties)
    unread = (s for s in book.sheets if s.lines and not tables[s.name] and not _is_list(s))
    return ResponseSheet(
        tables=found,
        rfp_id=properties.get(RFP_ID, ""),
        version=properties.get(RFP_VERSION, ""),
        guessed_encoding=book.guessed_encoding,
        unread=(*unread, *book.beside_cells),
        pictures=book.pictures,
    )


def _is_list(sheet: Sheet) -> bool:
    """Say whether a sheet is that of ours which holds the names of the codes to choose from.

    An editor may show it, which makes no words of a vendor out of it.
    """
    said = [exact_code(cell.text) for line in sheet.lines for cell in line.cells]
    return said == list(Code)


def write(
    form: ResponseForm,
    language: Language,
    *,
    made_at: dt.datetime,
    answers: Mapping[str, WrittenAnswer] = NONE_YET,
) -> bytes:
    """Return the workbook that vendors fill in: instructions, and one row per requirement.

    `answers`, by the requirement's id, are those that were given elsewhere already.
    """
    from workbench.spreadsheet_writing import write_book  # noqa: PLC0415 - readers start without it

    return write_book(
        Layout(
            title=form.title,
            pages=(_instructions(form, language), _answers(form, language, answers)),
            made_at=made_at,
            is_right_to_left=language is Language.FA,
            lists={_CODES: tuple(code_name(code, language) for code in Code)},
            properties={RFP_ID: form.rfp_id, RFP_VERSION: form.version},
        )
    )


def _instructions(form: ResponseForm, language: Language) -> Page:
    named = (
        (say("Selection", language), form.title, ""),
        (say("RFP number", language), form.rfp_id, ""),
        (say("Version of the RFP", language), form.version, ""),
    )
    lines = (("", line, "") for line in instructions(language))
    codes = (("", "", ""), code_head(language), *code_lines(language))
    columns = (
        Column(title=INSTRUCTIONS[language], width=24),
        Column(title="", width=66),
        Column(title="", width=44),
    )
    rows = (*named, ("", "", ""), *lines, *codes)
    return Page(name=INSTRUCTIONS[language], columns=columns, rows=rows, is_protected=True)


def _answers(form: ResponseForm, language: Language, answers: Mapping[str, WrittenAnswer]) -> Page:
    columns = (
        Column(title=say("Code", language), width=12),
        Column(title=say("Requirement", language), width=48),
        Column(title=say("Priority", language), width=14),
        Column(title=say("Mandatory", language), width=12),
        Column(title=say("Answer", language), width=18, choices=_CODES, is_open=True),
        Column(title=say("Comment", language), width=40, is_open=True),
        Column(
            title=say("Evidence", language),
            width=30,
            is_open=True,
            hint=say("Full needs evidence: a document, a page, a reference.", language),
        ),
        *(_side_column(side, language) for side in Side),
        Column(title=say("Gozin id", language), width=12, is_hidden=True),
        Column(title=say("Gozin text", language), width=12, is_hidden=True),
    )
    rows = tuple(_row(one, language, answers.get(one.id, _BLANK)) for one in form.requirements)
    return Page(name=say("Answers", language), columns=columns, rows=rows, is_protected=True)


def _side_column(side: Side, language: Language) -> Column:
    codes = tuple(code_name(code, language) for code in codes_that_need(side))
    return Column(
        title=side_name(side, language),
        width=18,
        is_open=True,
        hint=say("Needed beside: {codes}", language, codes=joined(codes, language)),
        needed_for=codes,
    )


def _row(
    requirement: AskedRequirement, language: Language, given: WrittenAnswer
) -> tuple[str, ...]:
    mandatory = say("mandatory", language) if requirement.is_mandatory else ""
    asked = (requirement.code, requirement.text, requirement.priority, mandatory)
    code = code_name(given.code, language) if given.code else ""
    sides = (given.side.of(side) for side in Side)
    written = (code, given.comment, given.evidence, *sides)
    return (*asked, *written, requirement.id, requirement.fingerprint)
