"""Pictures for Word: in the line of text with words for those who cannot see, or as decoration."""

import struct
import zlib
from xml.sax.saxutils import quoteattr

from workbench.language import Language
from workbench.problem import Problem
from workbench.word_dress import Paper
from workbench.word_rtl import cleaned

EMU_PER_CM = 360_000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BAR_CM = 0.9


class WordsAbove:
    """How much room the words take that stand above a picture, and its caption below it.

    A page leaves room for one line of each; this counts what goes beyond, generously.
    """

    _IN_A_HEADING, _IN_A_LINE = 40, 80  # letters
    _HEADING_CM, _LINE_CM, _GAP_CM = 1.0, 0.6, 0.4
    _MOST_CM = 8.0  # what is longer fills a page of its own

    def __init__(self) -> None:
        self._taken, self._until, self._is_heading = 0.0, -1, False

    def heading(self, text: str, *, at: int) -> None:
        """Count a heading that is the block `at`; one right below another adds to it."""
        goes_on = self._is_heading and self._until == at
        before = self._taken + self._HEADING_CM if goes_on else 0.0
        more = self._lines(text, self._IN_A_HEADING) - 1
        self._taken, self._until, self._is_heading = before + more * self._HEADING_CM, at + 1, True

    def paragraph(self, text: str, *, at: int) -> None:
        """Count words that are the block `at`, if they follow a heading."""
        if self._until == at:
            self._taken += self._GAP_CM + self._lines(text, self._IN_A_LINE) * self._LINE_CM
            self._until, self._is_heading = at + 1, False

    def height_cm(self, caption: str, *, at: int) -> float:
        """Return what a picture that is the block `at` leaves beyond the usual."""
        above = self._taken if self._until == at else 0.0
        return min(above, self._MOST_CM) + (
            (self._lines(caption, self._IN_A_LINE) - 1) * self._LINE_CM
        )

    def _lines(self, text: str, in_a_line: int) -> int:
        return sum(1 + len(line) // in_a_line for line in text.split("\n"))


def png_size(png: bytes) -> tuple[int, int]:
    """Return width and height of a PNG in pixels."""
    if png[:8] != _SIGNATURE or len(png) < 24:  # noqa: PLR2004  signature, chunk head, two sizes
        raise Problem("a picture must be a PNG, got {found}", found=repr(png[:8]))
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def one_colour_png(colour: str) -> bytes:
    """Return a PNG of one pixel in the colour RRGGBB."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00" + bytes.fromhex(colour), 9)
    chunks = ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def inline_xml(
    part_id: str,
    number: int,
    size: tuple[int, int],
    alt: str,
    room: tuple[float, float],
    *,
    svg_id: str = "",
) -> str:
    """Return a run with the picture of `size` [pixels] in its line, as large as `room` [cm].

    `svg_id` names the part of the same drawing as an SVG, if there is one.
    """
    across, down = size
    width_cm = min(room[0], room[1] * across / down)
    wide = round(width_cm * EMU_PER_CM)
    high = round(wide * down / across)
    words = quoteattr(cleaned(alt))
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr={words}/>'
        f"{_graphic(part_id, number, wide, high, svg_id)}</wp:inline></w:drawing></w:r>"
    )


def side_bar_xml(part_id: str, number: int, language: Language, paper: Paper) -> str:
    """Return a run with a bar as high as the page, on the side where lines start."""
    wide, high = round(_BAR_CM * EMU_PER_CM), round(paper.height_cm * EMU_PER_CM)
    left = round(paper.width_cm * EMU_PER_CM) - wide if language is Language.FA else 0
    decorative = (
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst>"
    )
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        ' relativeHeight="1" behindDoc="1" locked="0" layoutInCell="0" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Side bar" descr="">{decorative}</wp:docPr>'
        f"{_graphic(part_id, number, wide, high)}</wp:anchor></w:drawing></w:r>"
    )


def _graphic(part_id: str, number: int, wide: int, high: int, svg_id: str = "") -> str:
    """Return the picture; a program that shows no SVG takes the PNG beside it."""
    drawn = (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
        f' r:embed="{svg_id}"/></a:ext></a:extLst>'
    )
    return (
        "<a:graphic><a:graphicData"
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{part_id}">{drawn if svg_id else ""}</a:blip>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic>"
    )
