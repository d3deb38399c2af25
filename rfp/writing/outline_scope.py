"""What the RFP tells of the scope by itself: which customers get which offerings, and how."""

from collections.abc import Iterator

from rfp.readiness.grid import Grid, GridName
from rfp.writing.outline_blocks import Block, Line, Numbers, marked, table
from rfp.writing.section_version import BETWEEN_CELLS, Lines
from workbench.language import Language, say
from workbench.wording import chosen


def scope(grid: Grid, language: Language, numbers: Numbers) -> Iterator[Block]:
    """Yield the cells of the grid that are in use; nothing if there are none."""
    lines = list(_lines(grid, language))
    if not lines:
        return
    yield numbers.clause(
        say("The solution serves the customers, offerings and channels below.", language)
    )
    yield table(
        say("Customers, offerings and channels in scope", language),
        (
            say("Customer segment", language),
            say("Offering", language),
            say("Channels", language),
        ),
        [Line(cells=cells) for cells in lines],
        (30, 30, 40),
    )


def scope_lines(grid: Grid, language: Language) -> Lines:
    """Return the same line by line."""
    return tuple(map(BETWEEN_CELLS.join, _lines(grid, language)))


def _lines(grid: Grid, language: Language) -> Iterator[tuple[str, str, str]]:
    def named(name: GridName) -> str:
        return marked(chosen(name.titles, language.value), language)

    for line in grid.active():
        channels = say(", ", language).join(map(named, line.channels))
        yield named(line.segment), named(line.offering), channels
