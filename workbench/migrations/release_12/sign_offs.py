"""The owner of a requirement signs it off."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table


def lift_sign_offs(connection: Connection) -> None:
    """Add who signed a requirement off, when, for whom, and what was read."""
    add_table(
        connection, "sign_off", "requirement TEXT NOT NULL REFERENCES requirement (id)",
        "selection TEXT NOT NULL REFERENCES selection (id)", "signed_by TEXT NOT NULL",
        "signed_at TEXT NOT NULL", "owner TEXT NOT NULL", "is_in_stead WHOLE NOT NULL",
        "content_read TEXT NOT NULL", "PRIMARY KEY (requirement)",
    )  # fmt: skip
    connection.execute(text("CREATE INDEX ix_sign_off_selection ON sign_off (selection)"))
