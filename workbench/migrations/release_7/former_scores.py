"""Scores that a revised list reopened stay readable as they stood."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table


def lift_former_scores(connection: Connection) -> None:
    """Add the scores as they stood before the list changed what they judge."""
    add_table(
        connection, "former_score", "member TEXT NOT NULL REFERENCES member (id)",
        "vendor TEXT NOT NULL REFERENCES vendor (id)",
        "criterion TEXT NOT NULL REFERENCES criterion (id)", "list_version WHOLE NOT NULL",
        "selection TEXT NOT NULL REFERENCES selection (id)", "value WHOLE",
        "comment TEXT NOT NULL", "abstention TEXT", "given_at TEXT NOT NULL",
        "PRIMARY KEY (member, vendor, criterion, list_version)",
    )  # fmt: skip
    connection.execute(text("CREATE INDEX ix_former_score_selection ON former_score (selection)"))
