"""What an outside file really is, told from its first bytes and never from its name."""

import codecs
import re
from collections.abc import Set as AbstractSet
from enum import StrEnum

from workbench.problem import Problem


class Kind(StrEnum):
    """The kinds of file that are taken in; the value is the suffix that is shown."""

    WORKBOOK = ".xlsx"
    DOCUMENT = ".docx"
    TABLE = ".csv"
    PROCESS_MAP = ".bpmn"
    PDF = ".pdf"


NAMES = {
    Kind.WORKBOOK: frozenset({".xlsx"}),
    Kind.DOCUMENT: frozenset({".docx"}),
    Kind.TABLE: frozenset({".csv", ".txt", ".tsv"}),
    Kind.PROCESS_MAP: frozenset({".bpmn", ".bpmn2", ".xml"}),
    Kind.PDF: frozenset({".pdf"}),
}
OFFICE = "office"

# Suffixes that promise something else than we take; whatever the content, the promise is broken.
_OTHER_PROMISES = frozenset(
    {
        *{".zip", ".rar", ".7z", ".gz", ".tar", ".rtf", ".html", ".htm"},
        *{".doc", ".xls", ".ppt", ".pptx", ".xlsm", ".xltm", ".docm", ".dotm", ".xlsb", ".ods"},
        *{".odt", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".svg"},
    }
)
_SIGNATURES = (
    (b"PK\x03\x04", OFFICE),
    (b"PK\x05\x06", OFFICE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office"),
    (b"%PDF-", Kind.PDF),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "bitmap"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"{\\rtf", "rich text"),
)
_REALLY = {
    "archive": "This is an archive called {suffix}; archives are not taken, send the file itself",
    Kind.PDF: "This is a PDF called {suffix}; send a file that really is {wanted}",
    "picture": "This is a picture called {suffix}; send a file that really is {wanted}",
    "old office": "This is an old Office file (.doc or .xls) called {suffix}; "
    "save it as .docx or .xlsx",
    "open document": "This is an OpenDocument file called {suffix}; save it as .docx or .xlsx",
    "other office": "This is another kind of Office file called {suffix}; "
    "send a file that really is {wanted}",
    "program": "This is a program called {suffix}; programs are not taken",
    "rich text": "This is a rich text file called {suffix}; save it as .docx",
    "web page": "This is a web page called {suffix}; send a file that really is {wanted}",
    "unknown": "This file is called {suffix}, but its content is of no kind that is known here; "
    "send a file that really is {wanted}",
    Kind.WORKBOOK: "This is an Excel workbook called {suffix}; send a file that really is {wanted}",
    Kind.DOCUMENT: "This is a Word document called {suffix}; send a file that really is {wanted}",
    Kind.TABLE: "This is a text file called {suffix}; send a file that really is {wanted}",
    Kind.PROCESS_MAP: "This is an XML file called {suffix}; send a file that really is {wanted}",
}
_ENCODING_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that the first bytes of `data` mark, if they mark one."""
    return next((name for mark, name in _ENCODING_MARKS if data.startswith(mark)), None)


def looks_like_xml(data: bytes) -> bool:
    """Say whether `data` begins as XML does, in any Unicode encoding."""
    return _opening(data).startswith("<")


def sniff(data: bytes) -> str:
    """Return what `data` is: a Kind, OFFICE for any zip, or a key of what is refused."""
    for signature, found in _SIGNATURES:
        if data.startswith(signature) and (found != "bitmap" or data[6:10] == bytes(4)):
            return "picture" if found == "bitmap" else found
    opening = _opening(data)
    if re.match(r"<(!doctype\s+html|html|script|svg)\b", opening, re.IGNORECASE):
        return "web page"
    if opening.startswith("<") and re.match(r"<[?!A-Za-z]", opening) and _is_markup(opening):
        return Kind.PROCESS_MAP
    return Kind.TABLE if _is_text(data) else "unknown"


def settle(found: str, suffix: str, wanted: AbstractSet[Kind]) -> Kind:
    """Return the kind that a content may be used as, or say what the file really is."""
    if found == Kind.PROCESS_MAP and suffix in NAMES[Kind.TABLE] and Kind.TABLE in wanted:
        found = Kind.TABLE  # a cell of a table may begin with "<"
    promised = next((kind for kind, names in NAMES.items() if suffix in names), None)
    is_promise_kept = promised == found if promised else suffix not in _OTHER_PROMISES
    if is_promise_kept and found in wanted:
        return Kind(found)
    raise Problem(
        _REALLY.get(found, _REALLY["unknown"]),
        suffix=suffix or "(no suffix)",
        wanted=", ".join(sorted(wanted)),
    )


def _opening(data: bytes) -> str:
    encoding = marked_encoding(data) or "latin-1"
    return data[:1000].decode(encoding, errors="replace").lstrip("\ufeff \t\r\n")


def _is_markup(opening: str) -> bool:
    """Say whether the first tag closes before a comma: tables of tags are still tables."""
    return ">" in opening and "," not in opening.partition(">")[2][:1]


def _is_text(data: bytes) -> bool:
    if marked_encoding(data):
        return True
    # A stray NUL in a table is a matter for its reader, who can name the line.
    return sum(byte < 9 or 13 < byte < 32 for byte in data[:4000]) * 20 <= len(data[:4000])  # noqa: PLR2004  # codes of control characters
