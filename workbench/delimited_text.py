"""Reads and writes delimited text (.csv): all of it text, nothing turned into anything else."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from workbench.file_kind import marked_encoding
from workbench.outside_text import clean
from workbench.problem import Problem
from workbench.sheet import Book, Cell, Line, Sheet

DELIMITERS = (",", ";", "\t", "|")
MOST_LINES = 6_000
MOST_COLUMNS = 64
# Excel, LibreOffice and Google Sheets take a cell that begins so for a formula (OWASP ASVS 1.2.10).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0", "|", "＝", "＋", "－", "＠")


def read_delimited(data: bytes) -> Book:
    """Return a text file as a book of one sheet; line numbers are those of the file."""
    text, guessed = _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Problem("Line {line} holds a NUL character; save the file as plain text", line=line)
    declared = text[:6].lower().startswith("sep=") and text[4:5] in DELIMITERS
    delimiter = text[4] if declared else _delimiter(text)
    lines = tuple(_lines(text, delimiter, skip=1 if declared else 0))
    return Book(sheets=(Sheet(name="", lines=lines),), guessed_encoding=guessed)


def write_delimited(rows: Iterable[Sequence[str | int | Decimal]]) -> bytes:
    """Return rows as UTF-8 text with a byte order mark, which Excel needs to read Persian."""
    lines = (",".join(_quoted(harmless(value)) for value in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def harmless(value: str | float | Decimal) -> str:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers.

    >>> harmless("=1+1"), harmless(" @SUM(1)"), harmless(-5), harmless("-5")
    ("'=1+1", "' @SUM(1)", '-5', '-5')
    """
    text = str(value)
    if not isinstance(value, str) or _is_number(text):
        return text
    return f"'{text}" if text.lstrip(" \n\u00a0").startswith(_FORMULA_STARTS) else text


def without_guard(text: str) -> str:
    """Return a cell as it was before `harmless` wrote it."""
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text


def _quoted(text: str) -> str:
    """Quote what a reader could take for any delimiter, so that none has to guess between them."""
    marks = (*DELIMITERS, '"', "\n", "\r")
    plain = not any(mark in text for mark in marks) and not text.lower().startswith("sep=")
    return text if plain else '"' + text.replace('"', '""') + '"'


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-")
    whole, _, part = digits.partition(".")
    return whole.isascii() and whole.isdigit() and ((part.isascii() and part.isdigit()) or not part)


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text and, if its encoding had to be guessed, the guess."""
    encoding = marked_encoding(data) or "utf-8-sig"
    try:
        return data.decode(encoding).removeprefix("\ufeff"), ""
    except UnicodeDecodeError:
        if encoding != "utf-8-sig":
            raise Problem("The file is damaged; save it again and send it whole") from None
    return data.decode("cp1256", errors="replace"), "cp1256"


def _delimiter(text: str) -> str:
    """Return the delimiter that splits the first lines most evenly, quoted parts aside."""
    unquoted = re.sub(r'"[^"]*("|$)', "_", text[:20_000])
    lines = [line for line in unquoted.split("\n") if line.strip()][:20]

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(DELIMITERS, key=evenness)


def _lines(text: str, delimiter: str, *, skip: int) -> Iterator[Line]:
    for record, (number, fields) in enumerate(_records(text, delimiter), start=1):
        if number <= skip:
            continue
        if record > MOST_LINES:
            raise Problem(
                "The file has more than {limit} lines; send it in parts", limit=MOST_LINES
            )
        if len(fields) > MOST_COLUMNS:
            raise Problem(
                "Line {line} has {found} columns; the limit is {limit}",
                line=number,
                found=len(fields),
                limit=MOST_COLUMNS,
            )
        cells = tuple(
            Cell(column=column, text=shown)
            for column, field in enumerate(fields, start=1)
            if (shown := without_guard(clean(field)))
        )
        if cells:
            yield Line(number=number, cells=cells)


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of its first line, fields); unlike csv's reader, without a limit on a field."""
    at, line = 0, 1
    while at < len(text):
        begun, fields = line, []
        while True:
            field, at = _field(text, at, delimiter)
            fields.append(field)
            line += field.count("\n")
            if at >= len(text) or text[at] == "\n":
                break
            at += 1
        at += 1
        line += 1
        yield begun, fields


def _field(text: str, at: int, delimiter: str) -> tuple[str, int]:
    """Return the field that starts at `at`, and where it ends."""
    if text[at : at + 1] != '"':
        return _plain(text, at, delimiter)
    parts, start = [], at + 1
    while True:
        end = text.find('"', start)
        if end < 0:
            raise Problem(
                "A quotation mark opened on line {line} is never closed",
                line=text.count("\n", 0, at) + 1,
            )
        parts.append(text[start:end])
        if text[end + 1 : end + 2] != '"':
            break
        parts.append('"')
        start = end + 2
    rest, after = _plain(text, end + 1, delimiter)  # what stands behind the closing mark is kept
    return "".join(parts) + rest, after


def _plain(text: str, at: int, delimiter: str) -> tuple[str, int]:
    """Return what stands from `at` up to the next delimiter or line end, and where that is."""
    ends = (text.find(mark, at) for mark in (delimiter, "\n"))
    end = min((found for found in ends if found >= 0), default=len(text))
    return text[at:end], end
