"""An organisation's own Word template, read for its look; nothing of the file itself is kept.

Values alone are taken: colours, fonts, sizes, the words at the edges of a page and a logo. What a
template may carry beside them (macros, links, hidden text) has no way into our documents.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from workbench.picture_size import declared_size
from workbench.problem import Term
from workbench.word_dress import OURS, Dress, Logo, StyleLook

Element = Any  # python-docx and lxml carry no types here
STYLES = {
    "Normal": "normal", "Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3",
    "Title": "title", "Subtitle": "subtitle", "Caption": "caption", "ListBullet": "list bullet",
    "Header": "header", "Footer": "footer", "TOCHeading": "toc heading",
    "TOC1": "toc 1", "TOC2": "toc 2", "TOC3": "toc 3",
}  # fmt: skip
_WANTED = (
    "Heading1",
    "Heading2",
    "Heading3",
    "Title",
    "Caption",
)  # without them it is half a style
_LARGEST_LOGO = 1_000_000
_LONGEST_EDGE = 160
_HALF_POINTS, _TWIPS = range(12, 97), range(1201)
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_FONT = re.compile(r"[\w \-]{1,60}")
_THEME = {"text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2", "background1": "lt1",
          "background2": "lt2", "light1": "lt1", "light2": "lt2", "hyperlink": "hlink"}  # fmt: skip
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


class Lack(StrEnum):
    """What a template did not give, so that ours stands in its place."""

    STYLE = "style"
    COLOUR = "colour"
    FONT = "font"
    PERSIAN_FONT = "Persian font"
    LOGO = "logo"
    LOGO_KIND = "logo kind"

    @property
    def sentence(self) -> Term:
        return _SENTENCES[self]


_SENTENCES = {
    Lack.STYLE: Term("The template has no style {name}; ours stands in its place."),
    Lack.COLOUR: Term("The template names no colour of its own; ours stands in its place."),
    Lack.FONT: Term("The template names no font; ours stands in its place."),
    Lack.PERSIAN_FONT: Term("The template names no font for Persian; ours stands in its place."),
    Lack.LOGO: Term("No picture stands at the top of its pages, so there is no logo."),
    Lack.LOGO_KIND: Term("Its logo is no PNG or JPEG of at most 1 MB; it is left out."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that the template lacks; `name` tells of which style, if of one."""

    lack: Lack
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """What our documents wear from now on, and what was not found in the template."""

    dress: Dress
    findings: tuple[Finding, ...]


def read(data: bytes) -> HouseStyle:
    """Return the look of a template; runs in the child process of `workbench.uploads`."""
    template = _Template(docx.Document(io.BytesIO(data)))
    findings = [
        Finding(lack=Lack.STYLE, name=STYLES[style])
        for style in _WANTED
        if template.style(style) is None
    ]
    accent, font, persian = template.accent(), template.font(), template.persian_font()
    for lack, found in (
        (Lack.COLOUR, accent), (Lack.FONT, font), (Lack.PERSIAN_FONT, persian),
    ):  # fmt: skip
        if found is None:
            findings.append(Finding(lack=lack))
    logo, missing = template.logo()
    if missing is not None:
        findings.append(Finding(lack=missing))
    dress = Dress(
        accent=accent or OURS.accent,
        font=font or OURS.font,
        complex_font=persian or OURS.complex_font,
        looks=tuple(look for style in STYLES if (look := template.look(style)) is not None),
        header=template.edge("header"),
        footer=template.edge("footer"),
        logo=logo,
    )
    return HouseStyle(dress=dress, findings=tuple(findings))


