"""The step to release 12."""

from collections.abc import Callable

from sqlalchemy import Connection

PARTS: tuple[Callable[[Connection], None], ...] = ()


def lift(connection: Connection) -> None:
    """Add what every subject needs."""
    for part in PARTS:
        part(connection)
