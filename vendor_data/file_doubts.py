"""Doubts about a returned file as a whole: its version, encoding, columns, sheets and vendors."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from vendor_data.answers.own_words import is_instructions
from vendor_data.answers.response_sheet import ResponseSheet
from vendor_data.columns import Role, Table
from vendor_data.doubt import Doubt, DoubtKind
from vendor_data.line_cells import place_of, said
from workbench.language import normal_key
from workbench.sheet import column_letters

OTHER_RFP = "the file belongs to the RFP {found}, this is {proposal}"
OTHER_VERSION = "the file answers version {found} of the RFP, now it is {proposal}"
GUESSED_ENCODING = "the file does not say how its letters are written; it was read as {found}"
TRACKED = "the file holds tracked changes ({found}); all of them were taken as accepted"
PICTURE = "a picture stands at {place}; what it shows was not read, so look at it in the file"
UNREAD_SHEET = (
    "no line of the sheet {found} names columns; what it says is listed with what was not asked"
)
LOST_HEAD = (
    "from {place} on no line names columns; they were known by their places and by what they hold"
)
HIDDEN_COLUMN = "the column {found} at {place} is hidden, but was read"
HIDDEN_SHEET = "the sheet {found} is hidden, but was read"
UNASKED_COLUMN = "the column {found} at {place} was not asked for; its words stand in the comments"
RENAMED_COLUMN = "the column {found} at {place} was taken for {proposal}"
ONE_VENDOR = "{found} are probably one vendor, {proposal}; nothing was merged"


def file_doubts(sheet: ResponseSheet, *, rfp_id: str, version: str) -> Iterator[Doubt]:
    """Yield what is doubtful before any line is looked at."""
    if sheet.rfp_id and rfp_id and sheet.rfp_id != rfp_id:
        yield _doubt(OTHER_RFP, sheet.rfp_id, proposal=rfp_id)
    elif sheet.version and version and normal_key(sheet.version) != normal_key(version):
        yield _doubt(OTHER_VERSION, sheet.version, proposal=version)
    if sheet.guessed_encoding:
        yield _doubt(GUESSED_ENCODING, sheet.guessed_encoding)
    if sheet.tracked_changes:
        yield _doubt(TRACKED, str(sheet.tracked_changes))
    for place in sheet.pictures:
        yield _doubt(PICTURE, "", place=place)
    for unread in sheet.unread:
        if unread.name and not (unread.is_text or is_instructions(unread)):
            yield _doubt(UNREAD_SHEET, unread.name)
    for table in sheet.tables:
        if table.sheet.is_hidden:
            yield _doubt(HIDDEN_SHEET, table.sheet.name)
        yield from _column_doubts(table)
        yield from _hidden_columns(table)


def vendor_doubts(tables: Sequence[Table]) -> Iterator[Doubt]:
    """Yield a doubt for each vendor that is spelled in more than one way."""
    spelled: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for table in tables:
        for line in table.lines:
            name = said(table, line, Role.VENDOR)
            if name:
                key = normal_key(name).replace(" ", "")
                spelled[key].append((name, place_of(table, line, Role.VENDOR)))
    for found in spelled.values():
        if len({name for name, _ in found}) > 1:
            yield _one_vendor(found)


def _one_vendor(found: Iterable[tuple[str, str]]) -> Doubt:
    names, places = zip(*found, strict=True)
    return Doubt(
        kind=DoubtKind.SAME_VENDOR,
        place=", ".join(places),
        found="; ".join(names),
        reason=ONE_VENDOR,
        proposal=names[0],
    )


def _column_doubts(table: Table) -> Iterator[Doubt]:
    if table.is_headless:
        yield _doubt(LOST_HEAD, "", place=table.sheet.place(table.lines[0].number, 1))
        return
    for found in table.columns:
        place = _head(table, found.column)
        if found.column in dict(table.codes):
            continue
        if found.role is None:
            yield _doubt(UNASKED_COLUMN, found.title, place=place)
        elif not found.is_certain:
            yield _doubt(RENAMED_COLUMN, found.title, place=place, proposal=found.role.value)


def _hidden_columns(table: Table) -> Iterator[Doubt]:
    """Yield a doubt for each hidden column with words; two of ours are hidden from the start."""
    ours = {table.column(Role.ID), table.column(Role.FINGERPRINT)}
    for column in table.sheet.hidden_columns:
        if column not in ours and any(line.cell(column) for line in table.lines):
            found = table.title(column) or column_letters(column)
            yield _doubt(HIDDEN_COLUMN, found, place=_head(table, column))


def _head(table: Table, column: int) -> str:
    if table.sheet.name or table.sheet.table:
        return table.sheet.place(table.header or 1, column)
    return f"line {table.header}"


def _doubt(reason: str, found: str, *, place: str = "", proposal: str = "") -> Doubt:
    return Doubt(kind=DoubtKind.FILE, place=place, found=found, reason=reason, proposal=proposal)
