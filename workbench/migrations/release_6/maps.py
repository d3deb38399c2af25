"""Process maps of today and of tomorrow, touchpoints, and who said what hurts."""

from sqlalchemy import Connection, Text

from workbench.migrations.lifting import add_column
from workbench.tables import WHOLE


def lift_maps(connection: Connection) -> None:
    """Add what a map shows and replaces, what follows and weighs on a step, a pain's source."""
    for table, column in (
        ("process_map", "state"),
        ("process_map", "replaces"),
        ("step", "following"),
        ("pain", "source_kind"),
    ):
        add_column(connection, table, column, Text())
    for column in ("cost", "experience"):
        add_column(connection, "step", column, WHOLE)
