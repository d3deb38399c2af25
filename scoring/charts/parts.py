"""What every chart is made of: axes in the reader's digits, sides, and the look of all of them."""

from typing import Any

import altair as alt

from scoring.chart_data import INK
from workbench.language import Language

Spec = dict[str, Any]

FONT = "Vazirmatn, sans-serif"
SOFT, GRID = "#5b6675", "#e7ebf0"
ROOM = "room"  # the parameter that tells how wide the drawing is


def of_kind(kind: str) -> Any:  # Altair's own classes are not typed for us
    return alt.Chart().transform_filter(f"datum.kind == '{kind}'")


def text(kind: str, **look: Any) -> Any:
    return of_kind(kind).mark_text(fontSize=13, **look)


def point(kind: str, **look: Any) -> Any:
    return of_kind(kind).mark_point(fill="#ffffff", opacity=1, **look)


def amount(field: str, language: Language, title: str, domain: list[int], ticks: range) -> Any:
    return alt.X(
        f"{field}:Q",
        scale=alt.Scale(domain=domain, nice=False, reverse=language is Language.FA),
        axis=axis(language, title=title, values=list(ticks)),
    )


def axis(language: Language, **told: Any) -> Any:
    """Return an axis whose figures are written in the reader's digits."""
    shown = "datum.label"
    if language is Language.FA:
        for latin, persian in zip("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫", strict=True):
            shown = f"replace({shown}, regexp('[{latin}]', 'g'), '{persian}')"
    title = told.pop("title")
    if language is Language.FA:
        title = f"\u2067{title}\u2069"
    return alt.Axis(title=title, labelExpr=shown, **told)


def sides(language: Language) -> tuple[str, str]:
    """Return the side where reading starts, and the other."""
    return ("right", "left") if language is Language.FA else ("left", "right")


def outwards(language: Language, pixels: int) -> int:
    return -pixels if language is Language.FA else pixels


def finished(chart: Any) -> Spec:
    spec: Spec = (
        chart.configure(font=FONT, background="#ffffff", aria=False)
        .configure_mark(aria=False)  # the chart says itself what it shows; its parts have no names
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


def vendor_axis(language: Language, *, sorted_by: str) -> Any:  # Altair is not typed
    """Return one line for each vendor, from the top in the order of a field."""
    near, _ = sides(language)
    return alt.Y(
        "vendor:N",
        sort=alt.EncodingSortField(field=sorted_by, op="min", order="ascending"),
        axis=alt.Axis(
            title=None, orient=near, labelFontSize=13, labelFontWeight=600, labelLimit=190
        ),
    )


def _without_data(spec: Spec) -> Spec:
    """Return the specification without the empty data that Altair puts into it."""
    layers = [{k: v for k, v in layer.items() if k != "data"} for layer in spec["layer"]]
    bare = {key: value for key, value in spec.items() if key not in {"data", "datasets"}}
    return bare | {"layer": layers}
