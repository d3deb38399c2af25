"""Proposals are handed in under seal, in three envelopes that two members open together."""

from sqlalchemy import Connection, Text, text

from workbench.migrations.lifting import add_column, add_table

_SELECTION = "selection TEXT NOT NULL REFERENCES selection (id)"
_VENDOR = "vendor TEXT NOT NULL REFERENCES vendor (id)"
_HAND_IN = "hand_in TEXT NOT NULL REFERENCES hand_in (id)"
_PAIR = (
    "first TEXT NOT NULL REFERENCES member (id)",
    "second TEXT NOT NULL REFERENCES member (id)",
)


def lift_sealing(connection: Connection) -> None:
    """Add keyholders, what is handed in, its keys, and the openings."""
    blob = "BLOB" if connection.dialect.name == "sqlite" else "BYTEA"
    _keyholders(connection, blob)
    _hand_ins(connection, blob)
    _openings(connection, blob)
    add_column(connection, "plan", "list_closed_at", Text())
    for table in (
        "keyholder", "hand_in", "sealed_content", "key_wrap", "peeled_wrap", "opened_paper",
        "formal_check", "late_hand_in",
    ):  # fmt: skip
        connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))


def _keyholders(connection: Connection, blob: str) -> None:
    add_table(
        connection, "sealing", _SELECTION, "named_by TEXT NOT NULL", "named_at TEXT NOT NULL",
        "scores_closed_at TEXT", "PRIMARY KEY (selection)",
    )  # fmt: skip
    add_table(
        connection, "keyholder", "member TEXT NOT NULL REFERENCES member (id)", _SELECTION,
        f"public_key {blob}", f"locked_key {blob}", f"salt {blob}", "set_at TEXT",
        "PRIMARY KEY (member)",
    )  # fmt: skip


def _hand_ins(connection: Connection, blob: str) -> None:
    add_table(
        connection, "hand_in", "id TEXT NOT NULL", _SELECTION, _VENDOR, "envelope TEXT NOT NULL",
        "handed_in_at TEXT NOT NULL", "handed_in_by TEXT NOT NULL", "commitment TEXT NOT NULL",
        "replaced_at TEXT", "opened_at TEXT", "erased_at TEXT", "broken_at TEXT",
        "PRIMARY KEY (id)",
    )  # fmt: skip
    add_table(
        connection, "sealed_content", _HAND_IN, _SELECTION, _VENDOR, f"content {blob} NOT NULL",
        "PRIMARY KEY (hand_in)",
    )  # fmt: skip
    for table in ("key_wrap", "peeled_wrap"):
        add_table(
            connection, table, _HAND_IN, *_PAIR, _SELECTION, _VENDOR, f"sealed {blob} NOT NULL",
            "PRIMARY KEY (hand_in, first, second)",
        )  # fmt: skip
    add_table(
        connection, "late_hand_in", "id TEXT NOT NULL", _SELECTION, _VENDOR,
        "envelope TEXT NOT NULL", "came_at TEXT NOT NULL", "brought_by TEXT NOT NULL",
        "PRIMARY KEY (id)",
    )  # fmt: skip


def _openings(connection: Connection, blob: str) -> None:
    add_table(
        connection, "opening_consent", _SELECTION, "opening TEXT NOT NULL",
        "member TEXT NOT NULL REFERENCES member (id)", "given_at TEXT NOT NULL",
        "PRIMARY KEY (selection, opening)",
    )  # fmt: skip
    add_table(
        connection, "envelope_opening", _SELECTION, "opening TEXT NOT NULL",
        "opened_at TEXT NOT NULL", *_PAIR, "present TEXT NOT NULL", "guests TEXT NOT NULL",
        "PRIMARY KEY (selection, opening)",
    )  # fmt: skip
    add_table(
        connection, "opened_paper", _HAND_IN, _SELECTION, _VENDOR, "envelope TEXT NOT NULL",
        "name TEXT NOT NULL", "nonce TEXT NOT NULL", "sha256 TEXT NOT NULL", "size WHOLE NOT NULL",
        f"content {blob} NOT NULL", "PRIMARY KEY (hand_in)",
    )  # fmt: skip
    add_table(
        connection, "formal_check", _VENDOR, "envelope TEXT NOT NULL", _SELECTION,
        "finding TEXT NOT NULL", "remark TEXT NOT NULL", "checked_by TEXT NOT NULL",
        "checked_at TEXT NOT NULL", "PRIMARY KEY (vendor, envelope)",
    )  # fmt: skip
