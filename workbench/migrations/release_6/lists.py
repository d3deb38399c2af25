"""What the columns of a list hold is confirmed once and remembered."""

from sqlalchemy import Connection

from workbench.migrations.lifting import add_table


def lift_lists(connection: Connection) -> None:
    """Add the columns that somebody confirmed."""
    add_table(
        connection, "column_mapping", "selection TEXT NOT NULL REFERENCES selection (id)",
        "subject TEXT NOT NULL", "fingerprint TEXT NOT NULL", "place WHOLE NOT NULL",
        "title TEXT NOT NULL", "field TEXT",
        "PRIMARY KEY (selection, subject, fingerprint, place)",
    )  # fmt: skip
