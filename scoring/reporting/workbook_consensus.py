"""The sheet of the ranking workbook with the scores that the committee agreed on."""

from collections.abc import Mapping, Sequence

from scoring.reporting.workbook_grid import NARROW, POINTS, WIDE, Grid
from workbench.language import say
from workbench.sheet_layout import Column, Formula, Page, Value

AGREED = 4  # the column of the agreed score

ScoreRows = Mapping[tuple[str, str], Sequence[int]]  # cell -> rows of the sheet of scores


def consensus_page(grid: Grid, scores: ScoreRows) -> Page:
    """Return one row for each agreed score; whoever changes one sees the points that follow."""
    said = grid.language
    return Page(
        name=grid.names["Consensus"],
        columns=(
            Column(title=say("Vendor", said), width=WIDE),
            Column(title=say("Criterion", said), width=WIDE),
            Column(title=say("Mean score", said), width=NARROW, number_format=POINTS),
            Column(title=say("Agreed score", said), width=NARROW, is_open=True, number_format="0"),
            Column(title=say("Reason", said), width=WIDE),
            Column(title=say("Entered by", said), width=WIDE),
        ),
        rows=tuple(_row(grid, cell, scores.get(cell, ())) for cell in grid.agreed_rows),
    )


def _row(grid: Grid, cell: tuple[str, str], rows: Sequence[int]) -> tuple[Value, ...]:
    agreed = grid.standing.agreed[cell]
    given = grid.given_on(*cell)
    mean: Value = ""
    if given:
        text = f"=AVERAGE({grid.span('Scores', 4, rows)})"
        mean = Formula(text=text, value=sum(given) / len(given))
    return (
        grid.standing.vendors[cell[0]],
        grid.standing.titles[cell[1]],
        mean,
        agreed.value,
        agreed.reason,
        agreed.entered_by,
    )
