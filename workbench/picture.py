"""Drawings as pictures: an SVG becomes a PNG, for programs that show no SVG."""

from functools import cache
from pathlib import Path

import vl_convert

# Text in a picture runs from the left whatever stands in it: a right-to-left line must come
# isolated (U+2067 … U+2069), and its font must stand in a list of which one is known here.
_FONTS = Path(__file__).parents[1] / "static"
_SCALE = 2  # sharp on paper at the width of a page


def png_of(svg: str, *, scale: float = _SCALE) -> bytes:
    """Return the drawing as a PNG, `scale` pixels to each of its own units."""
    register_fonts()
    png: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return png


@cache
def register_fonts() -> None:
    """Let drawings be set in the font that the program ships."""
    vl_convert.register_font_directory(str(_FONTS))
