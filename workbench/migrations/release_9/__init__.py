"""The step to release 9: criteria that are measured, and the amount of each vendor."""

from collections.abc import Callable

from sqlalchemy import Connection

from workbench.migrations.release_9.measured import lift_amounts, lift_reference_points

PARTS: tuple[Callable[[Connection], None], ...] = (lift_reference_points, lift_amounts)


def lift(connection: Connection) -> None:
    """Add what every subject needs."""
    for part in PARTS:
        part(connection)
