"""The figure of where evaluators differ: vendors by criteria, the agenda framed."""

from collections.abc import Sequence

from scoring.charts.differences import heat_spec
from scoring.evaluators.difference_words import cell_rows, heat_sentence, hottest_cells
from scoring.evaluators.disagreement import Differences
from scoring.evaluators.heat_rows import HeatMap, heat_rows
from scoring.evaluators.likely_agenda import Cell
from scoring.judged_standing import JudgedStanding
from scoring.screens.figure import Figure, TableRow, as_drawn
from workbench.screens.parts.desk import Desk

_A_ROW, _AXIS, _SLANTED_AXIS = 34, 40, 120
_MANY = 7  # vendors: from here on their names are slanted


def heat_figure(desk: Desk, found: JudgedStanding, drawing: HeatMap) -> Figure:
    """Return where the evaluators differ and how much hangs on it."""
    finding = heat_sentence(drawing.found, found.vendor_names, found.leaf_titles, desk.language)
    are_many = len(found.vendor_names) >= _MANY
    about = desk.say("Map of vendors by criteria, darker where a difference may turn first place.")
    return Figure(
        finding=finding,
        rows=as_drawn(heat_rows(drawing, found.standing, desk.language)),
        spec=heat_spec(desk.language, slanted=are_many),
        height=_A_ROW * len(drawing.leaves) + (_SLANTED_AXIS if are_many else _AXIS),
        about=about,
        alt=f"{about} {finding}",
        table=lambda: cell_table(desk, found, drawing.found, hottest_cells(drawing.found)),
    )


def cell_table(
    desk: Desk, found: JudgedStanding, differences: Differences, cells: Sequence[Cell]
) -> list[TableRow]:
    """Return these cells with the scores given there and what hangs on them."""
    if found.panel is None:
        return []
    names = (found.vendor_names, found.leaf_titles)
    return cell_rows(differences, found.panel, cells, names, desk.language)
