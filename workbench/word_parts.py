"""Parts of a Word file that no reader sees: its own properties, and what it asks."""

import uuid
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from workbench.own_text import margin_mark, own_mark
from workbench.word_controls import OWN_TEXT
from workbench.word_rtl import cleaned

Docx = Any  # python-docx carries no types
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_PARAGRAPH, _CONTROL, _ROW, _CELL = (qn(f"w:{name}") for name in ("p", "sdt", "tr", "tc"))
_TEXT, _TAB = qn("w:t"), qn("w:tab")
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
    """Store what the file asks and says, where it survives when the text round it is changed."""
    own = f"<own>{' '.join(sorted(set(_own_marks(document))))}</own>"
    told = xml.replace(OWN_TEXT, own)
    part = _put(document.part, "/customXml/item1.xml", "application/xml", told,
                f"{_OFFICE}/relationships/customXml")  # fmt: skip
    key = str(uuid.uuid5(uuid.NAMESPACE_URL, "gozin/requirements")).upper()
    properties = (
        f'{_HEAD}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{{{key}}}">'
        "<ds:schemaRefs/></ds:datastoreItem>"
    )
    _put(part, "/customXml/itemProps1.xml", f"{_TYPES}.customXmlProperties+xml", properties,
         f"{_OFFICE}/relationships/customXmlProps")  # fmt: skip


def _own_marks(document: Docx) -> Iterator[str]:
    """Yield the mark of each paragraph, margins too, and of each cell that nobody fills in."""
    body = document.part.element.body
    for paragraph in body.iterchildren(_PARAGRAPH, _CONTROL):
        yield from (own_mark(_said(each)) for each in paragraph.iter(_PARAGRAPH))
    for row in body.iter(_ROW):
        if next(row.iter(_CONTROL), None) is None:
            yield from (own_mark(_said(cell)) for cell in row.iterchildren(_CELL))
    for rel in document.part.rels.values():
        if rel.reltype.endswith(("/header", "/footer")):
            paragraphs = rel.target_part.element.iter(_PARAGRAPH)
            yield from (margin_mark(_said(each)) for each in paragraphs)


def _said(element: Docx) -> str:
    parts = element.iter(_TEXT, _TAB)
    return "".join("\t" if part.tag == _TAB else part.text or "" for part in parts)


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
