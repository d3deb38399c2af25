"""Whom a selection serves with what and how: segments by offerings by channels."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table

_SELECTION = "selection TEXT NOT NULL REFERENCES selection (id)"


def lift_grid(connection: Connection) -> None:
    """Add the names of the grid and its cells in use."""
    add_table(
        connection, "grid_name", "id TEXT NOT NULL", _SELECTION, "axis TEXT NOT NULL",
        "ordinal WHOLE NOT NULL", "ready TEXT", "PRIMARY KEY (id)",
    )  # fmt: skip
    add_table(
        connection, "grid_cell", "segment TEXT NOT NULL REFERENCES grid_name (id)",
        "offering TEXT NOT NULL REFERENCES grid_name (id)",
        "channel TEXT NOT NULL REFERENCES grid_name (id)", _SELECTION,
        "PRIMARY KEY (segment, offering, channel)",
    )  # fmt: skip
    for table in ("grid_name", "grid_cell"):
        connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))
