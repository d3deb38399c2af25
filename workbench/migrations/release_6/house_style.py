"""Documents wear an organisation's own style."""

from sqlalchemy import Connection

from workbench.migrations.lifting import add_table


def lift_house_style(connection: Connection) -> None:
    """Add where the style of a selection is kept."""
    add_table(
        connection,
        "house_style",
        "selection TEXT NOT NULL PRIMARY KEY REFERENCES selection (id)",
        "upload TEXT NOT NULL REFERENCES upload (id)",
        "look TEXT NOT NULL REFERENCES stored_file (sha256)",
    )
