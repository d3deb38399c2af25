"""The budget of the project is an amount of an item of readiness."""

from sqlalchemy import Connection

from workbench.migrations.lifting import add_column
from workbench.tables import WHOLE


def lift_budget(connection: Connection) -> None:
    """Let an item bear an amount; those there bear none."""
    add_column(connection, "readiness_item", "amount", WHOLE)
