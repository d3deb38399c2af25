"""Numbered forward steps: a database of any earlier release becomes one of this release."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Text, func, insert, inspect, select, text
from sqlalchemy.schema import Table as SchemaTable
from sqlalchemy.types import TypeEngine

from workbench.problem import Problem
from workbench.tables import WHOLE, SchemaRow, Table

Step = Callable[[Connection], None]


def _scores_name_the_list_they_judged(connection: Connection) -> None:
    _add_column(connection, "score", "list_version", WHOLE)


def _plans_know_slopes_and_dry_runs(connection: Connection) -> None:
    for column in ("price_slope", "price_slope_below"):
        _add_column(connection, "plan", column, Text())
    _add_table(
        connection,
        "dry_run",
        "selection TEXT NOT NULL PRIMARY KEY REFERENCES selection (id)",
        "fingerprint TEXT NOT NULL",
        "winners TEXT NOT NULL",
        "warnings WHOLE NOT NULL",
        "noted_at TEXT NOT NULL",
        "noted_by TEXT NOT NULL",
    )


def _members_weigh_in_private(connection: Connection) -> None:
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
        _add_table(connection, table, *columns)
        connection.execute(text(f"CREATE INDEX ix_{table}_selection ON {table} (selection)"))
    _add_table(
        connection, "weight_reveal", f"{selection} PRIMARY KEY", "revealed_at TEXT NOT NULL",
        "revealed_by TEXT NOT NULL", "reason TEXT",
    )  # fmt: skip


def _members_are_asked_again(connection: Connection) -> None:
    _add_table(
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


# Step n lifts a database from release n - 1 to n; a new database is made whole and stamped.
# A column that a step adds may be empty: events written before it tell that nothing stood there.
STEPS: dict[int, Step] = {
    2: _scores_name_the_list_they_judged,
    3: _plans_know_slopes_and_dry_runs,
    4: _members_weigh_in_private,
    5: _members_are_asked_again,
}
NEWEST = max(STEPS, default=1)

_SCHEMA: SchemaTable = SchemaRow.__table__  # type: ignore[assignment]


def bring_up_to_date(connection: Connection) -> None:
    """Make a new database, or take an older one through every step it lacks."""
    if connection.dialect.name == "postgresql":  # servers that start together take turns
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtext("schema_version"))))
    if not inspect(connection).has_table("schema_version"):
        Table.metadata.create_all(connection)
        _guard_events(connection)
        connection.execute(insert(_SCHEMA).values(number=NEWEST))
        return
    found = connection.scalar(select(func.max(_SCHEMA.c.number))) or 0
    if found > NEWEST:
        raise Problem(
            "the database is of release {found}, newer than this program ({newest}); "
            "use the newer program",
            found=found,
            newest=NEWEST,
        )
    for number in range(found + 1, NEWEST + 1):
        STEPS[number](connection)
        connection.execute(insert(_SCHEMA).values(number=number))


def _add_column(connection: Connection, table: str, column: str, kind: TypeEngine[Any]) -> None:
    """Add an empty column to a table of the release before."""
    written = kind.compile(connection.dialect)
    connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {column} {written}"))


def _add_table(connection: Connection, table: str, *columns: str) -> None:
    """Add a table of rows that count their changes; WHOLE stands for a whole number."""
    whole = WHOLE.compile(connection.dialect)
    strict = " STRICT" if connection.dialect.name == "sqlite" else ""
    keys = [column for column in columns if column.startswith("PRIMARY KEY")]
    told = [column for column in columns if column not in keys]
    parts = [*told, "version WHOLE NOT NULL", *keys]
    written = ", ".join(parts).replace("WHOLE", whole)
    connection.execute(text(f"CREATE TABLE {table} ({written}){strict}"))


def _guard_events(connection: Connection) -> None:
    """Let the database itself refuse to change or delete an event."""
    if connection.dialect.name == "sqlite":
        for deed in ("UPDATE", "DELETE"):
            connection.execute(
                text(
                    f"CREATE TRIGGER event_refuses_{deed.lower()} BEFORE {deed} ON event "
                    "BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END"
                )
            )
        return
    connection.execute(
        text(
            "CREATE FUNCTION event_refuses() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'an event is never changed'; END $$"
        )
    )
    connection.execute(
        text(
            "CREATE TRIGGER event_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON event "
            "FOR EACH STATEMENT EXECUTE FUNCTION event_refuses()"
        )
    )
