"""A Word document, block by block, in the direction of its language."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence

from workbench.language import Language
from workbench.problem import Problem
from workbench.word_controls import AnswerCell, Controls, row_bookmark
from workbench.word_dress import OURS, Dress
from workbench.word_margins import PageEdges
from workbench.word_numbering import Numbering, counted, hanging
from workbench.word_package import fill, new_document, sign, to_bytes
from workbench.word_pages import (
    FIGURE,
    TABLE,
    Caption,
    Heading,
    caption,
    contents,
    cover_end,
    cover_top,
    letter_top,
    numbered_name,
    page_break,
    tab,
)
from workbench.word_parts import add_manifest, add_properties, add_svg
from workbench.word_picture import WordsAbove, inline_xml, one_colour_png, png_size, side_bar_xml
from workbench.word_references import Bookmarks, Target, reference, resolved, runs_with_slots
from workbench.word_rtl import PLAIN, Look, cleaned, paragraph, runs
from workbench.word_section import Page, section_end, section_xml
from workbench.word_table import (
    AFTER_TABLE,
    Align,
    AnyCell,
    Cell,
    Row,
    Surroundings,
    shape,
    table_xml,
)

__all__ = ["Align", "AnswerCell", "AnyCell", "Cell", "Look", "Page", "Word", "reference"]

Piece = str | tuple[str, Look]
# The end of a section begins a page and is a paragraph itself: these before it would add one more.
_MAKES_WAY = {page_break(), AFTER_TABLE}


class Word:
    """A document that is written from first page to last, then taken as bytes.

    The same calls with the same `made` give the same bytes. Texts come in the reader's language
    and digits; what a file cannot hold is taken out of them. A block with a `mark` can be referred
    to by `reference(mark)` inside any text, before it or after it. `properties` are kept in the
    file by name; with `only_answers` Word lets a reader change nothing but the answers.
    """

    def __init__(
        self,
        *,
        language: Language,
        title: str,
        made: dt.datetime,
        footer_note: str = "",
        dress: Dress = OURS,
        properties: Mapping[str, str] | None = None,
        only_answers: bool = False,
    ) -> None:
        self._language = language
        self._title = cleaned(title)
        self._made = made
        self._dress = dress
        self._properties = dict(properties or {})
        self._document = new_document(language, dress, only_answers=only_answers)
        self._blocks: list[str] = []
        self._contents_at: int | None = None
        self._headings: list[Heading] = []
        self._numbers = Numbering(language)
        self._level = 0
        self._has_cover = False
        self._page, self._turns, self._page_at = Page.UPRIGHT, 0, -1
        self._edges = PageEdges(
            document=self._document,
            dress=dress,
            title=self._title,
            note=footer_note,
            language=language,
        )
        self._bookmarks, self._targets = Bookmarks(), dict[str, Target]()
        self._controls = Controls(language)
        self._tables = self._figures = self._drawings = 0
        self._above = WordsAbove()

    def cover(
        self,
        *,
        kind: str,
        titles: Sequence[str] = (),
        subtitle: str = "",
        facts: Sequence[tuple[str, str]] = (),
        note: str = "",
    ) -> None:
        """Write the first page: what kind of document this is, its title, facts in two columns.

        `titles` stand in place of the title if it has one in each of several languages.
        """
        self._has_cover = True
        part, number = self._drawing(one_colour_png(self._dress.accent))
        bar = side_bar_xml(part, number, self._language, self._dress.paper)
        told = [cleaned(title) for title in titles] or [self._title]
        self._add(cover_top(bar, kind, told, subtitle, self._language))
        if facts:
            self.facts(facts)
        self._add(cover_end(note, self._language))

    def opening(self, *, kind: str, facts: Sequence[tuple[str, str]] = ()) -> None:
        """Write the head of a letter: what it is, its title, facts; the text follows below it."""
        self._add(letter_top(kind, self._title, self._language))
        if facts:
            self.facts(facts)

    def contents(self) -> None:
        """Put the table of contents here; it lists what is written before and after."""
        self._contents_at = len(self._blocks)
        self._add("")

    def heading(self, text: str, *, level: int = 1, numbered: bool = True, mark: str = "") -> str:
        """Write a heading of level 1 to 3 and return its number in the reader's digits."""
        if not 1 <= level <= 3:  # noqa: PLR2004  as deep as our documents go
            raise Problem("a heading has level 1 to 3, got {found}", found=level)
        self._level = level
        number = self._numbers.next(level - 1) if numbered else ""
        bookmark = f"_Toc{len(self._headings) + 1:06}"
        self._headings.append(
            Heading(text=cleaned(text), level=level, number=number, bookmark=bookmark)
        )
        marked = self._bookmarks.round(bookmark, runs(text, self._language))
        if not number and self._blocks[-1:] == [page_break()]:
            self._make_way()  # a break of its own would leave a blank page below a full one
            self._add(paragraph(marked, f"Heading{level}", "<w:pageBreakBefore/>"))
        else:
            self._add(self._numbered(marked, f"Heading{level}", number, level - 1, mark))
        self._above.heading(cleaned(text), at=len(self._blocks) - 1)
        return number

    def clause(self, text: str, *, mark: str = "") -> str:
        """Write a numbered clause under the last heading and return its number."""
        number = self._numbers.next(self._level)
        content = runs_with_slots(text, self._language)
        self._add(self._numbered(content, "Clause", number, self._level, mark))
        return number

    def paragraph(self, *pieces: Piece, with_next: bool = False) -> None:
        """Write a paragraph of texts; a piece with another look is a pair (text, Look).

        `with_next` keeps it on one page with what follows.
        """
        said = "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces)
        self._above.paragraph(said, at=len(self._blocks))
        kept = "<w:keepNext/>" if with_next else ""
        self._add(paragraph(self._pieces(pieces), "Normal", kept))

    def note(self, *pieces: Piece) -> None:
        """Write a paragraph that stands out on a tinted ground."""
        self._add(paragraph(self._pieces(pieces), "Note"))

    def bullets(self, items: Sequence[str], *, with_next: bool = False) -> None:
        """Write a list; `with_next` keeps all of it on one page with what follows."""
        kept = "<w:keepNext/>" if with_next else ""
        for item in items:
            self._add(paragraph(runs_with_slots(item, self._language), "ListBullet", kept))

    def table(
        self,
        *,
        columns: Sequence[str | Cell],
        rows: Sequence[Sequence[AnyCell]],
        widths: Sequence[float] = (),
        align: Sequence[Align] = (),
        caption: str = "",
        description: str = "",
        mark: str = "",
        row_marks: Sequence[str] = (),
    ) -> None:
        """Write a table whose head repeats on every page.

        `widths` are proportions, `description` says in words what the table holds, `row_marks` are
        the marks of its rows, "" for none.
        """
        if caption:
            self._tables += 1
            kind = Caption(pattern=TABLE, sequence="Table", number=self._tables)
            self._caption(caption, kind, "Caption", mark)
        at = shape(self._surroundings(), len(columns), widths, align)
        marks = row_marks or [""] * len(rows)
        lines = [self._line(cells, each) for cells, each in zip(rows, marks, strict=True)]
        words = caption or self._title
        self._add(table_xml(at, columns, lines, caption=words, description=description))
        self._add(AFTER_TABLE)

    def side_by_side(self, rows: Sequence[Sequence[Cell]], widths: Sequence[float]) -> None:
        """Write rows of cells in two languages, without a head."""
        at = shape(self._surroundings(), len(widths), widths, ())
        lines = [Row(cells=cells) for cells in rows]
        self._add(table_xml(at, (), lines, caption=self._title, description=""))
        self._add(AFTER_TABLE)

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Write names and what they are in two columns."""
        at = shape(self._surroundings(), 2, (1, 3), ())
        rows = [Row(cells=(Cell(text=name, style="FactName"), value)) for name, value in pairs]
        self._add(table_xml(at, (), rows, caption=self._title, description=""))
        self._add(AFTER_TABLE)

    def picture(
        self,
        png: bytes,
        *,
        alt: str,
        caption: str = "",
        svg: str = "",
        width_cm: float | None = None,
        mark: str = "",
    ) -> None:
        """Write a picture, at most as large as the page has room for.

        It leaves room for its caption, and for the heading and the words that lead to it, so that
        all of them stand on one page. `alt` tells those who cannot see it what it shows; `svg` is
        the same drawing for programs that show such.
        """
        part, number = self._drawing(png)
        drawn = add_svg(self._document, number, svg) if svg else ""
        most, room = self._page.picture_cm(self._dress.paper)
        room -= self._above.height_cm(caption, at=len(self._blocks))
        space = (min(width_cm or most, most), room)
        run = inline_xml(part, number, png_size(png), alt, space, svg_id=drawn)
        self._add(paragraph(run, "Figure"))
        if caption:
            self._figures += 1
            kind = Caption(pattern=FIGURE, sequence="Figure", number=self._figures)
            self._caption(caption, kind, "FigureCaption", mark)

    def page_break(self) -> None:
        """Go on with a new page; after another kind of page it is new already."""
        if self._page_at != len(self._blocks):
            self._add(page_break())

    def turn(self, page: Page) -> None:
        """Go on with upright or with wide pages; nothing happens if they stand so already."""
        if page is self._page:
            return
        self._make_way()
        self._add(section_end(self._section()))
        self._page, self._turns = page, self._turns + 1
        self._page_at = len(self._blocks)

    def _make_way(self) -> None:
        """Drop what stands last and only makes room: a new page needs none."""
        while self._blocks and self._blocks[-1] in _MAKES_WAY:
            self._blocks.pop()

    def to_bytes(self, pages: Mapping[str, int] | None = None) -> bytes:
        """Return the file; `pages` tells the page of each bookmark, as far as known."""
        document, language = self._document, self._language
        blocks = [*self._blocks, self._section()]
        if blocks[-2:-1] == [AFTER_TABLE]:
            blocks[-2] = section_end("")
        if self._contents_at is not None:
            blocks[self._contents_at] = contents(self._headings, pages or {}, language)
        fill(document, (resolved(each, self._targets, language) for each in blocks))
        sign(document, title=self._title, language=language, made=self._made)
        add_properties(document, self._properties)
        if self._controls.are_there:
            add_manifest(document, self._controls.manifest(self._properties))
        return to_bytes(document)

    def _add(self, xml: str) -> None:
        self._blocks.append(xml)

    @property
    def text_width(self) -> int:
        """Return how wide the text of the page is that is being written [twips]."""
        return self._page.text_width(self._dress.paper)

    @property
    def bookmarks(self) -> tuple[str, ...]:
        """Return the bookmarks of the headings, in their order."""
        return tuple(heading.bookmark for heading in self._headings)

    def _section(self) -> str:
        """Return the end of the section that is open; the cover is in the first."""
        has_cover = self._has_cover and not self._turns
        ends = self._edges.of(self._page)
        about = self._page, self._dress.paper, ends, self._language
        return section_xml(*about, has_cover=has_cover)

    def _surroundings(self) -> Surroundings:
        return Surroundings(
            language=self._language,
            controls=self._controls,
            bookmarks=self._bookmarks,
            text_width=self.text_width,
        )

    def _line(self, cells: Sequence[AnyCell], mark: str) -> Row:
        """Return a row with its bookmarks: one for references, one for each requirement asked."""
        asked = (cell for cell in cells if isinstance(cell, AnswerCell))
        names = [row_bookmark(cell.uid) for cell in asked if self._controls.is_new(cell)]
        if mark:
            first = cells[0]
            shown = first.text if isinstance(first, Cell) else str(first)
            names.append(self._target(mark, shown))
        return Row(cells=cells, names=tuple(names))

    def _target(self, mark: str, shown: str, switches: str = r"\h") -> str:
        """Note what a mark leads to and return the name of its bookmark."""
        name = f"_Ref{len(self._targets) + 1:06}"
        self._targets[mark] = Target(bookmark=name, shown=shown, switches=switches)
        return name

    def _numbered(self, content: str, style: str, number: str, level: int, mark: str) -> str:
        """Return a numbered line: Word counts in English; it has no Persian digits to count in."""
        if not number:
            return paragraph(content, style)
        if self._language is Language.EN:
            if mark:
                content = self._bookmarks.round(self._target(mark, number, r"\r \h"), content)
            return paragraph(content, style, counted(level))
        words = runs(number, self._language)
        if mark:
            words = self._bookmarks.round(self._target(mark, number), words)
        return paragraph(words + tab(self._language) + content, style, hanging(level))

    def _caption(self, text: str, kind: Caption, style: str, mark: str) -> None:
        def round_number(content: str) -> str:
            if not mark:
                return content
            name = self._target(mark, numbered_name(kind, self._language))
            return self._bookmarks.round(name, content)

        self._add(caption(text, kind, style, self._language, round_number))

    def _pieces(self, pieces: Sequence[Piece]) -> str:
        pairs = ((p, PLAIN) if isinstance(p, str) else p for p in pieces)
        return "".join(runs_with_slots(text, self._language, look) for text, look in pairs)

    def _drawing(self, png: bytes) -> tuple[str, int]:
        """Store a picture and return its part's id with a number that no other drawing has."""
        png_size(png)  # refuses what is no PNG
        self._drawings += 1
        part, _ = self._document.part.get_or_add_image(io.BytesIO(png))
        return part, self._drawings
