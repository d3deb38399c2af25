"""The chart of the members' weights: a cloud of dots for each criterion."""

from functools import cache

import altair as alt

from scoring.chart_data import INK
from scoring.charts.parts import Spec, axis, finished, of_kind, sides, text
from workbench.language import Language, say

MEMBER, MEAN, PLAN = "#1d5fa8", INK, "#d55e00"


@cache
def cloud_spec(language: Language) -> Spec:
    """Return dots by criterion, with mean and plan as ticks; rows of `cloud_rows`."""
    near, _ = sides(language)
    criteria = alt.Y(
        "criterion:N",
        sort=alt.EncodingSortField(field="place", op="min", order="ascending"),
        scale=alt.Scale(paddingInner=0.5, paddingOuter=0.35),
        axis=alt.Axis(title=None, orient=near, labelFontSize=13, labelLimit=210),
    )
    weight = alt.X(
        "weight:Q",
        scale=alt.Scale(domainMin=0, nice=True, reverse=language is Language.FA),
        axis=axis(language, title=say("Weight, %", language), tickCount=8),
    )
    members = (
        of_kind("member")
        .mark_circle(size=95, color=MEMBER, opacity=0.75, stroke="#ffffff", strokeWidth=1)
        .encode(
            x=weight,
            y=criteria,
            yOffset=alt.YOffset("lane:O", scale=alt.Scale(paddingOuter=0.5)),
            tooltip=[
                alt.Tooltip("name:N", title=say("Member", language)),
                alt.Tooltip("text:N", title=say("Weight", language)),
            ],
        )
    )
    plan = of_kind("plan").mark_tick(color=PLAN, thickness=5, size=42, opacity=1)
    mean = of_kind("mean").mark_tick(color=MEAN, thickness=3, size=34, opacity=1)
    told = text("mean", dy=-26, color=INK, fontWeight=600)
    layers = (
        plan.encode(x=weight, y=criteria),
        mean.encode(x=weight, y=criteria),
        members,
        told.encode(x=weight, y=criteria, text="text:N"),
    )
    return finished(alt.layer(*layers))
