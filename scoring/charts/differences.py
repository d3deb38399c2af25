"""The chart of where evaluators differ: vendors by criteria."""

from functools import cache
from typing import Any

import altair as alt

from scoring.chart_data import INK, PAPER
from scoring.charts.parts import Spec, finished, sides
from workbench.language import Language, say

_SLANT = -40  # degrees


@cache
def heat_spec(language: Language, *, slanted: bool = False) -> Spec:
    """Return the cells with their chances, those on the agenda framed; rows of `heat_rows`.

    The names of many vendors are `slanted`, so that none stands over another.
    """
    at = {"x": _vendors(language, slanted=slanted), "y": _criteria(language)}
    cells = (
        alt.Chart()
        .mark_rect(stroke=PAPER, strokeWidth=3, cornerRadius=5)
        .encode(
            **at,
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
        .encode(**at)
    )
    chances = (
        alt.Chart()
        .mark_text(fontSize=13, fontWeight=600)
        .encode(**at, text="text:N", color=alt.Color("ink:N", scale=None))
    )
    return finished(alt.layer(cells, frames, chances))


def _criteria(language: Language) -> Any:  # Altair's own classes are not typed for us
    near, _ = sides(language)
    return alt.Y(
        "criterion:N",
        sort=alt.EncodingSortField(field="order", op="min", order="ascending"),
        axis=alt.Axis(title=None, orient=near, labelFontSize=13, labelLimit=210, domain=False),
    )


def _vendors(language: Language, *, slanted: bool) -> Any:
    order = "descending" if language is Language.FA else "ascending"
    return alt.X(
        "vendor:N",
        sort=alt.EncodingSortField(field="place", op="min", order=order),
        axis=alt.Axis(
            title=None,
            orient="top",
            labelAngle=_SLANT * slanted,
            labelFontSize=13,
            labelFontWeight=600,
            labelLimit=140,
            domain=False,
            ticks=False,
        ),
    )
