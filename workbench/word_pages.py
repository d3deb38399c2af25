"""The pages and margins round the text: cover, contents, header and footer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.language import Language, say, to_digits
from workbench.word_rtl import PLAIN, Look, field, paragraph, run_properties, runs

_SLOTS = "\ue000\ue001"  # private characters that stand for fields while a sentence is made
_TOP_OF_COVER = '<w:spacing w:before="3000"/>'
# LibreOffice mirrors the place of a picture that is anchored in a right-to-left paragraph.
_LEFT_TO_RIGHT = '<w:bidi w:val="0"/>'
_PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading that was written; `number` is empty if it bears none."""

    text: str
    level: int
    number: str
    bookmark: str


def cover_top(bar: str, kind: str, title: str, subtitle: str, language: Language) -> str:
    """Return the upper part of the cover: the bar, what this is, its title."""
    return (
        paragraph(bar, "AfterTable", _LEFT_TO_RIGHT)
        + paragraph(runs(kind, language), "CoverKind", _TOP_OF_COVER)
        + paragraph(runs(title, language), "Title")
        + paragraph(runs(subtitle, language), "Subtitle")
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
        + paragraph((begin if not headings else "") + rest, "Normal")
        + "</w:sdtContent></w:sdt>"
        + page_break()
    )


def _field_ends(instruction: str, language: Language) -> tuple[str, str]:
    """Return the opening and the closing runs of a field that spans paragraphs."""
    whole = field(instruction, "", language)
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    opening, _, _ = whole.partition('w:fldCharType="separate"/></w:r>')
    return opening + 'w:fldCharType="separate"/></w:r>', end


def _entry(heading: Heading, page: int | None, language: Language) -> str:
    tab = f"<w:r>{run_properties(PLAIN, rtl=language is Language.FA)}<w:tab/></w:r>"
    number = runs(heading.number, language) + tab if heading.number else ""
    shown = "" if page is None else to_digits(str(page), language)
    place = tab + field(rf"PAGEREF {heading.bookmark} \h", shown, language) if shown else ""
    return (
        f'<w:hyperlink w:anchor="{heading.bookmark}" w:history="1">'
        f"{number}{runs(heading.text, language)}{place}</w:hyperlink>"
    )


def header(title: str, language: Language) -> str:
    return paragraph(runs(title, language), "Header")


def footer(note: str, language: Language) -> str:
    """Return a note on one side and the page's number on the other."""
    text = say("Page {page} of {pages}", language, page=_SLOTS[0], pages=_SLOTS[1])
    fields = (field("PAGE", "1", language), field("NUMPAGES", "1", language))
    return paragraph(runs(f"{note}\t", language) + with_fields(text, fields, language), "Footer")


def caption(text: str, kind: str, number: int, language: Language, style: str) -> str:
    """Return a caption; `text` has the slot `caption_slot()` where its number stands."""
    place = field(rf"SEQ {kind} \* ARABIC", to_digits(str(number), language), language)
    return paragraph(with_fields(text, (place,), language), style)


def caption_slot() -> str:
    return _SLOTS[0]


def with_fields(text: str, fields: Sequence[str], language: Language) -> str:
    """Return `text` as runs with the n-th slot replaced by the n-th field."""
    done = ""
    for slot, inside in zip(_SLOTS, fields, strict=False):
        before, _, text = text.partition(slot)
        done += runs(before, language) + inside
    return done + runs(text, language)


def literal_number(number: str, language: Language) -> str:
    """Return a heading's number as text before its tab."""
    return runs(f"{number}\t", language)
