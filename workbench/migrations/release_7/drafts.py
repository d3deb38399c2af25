"""A vendor's answers are kept while they are being written."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table


def lift_drafts(connection: Connection) -> None:
    """Add drafts, and the keys under which a sealed selection's drafts are written."""
    add_table(
        connection, "draft", "vendor TEXT NOT NULL REFERENCES vendor (id)",
        "requirement TEXT NOT NULL REFERENCES requirement (id)",
        "selection TEXT NOT NULL REFERENCES selection (id)", "content TEXT NOT NULL",
        "saved_at TEXT NOT NULL", "PRIMARY KEY (vendor, requirement)",
    )  # fmt: skip
    connection.execute(text("CREATE INDEX ix_draft_selection ON draft (selection)"))
    add_table(
        connection, "draft_key", "vendor TEXT NOT NULL REFERENCES vendor (id)",
        "selection TEXT NOT NULL REFERENCES selection (id)", "salt TEXT NOT NULL",
        "wrapped TEXT NOT NULL", "PRIMARY KEY (vendor)",
    )  # fmt: skip
    add_table(
        connection, "draft_browser", "browser TEXT NOT NULL REFERENCES browser (id)",
        "vendor TEXT NOT NULL REFERENCES vendor (id)",
        "selection TEXT NOT NULL REFERENCES selection (id)", "wrapped TEXT NOT NULL",
        "PRIMARY KEY (browser, vendor)",
    )  # fmt: skip
    for table in ("draft_key", "draft_browser"):
        connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))
