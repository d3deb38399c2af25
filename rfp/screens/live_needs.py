"""A part of a page that follows the needs."""

from collections.abc import Callable

from rfp.reads.version import NEEDS, needs_version
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.live_part import live_part


def live_needs(
    desk: Desk, draw: Callable[[Desk], None], *, name: str, patient: bool = False
) -> None:
    """Draw the part now, and again when somebody changes the needs or the plan."""
    live_part(desk, draw, name=name, topic=NEEDS, version=needs_version, patient=patient)
