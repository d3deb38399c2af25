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
