"""The chart of value for money: points without price over what it costs."""

from functools import lru_cache

import altair as alt

from scoring.charts.parts import SOFT, Spec, axis, finished, of_kind, outwards, point, sides, text
from scoring.pricing.worth_rows import LINE
from workbench.language import Language, say


@lru_cache(maxsize=64)
def worth_spec(language: Language, price: str, cost: str) -> Spec:
    """Return vendors as points, the undominated joined; rows of `worth_rows`, titles of money."""
    near, far = sides(language)
    at = {
        "x": alt.X(
            "price:Q",
            scale=alt.Scale(zero=False, padding=90, reverse=language is Language.FA),
            axis=axis(language, title=price, tickCount=6),
        ),
        "y": alt.Y(
            "points:Q",
            scale=alt.Scale(zero=False, padding=30),
            axis=axis(
                language, title=say("Points without price", language), orient=near, tickCount=5
            ),
        ),
    }
    told = [
        alt.Tooltip("vendor:N", title=say("Vendor", language)),
        alt.Tooltip("text:N", title=say("Points without price", language)),
        alt.Tooltip("money:N", title=cost),
    ]
    colour = alt.Color("colour:N", scale=None)
    line = of_kind("frontier").mark_line(color=SOFT, strokeDash=[5, 4], strokeWidth=1.5)
    good = of_kind("efficient").mark_point(size=130, filled=True, opacity=1)
    beaten = point("dominated", size=110, color=SOFT, strokeWidth=2)
    # The line rises away from where reading starts: names stand clear of it on either side.
    above = text(
        "efficient", align=far, dx=outwards(language, -8), dy=_lifted(-9), fontWeight=600, limit=150
    )
    below = text("dominated", align=near, dx=outwards(language, 10), dy=_lifted(9), limit=150)
    return finished(
        alt.layer(
            line.encode(**at, order="price:Q"),
            good.encode(**at, color=colour, tooltip=told),
            beaten.encode(**at, tooltip=told),
            above.encode(**at, text="label:N", color=colour),
            below.encode(**at, text="label:N", color=colour),
        )
    )


def _lifted(pixels: int) -> alt.ExprRef:
    """Return how far a label stands from its point, moved on by its lines."""
    line = LINE if pixels > 0 else -LINE
    return alt.ExprRef(expr=f"{pixels} + {line} * datum.lift")
