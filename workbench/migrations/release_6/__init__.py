"""The step to release 6: what the needs and the RFP hold more of, one module for each subject."""

from collections.abc import Callable

from sqlalchemy import Connection

from workbench.migrations.release_6.gaps import lift_gaps
from workbench.migrations.release_6.goals import lift_goals
from workbench.migrations.release_6.house_style import lift_house_style
from workbench.migrations.release_6.issued_files import lift_issued_files
from workbench.migrations.release_6.lists import lift_lists
from workbench.migrations.release_6.maps import lift_maps
from workbench.migrations.release_6.questions import lift_questions
from workbench.migrations.release_6.readiness import lift_readiness
from workbench.migrations.release_6.requirements import lift_requirements
from workbench.migrations.release_6.rfp_sections import lift_rfp_sections
from workbench.migrations.release_6.scoring_gates import lift_scoring_gates

PARTS: tuple[Callable[[Connection], None], ...] = (
    lift_scoring_gates,
    lift_maps,
    lift_requirements,
    lift_gaps,
    lift_goals,
    lift_readiness,
    lift_rfp_sections,
    lift_house_style,
    lift_lists,
    lift_questions,
    lift_issued_files,
)


def lift(connection: Connection) -> None:
    """Add what every subject needs."""
    for part in PARTS:
        part(connection)
