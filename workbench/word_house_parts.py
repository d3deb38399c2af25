"""The parts of an organisation's template: its styles by name and level, its theme."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

Element = Any  # python-docx and lxml carry no types here
COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
FONT = re.compile(r"[\w \-]{1,60}")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def own_styles(document: Element) -> Element | None:
    """Return the template's own styles; without any the library would lend those of its own."""
    has_own = any(r.reltype.endswith("/styles") for r in document.part.rels.values())
    return document.styles.element if has_own else None


def name_of(style: Element) -> str:
    """Return what a style is called; Word may write other names behind its own."""
    return value_of(style, "w:name").split(",")[0].strip().lower()


def by_level(styles: Iterable[Element]) -> dict[str, Element]:
    """Return headings by the level at which they stand, whatever an organisation calls them."""
    found: dict[str, Element] = {}
    for style in styles:
        level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        place = "" if level is None else level.get(qn("w:val"), "")
        if place.isdecimal():
            found.setdefault(f"heading {int(place) + 1}", style)
    return found


def is_persian(document: Element, styles: Iterable[Element]) -> bool:
    """Return whether a template is written from the right."""
    sections = (each._sectPr for each in document.sections)  # noqa: SLF001  # python-docx has no way to them
    bidi = [each.find(qn("w:bidi")) for each in sections]
    bidi += [each.find(f"{qn('w:pPr')}/{qn('w:bidi')}") for each in styles]
    return any(each is not None and each.get(qn("w:val"), "1") != "0" for each in bidi)


def value_of(element: Element, child: str) -> str:
    found = element.find(qn(child))
    return "" if found is None else str(found.get(qn("w:val"), ""))


def theme(part: Element) -> tuple[Mapping[str, str], Mapping[str, str]]:
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
        {name: value for name, value in colours.items() if COLOUR.fullmatch(value)},
        {name: value for name, value in known.items() if FONT.fullmatch(value)},
    )
