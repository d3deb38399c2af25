"""The sheet of the ranking workbook with the amounts of measured criteria, and their points."""

from scoring.reporting.workbook_formulas import exact, measured_formula
from scoring.reporting.workbook_grid import NARROW, POINTS, WIDE, Grid
from workbench.language import say
from workbench.sheet_layout import Column, Formula, Page, Value


def amounts_page(grid: Grid) -> Page:
    """Return one row for each amount; whoever changes one sees the points that follow."""
    return Page(
        name=grid.names["Amounts"],
        columns=(
            Column(title=say("Vendor", grid.language), width=WIDE),
            Column(title=say("Criterion", grid.language), width=WIDE),
            Column(title=say("Unit", grid.language), width=WIDE),
            Column(
                title=say("Amount", grid.language), width=NARROW, is_open=True,
                number_format="#,##0.######",
            ),
            Column(title=say("Points", grid.language), width=NARROW, number_format=POINTS),
            Column(title=say("Source", grid.language), width=WIDE),
        ),
        rows=tuple(_row(grid, *cell, row) for cell, row in grid.amount_rows.items()),
    )  # fmt: skip


def _row(grid: Grid, vendor: str, leaf: str, row: int) -> tuple[Value, ...]:
    told = grid.standing.measured[leaf]
    entered = told.amounts[vendor]
    points = grid.standing.points[vendor][leaf]
    return (
        grid.standing.vendors[vendor],
        grid.standing.titles[leaf],
        told.unit,
        Formula(text=f"={exact(entered.amount)}", value=float(entered.amount)),
        Formula(text=measured_formula(told.measure, f"D{row}"), value=float(points)),
        entered.source,
    )
