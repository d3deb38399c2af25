"""Requirements know kind, module, owner and wave; issued lists are kept version by version."""

from sqlalchemy import Connection, Text, text

from workbench.migrations.lifting import add_column, add_table
from workbench.tables import WHOLE

_SELECTION = "selection TEXT NOT NULL REFERENCES selection (id)"


def lift_requirements(connection: Connection) -> None:
    """Add the columns of a requirement and the tables beside the list."""
    for column in (
        "kind", "module", "mandatory_reason", "owner", "wave", "moscow_reason", "success_factor"
    ):  # fmt: skip
        add_column(connection, "requirement", column, Text())
    add_column(connection, "requirement", "withdrawn", WHOLE)
    for table, *columns in (
        ("success_factor", "id TEXT NOT NULL PRIMARY KEY", _SELECTION, "ordinal WHOLE NOT NULL"),
        (
            "requirement_apart", "first TEXT NOT NULL", "second TEXT NOT NULL", _SELECTION,
            "PRIMARY KEY (first, second)",
        ),
        (
            "list_change", "id TEXT NOT NULL PRIMARY KEY", _SELECTION,
            "list_version WHOLE NOT NULL", "kind TEXT NOT NULL", "number WHOLE NOT NULL",
            "answers_by TEXT",
        ),
    ):  # fmt: skip
        add_table(connection, table, *columns)
        connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))
    add_table(
        connection, "must_cap", f"{_SELECTION} PRIMARY KEY", "unit TEXT NOT NULL",
        "most WHOLE NOT NULL",
    )  # fmt: skip
    add_table(
        connection, "requirement_version", _SELECTION, "list_version WHOLE NOT NULL",
        "requirement TEXT NOT NULL", "code TEXT NOT NULL", "moscow TEXT NOT NULL",
        "is_mandatory WHOLE NOT NULL", "criterion TEXT", "texts TEXT NOT NULL",
        "fingerprint TEXT NOT NULL", "is_withdrawn WHOLE NOT NULL", "reason TEXT",
        "changed_by TEXT",
        "PRIMARY KEY (selection, list_version, requirement)",
    )  # fmt: skip
