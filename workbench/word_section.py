"""Sections of a Word document: upright pages and wide ones, and back."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.language import Language
from workbench.word_dress import Paper
from workbench.word_style import (
    BOTTOM_CM,
    SIDE_CM,
    TOP_CM,
    TWIPS_PER_CM,
    text_width,
)

_EDGE_CM = 1.1  # from the edge of the paper to header and footer
_CAPTION_CM = 2.6  # what a picture leaves for its caption and the heading before it


class Page(StrEnum):
    """How a page stands."""

    UPRIGHT = "upright"
    WIDE = "wide"

    def text_width(self, paper: Paper) -> int:
        """Return how wide the text is [twips]."""
        return text_width(paper, is_wide=self is Page.WIDE)

    def picture_cm(self, paper: Paper) -> tuple[float, float]:
        """Return how wide and how high a picture may be."""
        long, short = paper.height_cm, paper.width_cm
        across, down = (long, short) if self is Page.WIDE else (short, long)
        room = down - TOP_CM - BOTTOM_CM - _CAPTION_CM
        return across - 2 * SIDE_CM - 0.2, room


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """The ids of the parts that stand above and below every page of one kind."""

    header: str
    footer: str


def section_xml(
    page: Page, paper: Paper, margins: Margins, language: Language, *, has_cover: bool
) -> str:
    """Return what ends a section; a cover at its beginning bears no header and no footer."""
    long, short = round(paper.height_cm * TWIPS_PER_CM), round(paper.width_cm * TWIPS_PER_CM)
    is_wide = page is Page.WIDE
    across, down = (long, short) if is_wide else (short, long)
    edge, side = round(_EDGE_CM * TWIPS_PER_CM), round(SIDE_CM * TWIPS_PER_CM)
    top, bottom = round(TOP_CM * TWIPS_PER_CM), round(BOTTOM_CM * TWIPS_PER_CM)
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{margins.header}"/>'
        f'<w:footerReference w:type="default" r:id="{margins.footer}"/>'
        '<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{across}" w:h="{down}"{_landscape(is_wide=is_wide)}/>'
        f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" w:left="{side}"'
        f' w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
        f'<w:cols w:space="708"/>{"<w:titlePg/>" if has_cover else ""}'
        f"{'<w:bidi/>' if language is Language.FA else ''}"
        '<w:docGrid w:linePitch="360"/></w:sectPr>'
    )


def _landscape(*, is_wide: bool) -> str:
    return ' w:orient="landscape"' if is_wide else ""


def section_end(section: str) -> str:
    """Return the last paragraph of a section, too low to fall on a page of its own."""
    low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="AfterTable"/>{low}{section}</w:pPr></w:p>'
