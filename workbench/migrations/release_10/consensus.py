"""The committee can agree on scores, where the published plan says so."""

from sqlalchemy import Connection, text
from sqlalchemy.types import Text

from workbench.migrations.lifting import add_column, add_table


def lift_consensus_rule(connection: Connection) -> None:
    """Let each plan say whether scores may be agreed on; those there are say nothing of it."""
    add_column(connection, "plan", "consensus", Text())


def lift_agreed_scores(connection: Connection) -> None:
    """Add the scores that a committee agreed on, with their reason."""
    add_table(
        connection, "agreed_score", "vendor TEXT NOT NULL REFERENCES vendor (id)",
        "criterion TEXT NOT NULL REFERENCES criterion (id)", "list_version WHOLE NOT NULL",
        "selection TEXT NOT NULL REFERENCES selection (id)",
        "value WHOLE NOT NULL", "reason TEXT NOT NULL", "entered_by TEXT NOT NULL",
        "entered_at TEXT NOT NULL", "PRIMARY KEY (vendor, criterion, list_version)",
    )  # fmt: skip
    connection.execute(text("CREATE INDEX ix_agreed_score_selection ON agreed_score (selection)"))
