"""A selection says how many days its call leaves at least."""

from sqlalchemy import Connection

from workbench.migrations.lifting import add_table


def lift_lead_times(connection: Connection) -> None:
    """Add the least days of the stretches of a call."""
    add_table(
        connection, "lead_time", "selection TEXT NOT NULL REFERENCES selection (id)",
        "code TEXT NOT NULL", "days WHOLE NOT NULL", "PRIMARY KEY (selection, code)",
    )  # fmt: skip
