"""A Word document, block by block, in the direction of its language."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence

from workbench.language import Language, say, to_digits
from workbench.problem import Problem
from workbench.word_package import fill, new_document, sign, to_bytes, write_around
from workbench.word_pages import (
    Heading,
    caption,
    caption_slot,
    contents,
    cover_end,
    cover_top,
    footer,
    header,
    literal_number,
    page_break,
)
from workbench.word_picture import inline_xml, one_colour_png, png_size, side_bar_xml
from workbench.word_rtl import PLAIN, Look, cleaned, paragraph, runs
from workbench.word_style import ACCENT, HANGING, HEADINGS, hanging
from workbench.word_table import Align, Cell, shape, table_xml

__all__ = ["Align", "Cell", "Look", "Word"]

Piece = str | tuple[str, Look]
_FULL_WIDTH_CM = 16.4


class Word:
    """A document that is written from first page to last, then taken as bytes.

    The same calls with the same `made` give the same bytes. Texts come in the reader's language
    and digits; what a file cannot hold is taken out of them.
    """

    def __init__(
        self, *, language: Language, title: str, made: dt.datetime, footer_note: str = ""
    ) -> None:
        self._language = language
        self._title = cleaned(title)
        self._made = made
        self._footer_note = footer_note
        self._document = new_document(language)
        self._blocks: list[str] = []
        self._contents_at: int | None = None
        self._headings: list[Heading] = []
        self._counts = [0] * len(HANGING)
        self._level = 0
        self._has_cover = False
        self._tables = self._figures = self._drawings = 0

    def cover(
        self,
        *,
        kind: str,
        subtitle: str = "",
        facts: Sequence[tuple[str, str]] = (),
        note: str = "",
    ) -> None:
        """Write the first page: what kind of document this is, its title, facts in two columns."""
        self._has_cover = True
        part, number = self._drawing(one_colour_png(ACCENT))
        bar = side_bar_xml(part, number, self._language)
        self._add(cover_top(bar, kind, self._title, subtitle, self._language))
        if facts:
            self.facts(facts)
        self._add(cover_end(note, self._language))

    def contents(self) -> None:
        """Put the table of contents here; it lists what is written before and after."""
        self._contents_at = len(self._blocks)
        self._add("")

    def heading(self, text: str, *, level: int = 1, numbered: bool = True) -> str:
        """Write a heading of level 1 to 3 and return its number in the reader's digits."""
        if not 1 <= level <= 3:  # noqa: PLR2004  as deep as our documents go
            raise Problem("a heading has level 1 to 3, got {found}", found=level)
        self._level = level
        number = self._next_number(level - 1) if numbered else ""
        bookmark = f"_Toc{len(self._headings) + 1:06}"
        self._headings.append(
            Heading(text=cleaned(text), level=level, number=number, bookmark=bookmark)
        )
        anchor = len(self._headings)
        marked = (
            f'<w:bookmarkStart w:id="{anchor}" w:name="{bookmark}"/>'
            f'{runs(text, self._language)}<w:bookmarkEnd w:id="{anchor}"/>'
        )
        self._add(self._numbered(marked, f"Heading{level}", number, level - 1))
        return number

    def clause(self, text: str) -> str:
        """Write a numbered clause under the last heading and return its number."""
        number = self._next_number(self._level)
        self._add(self._numbered(runs(text, self._language), "Clause", number, self._level))
        return number

    def paragraph(self, *pieces: Piece) -> None:
        """Write a paragraph of texts; a piece with another look is a pair (text, Look)."""
        self._add(paragraph(self._pieces(pieces), "Normal"))

    def note(self, *pieces: Piece) -> None:
        """Write a paragraph that stands out on a tinted ground."""
        self._add(paragraph(self._pieces(pieces), "Note"))

    def bullets(self, items: Sequence[str]) -> None:
        for item in items:
            self._add(paragraph(runs(item, self._language), "ListBullet"))

    def table(
        self,
        *,
        columns: Sequence[str],
        rows: Sequence[Sequence[str | Cell]],
        widths: Sequence[float] = (),
        align: Sequence[Align] = (),
        caption: str = "",
        description: str = "",
    ) -> None:
        """Write a table whose head repeats on every page.

        `widths` are proportions, `description` says in words what the table holds.
        """
        if caption:
            self._caption_table(caption)
        at = shape(self._language, len(columns), widths, align)
        words = caption or self._title
        self._add(table_xml(at, columns, rows, caption=words, description=description))
        self._add(paragraph("", "AfterTable"))

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Write names and what they are in two columns."""
        at = shape(self._language, 2, (1, 3), ())
        rows = [(Cell(text=name, strong=True, colour=ACCENT), value) for name, value in pairs]
        self._add(table_xml(at, (), rows, caption=self._title, description=""))
        self._add(paragraph("", "AfterTable"))

    def picture(
        self, png: bytes, *, alt: str, caption: str = "", width_cm: float = _FULL_WIDTH_CM
    ) -> None:
        """Write a picture; `alt` tells those who cannot see it what it shows."""
        part, number = self._drawing(png)
        self._add(paragraph(inline_xml(part, number, png, alt, width_cm), "Figure"))
        if caption:
            self._caption_figure(caption)

    def page_break(self) -> None:
        self._add(page_break())

    def to_bytes(self, pages: Mapping[str, int] | None = None) -> bytes:
        """Return the file; `pages` tells the page of each bookmark, as far as known."""
        document, language = self._document, self._language
        write_around(
            document,
            header=header(self._title, language),
            footer=footer(self._footer_note, language),
            has_cover=self._has_cover,
            language=language,
        )
        blocks = list(self._blocks)
        if self._contents_at is not None:
            blocks[self._contents_at] = contents(self._headings, pages or {}, language)
        fill(document, "".join(blocks))
        sign(document, title=self._title, language=language, made=self._made)
        return to_bytes(document)

    def _add(self, xml: str) -> None:
        self._blocks.append(xml)

    def _next_number(self, level: int) -> str:
        """Count one on at `level` (0 is the outermost) and return the number in full."""
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (len(self._counts) - level - 1)
        plain = ".".join(str(count) for count in self._counts[: level + 1])
        return to_digits(plain, self._language)

    def _numbered(self, content: str, style: str, number: str, level: int) -> str:
        """Return a numbered line: Word counts in English; it has no Persian digits to count in."""
        if not number:
            return paragraph(content, style)
        if self._language is Language.EN:
            count = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{HEADINGS}"/></w:numPr>'
            return paragraph(content, style, count)
        words = literal_number(number, self._language) + content
        return paragraph(words, style, hanging(level))

    def _pieces(self, pieces: Sequence[Piece]) -> str:
        pairs = ((p, PLAIN) if isinstance(p, str) else p for p in pieces)
        return "".join(runs(text, self._language, look) for text, look in pairs)

    def _drawing(self, png: bytes) -> tuple[str, int]:
        """Store a picture and return its part's id with a number that no other drawing has."""
        png_size(png)  # refuses what is no PNG
        self._drawings += 1
        part, _ = self._document.part.get_or_add_image(io.BytesIO(png))
        return part, self._drawings

    def _caption_table(self, text: str) -> None:
        self._tables += 1
        slot = caption_slot()
        words = say("Table {number}. {caption}", self._language, number=slot, caption=text)
        self._add(caption(words, "Table", self._tables, self._language, "Caption"))

    def _caption_figure(self, text: str) -> None:
        self._figures += 1
        slot = caption_slot()
        words = say("Figure {number}. {caption}", self._language, number=slot, caption=text)
        self._add(caption(words, "Figure", self._figures, self._language, "FigureCaption"))
