"""The pages and margins round the text: cover, contents, header and footer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workbench.language import Language, say, to_digits
from workbench.problem import Term
from workbench.word_rtl import PLAIN, Look, field, paragraph, run_properties, runs
from workbench.word_section import Page

_SLOTS = "\ue000\ue001"  # private characters that stand for fields while a sentence is made
_TOP_OF_COVER = '<w:spacing w:before="3000"/>'
# LibreOffice mirrors the place of a picture that is anchored in a right-to-left paragraph.
_LEFT_TO_RIGHT = '<w:bidi w:val="0"/>'
# So low that it stays below a list that fills its page, and begins no blank one.
_NO_HEIGHT = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading that was written; `number` is empty if it bears none."""

    text: str
    level: int
    number: str
    bookmark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The kind of a caption, its Word sequence, and its number."""

    pattern: Term
    sequence: str
    number: int


Round = Callable[[str], str]
TABLE, FIGURE = Term("Table {number}. {caption}"), Term("Figure {number}. {caption}")


def numbered_name(kind: Caption, language: Language) -> str:
    """Return what a reference to a caption shows, such as "Table 3"."""
    number = to_digits(str(kind.number), language)
    whole = say(kind.pattern, language, number=number, caption=_SLOTS[1])
    before, found, _ = whole.partition(number)
    return before + found


def cover_top(bar: str, kind: str, titles: Sequence[str], subtitle: str, language: Language) -> str:
    """Return the upper part of the cover: the bar, what this is, its title or titles."""
    return (
        paragraph(bar, "AfterTable", _LEFT_TO_RIGHT)
        + paragraph(runs(kind, language), "CoverKind", _TOP_OF_COVER)
        + "".join(paragraph(runs(title, language), "Title") for title in titles)
        + paragraph(runs(subtitle, language), "Subtitle")
    )


def letter_top(kind: str, title: str, language: Language) -> str:
    """Return the head of a letter, which has no page of its own."""
    return paragraph(runs(kind, language), "CoverKind") + paragraph(
        runs(title, language, Look(half_points=44)), "Title"
    )


def cover_end(note: str, language: Language) -> str:
    """Return what stands below the cover's facts, and the end of its page."""
    words = runs(note, language, Look(half_points=16)) if note else ""
    return paragraph(words + _PAGE_BREAK, "Normal", '<w:spacing w:before="240"/>')


def page_break() -> str:
    return paragraph(_PAGE_BREAK, "Normal")


def contents(headings: Sequence[Heading], pages: Mapping[str, int], language: Language) -> str:
    """Return a real table of contents whose stored entries need no question on opening.

    `pages` tells the page of a heading by its bookmark, as far as known.
    """
    begin, rest = _field_ends(r'TOC \o "1-3" \h \z \u', language)
    entries = [_entry(h, pages.get(h.bookmark), language) for h in headings]
    styles = [f"TOC{h.level}" for h in headings]
    lines = "".join(
        paragraph((begin if n == 0 else "") + entry, style)
        for n, (entry, style) in enumerate(zip(entries, styles, strict=True))
    )
    title = paragraph(runs(say("Contents", language), language), "TOCHeading")
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"
        + title
        + lines
        + paragraph((begin if not headings else "") + rest + _PAGE_BREAK, "Normal", _NO_HEIGHT)
        + "</w:sdtContent></w:sdt>"
    )


def _field_ends(instruction: str, language: Language) -> tuple[str, str]:
    """Return the opening and the closing runs of a field that spans paragraphs."""
    whole = field(instruction, "", language)
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    opening, _, _ = whole.partition('w:fldCharType="separate"/></w:r>')
    return opening + 'w:fldCharType="separate"/></w:r>', end


def _entry(heading: Heading, page: int | None, language: Language) -> str:
    number = runs(heading.number, language) + tab(language) if heading.number else ""
    shown = "" if page is None else to_digits(str(page), language)
    place = (
        tab(language) + field(rf"PAGEREF {heading.bookmark} \h", shown, language) if shown else ""
    )
    return (
        f'<w:hyperlink w:anchor="{heading.bookmark}" w:history="1">'
        f"{number}{runs(heading.text, language)}{place}</w:hyperlink>"
    )


def tab(language: Language) -> str:
    """Return a tab that runs with the text round it."""
    return f"<w:r>{run_properties(PLAIN, rtl=language is Language.FA)}<w:tab/></w:r>"


def header(title: str, logo: str, page: Page, language: Language) -> str:
    """Return the title, and the organisation's logo at the other side."""
    end = f"<w:r><w:tab/></w:r>{logo}" if logo else ""
    return paragraph(runs(title, language) + end, f"Header{_wide(page)}")


def footer(note: str, page: Page, language: Language) -> str:
    """Return a note on one side and the page's number on the other."""
    text = say("Page {page} of {pages}", language, page=_SLOTS[0], pages=_SLOTS[1])
    fields = (field("PAGE", "1", language), field("NUMPAGES", "1", language))
    numbers = with_fields(text, fields, language)
    return paragraph(runs(f"{note}\t", language) + numbers, f"Footer{_wide(page)}")


def _wide(page: Page) -> str:
    return "Wide" if page is Page.WIDE else ""


def caption(text: str, kind: Caption, style: str, language: Language, round_number: Round) -> str:
    """Return a caption such as "Table 3. Timetable"; `round_number` gets the runs of "Table 3"."""
    words = say(kind.pattern, language, number=_SLOTS[0], caption=_SLOTS[1])
    before, _, after = words.partition(_SLOTS[0])
    between, _, end = after.partition(_SLOTS[1])
    shown = to_digits(str(kind.number), language)
    counted = runs(before, language) + field(rf"SEQ {kind.sequence} \* ARABIC", shown, language)
    rest = runs(between, language) + runs(text, language) + runs(end, language)
    return paragraph(round_number(counted) + rest, style)


def with_fields(text: str, fields: Sequence[str], language: Language) -> str:
    """Return `text` as runs with the n-th slot replaced by the n-th field."""
    done = ""
    for slot, inside in zip(_SLOTS, fields, strict=False):
        before, _, text = text.partition(slot)
        done += runs(before, language) + inside
    return done + runs(text, language)
