"""Readiness: its checks, its items with amounts, the registers, and the size profile."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table

SELECTION = "selection TEXT NOT NULL REFERENCES selection (id)"
ITEM = (
    "id TEXT NOT NULL", SELECTION, "code TEXT", "kind TEXT NOT NULL", "risk_group TEXT",
    "ordinal WHOLE NOT NULL", "owner TEXT", "evidence TEXT", "verdict TEXT", "reason TEXT",
    "judged_by TEXT", "judged_at TEXT", "off_reason TEXT", "weight WHOLE", "own_status WHOLE",
    "other_status WHOLE", "mitigation TEXT", "review TEXT",
    "PRIMARY KEY (id), UNIQUE (selection, code)",
)  # fmt: skip


def lift_readiness(connection: Connection) -> None:
    """Add the tables of readiness."""
    _add_checks(connection)
    _add_size(connection)
    for table, *columns in (
        ("readiness_item", *ITEM),
        (
            "case_amount", "item TEXT NOT NULL REFERENCES readiness_item (id)",
            "year WHOLE NOT NULL", SELECTION, "amount WHOLE NOT NULL", "PRIMARY KEY (item, year)",
        ),
        (
            "register_entry", "id TEXT NOT NULL", SELECTION, "register TEXT NOT NULL",
            "ordinal WHOLE NOT NULL", "PRIMARY KEY (id)",
        ),
        (
            "register_fact", "entry TEXT NOT NULL REFERENCES register_entry (id)",
            "cell TEXT NOT NULL", SELECTION, "value TEXT NOT NULL",
            "PRIMARY KEY (entry, cell)",
        ),
    ):  # fmt: skip
        add_table(connection, table, *columns)
        connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))


def _add_checks(connection: Connection) -> None:
    add_table(
        connection, "chosen_check", SELECTION, "code TEXT NOT NULL",
        "is_required WHOLE NOT NULL", "PRIMARY KEY (selection, code)",
    )  # fmt: skip
    add_table(
        connection, "overruled_checks", SELECTION, "list_version WHOLE NOT NULL",
        "codes TEXT NOT NULL", "reason TEXT NOT NULL", "overruled_by TEXT NOT NULL",
        "overruled_at TEXT NOT NULL", "PRIMARY KEY (selection, list_version)",
    )  # fmt: skip


def _add_size(connection: Connection) -> None:
    add_table(
        connection, "size_profile", SELECTION, "size TEXT NOT NULL", "reason TEXT NOT NULL",
        "PRIMARY KEY (selection)",
    )  # fmt: skip
    add_table(
        connection, "size_switch", SELECTION, "piece TEXT NOT NULL", "is_on WHOLE NOT NULL",
        "reason TEXT NOT NULL", "PRIMARY KEY (selection, piece)",
    )  # fmt: skip
