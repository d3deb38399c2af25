"""Plans know a technical floor, a missing score is settled, a decision says what was red."""

from sqlalchemy import Connection, Text, text

from workbench.migrations.lifting import add_column, add_table


def lift_scoring_gates(connection: Connection) -> None:
    add_column(connection, "plan", "quality_minimum", Text())
    add_column(connection, "criterion", "minimum", Text())
    add_column(connection, "decision", "not_green", Text())
    vendor = "vendor TEXT NOT NULL REFERENCES vendor (id)"
    selection = "selection TEXT NOT NULL REFERENCES selection (id)"
    key = "PRIMARY KEY (vendor, criterion)"
    add_table(
        connection, "below_floor", vendor, "criterion TEXT NOT NULL", selection,
        "required TEXT NOT NULL", "found TEXT NOT NULL", key,
    )  # fmt: skip
    add_table(
        connection, "missing_choice", vendor,
        "criterion TEXT NOT NULL REFERENCES criterion (id)", selection, "choice TEXT NOT NULL",
        "reason TEXT NOT NULL", "chosen_by TEXT NOT NULL", "chosen_at TEXT NOT NULL", key,
    )  # fmt: skip
    for table in ("below_floor", "missing_choice"):
        connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))
