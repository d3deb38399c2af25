"""What a Word document wears: our own colours and fonts, or those of an organisation."""

from dataclasses import dataclass, field

from workbench.colour import contrast

_WHITE = 255
_TINTED = 0.1  # how much of the accent a tinted ground holds
_LEAST_CONTRAST = 2.0  # of text on a white page; a strong orange has 2.3


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleLook:
    """How an organisation sets one style; None leaves ours as it is. Spacing in twips."""

    style: str
    half_points: int | None = None
    strong: bool | None = None
    slanted: bool | None = None
    colour: str | None = None
    font: str | None = None
    complex_half_points: int | None = None  # None: as large as Latin
    complex_font: str | None = None
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The size of an upright page [cm]."""

    width_cm: float
    height_cm: float


A4 = Paper(width_cm=21.0, height_cm=29.7)
LETTER = Paper(width_cm=21.59, height_cm=27.94)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A picture for the head of every page."""

    data: bytes
    pixels_wide: int
    pixels_high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """Colours (RRGGBB), fonts, single styles, what stands at the edges of a page, its paper."""

    accent: str = "0F766E"
    ink: str = "1F2A37"
    grey: str = "5B6775"
    faint: str = "D5DBE1"
    font: str = "Vazirmatn"
    complex_font: str = "Vazirmatn"
    looks: tuple[StyleLook, ...] = field(default=())
    header: str = ""
    footer: str = ""
    logo: Logo | None = None
    paper: Paper = A4

    @property
    def tint(self) -> str:
        """Return the accent as a light ground."""
        return "".join(f"{_lightened(part):02X}" for part in bytes.fromhex(self.accent))

    def look(self, style: str) -> StyleLook:
        """Return how the style differs from ours."""
        return next((each for each in self.looks if each.style == style), StyleLook(style=style))


def is_readable(colour: str) -> bool:
    """Return whether a text of this colour (RRGGBB) can be read on a white page.

    >>> is_readable("C00000"), is_readable("FFF2CC")
    (True, False)
    """
    return contrast(colour, "FFFFFF") >= _LEAST_CONTRAST


def _lightened(part: int) -> int:
    return round(_WHITE - (_WHITE - part) * _TINTED)


OURS = Dress()
