"""Numbered forward steps: a database of any earlier release becomes one of this release."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, func, insert, inspect, select, text
from sqlalchemy.orm import Session
from sqlalchemy.schema import Table as SchemaTable

from workbench.database import WRITES, Database
from workbench.migrations import (
    earlier,
    release_6,
    release_7,
    release_8,
    release_9,
    release_10,
    release_11,
    release_12,
    release_13,
)
from workbench.problem import Problem
from workbench.tables import SchemaRow, Table

Step = Callable[[Connection], None]


# Step n lifts a database from release n - 1 to n; a new database is made whole and stamped.
# A column that a step adds may be empty: events written before it tell that nothing stood there.
STEPS: dict[int, Step] = {
    2: earlier.scores_name_the_list_they_judged,
    3: earlier.plans_know_slopes_and_dry_runs,
    4: earlier.members_weigh_in_private,
    5: earlier.members_are_asked_again,
    6: release_6.lift,
    7: release_7.lift,
    8: release_8.lift,
    9: release_9.lift,
    10: release_10.lift,
    11: release_11.lift,
    12: release_12.lift,
    13: release_13.lift,
}
NEWEST = max(STEPS, default=1)
NO_RECORD = "this file holds no record; it is not a backup of this program"

_SCHEMA: SchemaTable = SchemaRow.__table__  # type: ignore[assignment]


def bring_up_to_date(connection: Connection) -> None:
    """Make a new database, or take an older one through every step it lacks."""
    if connection.dialect.name == "postgresql":  # servers that start together take turns
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtext("schema_version"))))
    found = release_of(connection)
    if found is None:
        Table.metadata.create_all(connection)
        _guard_events(connection)
        connection.execute(insert(_SCHEMA).values(number=NEWEST))
        return
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


def release_of(connection: Connection) -> int | None:
    """Return the release that a database is of; None for one that is none of ours."""
    if not inspect(connection).has_table("schema_version"):
        return None
    return connection.scalar(select(func.max(_SCHEMA.c.number))) or 0


@contextmanager
def as_newest(database: Database) -> Iterator[Session]:
    """Show a database of an earlier release as one of this, and leave it as it was."""
    with database.engine.connect() as connection:
        found = release_of(connection)
        connection.rollback()
        if found is None:
            raise Problem(NO_RECORD)
        if found == NEWEST:
            with database.reading() as session:
                yield session
            return
        lifted = connection.execution_options(**{WRITES: True})
        bring_up_to_date(lifted)
        with Session(lifted) as session:
            yield session
        lifted.rollback()


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
