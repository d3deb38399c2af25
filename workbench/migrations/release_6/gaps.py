"""Gaps know their part, effort, wave, owner, order and approval."""

from sqlalchemy import Connection, Text, text

from workbench.migrations.lifting import add_column, add_table
from workbench.tables import WHOLE

_SELECTION = "selection TEXT NOT NULL REFERENCES selection (id)"


def lift_gaps(connection: Connection) -> None:
    """Add the columns of a gap, which gap waits for which, and the stamps."""
    for column in ("part", "wave", "owner"):
        add_column(connection, "gap", column, Text())
    add_column(connection, "gap", "effort", WHOLE)
    add_table(
        connection, "gap_order", "gap TEXT NOT NULL REFERENCES gap (id)",
        "before TEXT NOT NULL REFERENCES gap (id)", _SELECTION, "PRIMARY KEY (gap, before)",
    )  # fmt: skip
    add_table(
        connection, "gap_approval", "gap TEXT NOT NULL REFERENCES gap (id) PRIMARY KEY",
        _SELECTION, "approved_by TEXT NOT NULL", "approved_at TEXT NOT NULL",
        "fingerprint TEXT NOT NULL",
    )  # fmt: skip
    for table in ("gap_order", "gap_approval"):
        connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))
