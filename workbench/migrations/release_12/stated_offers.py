"""What a vendor says of who offers is read where the leaders record it."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table


def lift_stated_offers(connection: Connection) -> None:
    """Add the statements that vendors handed in."""
    add_table(
        connection, "stated_offer", "vendor TEXT NOT NULL REFERENCES vendor (id)",
        "selection TEXT NOT NULL REFERENCES selection (id)", "content TEXT NOT NULL",
        "read_at TEXT NOT NULL", "PRIMARY KEY (vendor)",
    )  # fmt: skip
    connection.execute(text("CREATE INDEX ix_stated_offer_selection ON stated_offer (selection)"))
