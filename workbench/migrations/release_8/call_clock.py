"""A call has an hour and a time zone; one that has neither goes by UTC, as all did before."""

from sqlalchemy import Connection

from workbench.migrations.lifting import add_table


def lift_call_clock(connection: Connection) -> None:
    """Add the zone of the days, and the hour at which proposals close."""
    add_table(
        connection, "call_clock", "selection TEXT NOT NULL REFERENCES selection (id)",
        "zone TEXT NOT NULL", "hour TEXT", "PRIMARY KEY (selection)",
    )  # fmt: skip
