"""The specification of each chart, built once per language; what it shows is passed in as rows."""

from functools import cache
from typing import Any

import altair as alt

from scoring.chart_data import INK
from workbench.language import Language, say

Spec = dict[str, Any]

FONT = "Vazirmatn, sans-serif"
SOFT, GRID = "#5b6675", "#e7ebf0"
LOWER, HIGHER, LOST = "#8fc7e4", "#2f5d8a", "#c0392b"
ROOM = "room"  # the parameter that tells how wide the drawing is
_A_FIGURE = 36  # pixels that a figure inside a bar needs
_ROOM_FOR_NAMES = 124  # percent: beyond 100 the names of the lines stand
_ROOM_FOR_TOTALS = 110  # points: beyond 100 a total of 100 still has its figure


@cache
def contribution_spec(language: Language) -> Spec:
    """Return stacked bars, one a vendor, parted by top criterion; rows of `contribution_rows`."""
    near, _ = _sides(language)
    vendors = alt.Y(
        "vendor:N",
        sort=alt.EncodingSortField(field="place", op="min", order="ascending"),
        axis=alt.Axis(
            title=None, orient=near, labelFontSize=13, labelFontWeight=600, labelLimit=190
        ),
    )
    points = _amount(
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
        .mark_text(align=near, dx=_outwards(language, 8), fontSize=14, fontWeight="bold", color=INK)
        .encode(x="end:Q", y=vendors, text="text:N")
    )
    room = alt.param(name=ROOM, expr="width")
    return _finished(alt.layer(bars, inside, sums).add_params(room))


@cache
def sweep_spec(language: Language) -> Spec:
    """Return the totals as lines over one weight, with reversal points; rows of `sweep_rows`."""
    near, _ = _sides(language)
    weight = _amount(
        "weight", language, say("Weight, %", language), [0, _ROOM_FOR_NAMES], range(0, 101, 10)
    )
    total = alt.Y(
        "total:Q",
        scale=alt.Scale(zero=False, nice=True, padding=12),
        axis=_axis(language, title=say("Total, points", language), orient=near, tickCount=6),
    )
    colour = alt.Color("colour:N", scale=None)
    lines = _of("line").mark_line(strokeWidth=2.5)
    names = _text("name", align=near, dx=_outwards(language, 8), fontWeight=600, limit=150)
    now = _of("present").mark_rule(color=INK, strokeDash=[5, 4], strokeWidth=1.5)
    now_text = _text(
        "present", align=near, dx=_outwards(language, 5), fontWeight=600, color=INK, baseline="top"
    )
    crossings = _point("crossing", size=26, color=SOFT, strokeWidth=1)
    turns = _point("reversal", size=90, color=INK, strokeWidth=2)
    turn_text = _text("reversal", dy=-16, fontWeight="bold", color=INK)
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
    return _finished(alt.layer(*layers))


@cache
def tornado_spec(language: Language) -> Spec:
    """Return the lead at each weight's lower and higher value; rows of `tornado_rows`."""
    near, far = _sides(language)
    criteria = alt.Y(
        "criterion:N",
        sort=alt.EncodingSortField(field="place", op="min", order="ascending"),
        axis=alt.Axis(title=None, orient=near, labelFontSize=13, labelLimit=210),
    )
    lead = alt.X(
        "start:Q",
        scale=alt.Scale(zero=True, padding=42, reverse=language is Language.FA),
        axis=_axis(
            language, title=say("Lead of the first over the next, points", language), tickCount=8
        ),
    )
    bars = [
        _of(kind).mark_bar(size=18, color=colour).encode(x=lead, x2="end:Q", y=criteria)
        for kind, colour in (("lower", LOWER), ("higher", HIGHER))
    ]
    ends = [
        alt.Chart()
        .transform_filter(f"datum.side == '{side}'")
        .mark_text(align=align, dx=_outwards(language, shift), fontSize=12, color=INK)
        .encode(x="end:Q", y=criteria, text="text:N")
        for side, align, shift in (("after", near, 5), ("before", far, -5))
    ]
    now = (
        _of("present").mark_rule(color=INK, strokeDash=[5, 4], strokeWidth=1.5).encode(x="start:Q")
    )
    lost = (
        alt.Chart()
        .transform_filter("datum.kind == 'present'")
        .mark_rule(color=LOST)
        .encode(x=alt.datum(0))
    )
    return _finished(alt.layer(*bars, lost, now, *ends))


def _of(kind: str) -> Any:  # noqa: ANN401  # Altair's own classes are not typed for us
    return alt.Chart().transform_filter(f"datum.kind == '{kind}'")


def _text(kind: str, **look: Any) -> Any:  # noqa: ANN401
    return _of(kind).mark_text(fontSize=13, **look)


def _point(kind: str, **look: Any) -> Any:  # noqa: ANN401
    return _of(kind).mark_point(fill="#ffffff", opacity=1, **look)


def _amount(field: str, language: Language, title: str, domain: list[int], ticks: range) -> Any:  # noqa: ANN401
    return alt.X(
        f"{field}:Q",
        scale=alt.Scale(domain=domain, nice=False, reverse=language is Language.FA),
        axis=_axis(language, title=title, values=list(ticks)),
    )


def _axis(language: Language, **told: Any) -> Any:  # noqa: ANN401
    """Return an axis whose figures are written in the reader's digits."""
    shown = "datum.label"
    if language is Language.FA:
        for latin, persian in zip("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫", strict=True):
            shown = f"replace({shown}, regexp('[{latin}]', 'g'), '{persian}')"
    title = told.pop("title")
    if language is Language.FA:
        title = f"\u2067{title}\u2069"
    return alt.Axis(title=title, labelExpr=shown, **told)


def _sides(language: Language) -> tuple[str, str]:
    """Return the side where reading starts, and the other."""
    return ("right", "left") if language is Language.FA else ("left", "right")


def _outwards(language: Language, pixels: int) -> int:
    return -pixels if language is Language.FA else pixels


def _finished(chart: Any) -> Spec:  # noqa: ANN401
    spec: Spec = (
        chart.configure(font=FONT, background="#ffffff", aria=False)
        .configure_view(stroke=None)
        .configure_axis(
            gridColor=GRID,
            domainColor=GRID,
            tickColor=GRID,
            labelColor=INK,
            labelFontSize=12,
            titleColor=SOFT,
            titleFontSize=12,
            titleFontWeight="normal",
            labelPadding=6,
        )
        .configure_axisY(grid=False, ticks=False)
        .to_dict()
    )
    return _without_data(spec)


def _without_data(spec: Spec) -> Spec:
    """Return the specification without the empty data that Altair puts into it."""
    layers = [{k: v for k, v in layer.items() if k != "data"} for layer in spec["layer"]]
    bare = {key: value for key, value in spec.items() if key not in {"data", "datasets"}}
    return bare | {"layer": layers}
