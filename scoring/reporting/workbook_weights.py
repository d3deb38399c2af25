"""The page of the weights in the ranking workbook: local, effective, and their sums."""

from scoring.reporting.workbook_formulas import exact
from scoring.reporting.workbook_grid import WIDE, Grid
from workbench.language import say
from workbench.sheet_layout import Column, Formula, Page, Value

_SHARE = "0.00%"


def weights_page(grid: Grid) -> Page:
    """Return the page of the weights, in which those of each group may be typed over."""
    columns = (
        Column(title=say("Criterion", grid.language), width=WIDE),
        Column(title=say("Part of", grid.language), width=WIDE),
        Column(title=say("Weight in its group", grid.language), width=18, is_open=True,
               number_format=_SHARE),
        Column(title=say("Weight in the whole", grid.language), width=18, number_format=_SHARE),
        Column(title=say("Sum of its parts", grid.language), width=18, number_format=_SHARE),
    )  # fmt: skip
    whole = (say("All criteria", grid.language), "", "", Formula(text="=1", value=1),
             _sum_of_parts(grid, None))  # fmt: skip
    rows = (whole, *(_weight_row(grid, criterion) for criterion in grid.criteria))
    return Page(name=grid.names["Weights"], columns=columns, rows=rows)


def _weight_row(grid: Grid, criterion: str) -> tuple[Value, ...]:
    parent, weight = grid.tree[criterion].parent, grid.tree[criterion].weight
    titles, row = grid.standing.titles, grid.weight_place(criterion)
    effective = f"=C{row}*D{grid.weight_place(parent)}"
    return (
        titles[criterion],
        titles[parent] if parent else "",
        Formula(text=f"={exact(weight)}", value=float(weight)),
        Formula(text=effective, value=float(grid.tree.effective(criterion))),
        _sum_of_parts(grid, criterion) if grid.tree.children(criterion) else "",
    )


def _sum_of_parts(grid: Grid, parent: str | None) -> Formula:
    parts = "+".join(f"C{grid.weight_place(part)}" for part in grid.tree.children(parent))
    return Formula(text=f"={parts}", value=1)
