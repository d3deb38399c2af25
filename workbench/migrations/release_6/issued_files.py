"""The documents that went out are kept as they were."""

from sqlalchemy import Connection

from workbench.migrations.lifting import add_table


def lift_issued_files(connection: Connection) -> None:
    """Add which documents went out."""
    add_table(
        connection, "issued_file", "selection TEXT NOT NULL REFERENCES selection (id)",
        "list_version WHOLE NOT NULL", "language TEXT NOT NULL", "kind TEXT NOT NULL",
        "sha256 TEXT NOT NULL REFERENCES stored_file (sha256)", "size WHOLE NOT NULL",
        "pages WHOLE", "made_at TEXT NOT NULL",
        "PRIMARY KEY (selection, list_version, language, kind)",
    )  # fmt: skip
