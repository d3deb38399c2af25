"""What the map of differences draws: vendors by criteria, hotter where talking pays most."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoring.chart_data import Row, drawn, ink_on
from scoring.evaluators.disagreement import Differences
from scoring.evaluators.likely_agenda import Cell
from scoring.evaluators.panel import Panel
from scoring.sampled.how_sure_words import whole_percent
from scoring.standing import Standing
from workbench.language import Language, number

# From cool to hot: one hue, light to dark, so that grey print and every eye can follow.
STEPS = ("#f4f5f7", "#fbe3c8", "#f3b779", "#d9803a", "#a8480f")
_DECIMALS = 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HeatMap:
    """What is drawn of a panel's differences.

    Attributes
    ----------
    found : Differences
        Of the panel.
    panel : Panel
        Everybody's scores.
    leaves : tuple of int
        Its columns that are drawn, from the top.
    agenda : tuple of (vendor, leaf)
        Cells that are to be settled; they are framed.
    """

    found: Differences
    panel: Panel
    leaves: tuple[int, ...]
    agenda: tuple[Cell, ...] = ()


def hottest_leaves(
    found: Differences, asked: Sequence[int], most: int, agenda: Sequence[Cell] = ()
) -> tuple[int, ...]:
    """Return the columns on which most hangs, the hottest first.

    Those that cannot turn anything stand by how far a cell of theirs can move a total. A column
    with a cell of the agenda is always among them.
    """
    heat, swings = found.heat.max(axis=0), found.swings.max(axis=0)
    kept = {leaf for _, leaf in agenda}
    hottest = sorted(asked, key=lambda at: (-heat[at], -swings[at]))
    others = [at for at in hottest if at not in kept][: max(0, most - len(kept))]
    return tuple(at for at in hottest if at in kept or at in others)


def heat_rows(drawing: HeatMap, standing: Standing, language: Language) -> list[Row]:
    """Return one cell for each vendor and leaf.

    Parameters
    ----------
    drawing : HeatMap
        What is drawn.
    standing : Standing
        Names and titles, and the official order in which vendors stand.
    language : Language
        Of names and figures.

    Returns
    -------
    list of dict
        `text` is the chance that the cell turns first place, nothing where it cannot; `order`
        and `place` from the top and from where reading starts.
    """
    found, panel = drawing.found, drawing.panel
    hottest = float(found.heat.max())
    rows: list[Row] = []
    for place, ranked in enumerate(standing.ranking().places):
        vendor = panel.vendors.index(ranked.vendor)
        for order, leaf in enumerate(drawing.leaves):
            step = _step(float(found.heat[vendor, leaf]), hottest)
            chance = float(found.chances[vendor, leaf])
            rows.append({
                "order": order,
                "place": place,
                "criterion": drawn(standing.titles[panel.leaves[leaf]], language),
                "vendor": drawn(standing.vendors[ranked.vendor], language),
                "text": whole_percent(chance, language) if chance else "",
                "spread": number(round(float(found.spreads[vendor, leaf]), 1), language, 1),
                "swing": number(round(float(found.swings[vendor, leaf]), 2), language, _DECIMALS),
                "colour": STEPS[step],
                "ink": ink_on(STEPS[step]),
                "framed": (vendor, leaf) in drawing.agenda,
            })  # fmt: skip
    return rows


def _step(heat: float, hottest: float) -> int:
    """Return the shade of a cell: the coolest only where nothing hangs on it."""
    if heat <= 0:
        return 0
    return 1 + min(int(np.floor(heat / hottest * (len(STEPS) - 1))), len(STEPS) - 2)
