"""The charts of a standing: totals by criterion, one weight swept, all weights a little."""

from functools import cache
from typing import Any

import altair as alt

from scoring.chart_data import INK
from scoring.charts.parts import (
    ROOM,
    SOFT,
    Spec,
    amount,
    axis,
    finished,
    of_kind,
    outwards,
    point,
    sides,
    text,
    vendor_axis,
)
from workbench.language import Language, say

OFFICIAL = "#4a5361"
LOWER, HIGHER, LOST = "#8fc7e4", "#2f5d8a", "#c0392b"
_BELOW = 17  # pixels from the middle of a bar to the thin one below it
_A_FIGURE = 36  # pixels that a figure inside a bar needs
_ROOM_FOR_NAMES = 124  # percent: beyond 100 the names of the lines stand
# A longer name ends in dots; on a narrow screen a line holds what there is room for.
_ROOM = alt.ExprRef(f"width * {(_ROOM_FOR_NAMES - 100) / _ROOM_FOR_NAMES:.3f} - 8")
_ROOM_FOR_TOTALS = 110  # points: beyond 100 a total of 100 still has its figure


@cache
def contribution_spec(language: Language) -> Spec:
    """Return stacked bars, one a vendor, parted by top criterion; rows of `contribution_rows`."""
    near, _ = sides(language)
    vendors = vendor_axis(language, sorted_by="place")
    points = amount(
        "start", language, say("Points", language), [0, _ROOM_FOR_TOTALS], range(0, 101, 20)
    )
    parts = alt.Chart().transform_filter("datum.kind == 'part'")
    bars = parts.mark_bar(size=26, stroke="#ffffff", strokeWidth=1).encode(
        x=points,
        x2="end:Q",
        y=vendors,
        color=alt.Color("colour:N", scale=None),
        tooltip=[
            alt.Tooltip("criterion:N", title=say("Criterion", language)),
            alt.Tooltip("text:N", title=say("Points", language)),
        ],
    )
    inside = (
        parts.transform_filter(
            f"(datum.end - datum.start) * {ROOM} > {_A_FIGURE * _ROOM_FOR_TOTALS}"
        )
        .mark_text(fontSize=12)
        .encode(x="middle:Q", y=vendors, text="text:N", color=alt.Color("ink:N", scale=None))
    )
    sums = (
        alt.Chart()
        .transform_filter("datum.kind == 'total'")
        .mark_text(align=near, dx=outwards(language, 8), fontSize=14, fontWeight="bold", color=INK)
        .encode(x="end:Q", y=vendors, text="text:N")
    )
    room = alt.param(name=ROOM, expr="width")
    official = _official_layers(points, vendors, language)
    return finished(alt.layer(bars, inside, sums, *official).add_params(room))


def _official_layers(points: Any, vendors: Any, language: Language) -> tuple[Any, Any]:
    """Return a thin bar below that of a what-if, and what it says: the official total."""
    near, _ = sides(language)
    thin = of_kind("official").mark_bar(size=4, yOffset=_BELOW, color=OFFICIAL)
    told = text("official", align=near, dx=outwards(language, 6), dy=_BELOW + 1, color=INK)
    return (
        thin.encode(x=points, x2="end:Q", y=vendors),
        told.encode(x="end:Q", y=vendors, text="text:N"),
    )


@cache
def sweep_spec(language: Language) -> Spec:
    """Return the totals as lines over one weight, with reversal points; rows of `sweep_rows`."""
    near, _ = sides(language)
    weight = amount(
        "weight", language, say("Weight, %", language), [0, _ROOM_FOR_NAMES], range(0, 101, 10)
    )
    total = alt.Y(
        "total:Q",
        scale=alt.Scale(zero=False, nice=False, padding=12),  # nice would draw 110 points
        axis=axis(language, title=say("Total, points", language), orient=near, tickCount=6),
    )
    colour = alt.Color("colour:N", scale=None)
    lines = of_kind("line").mark_line(strokeWidth=2.5)
    names = text("name", align=near, dx=outwards(language, 8), fontWeight=600, limit=_ROOM)
    now = of_kind("present").mark_rule(color=INK, strokeDash=[5, 4], strokeWidth=1.5)
    now_text = text(
        "present", align=near, dx=outwards(language, 5), fontWeight=600, color=INK, baseline="top"
    )
    crossings = point("crossing", size=26, color=SOFT, strokeWidth=1)
    turns = point("reversal", size=90, color=INK, strokeWidth=2)
    turn_text = text("reversal", dy=-16, fontWeight="bold", color=INK)
    at = {"x": weight, "y": total}
    shown = alt.Tooltip("text:N", title=say("Weight", language))
    layers = (
        now.encode(x=weight),
        lines.encode(**at, color=colour, detail="vendor:N"),
        crossings.encode(**at, tooltip=shown),
        turns.encode(**at, tooltip=shown),
        turn_text.encode(**at, text="text:N"),
        names.encode(**at, text="vendor:N", color=colour),
        now_text.encode(x=weight, y=alt.value(2), text="text:N"),
    )
    return finished(alt.layer(*layers))


@cache
def tornado_spec(language: Language) -> Spec:
    """Return the lead at each weight's lower and higher value; rows of `tornado_rows`."""
    near, far = sides(language)
    criteria = alt.Y(
        "criterion:N",
        sort=alt.EncodingSortField(field="place", op="min", order="ascending"),
        axis=alt.Axis(title=None, orient=near, labelFontSize=13, labelLimit=210),
    )
    lead = alt.X(
        "start:Q",
        scale=alt.Scale(zero=True, padding=42, reverse=language is Language.FA),
        axis=axis(
            language, title=say("Lead of the first over the next, points", language), tickCount=8
        ),
    )
    bars = [
        of_kind(kind).mark_bar(size=18, color=colour).encode(x=lead, x2="end:Q", y=criteria)
        for kind, colour in (("lower", LOWER), ("higher", HIGHER))
    ]
    ends = [
        alt.Chart()
        .transform_filter(f"datum.side == '{side}'")
        .mark_text(align=align, dx=outwards(language, shift), fontSize=12, color=INK)
        .encode(x="end:Q", y=criteria, text="text:N")
        for side, align, shift in (("after", near, 5), ("before", far, -5))
    ]
    now = (
        of_kind("present")
        .mark_rule(color=INK, strokeDash=[5, 4], strokeWidth=1.5)
        .encode(x="start:Q")
    )
    lost = (
        alt.Chart()
        .transform_filter("datum.kind == 'present'")
        .mark_rule(color=LOST)
        .encode(x=alt.datum(0))
    )
    return finished(alt.layer(*bars, lost, now, *ends))