class _Template:
    """A template with its theme; what is asked of it comes back as plain values or None."""

    def __init__(self, document: Element) -> None:
        self._document = document
        styles = document.styles.element
        self._defaults = styles.find(qn("w:docDefaults"))
        found = [s for s in styles.iter(qn("w:style")) if s.get(qn("w:type")) == "paragraph"]
        self._by_id = {each.get(qn("w:styleId")): each for each in found}
        self._by_name = {_value(each, "w:name").lower(): each for each in found}
        self._colours, self._fonts = _theme(document.part)

    def style(self, ours: str) -> Element | None:
        return self._by_name.get(STYLES[ours])

    def look(self, ours: str) -> StyleLook | None:
        """Return how the template sets one of our styles, with what it inherits."""
        if self.style(ours) is None:
            return None
        strong, slanted = self._flag(ours, "w:b"), self._flag(ours, "w:i")
        return StyleLook(
            style=ours,
            half_points=_within(self._property(ours, "w:rPr/w:sz", "w:val"), _HALF_POINTS),
            strong=strong,
            slanted=slanted,
            colour=self._colour(self._element(ours, "w:rPr/w:color")),
            font=self._font_of(self._element(ours, "w:rPr/w:rFonts")),
            before=_within(self._property(ours, "w:pPr/w:spacing", "w:before"), _TWIPS),
            after=_within(self._property(ours, "w:pPr/w:spacing", "w:after"), _TWIPS),
        )

    def accent(self) -> str | None:
        """Return the colour that leads: that of the first heading, else the theme's."""
        heading = self._colour(self._element("Heading1", "w:rPr/w:color"))
        is_plain = heading is None or heading.upper() in {"000000", "FFFFFF"}
        return self._colours.get("accent1") if is_plain else heading

    def font(self) -> str | None:
        own = self._font_of(self._element("Normal", "w:rPr/w:rFonts"))
        return own or self._font_of(self._default_fonts()) or self._fonts.get("minor")

    def persian_font(self) -> str | None:
        for fonts in (self._element("Normal", "w:rPr/w:rFonts"), self._default_fonts()):
            named = "" if fonts is None else fonts.get(qn("w:cs")) or ""
            if _FONT.fullmatch(named):
                return str(named)
        return self._fonts.get("persian")

    def edge(self, name: str) -> str:
        """Return the words at the top or the foot of a page; lines with fields are left out."""
        lines = (_words(p) for p in getattr(self._document.sections[0], name).paragraphs)
        return " · ".join(line for line in lines if line)[:_LONGEST_EDGE]

    def logo(self) -> tuple[Logo | None, Lack | None]:
        for data in self._pictures():
            size = declared_size(data)
            is_known = data.startswith((b"\x89PNG", b"\xff\xd8\xff"))
            if is_known and size and all(size) and len(data) <= _LARGEST_LOGO:
                return Logo(data=data, pixels_wide=size[0], pixels_high=size[1]), None
            return None, Lack.LOGO_KIND
        return None, Lack.LOGO

    def _pictures(self) -> Iterator[bytes]:
        section = self._document.sections[0]
        for header in (section.first_page_header, section.header):
            for picture in header._element.iter(f"{_DRAWING}blip"):  # noqa: SLF001  # python-docx has no way to them
                related = header.part.related_parts.get(picture.get(_EMBED))
                if related is not None:
                    yield related.blob

    def _chain(self, ours: str) -> Iterator[Element]:
        """Yield a style and what it is based on, to the root; a circle ends it."""
        style, seen = self.style(ours), set[str]()
        while style is not None and style.get(qn("w:styleId")) not in seen:
            seen.add(style.get(qn("w:styleId")))
            yield style
            style = self._by_id.get(_value(style, "w:basedOn"))

    def _element(self, ours: str, path: str) -> Element | None:
        steps = "/".join(qn(step) for step in path.split("/"))
        return next((e for s in self._chain(ours) if (e := s.find(steps)) is not None), None)

    def _property(self, ours: str, path: str, attribute: str) -> str | None:
        found = self._element(ours, path)
        return None if found is None else found.get(qn(attribute))

    def _flag(self, ours: str, name: str) -> bool | None:
        found = self._element(ours, f"w:rPr/{name}")
        return None if found is None else found.get(qn("w:val"), "1") not in {"0", "false", "off"}

    def _colour(self, found: Element | None) -> str | None:
        if found is None:
            return None
        themed = found.get(qn("w:themeColor"), "")
        value = self._colours.get(_THEME.get(themed, themed)) or found.get(qn("w:val"), "")
        return value if _COLOUR.fullmatch(value) else None

    def _default_fonts(self) -> Element | None:
        if self._defaults is None:
            return None
        return next(self._defaults.iter(qn("w:rFonts")), None)

    def _font_of(self, fonts: Element | None) -> str | None:
        if fonts is None:
            return None
        themed = fonts.get(qn("w:asciiTheme"), "")
        name = self._fonts.get(themed[:5]) if themed else fonts.get(qn("w:ascii"), "")
        return name if name and _FONT.fullmatch(name) else None


def _value(element: Element, child: str) -> str:
    found = element.find(qn(child))
    return "" if found is None else str(found.get(qn("w:val"), ""))


def _within(found: str | None, allowed: range) -> int | None:
    number = int(found) if found and found.isdecimal() else -1
    return number if number in allowed else None


def _words(paragraph: Element) -> str:
    """Return a paragraph's text; none if it counts something, such as pages."""
    element = paragraph._p  # noqa: SLF001  # python-docx has no way to them  python-docx has no public way
    if any(True for _ in element.iter(qn("w:fldChar"), qn("w:fldSimple"))):
        return ""
    return " ".join(paragraph.text.split())


def _theme(part: Element) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the theme's colours and its fonts by their names; nothing where there is none."""
    blob = next(
        (r.target_part.blob for r in part.rels.values() if r.reltype.endswith("/theme")), b""
    )
    if not blob:
        return {}, {}
    root = parse_xml(blob)
    colours = {}
    for scheme in root.iter(f"{_DRAWING}clrScheme"):
        for entry in scheme:
            value = next(iter(entry)).get("val", "") if len(entry) else ""
            shown = next(iter(entry)).get("lastClr") if len(entry) else None
            colours[entry.tag.removeprefix(_DRAWING)] = shown or value
    fonts = {
        kind: latin.get("typeface", "")
        for kind in ("major", "minor")
        for latin in root.iterfind(f".//{_DRAWING}{kind}Font/{_DRAWING}latin")
    }
    persian = root.find(f".//{_DRAWING}minorFont/{_DRAWING}cs")
    named = "" if persian is None else persian.get("typeface", "")
    known = {**fonts, "persian": named}
    return (
        {name: value for name, value in colours.items() if _COLOUR.fullmatch(value)},
        {name: value for name, value in known.items() if _FONT.fullmatch(value)},
    )
