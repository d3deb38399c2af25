"""The response workbook: written for vendors, and read back however it returns."""

import datetime as dt
from dataclasses import dataclass

from vendor_data.answer import Code, code_name
from vendor_data.columns import Table, find_table
from vendor_data.response_form import AskedRequirement, ResponseForm
from workbench.language import Language, say
from workbench.problem import Problem
from workbench.sheet_layout import Column, Layout, Page
from workbench.spreadsheet import read_book, write_book

RFP_ID, RFP_VERSION = "RFP-Id", "RFP-Version"
_CODES = "AnswerCodes"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseSheet:
    """What a returned file holds, before anybody judged it against what was asked."""

    tables: tuple[Table, ...]
    rfp_id: str = ""
    version: str = ""
    guessed_encoding: str = ""
    unread_sheets: tuple[str, ...] = ()


def read(data: bytes) -> ResponseSheet:
    """Return every table of a response workbook or delimited file, nothing left out."""
    book = read_book(data)
    tables = {sheet.name: find_table(sheet) for sheet in book.sheets}
    found = tuple(table for table in tables.values() if table is not None)
    if not found:
        raise Problem(
            "no line of the file names its columns; a response has at least a code and an answer"
        )
    properties = dict(book.properties)
    unread = (s.name for s in book.sheets if s.lines and not s.is_hidden and not tables[s.name])
    return ResponseSheet(
        tables=found,
        rfp_id=properties.get(RFP_ID, ""),
        version=properties.get(RFP_VERSION, ""),
        guessed_encoding=book.guessed_encoding,
        unread_sheets=tuple(name for name in unread if name not in instruction_sheets()),
    )


def write(form: ResponseForm, language: Language, *, made_at: dt.datetime) -> bytes:
    """Return the workbook that vendors fill in: instructions, and one row per requirement."""
    return write_book(
        Layout(
            title=form.title,
            pages=(_instructions(form, language), _answers(form, language)),
            made_at=made_at,
            is_right_to_left=language is Language.FA,
            lists={_CODES: tuple(code_name(code, language) for code in Code)},
            properties={RFP_ID: form.rfp_id, RFP_VERSION: form.version},
        )
    )


def instruction_sheets() -> frozenset[str]:
    """Return the names that our own instruction sheet may have."""
    return frozenset(say("Instructions", language) for language in Language)


def _instructions(form: ResponseForm, language: Language) -> Page:
    lines = (
        say("Answer every row of the sheet Answers; do not add or remove rows.", language),
        say("Choose one answer code per row; an empty cell counts as not answered.", language),
        say("Full: met as delivered.", language),
        say("Configuration: met by settings, without programming.", language),
        say("Partial: met in part; say in the comment which part.", language),
        say("Customisation: met by programming for us; say how much.", language),
        say("Third party: met by another product; name it.", language),
        say("Roadmap: not yet met; say in the comment from which date.", language),
        say("No: not met.", language),
        say("Do not write prices here; they belong in envelope C.", language),
    )
    named = (
        (say("Selection", language), form.title),
        (say("RFP number", language), form.rfp_id),
        (say("Version of the RFP", language), form.version),
    )
    columns = (Column(title=say("Instructions", language), width=28), Column(title="", width=80))
    rows = (*named, *(("", line) for line in lines))
    return Page(name=say("Instructions", language), columns=columns, rows=rows, is_protected=True)


def _answers(form: ResponseForm, language: Language) -> Page:
    columns = (
        Column(title=say("Code", language), width=12),
        Column(title=say("Requirement", language), width=60),
        Column(title=say("Priority", language), width=14),
        Column(title=say("Mandatory", language), width=12),
        Column(title=say("Answer", language), width=18, choices=_CODES, is_open=True),
        Column(title=say("Comment", language), width=50, is_open=True),
        Column(title=say("Evidence", language), width=30, is_open=True),
        Column(title=say("Gozin id", language), width=12, is_hidden=True),
        Column(title=say("Gozin text", language), width=12, is_hidden=True),
    )
    rows = tuple(_row(requirement, language) for requirement in form.requirements)
    return Page(name=say("Answers", language), columns=columns, rows=rows, is_protected=True)


def _row(requirement: AskedRequirement, language: Language) -> tuple[str, ...]:
    mandatory = say("mandatory", language) if requirement.is_mandatory else ""
    asked = (requirement.code, requirement.text, requirement.priority, mandatory)
    return (*asked, "", "", "", requirement.id, requirement.fingerprint)
