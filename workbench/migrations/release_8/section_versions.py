"""The texts of the RFP's sections are kept as each issue had them."""

from sqlalchemy import Connection

from workbench.migrations.lifting import add_table


def lift_section_versions(connection: Connection) -> None:
    """Add the sections as they went out with each list."""
    add_table(
        connection, "rfp_section_version", "selection TEXT NOT NULL REFERENCES selection (id)",
        "list_version WHOLE NOT NULL", "code TEXT NOT NULL", "place WHOLE NOT NULL",
        "said TEXT NOT NULL", "is_withdrawn WHOLE NOT NULL", "reason TEXT", "changed_by TEXT",
        "PRIMARY KEY (selection, list_version, code)",
    )  # fmt: skip
