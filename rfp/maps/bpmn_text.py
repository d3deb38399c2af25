"""The letters of a BPMN file: in which encoding they are written, and signs that XML forbids."""

import codecs
import html
import re

from rfp.maps.process_map import Doubt
from workbench.problem import Problem

DECLARED = re.compile(rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._:-]+)[\"']")
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
    (b"<\x00!\x00", "utf-16-le"),
    (b"\x00<\x00!", "utf-16-be"),
)
READ_IN_ANOTHER = (
    "the file says that it is written in {declared}, but it is not; "
    "it was read as {encoding}, so check the letters"
)
# Declared by tools that never looked; their every byte is a letter, so that nothing fails.
_WESTERN = frozenset({"iso8859-1", "cp1252", "latin-1", "iso8859-15", "ascii"})
_RUN = re.compile(rb"[\x80-\xff]{3,}")
_ARABIC = re.compile(r"[\u0600-\u06ff\u200c]")
_MOSTLY = 0.8
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#0*(?:[0-8]|1[124-9]|2[0-9]|3[01]);"
    r"|&#x0*(?:[0-8bcef]|1[0-9a-f]);",
    re.IGNORECASE,
)
_AMPERSAND = re.compile(r"&(?!#\d+;|#x[0-9a-f]+;|(?:amp|lt|gt|quot|apos);)(\w*;)?", re.IGNORECASE)
_ASIDE = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)


def decode(data: bytes) -> tuple[str, tuple[Doubt, ...]]:
    """Decode by the byte order mark, else as declared, else as the bytes themselves tell."""
    if not data.strip():
        raise Problem("the file is empty")
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None)
    declared = DECLARED.match(data.lstrip())
    named = marked or (declared[1].decode("ascii") if declared else "utf-8")
    text = _as_named(data, named, is_sure=marked is not None)
    if text is not None:
        return text, ()
    encoding = _told_by_bytes(data)
    values = (("declared", named), ("encoding", encoding))
    return data.decode(encoding, errors="replace"), (
        Doubt(template=READ_IN_ANOTHER, values=values),
    )


def _as_named(data: bytes, named: str, *, is_sure: bool) -> str | None:
    """Decode as the file says, unless its bytes cannot be meant so."""
    try:
        text, codec = data.decode(named), codecs.lookup(named).name
    except (LookupError, UnicodeError):
        return None
    if is_sure or codec == "utf-8":
        return text
    # A declaration that can be read byte by byte is not in two or four bytes a letter.
    if codec.startswith(("utf-16", "utf-32")):
        return None
    other = "" if data.isascii() else _told_by_bytes(data)
    return None if other == "utf-8" or (other == "cp1256" and codec in _WESTERN) else text


def _told_by_bytes(data: bytes) -> str:
    """Return the likeliest encoding: UTF-8 if it fits, Arabic script by its unbroken runs."""
    try:
        data.decode("utf-8")
    except UnicodeError:
        high = sum(byte > 127 for byte in data)  # noqa: PLR2004 - beyond ASCII
        runs = b"".join(_RUN.findall(data))
        arabic = len(_ARABIC.findall(runs.decode("cp1256", errors="replace")))
        return "cp1256" if arabic >= high * _MOSTLY else "cp1252"
    return "utf-8"


def without_forbidden(text: str) -> str:
    """Write what XML forbids as a careful tool would have: a bare "&", a name of HTML, a control.

    >>> without_forbidden("R&D &eacute; 1 & 2 &lt;")
    'R&amp;D é 1 &amp; 2 &lt;'
    """
    parts, at = [], 0
    for aside in _ASIDE.finditer(text):
        parts += [_mended(text[at : aside.start()]), _FORBIDDEN.sub(" ", aside[0])]
        at = aside.end()
    return "".join([*parts, _mended(text[at:])])


def _mended(text: str) -> str:
    return _AMPERSAND.sub(_written_out, _FORBIDDEN.sub(" ", text))


def _written_out(found: re.Match[str]) -> str:
    """Return the letter that HTML knows by this name, else the ampersand for what it is."""
    letter = html.unescape(found[0]) if found[1] else found[0]
    is_letter = len(letter) == 1 and letter not in "<>&\"'"
    return letter if is_letter else f"&amp;{found[0][1:]}"
