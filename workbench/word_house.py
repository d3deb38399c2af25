"""An organisation's own Word template, read for its look; nothing of the file itself is kept.

Values alone are taken: colours, fonts, sizes, the words at the edges of a page and a logo. What a
template may carry beside them (macros, links, hidden text) has no way into our documents.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import docx
from docx.oxml.ns import qn

from workbench.picture_size import declared_size
from workbench.problem import Term
from workbench.word_dress import A4, LETTER, OURS, Dress, Logo, Paper, StyleLook, is_readable
from workbench.word_house_edges import edge, pictures
from workbench.word_house_parts import (
    COLOUR,
    FONT,
    by_level,
    is_persian,
    name_of,
    own_styles,
    theme,
    value_of,
)
from workbench.word_style import TWIPS_PER_CM

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
_PAPERS = (A4, LETTER)
_NEAR = 120  # how far a page may be from a size and still be called so [twips]
_HALF_POINTS, _TWIPS = range(12, 97), range(1201)
_THEME = {"text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2", "background1": "lt1",
          "background2": "lt2", "light1": "lt1", "light2": "lt2", "hyperlink": "hlink"}  # fmt: skip


class Lack(StrEnum):
    """What a template did not give, so that ours stands in its place."""

    STYLE = "style"
    COLOUR = "colour"
    PALE = "pale"
    FONT = "font"
    PERSIAN_FONT = "Persian font"
    LOGO = "logo"
    LOGO_KIND = "logo kind"
    PAPER = "paper"

    @property
    def sentence(self) -> Term:
        return _SENTENCES[self]


_SENTENCES = {
    Lack.STYLE: Term("The template lacks these styles; ours stand in their place: {names}"),
    Lack.COLOUR: Term("The template names no colour of its own; ours stands in its place."),
    Lack.PALE: Term(
        "The colours of these styles can hardly be read on white; ours stand in their place: "
        "{names}"
    ),
    Lack.FONT: Term("The template names no font; ours stands in its place."),
    Lack.PERSIAN_FONT: Term("The template names no font for Persian; ours stands in its place."),
    Lack.LOGO: Term("No picture stands at the top of its pages, so there is no logo."),
    Lack.LOGO_KIND: Term("Its logo is no PNG or JPEG of at most 1 MB; it is left out."),
    Lack.PAPER: Term("Its pages are not of the size A4; our documents stay on A4."),
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
    findings += [Finding(lack=Lack.PALE, name=name) for name in template.pale()]
    accent, font, persian = template.accent(), template.font(), template.persian_font()
    logo, missing = template.logo()
    lacks = (
        Lack.COLOUR if accent is None else None, Lack.FONT if font is None else None,
        Lack.PERSIAN_FONT if persian is None else None, missing,
        None if (paper := template.paper()) else Lack.PAPER,
    )  # fmt: skip
    findings += [Finding(lack=lack) for lack in lacks if lack]
    dress = Dress(
        accent=accent or OURS.accent,
        font=font or OURS.font,
        complex_font=persian or OURS.complex_font,
        looks=tuple(look for style in STYLES if (look := template.look(style)) is not None),
        header=edge(template.document, "header"),
        footer=edge(template.document, "footer"),
        logo=logo,
        paper=paper or A4,
    )
    return HouseStyle(dress=dress, findings=tuple(findings))


class _Template:
    """A template with its theme; what is asked of it comes back as plain values or None."""

    def __init__(self, document: Element) -> None:
        self.document = document
        styles = own_styles(document)
        self._defaults = None if styles is None else styles.find(qn("w:docDefaults"))
        found = [] if styles is None else list(styles.iter(qn("w:style")))
        found = [each for each in found if each.get(qn("w:type")) == "paragraph"]
        self._by_id = {each.get(qn("w:styleId")): each for each in found}
        self._by_name = by_level(found) | {name_of(each): each for each in found}
        self._is_persian = is_persian(document, found)
        self._colours, self._fonts = theme(document.part)

    def style(self, ours: str) -> Element | None:
        return self._by_name.get(STYLES[ours])

    def look(self, ours: str) -> StyleLook | None:
        """Return how the template sets one of our styles, with what it inherits."""
        if self.style(ours) is None:
            return None
        strong, slanted = self._flag(ours, "w:b"), self._flag(ours, "w:i")
        colour = self._colour(self._element(ours, "w:rPr/w:color"))
        return StyleLook(
            style=ours,
            half_points=_within(self._property(ours, "w:rPr/w:sz", "w:val"), _HALF_POINTS),
            strong=strong,
            slanted=slanted,
            colour=colour if colour and is_readable(colour) else None,
            font=self._font_of(self._element(ours, "w:rPr/w:rFonts")),
            complex_half_points=self._persian_size(ours),
            complex_font=self._persian_font_of(ours),
            before=_within(self._property(ours, "w:pPr/w:spacing", "w:before"), _TWIPS),
            after=_within(self._property(ours, "w:pPr/w:spacing", "w:after"), _TWIPS),
        )

    def pale(self) -> list[str]:
        """Return which styles have a colour that cannot be read on a white page."""
        told = {
            STYLES[ours]: self._colour(self._element(ours, "w:rPr/w:color"))
            for ours in STYLES
            if self.style(ours) is not None
        }
        return [name for name, colour in told.items() if colour and not is_readable(colour)]

    def accent(self) -> str | None:
        """Return the colour that leads: that of the first heading, else the theme's."""
        heading = self._colour(self._element("Heading1", "w:rPr/w:color"))
        found = (heading, self._colours.get("accent1"))
        return next((c for c in found if c and c.upper() != "000000" and is_readable(c)), None)

    def font(self) -> str | None:
        own = self._font_of(self._element("Normal", "w:rPr/w:rFonts"))
        return own or self._font_of(self._default_fonts()) or self._fonts.get("minor")

    def persian_font(self) -> str | None:
        for fonts in (self._element("Normal", "w:rPr/w:rFonts"), self._default_fonts()):
            named = "" if fonts is None else fonts.get(qn("w:cs")) or ""
            if FONT.fullmatch(named):
                return str(named)
        return self._fonts.get("persian")

    def logo(self) -> tuple[Logo | None, Lack | None]:
        lack = Lack.LOGO
        for data in pictures(self.document):
            size = declared_size(data)
            is_known = data.startswith((b"\x89PNG", b"\xff\xd8\xff"))
            if is_known and size and all(size) and len(data) <= _LARGEST_LOGO:
                return Logo(data=data, pixels_wide=size[0], pixels_high=size[1]), None
            lack = Lack.LOGO_KIND
        return None, lack

    def paper(self) -> Paper | None:
        """Return the size of its first page, upright or across; None if we do not write on it."""
        page = self.document.sections[0]
        edges = (page.page_width, page.page_height)
        found = sorted(0 if each is None else each.twips for each in edges)
        if not all(found):
            return A4
        return next((each for each in _PAPERS if _is_near(found, each)), None)

    def _chain(self, ours: str) -> Iterator[Element]:
        """Yield a style and what it is based on, to the root; a circle ends it."""
        style, seen = self.style(ours), set[str]()
        while style is not None and style.get(qn("w:styleId")) not in seen:
            seen.add(style.get(qn("w:styleId")))
            yield style
            style = self._by_id.get(value_of(style, "w:basedOn"))

    def _element(self, ours: str, path: str) -> Element | None:
        steps = "/".join(qn(step) for step in path.split("/"))
        return next((e for s in self._chain(ours) if (e := s.find(steps)) is not None), None)

    def _property(self, ours: str, path: str, attribute: str) -> str | None:
        found = self._element(ours, path)
        return None if found is None else found.get(qn(attribute))

    def _flag(self, ours: str, name: str) -> bool | None:
        found = self._element(ours, f"w:rPr/{name}")
        return None if found is None else found.get(qn("w:val"), "1") not in {"0", "false", "off"}

    def _persian_size(self, ours: str) -> int | None:
        """Return a size that a Persian template gives to Persian apart."""
        for style in self._chain(ours) if self._is_persian else ():
            sizes = [style.find(f"{qn('w:rPr')}/{qn(name)}") for name in ("w:szCs", "w:sz")]
            if any(each is not None for each in sizes):
                found = sizes[0]
                return None if found is None else _within(found.get(qn("w:val")), _HALF_POINTS)
        return None

    def _persian_font_of(self, ours: str) -> str | None:
        fonts = self._element(ours, "w:rPr/w:rFonts") if self._is_persian else None
        named = "" if fonts is None else fonts.get(qn("w:cs")) or ""
        return named if FONT.fullmatch(named) else None

    def _colour(self, found: Element | None) -> str | None:
        if found is None:
            return None
        themed = found.get(qn("w:themeColor"), "")
        shown, base = found.get(qn("w:val"), ""), self._colours.get(_THEME.get(themed, themed))
        is_mixed = any(found.get(qn(name)) for name in ("w:themeShade", "w:themeTint"))
        value = shown if is_mixed and COLOUR.fullmatch(shown) else base or shown
        return value if COLOUR.fullmatch(value) else None

    def _default_fonts(self) -> Element | None:
        if self._defaults is None:
            return None
        return next(self._defaults.iter(qn("w:rFonts")), None)

    def _font_of(self, fonts: Element | None) -> str | None:
        if fonts is None:
            return None
        themed = fonts.get(qn("w:asciiTheme"), "")
        name = self._fonts.get(themed[:5]) if themed else fonts.get(qn("w:ascii"), "")
        return name if name and FONT.fullmatch(name) else None


def _is_near(found: Sequence[int], paper: Paper) -> bool:
    edges = (paper.width_cm * TWIPS_PER_CM, paper.height_cm * TWIPS_PER_CM)
    return all(abs(one - other) <= _NEAR for one, other in zip(found, edges, strict=True))


def _within(found: str | None, allowed: range) -> int | None:
    number = int(found) if found and found.isdecimal() else -1
    return number if number in allowed else None
