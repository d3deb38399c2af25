"""The figure of where evaluators differ: vendors by criteria, the agenda framed."""

from collections.abc import Sequence

import numpy as np

from scoring.charts.differences import heat_spec
from scoring.evaluators.disagreement import Differences
from scoring.evaluators.heat_rows import HeatMap, heat_rows
from scoring.evaluators.likely_agenda import Cell
from scoring.evaluators.panel import Panel
from scoring.judged_standing import JudgedStanding
from scoring.sampled.how_sure_words import whole_percent
from scoring.screens.figure import Figure, TableRow, as_drawn
from workbench.language import number
from workbench.screens.parts.desk import Desk

_A_ROW, _AXIS, _SLANTED_AXIS = 34, 40, 120
_MANY = 7  # vendors: from here on their names are slanted
_TO_SCORE = 20  # points for a score
_MOST_ROWS = 60  # of the table behind


def heat_figure(desk: Desk, found: JudgedStanding, drawing: HeatMap) -> Figure:
    """Return where the evaluators differ and how much hangs on it."""
    finding = _finding(desk, found, drawing.found)
    are_many = len(found.vendor_names) >= _MANY
    about = desk.say("Map of vendors by criteria, darker where a difference may turn first place.")
    return Figure(
        finding=finding,
        rows=as_drawn(heat_rows(drawing, found.standing, desk.language)),
        spec=heat_spec(desk.language, slanted=are_many),
        height=_A_ROW * len(drawing.leaves) + (_SLANTED_AXIS if are_many else _AXIS),
        about=about,
        alt=f"{about} {finding}",
        table=lambda: cell_table(desk, found, drawing.found, _cells(drawing.found)),
    )


def _finding(desk: Desk, found: JudgedStanding, differences: Differences) -> str:
    """Name the hottest cell, and how many could turn first place by themselves."""
    count = int(differences.flips.sum())
    if not count:
        return desk.say("No cell alone can turn first place, whichever score given there is taken.")
    vendor, leaf = _cells(differences)[0]
    return desk.say(
        "{count} cells could each turn first place by themselves; most hangs on {vendor} – "
        "{criterion}.",
        count=count,
        vendor=found.vendor_names[vendor],
        criterion=found.leaf_titles[leaf],
    )


def _cells(differences: Differences) -> list[Cell]:
    """Return the cells in which anybody differs, in the order in which to talk."""
    order = np.lexsort((-differences.swings.ravel(), -differences.heat.ravel()))
    rows, columns = np.unravel_index(order[:_MOST_ROWS], differences.heat.shape)
    cells = zip(rows.tolist(), columns.tolist(), strict=True)
    return [cell for cell in cells if differences.ranges[cell] > 0]


def cell_table(
    desk: Desk, found: JudgedStanding, differences: Differences, cells: Sequence[Cell]
) -> list[TableRow]:
    """Return these cells with the scores given there and what hangs on them."""
    if found.panel is None:
        return []
    return [
        {
            desk.say("Vendor"): found.vendor_names[vendor],
            desk.say("Criterion"): found.leaf_titles[leaf],
            desk.say("Scores given"): _scores(desk, found.panel, (vendor, leaf)),
            desk.say("Reach on the total, points"): number(
                round(float(differences.swings[vendor, leaf]), 2), desk.language, 2
            ),
            desk.say("Chance to turn first place"): whole_percent(
                float(differences.chances[vendor, leaf]), desk.language
            ),
        }
        for vendor, leaf in cells
    ]


def _scores(desk: Desk, panel: Panel, cell: Cell) -> str:
    """Return the scores of one cell in their order, without saying whose they are."""
    given = panel.points[:, cell[0], cell[1]] / _TO_SCORE
    shown = [number(int(score), desk.language) for score in sorted(given[~np.isnan(given)])]
    return desk.say(", ").join(shown)
