"""Holds the parts of a Word file against the published WordprocessingML schema."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

_SCHEMA = Path(__file__).parent / "wordprocessingml" / "word.xsd"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PARTS = re.compile(
    r"word/(document|styles|numbering|settings|fontTable|header\d*|footer\d*|footnotes|endnotes"
    r"|comments)\.xml"
)


def schema_faults(file: bytes) -> list[str]:
    """Return what breaks the schema, in words with part and line; none where nothing does."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        parts = {name: package.read(name) for name in package.namelist() if _PARTS.fullmatch(name)}
    return [fault for name in sorted(parts) for fault in _of_part(name, parts[name])]


def _of_part(name: str, content: bytes) -> Iterator[str]:
    schema, part = _schema(), etree.fromstring(content)
    _without_extensions(part)
    if not schema.validate(part):
        yield from (f"{name}, line {each.line}: {each.message}" for each in schema.error_log)


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(_SCHEMA))


def _without_extensions(part: etree._Element) -> None:
    """Leave what a reader sees who knows the standard alone, by its rules of compatibility."""
    for choice in list(part.iter(f"{_MC}AlternateContent")):
        _fall_back(choice)
    for bearer in list(part.iter(etree.Element)):
        names = (bearer.attrib.pop(f"{_MC}Ignorable", None) or "").split()
        for ignorable in names:
            _ignore(bearer, f"{{{bearer.nsmap[ignorable]}}}")


def _ignore(bearer: etree._Element, ignorable: str) -> None:
    for element in list(bearer.iter(f"{ignorable}*")):
        above = element.getparent()
        assert above is not None
        above.remove(element)
    for element in bearer.iter(etree.Element):
        for name in [name for name in element.attrib if str(name).startswith(ignorable)]:
            del element.attrib[name]


def _fall_back(choice: etree._Element) -> None:
    """Put what stands in the fallback where the choice stood."""
    above = choice.getparent()
    assert above is not None
    at = above.index(choice)
    fallback = choice.find(f"{_MC}Fallback")
    above[at : at + 1] = [] if fallback is None else list(fallback)
