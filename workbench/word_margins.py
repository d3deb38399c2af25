"""What stands above and below every page, for upright and for wide ones."""

from dataclasses import dataclass, field

from workbench.language import Language
from workbench.word_dress import Dress
from workbench.word_package import Docx, add_margins
from workbench.word_pages import footer, header
from workbench.word_picture import inline_xml
from workbench.word_section import Margins, Page

_LOGO_ROOM = (4.0, 1.0)  # as wide and as high as a logo may be [cm]
_FIRST_LOGO = 9_001  # drawings of the body are numbered from 1


@dataclass(slots=True, kw_only=True)
class PageEdges:
    """Headers and footers of one document; those of a kind of page are made once it is used."""

    document: Docx
    dress: Dress
    title: str
    note: str
    language: Language
    made: dict[Page, Margins] = field(default_factory=dict)

    def of(self, page: Page) -> Margins:
        """Return the ids of the parts for this kind of page."""
        if page not in self.made:
            self.made[page] = add_margins(
                self.document, self.dress.logo, lambda part: self._texts(page, part)
            )
        return self.made[page]

    def _texts(self, page: Page, logo: str) -> tuple[str, str]:
        head = " · ".join(filter(None, (self.dress.header, self.title)))
        foot = " · ".join(filter(None, (self.dress.footer, self.note)))
        return header(head, self._logo(logo), page, self.language), footer(
            foot, page, self.language
        )

    def _logo(self, part: str) -> str:
        logo = self.dress.logo
        if logo is None:
            return ""
        size = logo.pixels_wide, logo.pixels_high
        return inline_xml(part, _FIRST_LOGO + len(self.made), size, "", _LOGO_ROOM)
