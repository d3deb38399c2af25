"""Parts of a Word file that no reader sees: its own properties, and what it asks."""

import uuid
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from workbench.word_rtl import cleaned

Docx = Any  # python-docx carries no types
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_PROPERTY = 2  # 0 and 1 are the format's own


def add_properties(document: Docx, properties: Mapping[str, str]) -> None:
    """Store names with their values among the file's own properties, where Word lists them."""
    if not properties:
        return
    lines = "".join(
        f'<property fmtid="{_USER_PROPERTIES}" pid="{pid}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(cleaned(value))}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(properties.items(), start=_FIRST_PROPERTY)
    )
    xml = (
        f'{_HEAD}<Properties xmlns="{_OFFICE}/custom-properties"'
        f' xmlns:vt="{_OFFICE}/docPropsVTypes">{lines}</Properties>'
    )
    package = document.part.package
    _put(package, "/docProps/custom.xml", f"{_TYPES}.custom-properties+xml", xml,
         f"{_OFFICE}/relationships/custom-properties")  # fmt: skip


def add_manifest(document: Docx, xml: str) -> None:
    """Store what the file asks, where it survives when the text round it is changed."""
    part = _put(document.part, "/customXml/item1.xml", "application/xml", xml,
                f"{_OFFICE}/relationships/customXml")  # fmt: skip
    key = str(uuid.uuid5(uuid.NAMESPACE_URL, "gozin/requirements")).upper()
    properties = (
        f'{_HEAD}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{{{key}}}">'
        "<ds:schemaRefs/></ds:datastoreItem>"
    )
    _put(part, "/customXml/itemProps1.xml", f"{_TYPES}.customXmlProperties+xml", properties,
         f"{_OFFICE}/relationships/customXmlProps")  # fmt: skip


def add_svg(document: Docx, number: int, svg: str) -> str:
    """Store a drawing as it is and return the id by which the text names it."""
    name = PackURI(f"/word/media/drawing{number}.svg")
    part = Part(name, "image/svg+xml", svg.encode(), document.part.package)
    found: str = document.part.relate_to(part, f"{_OFFICE}/relationships/image")
    return found


def _put(source: Docx, name: str, kind: str, xml: str, relation: str) -> Docx:
    """Write a part that `source` points to, in place of the one that it points to already."""
    for rel in source.rels.values():
        if rel.reltype == relation:
            rel.target_part._blob = xml.encode()  # noqa: SLF001  python-docx has no public way
            return rel.target_part
    package = getattr(source, "package", source)
    part = Part(PackURI(name), kind, xml.encode(), package)
    source.relate_to(part, relation)
    return part
