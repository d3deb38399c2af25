"""Answers are kept with what their codes need, and with what the committee accepts of them."""

from sqlalchemy import Connection, text

from workbench.migrations.lifting import add_table

_ABOUT = (
    "vendor TEXT NOT NULL REFERENCES vendor (id)",
    "requirement TEXT NOT NULL REFERENCES requirement (id)",
    "selection TEXT NOT NULL REFERENCES selection (id)",
)


def lift_answers(connection: Connection) -> None:
    """Add what stands beside a code, accepted codes, former answers, and those that stand again."""
    add_table(
        connection, "side_datum", *_ABOUT, "side TEXT NOT NULL", "text TEXT NOT NULL",
        "PRIMARY KEY (vendor, requirement, side)",
    )  # fmt: skip
    add_table(
        connection, "accepted_code", *_ABOUT, "code TEXT NOT NULL", "claimed TEXT NOT NULL",
        "reason TEXT NOT NULL", "accepted_by TEXT NOT NULL", "accepted_at TEXT NOT NULL",
        "PRIMARY KEY (vendor, requirement)",
    )  # fmt: skip
    add_table(
        connection, "former_answer", "proposal TEXT NOT NULL REFERENCES proposal (id)", _ABOUT[1],
        _ABOUT[0], _ABOUT[2], "code TEXT NOT NULL", "comment TEXT NOT NULL",
        "evidence TEXT NOT NULL", "place TEXT NOT NULL", "PRIMARY KEY (proposal, requirement)",
    )  # fmt: skip
    add_table(
        connection, "former_side_datum", "proposal TEXT NOT NULL REFERENCES proposal (id)",
        _ABOUT[1], "side TEXT NOT NULL", _ABOUT[0], _ABOUT[2], "text TEXT NOT NULL",
        "PRIMARY KEY (proposal, requirement, side)",
    )  # fmt: skip
    add_table(
        connection, "confirmed_answer", *_ABOUT, "list_version WHOLE NOT NULL",
        "note TEXT NOT NULL", "confirmed_by TEXT NOT NULL", "confirmed_at TEXT NOT NULL",
        "PRIMARY KEY (vendor, requirement)",
    )  # fmt: skip
    for table in (
        "side_datum", "accepted_code", "former_answer", "former_side_datum", "confirmed_answer",
    ):  # fmt: skip
        connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))
