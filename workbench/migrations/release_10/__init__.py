"""The step to release 10: agreed scores, own costs by vendor, proven answers, points again."""

from collections.abc import Callable

from sqlalchemy import Connection

from workbench.migrations.release_10.consensus import lift_agreed_scores, lift_consensus_rule
from workbench.migrations.release_10.evidence import lift_proven_codes
from workbench.migrations.release_10.own_costs import lift_lines_by_vendor, lift_own_costs
from workbench.migrations.release_10.points_again import lift_points_again

PARTS: tuple[Callable[[Connection], None], ...] = (
    lift_consensus_rule,
    lift_agreed_scores,
    lift_lines_by_vendor,
    lift_own_costs,
    lift_proven_codes,
    lift_points_again,
)


def lift(connection: Connection) -> None:
    """Add what every subject needs."""
    for part in PARTS:
        part(connection)
