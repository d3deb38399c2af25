"""A cost line of our own can have an amount for each vendor, with its source."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_column, add_table
from workbench.tables import Flag


def lift_lines_by_vendor(connection: Connection) -> None:
    """Let a line say that it differs by vendor; those there are have one amount for all."""
    add_column(connection, "cost_line", "by_vendor", Flag())


def lift_own_costs(connection: Connection) -> None:
    """Add the amounts by vendor with their source."""
    add_table(
        connection, "own_cost", "vendor TEXT NOT NULL REFERENCES vendor (id)",
        "line TEXT NOT NULL REFERENCES cost_line (id)",
        "selection TEXT NOT NULL REFERENCES selection (id)",
        "amount WHOLE NOT NULL", "source TEXT NOT NULL", "entered_by TEXT NOT NULL",
        "entered_at TEXT NOT NULL", "PRIMARY KEY (vendor, line)",
    )  # fmt: skip
    connection.execute(text("CREATE INDEX ix_own_cost_selection ON own_cost (selection)"))
