"""The chart of where evaluators differ: vendors by criteria."""

from functools import cache

import altair as alt

from scoring.chart_data import INK
from scoring.charts.parts import Spec, finished, sides
from workbench.language import Language, say


@cache
def heat_spec(language: Language) -> Spec:
    """Return the cells with their chances, those on the agenda framed; rows of `heat_rows`."""
    near, _ = sides(language)
    criteria = alt.Y(
        "criterion:N",
        sort=alt.EncodingSortField(field="order", op="min", order="ascending"),
        axis=alt.Axis(title=None, orient=near, labelFontSize=13, labelLimit=210, domain=False),
    )
    vendors = alt.X(
        "vendor:N",
        sort=alt.EncodingSortField(
            field="place",
            op="min",
            order="descending" if language is Language.FA else "ascending",
        ),
        axis=alt.Axis(
            title=None, orient="top", labelAngle=0, labelFontSize=13, labelFontWeight=600,
            domain=False, ticks=False, labelLimit=140,
        ),
    )  # fmt: skip
    cells = (
        alt.Chart()
        .mark_rect(stroke="#ffffff", strokeWidth=3, cornerRadius=5)
        .encode(
            x=vendors,
            y=criteria,
            color=alt.Color("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("vendor:N", title=say("Vendor", language)),
                alt.Tooltip("criterion:N", title=say("Criterion", language)),
                alt.Tooltip("text:N", title=say("Chance to turn first place", language)),
                alt.Tooltip("spread:N", title=say("Spread of the scores, points", language)),
                alt.Tooltip("swing:N", title=say("Reach on the total, points", language)),
            ],
        )
    )
    frames = (
        alt.Chart()
        .transform_filter("datum.framed")
        .mark_rect(filled=False, stroke=INK, strokeWidth=2.5, cornerRadius=5)
        .encode(x=vendors, y=criteria)
    )
    chances = (
        alt.Chart()
        .mark_text(fontSize=13, fontWeight=600)
        .encode(x=vendors, y=criteria, text="text:N", color=alt.Color("ink:N", scale=None))
    )
    return finished(alt.layer(cells, frames, chances))
