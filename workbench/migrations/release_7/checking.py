"""What the committee finds of proposals has tables of its own."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table


def lift_checking(connection: Connection) -> None:
    """Add the mandatory check sheet."""
    add_table(
        connection, "mandatory_finding", "vendor TEXT NOT NULL REFERENCES vendor (id)",
        "requirement TEXT NOT NULL REFERENCES requirement (id)",
        "selection TEXT NOT NULL REFERENCES selection (id)", "verdict TEXT NOT NULL", "due TEXT",
        "found_by TEXT NOT NULL", "found_at TEXT NOT NULL", "is_met WHOLE", "met_note TEXT",
        "met_by TEXT", "met_at TEXT", "PRIMARY KEY (vendor, requirement)",
    )  # fmt: skip
    _index(connection, "mandatory_finding")


def _index(connection: Connection, table: str) -> None:
    connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))
