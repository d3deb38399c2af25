"""Goals and objectives, problems and their cures, and the ways to go before the RFP."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table

_ID = "id TEXT NOT NULL PRIMARY KEY"
_SELECTION = "selection TEXT NOT NULL REFERENCES selection (id)"
_ORDINAL = "ordinal WHOLE NOT NULL"
_OF_PROBLEM = "problem TEXT NOT NULL REFERENCES problem (id)"
_OF_ALTERNATIVE = "alternative TEXT NOT NULL REFERENCES alternative (id)"

TABLES = (
    ("goal", _ID, _SELECTION, _ORDINAL, "family TEXT NOT NULL"),
    (
        "objective", _ID, _SELECTION, "goal TEXT NOT NULL REFERENCES goal (id)", _ORDINAL,
        "baseline TEXT", "target TEXT", "due TEXT",
    ),
    (
        "objective_requirement", "objective TEXT NOT NULL REFERENCES objective (id)",
        "requirement TEXT NOT NULL", _SELECTION, "PRIMARY KEY (objective, requirement)",
    ),
    (
        "problem", _ID, _SELECTION, "area TEXT NOT NULL", "source_kind TEXT",
        "source TEXT NOT NULL", "added_by TEXT NOT NULL", "added_at TEXT NOT NULL",
    ),
    ("problem_pain", "pain TEXT NOT NULL PRIMARY KEY", _OF_PROBLEM, _SELECTION),
    (
        "severity", _OF_PROBLEM, "account TEXT NOT NULL", _SELECTION, "level WHOLE NOT NULL",
        "PRIMARY KEY (problem, account)",
    ),
    ("capability", _ID, _SELECTION, _ORDINAL, "ready TEXT"),
    (
        "cure", _OF_PROBLEM, "capability TEXT NOT NULL REFERENCES capability (id)", _SELECTION,
        "answer TEXT NOT NULL", "PRIMARY KEY (problem, capability)",
    ),
    (
        "alternative", _ID, _SELECTION, _ORDINAL, "route TEXT NOT NULL", "cost TEXT",
        "standing TEXT NOT NULL", "source TEXT NOT NULL",
    ),
    (
        "alternative_fit", _OF_ALTERNATIVE, "need TEXT NOT NULL", _SELECTION, "fit TEXT NOT NULL",
        "PRIMARY KEY (alternative, need)",
    ),
    ("market_vendor", _ID, _SELECTION, _ORDINAL, "name TEXT NOT NULL", "route TEXT"),
    (
        "market_fact", "market_vendor TEXT NOT NULL REFERENCES market_vendor (id)",
        "topic TEXT NOT NULL", _SELECTION, "sureness TEXT NOT NULL", "text TEXT NOT NULL",
        "source TEXT NOT NULL", "PRIMARY KEY (market_vendor, topic)",
    ),
)  # fmt: skip


def lift_goals(connection: Connection) -> None:
    """Add the tables of goals, problems and alternatives."""
    for table, *columns in TABLES:
        add_table(connection, table, *columns)
        connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))
    add_table(connection, "reasons", f"{_SELECTION} PRIMARY KEY", "fingerprint TEXT NOT NULL")
    add_table(
        connection, "chosen_route", f"{_SELECTION} PRIMARY KEY", _OF_ALTERNATIVE,
        "chosen_by TEXT NOT NULL", "chosen_at TEXT NOT NULL",
    )  # fmt: skip
