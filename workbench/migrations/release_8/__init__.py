"""The step to release 8: what a call knows more of, and what of it is kept."""

from collections.abc import Callable

from sqlalchemy import Connection

from workbench.migrations.release_8.call_clock import lift_call_clock
from workbench.migrations.release_8.goals import lift_goals
from workbench.migrations.release_8.section_versions import lift_section_versions

PARTS: tuple[Callable[[Connection], None], ...] = (
    lift_call_clock,
    lift_section_versions,
    lift_goals,
)


def lift(connection: Connection) -> None:
    """Add what every subject needs."""
    for part in PARTS:
        part(connection)
