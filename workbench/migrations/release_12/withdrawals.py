"""A vendor may withdraw its proposal, and that is a state of its own."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table


def lift_withdrawals(connection: Connection) -> None:
    """Add the withdrawals of proposals."""
    add_table(
        connection, "withdrawal", "vendor TEXT NOT NULL REFERENCES vendor (id)",
        "selection TEXT NOT NULL REFERENCES selection (id)", "number TEXT NOT NULL",
        "withdrawn_at TEXT NOT NULL", "noted_by TEXT NOT NULL", "written_on TEXT",
        "note TEXT NOT NULL", "PRIMARY KEY (vendor)",
    )  # fmt: skip
    connection.execute(text("CREATE INDEX ix_withdrawal_selection ON withdrawal (selection)"))
