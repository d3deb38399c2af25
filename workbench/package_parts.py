"""What the single parts of an Office package may say: content types, relations, sheets, fields."""

import re
from collections.abc import Mapping
from functools import lru_cache

from workbench.problem import Problem
from workbench.xml_guard import OnElement, OnText

MOST_ROWS = 6_000  # 5,000 requirements, with titles and headings between them
MOST_COLUMNS = 64
MOST_SHEETS = 30
_MACROS = re.compile(r"macroenabled|vbaproject|activex|oleobject|sheet\.binary", re.IGNORECASE)
_HARMFUL_RELATION = re.compile(
    r"/(vbaproject|activex\w*|oleobject|package|externallink\w*|control|attachedtemplate"
    r"|afchunk|connections|querytable|frame|subdocument)$",
    re.IGNORECASE,
)
# Word notes on which disk of its author a document's template lay; nobody's Word finds it there.
_LAY_ON_DISK = re.compile(r"file:///[A-Za-z]:[\\/][^\\/].*", re.IGNORECASE | re.DOTALL)
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
# DDE starts a program; the INCLUDE fields fetch a file when the document is opened.
_FIELD = re.compile(
    r"^\s*(DDE(AUTO)?\b|INCLUDE(PICTURE|TEXT)?\b.*(://|\\\\))", re.IGNORECASE | re.MULTILINE
)


class Watch:
    """Judges elements as they pass; what needs the whole package is judged at the end."""

    def __init__(self) -> None:
        self.sheets = 0
        self.rows = 0
        self.row = 0
        self.column = 0
        self.merged = 0
        self.in_sheet = False
        self.in_field = False
        self.field = ""

    def listener(self, part: str) -> OnElement:
        """Return what listens to the elements of one part."""
        self.rows = self.row = self.column = self.merged = 0
        self.in_sheet = False
        self.field = ""

        def listen(name: str, attributes: Mapping[str, str]) -> None:
            local = name.rpartition(":")[2]
            self.in_field = local == "instrText"
            judge = _JUDGES.get(local) or (_SHEET_JUDGES.get(local) if self.in_sheet else None)
            if judge:
                judge(self, part, attributes)

        return listen

    def text_listener(self, part: str) -> OnText:
        """Return what listens to the texts of one part: only fields of documents matter."""

        def listen(text: str) -> None:
            if self.in_field:
                self.take_field(part, text)

        return listen

    def finish(self) -> None:
        """Judge what needed the whole package."""
        if self.sheets > MOST_SHEETS:
            raise Problem(
                "The workbook has {found} sheets; the limit is {limit}",
                found=self.sheets,
                limit=MOST_SHEETS,
            )

    def take_field(self, part: str, text: str) -> None:
        self.field = (self.field + text)[-2000:]
        if _FIELD.search(self.field):
            raise Problem(
                "{part} holds a field that starts a program or fetches a file when opened",
                part=part,
            )


def _relation(_watch: Watch, part: str, found: Mapping[str, str]) -> None:
    kind, target = found.get("Type", ""), found.get("Target", "")
    if kind.endswith("/attachedTemplate") and _LAY_ON_DISK.fullmatch(target):
        return
    is_outside = found.get("TargetMode", "").lower() == "external" or "://" in target
    if is_outside and not kind.endswith("/hyperlink"):
        raise Problem(
            "{part} would fetch {found} when opened; only plain links may point outside",
            part=part,
            found=target,
        )
    if _HARMFUL_RELATION.search(kind):
        raise Problem(
            "{part} points to {found}: macros, embedded files and outside links are not taken",
            part=part,
            found=target,
        )


def _default_type(_watch: Watch, _part: str, found: Mapping[str, str]) -> None:
    # Tools name a default type for .bin whether or not such a part is there.
    if "macroenabled" in found.get("ContentType", "").lower():
        raise Problem("The file holds macros; save it without macros")


def _part_type(_watch: Watch, _part: str, found: Mapping[str, str]) -> None:
    if _MACROS.search(found.get("ContentType", "")):
        raise Problem("The file holds macros; save it without macros")


def _worksheet(watch: Watch, _part: str, _found: Mapping[str, str]) -> None:
    watch.sheets += 1
    watch.in_sheet = True


def _row(watch: Watch, part: str, found: Mapping[str, str]) -> None:
    watch.rows += 1
    number = found.get("r", "")
    watch.row = int(number) if number.isdecimal() else watch.row + 1
    watch.column = 0
    _check_rows(watch.rows, part)


def _cell(watch: Watch, part: str, found: Mapping[str, str]) -> None:
    watch.column += 1
    address = _ADDRESS.fullmatch(found.get("r", ""))
    if address:
        watch.column = column_number(address[1])
    _check_rows(int(address[2]) if address else watch.row, part)
    _check_columns(watch.column, part)


def _merge(watch: Watch, part: str, found: Mapping[str, str]) -> None:
    """Hold merged ranges to the same limits: a reader makes a cell for each place in them."""
    corners = _ADDRESS.findall(found.get("ref", ""))
    rows = [int(row) for _, row in corners]
    columns = [column_number(letters) for letters, _ in corners]
    if not corners:
        return
    _check_rows(max(rows), part)
    _check_columns(max(columns), part)
    watch.merged += (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    _check_rows(watch.merged // MOST_COLUMNS, part)


def _simple_field(watch: Watch, part: str, found: Mapping[str, str]) -> None:
    for name, value in found.items():
        if name.endswith("instr"):
            watch.take_field(part, f"\n{value}\n")


def _field_begins(watch: Watch, _part: str, _found: Mapping[str, str]) -> None:
    watch.field += "\n"


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """Return the number of a column, counted from 1.

    >>> column_number("A"), column_number("BL")
    (1, 64)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _check_rows(found: int, part: str) -> None:
    if found > MOST_ROWS:
        raise Problem("{part} has more than {limit} rows", part=part, limit=MOST_ROWS)


def _check_columns(found: int, part: str) -> None:
    if found > MOST_COLUMNS:
        raise Problem(
            "{part} uses column {found}; the limit is {limit} columns",
            part=part,
            found=found,
            limit=MOST_COLUMNS,
        )


_JUDGES = {
    "Relationship": _relation,
    "Default": _default_type,
    "Override": _part_type,
    "worksheet": _worksheet,
    "fldSimple": _simple_field,
    "fldChar": _field_begins,
}
_SHEET_JUDGES = {"row": _row, "c": _cell, "mergeCell": _merge}
