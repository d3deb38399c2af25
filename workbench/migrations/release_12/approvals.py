"""The scope and the acceptance are approved with a stamp."""

from sqlalchemy import Connection

from workbench.migrations.lifting import add_table


def lift_approvals(connection: Connection) -> None:
    """Add the stamps, with the state that each was set on."""
    add_table(
        connection, "approval", "selection TEXT NOT NULL REFERENCES selection (id)",
        "matter TEXT NOT NULL", "approved_by TEXT NOT NULL", "approved_at TEXT NOT NULL",
        "said TEXT NOT NULL", "list_version WHOLE", "PRIMARY KEY (selection, matter)",
    )  # fmt: skip
