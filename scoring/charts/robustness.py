"""The charts of how sure a ranking is: places as stacked bars, and the map of two weights."""

from functools import cache, lru_cache
from typing import Any

import altair as alt

from scoring.chart_data import INK, PAPER
from scoring.charts.parts import (
    ROOM,
    Spec,
    amount,
    axis,
    finished,
    of_kind,
    outwards,
    sides,
    text,
    vendor_axis,
)
from workbench.language import Language, say

_A_FIGURE = 40  # pixels that a share inside a bar needs
_ROOM_BEYOND = 104  # percent: so that the last tick is not cut


@cache
def place_spec(language: Language) -> Spec:
    """Return stacked bars, one a vendor, parted by place; rows of `place_rows`."""
    vendors = vendor_axis(language, sorted_by="order")
    share = amount(
        "start", language, say("Share of the draws, %", language), [0, 100], range(0, 101, 20)
    )
    bars = (
        alt.Chart()
        .mark_bar(size=26, stroke="#ffffff", strokeWidth=1)
        .encode(
            x=share,
            x2="end:Q",
            y=vendors,
            color=alt.Color("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("place:N", title=say("Place", language)),
                alt.Tooltip("text:N", title=say("Share", language)),
            ],
        )
    )
    inside = (
        alt.Chart()
        .transform_filter(f"(datum.end - datum.start) * {ROOM} > {_A_FIGURE * 100}")
        .mark_text(fontSize=12)
        .encode(x="middle:Q", y=vendors, text="text:N", color=alt.Color("ink:N", scale=None))
    )
    room = alt.param(name=ROOM, expr="width")
    return finished(alt.layer(bars, inside).add_params(room))


@lru_cache(maxsize=64)
def map_spec(language: Language, first: str, second: str) -> Spec:
    """Return who leads at every pair of two weights; rows of `map_rows`, titles of the axes."""
    near, _ = sides(language)
    across = amount("first", language, first, [0, _ROOM_BEYOND], range(0, 101, 20))
    up = alt.Y(
        "second:Q",
        scale=alt.Scale(domain=[0, _ROOM_BEYOND], nice=False),
        axis=axis(language, title=second, orient=near, values=list(range(0, 101, 20))),
    )
    at = {"x": across, "y": up}
    names = text("name", fontWeight="bold", color=PAPER, limit=170)
    here = of_kind("present").mark_point(
        size=110, shape="circle", fill=PAPER, stroke=INK, strokeWidth=3, opacity=1
    )
    told = {"align": near, "dx": outwards(language, 11), "fontWeight": "bold", "color": INK}
    halo = text("present", stroke=PAPER, strokeWidth=4, strokeOpacity=0.85, **told)
    return finished(
        alt.layer(
            _regions().encode(**at),
            names.encode(**at, text="name:N"),
            here.encode(**at),
            halo.encode(**at, text="name:N"),
            text("present", **told).encode(**at, text="name:N"),
        )
    )


def _regions() -> Any:
    """Return closed and filled polygons, each of the corners of one region."""
    polygons = of_kind("corner").mark_line(
        filled=True, interpolate="linear-closed", stroke=PAPER, strokeWidth=2, fillOpacity=0.9
    )
    return polygons.encode(order="at:Q", detail="region:N", fill=alt.Fill("colour:N", scale=None))
