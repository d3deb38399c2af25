"""The step to release 10: agreed scores, our own costs by vendor, and what proved which answer."""

from collections.abc import Callable

from sqlalchemy import Connection

from workbench.migrations.release_10.consensus import lift_agreed_scores, lift_consensus_rule
from workbench.migrations.release_10.evidence import lift_proven_codes
from workbench.migrations.release_10.own_costs import lift_lines_by_vendor, lift_own_costs

PARTS: tuple[Callable[[Connection], None], ...] = (
    lift_consensus_rule,
    lift_agreed_scores,
    lift_lines_by_vendor,
    lift_own_costs,
    lift_proven_codes,
)


def lift(connection: Connection) -> None:
    """Add what every subject needs."""
    for part in PARTS:
        part(connection)
