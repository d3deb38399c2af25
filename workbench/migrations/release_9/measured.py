"""A criterion can be measured: by its reference points, from an amount of each vendor."""

from sqlalchemy import Connection, text
from sqlalchemy.types import Text

from workbench.migrations.lifting import add_column, add_table


def lift_reference_points(connection: Connection) -> None:
    """Let each criterion have reference points; those there are have none."""
    add_column(connection, "criterion", "reference_points", Text())


def lift_amounts(connection: Connection) -> None:
    """Add the amounts with their source."""
    add_table(
        connection, "measured_amount", "vendor TEXT NOT NULL REFERENCES vendor (id)",
        "criterion TEXT NOT NULL REFERENCES criterion (id)",
        "selection TEXT NOT NULL REFERENCES selection (id)",
        "amount TEXT NOT NULL", "source TEXT NOT NULL", "entered_by TEXT NOT NULL",
        "entered_at TEXT NOT NULL", "PRIMARY KEY (vendor, criterion)",
    )  # fmt: skip
    connection.execute(
        text("CREATE INDEX ix_measured_amount_selection ON measured_amount (selection)")
    )
