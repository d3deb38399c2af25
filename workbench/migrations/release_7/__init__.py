"""The step to release 7: what proposals hold more of, one module for each subject."""

from collections.abc import Callable

from sqlalchemy import Connection

from workbench.migrations.release_7.answers import lift_answers
from workbench.migrations.release_7.checking import lift_checking
from workbench.migrations.release_7.costs import lift_costs
from workbench.migrations.release_7.drafts import lift_drafts
from workbench.migrations.release_7.former_scores import lift_former_scores
from workbench.migrations.release_7.lead_times import lift_lead_times
from workbench.migrations.release_7.offering import lift_offering
from workbench.migrations.release_7.sealing import lift_sealing
from workbench.migrations.release_7.vendor_seats import lift_vendor_seats

PARTS: tuple[Callable[[Connection], None], ...] = (
    lift_answers,
    lift_costs,
    lift_lead_times,
    lift_offering,
    lift_sealing,
    lift_checking,
    lift_vendor_seats,
    lift_drafts,
    lift_former_scores,
)


def lift(connection: Connection) -> None:
    """Add what every subject needs."""
    for part in PARTS:
        part(connection)
