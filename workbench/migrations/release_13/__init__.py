"""The step to release 13."""

from collections.abc import Callable

from sqlalchemy import Connection

from workbench.migrations.release_13.call_ends import lift_call_ends

PARTS: tuple[Callable[[Connection], None], ...] = (lift_call_ends,)


def lift(connection: Connection) -> None:
    """Add what every subject needs."""
    for part in PARTS:
        part(connection)
