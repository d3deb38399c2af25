"""The step to release 10: scores that a committee agrees on."""

from collections.abc import Callable

from sqlalchemy import Connection

from workbench.migrations.release_10.consensus import lift_agreed_scores, lift_consensus_rule

PARTS: tuple[Callable[[Connection], None], ...] = (lift_consensus_rule, lift_agreed_scores)


def lift(connection: Connection) -> None:
    """Add what every subject needs."""
    for part in PARTS:
        part(connection)
