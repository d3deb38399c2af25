"""A call may be ended without opening, and that is kept with its moment."""

from sqlalchemy import Connection

from workbench.migrations.lifting import add_table


def lift_call_ends(connection: Connection) -> None:
    """Add the calls that were ended without opening."""
    add_table(
        connection, "call_end", "selection TEXT NOT NULL REFERENCES selection (id)",
        "ended_at TEXT NOT NULL", "ended_by TEXT NOT NULL", "PRIMARY KEY (selection)",
    )  # fmt: skip
