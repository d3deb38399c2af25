"""What the committee finds of proposals has tables of its own."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table

_OF_SELECTION = "selection TEXT NOT NULL REFERENCES selection (id)"
_OF_VENDOR = "vendor TEXT NOT NULL REFERENCES vendor (id)"
_OF_REQUIREMENT = "requirement TEXT NOT NULL REFERENCES requirement (id)"


def lift_checking(connection: Connection) -> None:
    """Add the check sheet, references and levels of evidence, and what nobody asked for."""
    add_table(
        connection, "mandatory_finding", _OF_VENDOR, _OF_REQUIREMENT, _OF_SELECTION,
        "verdict TEXT NOT NULL", "due TEXT",
        "found_by TEXT NOT NULL", "found_at TEXT NOT NULL", "is_met WHOLE", "met_note TEXT",
        "met_by TEXT", "met_at TEXT", "PRIMARY KEY (vendor, requirement)",
    )  # fmt: skip
    _add_references(connection)
    _add_risks_and_demos(connection)
    for table in (
        "mandatory_finding", "vendor_reference", "evidence_level", "unneeded_function",
        "vendor_risk", "demo_scenario", "demo_requirement", "demo_showing",
    ):  # fmt: skip
        connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))


def _add_references(connection: Connection) -> None:
    add_table(
        connection, "reference_period", _OF_SELECTION, "first TEXT NOT NULL", "last TEXT NOT NULL",
        "PRIMARY KEY (selection)",
    )  # fmt: skip
    add_table(
        connection, "vendor_reference", "id TEXT NOT NULL", _OF_SELECTION, _OF_VENDOR,
        "party TEXT REFERENCES party (id)", "customer TEXT NOT NULL", "scope TEXT NOT NULL",
        "contact TEXT NOT NULL", "first TEXT NOT NULL", "last TEXT", "outcome TEXT NOT NULL",
        "notes TEXT NOT NULL", "called_by TEXT", "called_at TEXT", "PRIMARY KEY (id)",
    )  # fmt: skip
    add_table(
        connection, "evidence_level", _OF_VENDOR, _OF_REQUIREMENT, _OF_SELECTION,
        "level TEXT NOT NULL", "reason TEXT NOT NULL",
        "reference TEXT REFERENCES vendor_reference (id)", "set_by TEXT NOT NULL",
        "set_at TEXT NOT NULL", "PRIMARY KEY (vendor, requirement)",
    )  # fmt: skip
    add_table(
        connection, "unneeded_function", "id TEXT NOT NULL", _OF_SELECTION, _OF_VENDOR,
        "text TEXT NOT NULL", "note TEXT NOT NULL", "PRIMARY KEY (id)",
    )  # fmt: skip


def _add_risks_and_demos(connection: Connection) -> None:
    scenario = "scenario TEXT NOT NULL REFERENCES demo_scenario (id)"
    add_table(
        connection, "vendor_risk", _OF_VENDOR, "factor TEXT NOT NULL", _OF_SELECTION,
        "status WHOLE NOT NULL", "mitigation TEXT NOT NULL", "owner TEXT NOT NULL",
        "judged_by TEXT NOT NULL", "judged_at TEXT NOT NULL", "PRIMARY KEY (vendor, factor)",
    )  # fmt: skip
    add_table(
        connection, "demo_scenario", "id TEXT NOT NULL", _OF_SELECTION, "ordinal WHOLE NOT NULL",
        "PRIMARY KEY (id)",
    )  # fmt: skip
    add_table(
        connection, "demo_requirement", scenario, _OF_REQUIREMENT, _OF_SELECTION,
        "PRIMARY KEY (scenario, requirement)",
    )  # fmt: skip
    add_table(
        connection, "demo_showing", _OF_VENDOR, scenario, _OF_SELECTION, "outcome TEXT NOT NULL",
        "note TEXT NOT NULL", "noted_by TEXT NOT NULL", "noted_at TEXT NOT NULL",
        "PRIMARY KEY (vendor, scenario)",
    )  # fmt: skip
