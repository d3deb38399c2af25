"""Knows rows that we wrote ourselves, by what they carry and nobody reads."""

import re

from workbench.language import Language
from workbench.sheet import Line

_TONGUES = frozenset(Language)
_PRINT = re.compile("[0-9a-f]{16}")


def is_our_row(line: Line) -> bool:
    """Say whether a line carries our fingerprint, or in a document our bookmark or our tags."""
    return any(is_print(cell.text) for cell in line.cells) or any(map(_is_our_mark, line.marks))


def _is_our_mark(mark: str) -> bool:
    return mark.startswith("req_") or mark.split(":", maxsplit=1)[0] in _TONGUES


def is_print(text: str) -> bool:
    """Say whether a text has the form of a fingerprint, which stands in our rows alone."""
    return bool(_PRINT.fullmatch(text))
