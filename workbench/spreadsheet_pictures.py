"""Finds the cells of a workbook at which pictures stand: what they show is for a person to see."""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from workbench.outside_text import clean
from workbench.sheet import column_letters

_BOOK = "xl/workbook.xml"


def pictures(data: bytes) -> tuple[str, ...]:
    """Return the cells at which pictures begin, of a guarded .xlsx; none of a damaged one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return tuple(dict.fromkeys(_places(package)))
    except (KeyError, ValueError, zipfile.BadZipFile, ET.ParseError):
        return ()  # whoever reads the cells says what is wrong


def _places(package: zipfile.ZipFile) -> Iterator[str]:
    if not any(name.startswith("xl/media/") for name in package.namelist()):
        return
    sheets = _targets(package, _BOOK)
    for entry in ET.fromstring(package.read(_BOOK)).iterfind("{*}sheets/{*}sheet"):  # noqa: S314 - guarded before
        rid = next((value for key, value in entry.items() if key.endswith("}id")), "")
        name = clean(entry.get("name", ""))
        for part in _targets(package, sheets[rid]).values():
            if "drawings/drawing" in part:
                for cell in _anchored(package.read(part)):
                    yield f"{name}!{cell}"


def _targets(package: zipfile.ZipFile, part: str) -> Mapping[str, str]:
    """Return the parts to which one part refers, by their ids."""
    folder, file = posixpath.split(part)
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in package.namelist():
        return {}
    found = ET.fromstring(package.read(relations))  # noqa: S314 - guarded before
    targets = ((each.get("Id", ""), each.get("Target", "")) for each in found)
    return {
        key: target.lstrip("/") if target.startswith("/") else _joined(folder, target)
        for key, target in targets
    }


def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(folder, target))


def _anchored(drawing: bytes) -> Iterator[str]:
    for anchor in ET.fromstring(drawing):  # noqa: S314 - guarded before
        start = anchor.find("{*}from")
        if start is not None and anchor.find(".//{*}pic") is not None:
            row, column = start.findtext("{*}row", "0"), start.findtext("{*}col", "0")
            yield f"{column_letters(int(column) + 1)}{int(row) + 1}"
