"""The step to release 11."""

from collections.abc import Callable

from sqlalchemy import Connection

from workbench.migrations.release_11.findings import lift_judged_on
from workbench.migrations.release_11.statements import lift_statements

PARTS: tuple[Callable[[Connection], None], ...] = (lift_judged_on, lift_statements)


def lift(connection: Connection) -> None:
    """Add what every subject needs."""
    for part in PARTS:
        part(connection)
