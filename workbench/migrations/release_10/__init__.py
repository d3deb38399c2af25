"""The step to release 10: agreed scores, and what each vendor would cost us ourselves."""

from collections.abc import Callable

from sqlalchemy import Connection

from workbench.migrations.release_10.consensus import lift_agreed_scores, lift_consensus_rule
from workbench.migrations.release_10.own_costs import lift_lines_by_vendor, lift_own_costs

PARTS: tuple[Callable[[Connection], None], ...] = (
    lift_consensus_rule,
    lift_agreed_scores,
    lift_lines_by_vendor,
    lift_own_costs,
)


def lift(connection: Connection) -> None:
    """Add what every subject needs."""
    for part in PARTS:
        part(connection)
