"""The grid of segments, offerings and channels as an actor may see it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.readiness.grid import Axis, Cell, Grid, GridName
from rfp.readiness.tables import GridCellRow, GridNameRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.tables import WordingRow

TITLE = "title"


def grid(session: Session, actor: Actor, selection: str) -> Grid:
    """Return the names in their order and the cells in use; empty if nobody uses it."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return Grid()
    statement = (
        select(GridNameRow)
        .where(GridNameRow.selection == selection)
        .order_by(GridNameRow.ordinal, GridNameRow.id)
    )
    rows = session.scalars(statement).all()
    titles = _titles(session, [row.id for row in rows])
    names = [
        GridName(
            id=row.id,
            axis=Axis(row.axis),
            titles=titles.get(row.id, {}),
            ready=row.ready,
            version=row.version,
        )
        for row in rows
    ]
    cells = session.scalars(select(GridCellRow).where(GridCellRow.selection == selection))
    return Grid(
        names=tuple(names),
        cells=frozenset(Cell(row.segment, row.offering, row.channel) for row in cells),
    )


def _titles(session: Session, ids: list[str]) -> dict[str, dict[str, str]]:
    statement = select(WordingRow).where(WordingRow.subject.in_(ids), WordingRow.field == TITLE)
    found: dict[str, dict[str, str]] = {}
    for row in session.scalars(statement) if ids else ():
        found.setdefault(row.subject, {})[row.language] = row.text
    return found
