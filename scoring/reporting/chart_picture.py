"""A chart as a PNG for Word: drawn without a browser, in the font that the program ships."""

from collections.abc import Sequence

import vl_convert

from scoring.chart_data import Mark, Row, drawn
from scoring.charts.parts import ROOM, Spec
from workbench.language import Language
from workbench.picture import register_fonts

_VEGA_LITE = "6.4"
_SCALE = 2.5  # pixels of the picture for one of the drawing: sharp at 17 cm in print
_LEGEND_LINE = 22
_LETTER = 7.2  # about the width of a letter at 13 pixels


def png(
    spec: Spec,
    rows: Sequence[Row],
    language: Language,
    *,
    width: int = 680,
    height: int = 320,
    legend: Sequence[Mark] = (),
) -> bytes:
    """Return the drawing of `rows` as PNG.

    Parameters
    ----------
    spec : dict
        From `scoring.charts`.
    rows : sequence of dict
        From the function of `scoring.chart_data` that belongs to it.
    language : Language
        That the rows were made in.
    width, height : int
        Of the drawing inside its axes. [pixels, before they are multiplied for print]
    legend : sequence of Mark
        Names and colours to stand above the drawing.
    """
    register_fonts()
    whole = dict(spec) | {"data": {"values": list(rows)}, "width": width, "height": height}
    if "params" in whole:
        whole["params"] = [{"name": ROOM, "value": width}]
    if legend:
        whole = _with_legend(whole, legend, language, width)
    made: bytes = vl_convert.vegalite_to_png(whole, vl_version=_VEGA_LITE, scale=_SCALE)
    return made


def _with_legend(spec: Spec, marks: Sequence[Mark], language: Language, width: int) -> Spec:
    lines = legend_rows(marks, language, width)
    deepest = max(int(row["line"]) for row in lines)
    inner = {
        key: value
        for key, value in spec.items()
        if key not in {"config", "$schema", "data", "params"}
    }
    strip = {
        "data": {"values": lines},
        "width": width,
        "height": _LEGEND_LINE * (deepest + 1),
        "layer": [
            {
                "mark": {"type": "square", "size": 150, "opacity": 1},
                "encoding": {"color": {"field": "colour", "type": "nominal", "scale": None}},
            },
            {
                "mark": {
                    "type": "text",
                    "align": "right" if language is Language.FA else "left",
                    "dx": -12 if language is Language.FA else 12,
                    "fontSize": 13,
                },
                "encoding": {"text": {"field": "name", "type": "nominal"}},
            },
        ],
        "encoding": {
            "x": _exactly("x", [0, width]),
            "y": _exactly("line", [-0.5, deepest + 0.5]),
        },
    }
    return {
        "$schema": spec.get("$schema"),
        "config": spec.get("config", {}),
        "params": spec.get("params", []),
        "vconcat": [strip, inner | {"data": spec["data"]}],
        "spacing": 8,
        "resolve": {"scale": {"x": "independent", "y": "independent", "color": "independent"}},
    }


def _exactly(field: str, domain: list[float]) -> dict[str, object]:
    """Return an encoding without axis whose scale is the drawing's own."""
    return {
        "field": field,
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": domain, "nice": False, "zero": False, "reverse": field == "line"},
    }


def legend_rows(marks: Sequence[Mark], language: Language, width: int) -> list[Row]:
    """Return where each mark of a legend stands: line after line, from the side reading starts."""
    rows: list[Row] = []
    x, line = 8.0, 0
    for mark in marks:
        needed = 34 + _LETTER * len(mark.name)
        if x + needed > width and rows:
            x, line = 8.0, line + 1
        at = width - x if language is Language.FA else x
        rows.append(
            {"x": at, "line": line, "name": drawn(mark.name, language), "colour": mark.colour}
        )
        x += needed
    return rows
