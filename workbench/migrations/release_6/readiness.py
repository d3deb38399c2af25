"""Readiness: which checks count before the RFP goes out, and who overruled them."""

from sqlalchemy import Connection

from workbench.migrations.lifting import add_table

SELECTION = "selection TEXT NOT NULL REFERENCES selection (id)"


def lift_readiness(connection: Connection) -> None:
    """Add the tables of the checks."""
    add_table(
        connection,
        "chosen_check",
        SELECTION,
        "code TEXT NOT NULL",
        "is_required WHOLE NOT NULL",
        "PRIMARY KEY (selection, code)",
    )
    add_table(
        connection,
        "overruled_checks",
        SELECTION,
        "list_version WHOLE NOT NULL",
        "codes TEXT NOT NULL",
        "reason TEXT NOT NULL",
        "overruled_by TEXT NOT NULL",
        "overruled_at TEXT NOT NULL",
        "PRIMARY KEY (selection, list_version)",
    )
