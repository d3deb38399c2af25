"""The Word file itself: an emptied template, its parts, and the same bytes for the same content."""

import datetime as dt
import io
import uuid
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.parser import oxml_parser

from workbench.language import Language
from workbench.word_dress import OURS, Dress, Logo
from workbench.word_numbering import numbering_xml
from workbench.word_rtl import FIGURES_FONT
from workbench.word_section import Margins
from workbench.word_style import styles_xml

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


def new_document(language: Language, dress: Dress, *, only_answers: bool = False) -> Docx:
    """Return an empty document with our styles in the direction of `language`."""
    document = docx.Document()
    _drop_unwanted(document)
    _refill(document.styles.element, styles_xml(language, dress))
    _refill(document.part.numbering_part.element, numbering_xml(dress))
    _refill(document.settings.element, _settings_xml(language, only_answers=only_answers))
    _embed_fonts(document)
    return document


def add_margins(
    document: Docx, logo: Logo | None, write: Callable[[str], tuple[str, str]]
) -> Margins:
    """Add a header and a footer; `write` gets the id of the logo's part and returns both."""
    head, header = document.part.add_header_part()
    foot, footer = document.part.add_footer_part()
    picture = head.get_or_add_image(io.BytesIO(logo.data))[0] if logo else ""
    for part, xml in zip((head, foot), write(picture), strict=True):
        _refill(part.element, xml)
    return Margins(header=header, footer=footer)


def fill(document: Docx, blocks: Iterable[str]) -> None:
    """Write the body, its last section included, as one parsed whole.

    Moving elements from one tree into another costs lxml a time that grows with the square. The
    text goes in block by block, so that a long one never stands whole beside its tree.
    """
    parser = oxml_parser.copy()
    parser.feed(f"<w:document {_NAMESPACES}><w:body>".encode())
    for block in blocks:
        parser.feed(block.encode())
    parser.feed(b"</w:body></w:document>")
    document.part._element = parser.close()  # noqa: SLF001  # python-docx has no public way


def sign(document: Docx, *, title: str, language: Language, made: dt.datetime) -> None:
    """Write the file's properties; all times are `made`."""
    properties = document.core_properties
    moment = made.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    properties.title, properties.language = title, language.value
    properties.author = properties.last_modified_by = AUTHOR
    properties.created = properties.modified = moment
    properties.comments, properties.revision = "", 1
    _part(document.part.package, "/docProps/app.xml")._blob = _APP_XML.encode()  # noqa: SLF001  # python-docx writes no such part


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


def _part(package: Docx, name: str) -> Docx:
    return next(p for p in package.iter_parts() if p.partname == name)


def _settings_xml(language: Language, *, only_answers: bool) -> str:
    protection = '<w:documentProtection w:edit="forms" w:enforcement="1"/>'
    main = "en-GB" if language is Language.EN else "en-US"
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{value}"/>'
        for name, value in {"compatibilityMode": 15, "enableOpenTypeFeatures": 1}.items()
    )
    return (
        '<w:zoom w:percent="100"/><w:embedTrueTypeFonts/>'
        f'{protection if only_answers else ""}<w:defaultTabStop w:val="567"/>'
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
    fonts = _font(OURS.font, text) + _font(FIGURES_FONT, figures)
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    table._blob = f"{declaration}<w:fonts {_NAMESPACES}>{fonts}</w:fonts>".encode()  # noqa: SLF001  # python-docx writes no such part


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
