"""The line through the reference points of a measured criterion, as Vega-Lite draws it."""

from rfp.planning.measure import Measure
from workbench.language import Language

_HIGH = 220  # pixels
_LINE = "#1f5582"


def measure_chart(
    measure: Measure, language: Language, *, amount: str, points: str
) -> dict[str, object]:
    """Return the drawing, its axes titled `amount` and `points`, in the reader's order."""
    is_persian = language is Language.FA
    pairs = zip(measure.amounts, measure.points, strict=True)
    level = {"zero": False, "nice": False, "reverse": is_persian}
    side = "right" if is_persian else "left"
    return {
        "data": {"values": [{"x": float(at), "y": float(worth)} for at, worth in pairs]},
        "height": _HIGH,
        "mark": {"type": "line", "point": {"size": 70}, "color": _LINE},
        "encoding": {
            "x": {
                "field": "x", "type": "quantitative", "scale": level,
                "axis": _axis(amount, language) | {"grid": False, "tickCount": 6},
            },
            "y": {
                "field": "y", "type": "quantitative", "scale": {"domain": [0, 100]},
                "axis": _axis(points, language) | {"orient": side, "tickCount": 5},
            },
        },
    }  # fmt: skip


def _axis(title: str, language: Language) -> dict[str, object]:
    """Return an axis whose figures are written in the reader's digits."""
    shown = "datum.label"
    if language is Language.FA:
        for latin, persian in zip("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫", strict=True):
            shown = f"replace({shown}, regexp('[{latin}]', 'g'), '{persian}')"
        title = f"\u2067{title}\u2069"
    return {"title": title, "labelExpr": shown}
