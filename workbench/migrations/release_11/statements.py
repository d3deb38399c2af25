"""A vendor writes on its own page who offers, and that is kept while it is being written."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table


def lift_statements(connection: Connection) -> None:
    """Add the statement of a vendor as it stands on its page."""
    add_table(
        connection, "statement_draft", "vendor TEXT NOT NULL REFERENCES vendor (id)",
        "selection TEXT NOT NULL REFERENCES selection (id)", "content TEXT NOT NULL",
        "saved_at TEXT NOT NULL", "PRIMARY KEY (vendor)",
    )  # fmt: skip
    connection.execute(
        text("CREATE INDEX ix_statement_draft_selection ON statement_draft (selection)")
    )
