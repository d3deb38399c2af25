"""What stands at the edges of a template's pages, as its readers see it: words and pictures."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

Element = Any  # python-docx and lxml carry no types here
LONGEST_EDGE = 160
_TALLEST_LOGO = 2_160_000  # 6 cm [EMU]; what is taller is the ground of a letter, no logo
_OUTER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_GAPS = {qn("w:tab"), qn("w:br"), qn("w:cr")}
_MOVED_AWAY = {qn("w:del"), qn("w:moveFrom"), _OUTER}


def edge(document: Element, name: str) -> str:
    """Return the words at the top or the foot of the first pages that have any."""
    for margin in _margins(document, name):
        lines = dict.fromkeys(filter(None, map(_words, margin._element.iter(qn("w:p")))))  # noqa: SLF001  # python-docx has no way to them
        if lines:
            return " · ".join(lines)[:LONGEST_EDGE]
    return ""


def pictures(document: Element) -> Iterator[bytes]:
    """Yield the pictures at the top of pages, those of a title page before the others."""
    for name in ("first_page_header", "header"):
        for margin in _margins(document, name):
            for picture in margin._element.iter(_BLIP, _OLD_PICTURE):  # noqa: SLF001  # python-docx has no way to them
                key = picture.get(f"{_RELATED}embed") or picture.get(f"{_RELATED}id")
                related = margin.part.related_parts.get(key)
                if related is not None and not _is_ground(picture):
                    yield related.blob


def _margins(document: Element, name: str) -> Iterator[Element]:
    """Yield the headers or footers of all sections that have their own."""
    for section in document.sections:
        margin = getattr(section, name)
        if not margin.is_linked_to_previous:
            yield margin


def _words(paragraph: Element) -> str:
    """Return what one reads of a paragraph; none if it counts something, such as pages."""
    if any(True for _ in paragraph.iter(qn("w:fldChar"), qn("w:fldSimple"))):
        return ""
    shown = (
        " " if piece.tag in _GAPS else piece.text or ""
        for piece in paragraph.iter(qn("w:t"), *_GAPS)
        if _is_read(piece, paragraph)
    )
    return " ".join("".join(shown).split())


def _is_read(piece: Element, paragraph: Element) -> bool:
    """Return whether a text is seen in this very paragraph, and is no place to fill in."""
    above = list(piece.iterancestors())
    own = next((each for each in above if each.tag == qn("w:p")), None)
    return own is paragraph and not any(
        each.tag in _MOVED_AWAY or _is_hidden(each) or _is_filled_in(each) for each in above
    )


def _is_hidden(element: Element) -> bool:
    return element.tag == qn("w:r") and element.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None


def _is_filled_in(element: Element) -> bool:
    """Return whether a field of a form stands here: empty still, or with a property of the file."""
    if element.tag != qn("w:sdt"):
        return False
    marks = ("w:showingPlcHdr", "w:dataBinding")
    return any(element.find(f"{qn('w:sdtPr')}/{qn(mark)}") is not None for mark in marks)


def _is_ground(picture: Element) -> bool:
    """Return whether a picture is too tall for a logo, as one that lies behind a whole page."""
    for above in picture.iterancestors():
        extent = above.find(qn("wp:extent"))
        if extent is not None:
            return int(extent.get("cy", "0")) > _TALLEST_LOGO
    return False
