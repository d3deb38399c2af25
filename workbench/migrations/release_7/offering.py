"""Who offers what is kept: the kind sought, the offers, their parties and duties."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table

_OF_SELECTION = "selection TEXT NOT NULL REFERENCES selection (id)"
_OF_VENDOR = "vendor TEXT NOT NULL REFERENCES vendor (id)"


def lift_offering(connection: Connection) -> None:
    """Add what is sought, and what is offered by whom."""
    add_table(
        connection, "partner_sought", _OF_SELECTION, "kinds TEXT NOT NULL",
        "PRIMARY KEY (selection)",
    )  # fmt: skip
    add_table(
        connection, "offer", _OF_VENDOR, _OF_SELECTION, "kinds TEXT NOT NULL",
        "deliveries TEXT NOT NULL", "note TEXT NOT NULL", "PRIMARY KEY (vendor)",
    )  # fmt: skip
    add_table(
        connection, "party", "id TEXT NOT NULL", _OF_SELECTION, _OF_VENDOR, "name TEXT NOT NULL",
        "role TEXT NOT NULL", "declared TEXT", "ties TEXT NOT NULL", "added_at TEXT NOT NULL",
        "PRIMARY KEY (id)",
    )  # fmt: skip
    add_table(
        connection, "party_duty", _OF_VENDOR, "part TEXT NOT NULL", _OF_SELECTION,
        "party TEXT NOT NULL REFERENCES party (id)", "PRIMARY KEY (vendor, part)",
    )  # fmt: skip
    for table in ("offer", "party", "party_duty"):
        connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))
