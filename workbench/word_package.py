"""The Word file itself: an emptied template, its parts, and the same bytes for the same content."""

import datetime as dt
import io
import uuid
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm

from workbench.language import Language
from workbench.word_rtl import FIGURES_FONT
from workbench.word_style import (
    BOTTOM_CM,
    FONT,
    PAGE_HEIGHT_CM,
    PAGE_WIDTH_CM,
    SIDE_CM,
    TOP_CM,
    numbering_xml,
    styles_xml,
)

AUTHOR = "Gozin"
Docx = Any  # python-docx carries no types
_STATIC = Path(__file__).parents[1] / "static"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}"'
    for prefix, path in {
        "w": "wordprocessingml/2006/main",
        "r": "officeDocument/2006/relationships",
        "wp": "drawingml/2006/wordprocessingDrawing",
        "a": "drawingml/2006/main",
        "pic": "drawingml/2006/picture",
    }.items()
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
# Parts of the template that repeat or contradict what we write.
_UNWANTED = {"stylesWithEffects", "customXml", "webSettings", "thumbnail"}
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest time a ZIP can hold


def elements(xml: str) -> list[Docx]:
    """Return the elements that `xml` holds side by side."""
    return list(parse_xml(f"<w:body {_NAMESPACES}>{xml}</w:body>"))


def new_document(language: Language) -> Docx:
    """Return an empty A4 document with our styles in the direction of `language`."""
    document = docx.Document()
    _drop_unwanted(document)
    _refill(document.styles.element, styles_xml(language))
    _refill(document.part.numbering_part.element, numbering_xml())
    _refill(document.settings.element, _settings_xml(language))
    _embed_fonts(document)
    _measure(document.sections[0])
    return document


def write_around(
    document: Docx, *, header: str, footer: str, has_cover: bool, language: Language
) -> None:
    """Give every page but a cover its header and footer, and the section its direction."""
    section = document.sections[0]
    section.different_first_page_header_footer = has_cover
    for margin, xml in ((section.header, header), (section.footer, footer)):
        margin.is_linked_to_previous = False
        _refill(margin._element, xml)  # noqa: SLF001  python-docx has no public way
    _turn(section._sectPr, language)  # noqa: SLF001


def _turn(section: Docx, language: Language) -> None:
    """Set the side on which the section's pages begin; `w:docGrid` has to stay last."""
    for old in section.xpath("w:bidi"):
        section.remove(old)
    if language is Language.FA:
        section.xpath("w:docGrid")[0].addprevious(elements("<w:bidi/>")[0])


def fill(document: Docx, xml: str) -> None:
    """Put the blocks before the section, as one parsed whole.

    Moving elements from one tree into another costs lxml a time that grows with the square.
    """
    section = document.element.body.sectPr.xml
    document.part._element = parse_xml(  # noqa: SLF001  python-docx has no public way
        f"<w:document {_NAMESPACES}><w:body>{xml}{section}</w:body></w:document>"
    )


def sign(document: Docx, *, title: str, language: Language, made: dt.datetime) -> None:
    """Write the file's properties; all times are `made`."""
    properties = document.core_properties
    moment = made.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    properties.title, properties.language = title, language.value
    properties.author = properties.last_modified_by = AUTHOR
    properties.created = properties.modified = moment
    properties.comments, properties.revision = "", 1
    _part(document.part.package, "/docProps/app.xml")._blob = _APP_XML.encode()  # noqa: SLF001


def to_bytes(document: Docx) -> bytes:
    """Return the file; nothing in it depends on when or where it was made."""
    first = io.BytesIO()
    document.save(first)
    second = io.BytesIO()
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(second, "w") as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return second.getvalue()


def _drop_unwanted(document: Docx) -> None:
    for rels in (document.part.rels, document.part.package.rels):
        for key in [k for k, r in rels.items() if r.reltype.rsplit("/", 1)[-1] in _UNWANTED]:
            del rels[key]


def _refill(element: Docx, xml: str) -> None:
    for child in list(element):
        element.remove(child)
    for child in elements(xml):
        element.append(child)


def _measure(section: Docx) -> None:
    section.page_width, section.page_height = Cm(PAGE_WIDTH_CM), Cm(PAGE_HEIGHT_CM)
    section.left_margin = section.right_margin = Cm(SIDE_CM)
    section.top_margin, section.bottom_margin = Cm(TOP_CM), Cm(BOTTOM_CM)
    section.header_distance = section.footer_distance = Cm(1.1)


def _part(package: Docx, name: str) -> Docx:
    return next(p for p in package.iter_parts() if p.partname == name)


def _settings_xml(language: Language) -> str:
    main = "en-GB" if language is Language.EN else "en-US"
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{value}"/>'
        for name, value in {"compatibilityMode": 15, "enableOpenTypeFeatures": 1}.items()
    )
    return (
        '<w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="{main}" w:bidi="fa-IR"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2"'
        ' w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4"'
        ' w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"'
        ' w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    )


def _embed_fonts(document: Docx) -> None:
    """Ship the fonts inside the file: no Persian font can be presumed where it is read."""
    table = _part(document.part.package, "/word/fontTable.xml")
    text = _embedded(table, "Regular", "Vazirmatn-Regular") + _embedded(
        table, "Bold", "Vazirmatn-Bold"
    )
    figures = _embedded(table, "Regular", "Vazirmatn-FD-Digits")
    fonts = _font(FONT, text) + _font(FIGURES_FONT, figures)
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    table._blob = f"{declaration}<w:fonts {_NAMESPACES}>{fonts}</w:fonts>".encode()  # noqa: SLF001


def _font(name: str, faces: str) -> str:
    return (
        f'<w:font w:name="{name}"><w:altName w:val="Tahoma"/><w:charset w:val="00"/>'
        f'<w:family w:val="swiss"/><w:pitch w:val="variable"/>{faces}</w:font>'
    )


def _embedded(table: Docx, weight: str, file: str) -> str:
    """Store a font file beside the font table and return how the table names it."""
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"gozin/{file}")
    data = _obfuscated((_STATIC / f"{file}.ttf").read_bytes(), key)
    place = PackURI(f"/word/fonts/{file}.odttf")
    font = Part(place, "application/vnd.openxmlformats-officedocument.obfuscatedFont", data)
    rel = table.relate_to(font, f"{_RELATION}font")
    return f'<w:embed{weight} r:id="{rel}" w:fontKey="{{{str(key).upper()}}}"/>'


def _obfuscated(font: bytes, key: uuid.UUID) -> bytes:
    """Return the font with its first 32 bytes mixed with the key (ECMA-376 part 4, 2.8.1)."""
    mask = key.bytes[::-1] * 2
    return bytes(a ^ b for a, b in zip(font[:32], mask, strict=True)) + font[32:]


_APP_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.'
    'openxmlformats.org/officeDocument/2006/extended-properties"><Application>Gozin</Application>'
    "</Properties>"
)
