"""The step to release 12."""

from collections.abc import Callable

from sqlalchemy import Connection

from workbench.migrations.release_12.approvals import lift_approvals
from workbench.migrations.release_12.budget import lift_budget
from workbench.migrations.release_12.grid import lift_grid
from workbench.migrations.release_12.sign_offs import lift_sign_offs
from workbench.migrations.release_12.stages import lift_stages
from workbench.migrations.release_12.stated_offers import lift_stated_offers
from workbench.migrations.release_12.withdrawals import lift_withdrawals

PARTS: tuple[Callable[[Connection], None], ...] = (
    lift_approvals,
    lift_budget,
    lift_grid,
    lift_sign_offs,
    lift_stages,
    lift_stated_offers,
    lift_withdrawals,
)


def lift(connection: Connection) -> None:
    """Add what every subject needs."""
    for part in PARTS:
        part(connection)
