"""The steps to releases 2 to 5."""

from sqlalchemy import Connection, Text, text

from workbench.migrations.lifting import add_column, add_table
from workbench.tables import WHOLE


def scores_name_the_list_they_judged(connection: Connection) -> None:
    add_column(connection, "score", "list_version", WHOLE)


def plans_know_slopes_and_dry_runs(connection: Connection) -> None:
    for column in ("price_slope", "price_slope_below"):
        add_column(connection, "plan", column, Text())
    add_table(
        connection,
        "dry_run",
        "selection TEXT NOT NULL PRIMARY KEY REFERENCES selection (id)",
        "fingerprint TEXT NOT NULL",
        "winners TEXT NOT NULL",
        "warnings WHOLE NOT NULL",
        "noted_at TEXT NOT NULL",
        "noted_by TEXT NOT NULL",
    )


def members_weigh_in_private(connection: Connection) -> None:
    member = "member TEXT NOT NULL REFERENCES member (id)"
    selection = "selection TEXT NOT NULL REFERENCES selection (id)"
    for table, *columns in (
        ("ballot", member, selection, "handed_in_at TEXT", "PRIMARY KEY (member)"),
        ("weight_left_out", member, selection, "PRIMARY KEY (member)"),
        (
            "weighing", member, "parent TEXT NOT NULL", selection, "method TEXT NOT NULL",
            "PRIMARY KEY (member, parent)",
        ),
        (
            "given_weight", member, "criterion TEXT NOT NULL", "unit TEXT NOT NULL", selection,
            "value WHOLE NOT NULL", "PRIMARY KEY (member, criterion, unit)",
        ),
        (
            "weight_comparison", member, "first TEXT NOT NULL", "second TEXT NOT NULL", selection,
            "numerator WHOLE NOT NULL", "denominator WHOLE NOT NULL",
            "PRIMARY KEY (member, first, second)",
        ),
        (
            "revealed_weight", member, "criterion TEXT NOT NULL", selection,
            "weight TEXT NOT NULL", "PRIMARY KEY (member, criterion)",
        ),
    ):  # fmt: skip
        add_table(connection, table, *columns)
        connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))
    add_table(
        connection, "weight_reveal", f"{selection} PRIMARY KEY", "revealed_at TEXT NOT NULL",
        "revealed_by TEXT NOT NULL", "reason TEXT",
    )  # fmt: skip


def members_are_asked_again(connection: Connection) -> None:
    add_table(
        connection,
        "asked_again",
        "member TEXT NOT NULL REFERENCES member (id)",
        "vendor TEXT NOT NULL REFERENCES vendor (id)",
        "criterion TEXT NOT NULL REFERENCES criterion (id)",
        "selection TEXT NOT NULL REFERENCES selection (id)",
        "locked_at TEXT",
        "PRIMARY KEY (member, vendor, criterion)",
    )
    connection.execute(text("CREATE INDEX ix_asked_again_selection ON asked_again (selection)"))
