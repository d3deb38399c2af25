"""The step to release 8: what a call knows more of, one module for each subject."""

from collections.abc import Callable

from sqlalchemy import Connection

from workbench.migrations.release_8.call_clock import lift_call_clock

PARTS: tuple[Callable[[Connection], None], ...] = (lift_call_clock,)


def lift(connection: Connection) -> None:
    """Add what every subject needs."""
    for part in PARTS:
        part(connection)
