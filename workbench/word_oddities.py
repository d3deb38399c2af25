"""What of a Word file stands in no run of text: signs of symbol fonts, old form fields, layouts."""

from collections.abc import Callable, Mapping
from xml.etree import ElementTree as ET

from workbench.word_content import attribute, local

_FEWEST_COLUMNS = 2
_TICKED, _EMPTY, _SOME_SIGN = "☒", "☐", "•"
# Of the fonts Wingdings, Wingdings 2 and Symbol, in which people look for a tick.
_SIGNS = {
    "FC": "✓", "FE": "☑", "FB": "✗", "FD": _TICKED, "A8": _EMPTY, "6F": _EMPTY, "50": "✓",
    "52": "☑", "D6": "✓",
}  # fmt: skip


def _symbol(element: ET.Element) -> str:
    """Return what a character of a symbol font shows; of unknown ones that there is one."""
    return _SIGNS.get(attribute(element, "char").upper()[-2:], _SOME_SIGN)


def _picked(field: ET.Element) -> str:
    """Return what was picked from the list of an old form field."""
    told = {local(part): attribute(part, "val") for part in field}
    entries = [attribute(part, "val") for part in field if local(part) == "listEntry"]
    at = told.get("result") or told.get("default") or "0"
    return entries[int(at)] if at.isdecimal() and int(at) < len(entries) else ""


def _ticked(field: ET.Element) -> str:
    """Return the sign of an old form field to be ticked; "1" stands for it where none is named."""
    told = {local(part): attribute(part, "val") or "1" for part in field}
    is_on = told.get("checked", told.get("default", "0")) in {"1", "true", "on"}
    return _TICKED if is_on else _EMPTY


SIGNS_OF_FIELDS: Mapping[str, Callable[[ET.Element], str]] = {
    "sym": _symbol,
    "ddList": _picked,
    "checkBox": _ticked,
}


def is_layout(table: ET.Element) -> bool:
    """Say whether a table only places another one, which has more rows than itself."""
    rows = _rows(table)
    inner = (part for part in table.iter() if local(part) == "tbl" and part is not table)
    return any(_rows(each) > rows and _columns(each) >= _FEWEST_COLUMNS for each in inner)


def _rows(table: ET.Element) -> int:
    return sum(local(part) == "tr" for part in table)


def _columns(table: ET.Element) -> int:
    rows = (part for part in table if local(part) == "tr")
    return max((sum(local(part) in {"tc", "sdt"} for part in row) for row in rows), default=0)
