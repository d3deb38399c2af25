"""Sections of the RFP are switched, moved and reworded, and have tables of their own."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table

_SELECTION = "selection TEXT NOT NULL REFERENCES selection (id)"


def lift_rfp_sections(connection: Connection) -> None:
    """Add the sections and the lines of their tables."""
    add_table(
        connection, "rfp_section", "id TEXT NOT NULL", _SELECTION,
        "code TEXT NOT NULL", "is_on WHOLE", "ordinal WHOLE", "has_own_lines WHOLE NOT NULL",
        "PRIMARY KEY (id), UNIQUE (selection, code)",
    )  # fmt: skip
    add_table(
        connection, "rfp_section_line", "id TEXT NOT NULL PRIMARY KEY", _SELECTION,
        "section TEXT NOT NULL REFERENCES rfp_section (id)", "ordinal WHOLE NOT NULL",
        "figures TEXT NOT NULL",
    )  # fmt: skip
    for table, column in (
        ("rfp_section", "selection"), ("rfp_section_line", "selection"),
        ("rfp_section_line", "section"),
    ):  # fmt: skip
        connection.execute(text(f"CREATE INDEX ix_{table}_{column} ON {table} ({column})"))
