"""Vendors' questions are kept with what all vendors were answered."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table


def lift_questions(connection: Connection) -> None:
    """Add the log of questions."""
    add_table(
        connection, "question", "id TEXT NOT NULL",
        "selection TEXT NOT NULL REFERENCES selection (id)", "number WHOLE NOT NULL",
        "vendor TEXT REFERENCES vendor (id)", "asked_at TEXT NOT NULL", "is_late WHOLE NOT NULL",
        "entered_by TEXT NOT NULL", "withdrawn_at TEXT",
        "merged_into TEXT REFERENCES question (id)", "merged_at TEXT", "answered_at TEXT",
        "answered_by TEXT", "changes_requirements WHOLE", "list_version WHOLE",
        "PRIMARY KEY (id), UNIQUE (selection, number)",
    )  # fmt: skip
    connection.execute(text("CREATE INDEX ix_question_selection ON question (selection)"))
