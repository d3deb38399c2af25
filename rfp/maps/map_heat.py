"""What colours the steps of a drawn map, and the legend that says it in words and figures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from rfp.maps.lettering import text_at, width
from rfp.maps.map_shapes import INK, STROKE, WHITE, rectangle
from rfp.maps.process_map import Box
from workbench.language import Language, number, say
from workbench.problem import Term

MOST = 100
SWATCH, LINE, SIZE = 16.0, 24.0, 13.0


class HeatScale(StrEnum):
    """What the values stand for."""

    PRIORITY = "priority"
    POINTS = "points"

    @property
    def heading(self) -> Term:
        return Term(_HEADINGS[self])

    @property
    def blank(self) -> Term:
        return Term(_BLANKS[self])

    @property
    def bands(self) -> "tuple[Band, ...]":
        return _BANDS[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """All values from `least` up to the next band: their colour, and what they are in a word."""

    least: int
    fill: str
    word: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """A value of 0 to 100 for some steps, by step id; a step without one stays white."""

    values: Mapping[str, Fraction]
    scale: HeatScale = HeatScale.PRIORITY

    def band(self, step: str) -> Band | None:
        """Find the band that a step falls into; none if it has no value."""
        if step not in self.values:
            return None
        return next(b for b in reversed(self.scale.bands) if self.values[step] >= b.least)


_HEADINGS = {
    HeatScale.PRIORITY: "Priority of the most pressing gap behind the pains of a step",
    HeatScale.POINTS: "Mean points on what was asked for the pains of a step",
}
_BLANKS = {
    HeatScale.PRIORITY: "white: no gap explains a pain here",
    HeatScale.POINTS: "white: no score traces back to this step",
}
# Lightness falls evenly, so that the order is seen on grey paper too.
_BANDS = {
    HeatScale.PRIORITY: (
        Band(least=0, fill="#fff3e0", word=Term("can wait")),
        Band(least=25, fill="#fdc892", word=Term("matters")),
        Band(least=50, fill="#e8853f", word=Term("pressing")),
        Band(least=75, fill="#993404", word=Term("most pressing")),
    ),
    HeatScale.POINTS: (
        Band(least=0, fill="#eef6f5", word=Term("weak")),
        Band(least=40, fill="#b5dcd7", word=Term("fair")),
        Band(least=60, fill="#56aaa1", word=Term("good")),
        Band(least=80, fill="#0b5d56", word=Term("strong")),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """The legend as SVG, and how high it is."""

    svg: str
    height: float


def legend(heat: Heat | None, language: Language, area: Box) -> Legend:
    """Draw what each colour means, from the top of `area` on; nothing without a heat."""
    if heat is None:
        return Legend(svg="", height=0)
    items = [("", say(heat.scale.heading, language) + ":"), *_items(heat.scale, language)]
    drawn, x, y = [], 0.0, area.y
    for fill, words in items:
        across = (SWATCH + 6 if fill else 0) + width(words, SIZE) + 18
        if x and x + across > area.width:
            x, y = 0.0, y + LINE
        drawn.append(_item(fill, words, language, replace(area, y=y, height=LINE), x))
        x += across
    return Legend(svg=f"<g>{''.join(drawn)}</g>", height=y + 1.5 * LINE - area.y)


def _items(scale: HeatScale, language: Language) -> list[tuple[str, str]]:
    bands = scale.bands
    ends = [band.least for band in bands[1:]]
    told = [say("{word} (under {most})", language, word=say(bands[0].word, language), most=ends[0])]
    for band, end in zip(bands[1:], [*ends[1:], None], strict=True):
        word = say(band.word, language)
        told.append(
            say("{word} ({least} and more)", language, word=word, least=band.least)
            if end is None
            else say("{word} ({least} to {most})", language, word=word, least=band.least, most=end)
        )
    return [(WHITE, say(scale.blank, language)), *zip([b.fill for b in bands], told, strict=True)]


def _item(fill: str, words: str, language: Language, line: Box, x: float) -> str:
    """Draw a swatch and its words on a line; in Persian `x` counts from its right end."""
    backwards, middle = language.direction == "rtl", line.centre[1]
    at = line.right - x - SWATCH if backwards else line.x + x
    box = Box(x=at, y=middle - SWATCH / 2, width=SWATCH, height=SWATCH)
    swatch = rectangle(box, fill=fill, stroke=STROKE, rounded=3) if fill else ""
    beside = x + (SWATCH + 6 if fill else 0)
    start = line.right - beside if backwards else line.x + beside
    return swatch + text_at(words, x=start, middle=middle, size=SIZE, fill=INK, at_right=backwards)


def value_tag(box: Box, value: Fraction, language: Language, *, at_right: bool) -> str:
    """Write the value itself at the lower corner of a step, so that colour is not all there is."""
    shown = number(round(value), language)
    wide = 10 + width(shown, SIZE)
    x = box.right - wide - 4 if at_right else box.x + 4
    tag = Box(x=x, y=box.bottom - 8, width=wide, height=16)
    words = text_at(shown, x=tag.centre[0], middle=tag.centre[1], size=SIZE, fill=INK, centred=True)
    return rectangle(tag, fill=WHITE, stroke=STROKE, rounded=4) + words
