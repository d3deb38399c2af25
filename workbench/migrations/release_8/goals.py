"""A success factor names the goal that fails without it."""

from sqlalchemy import Connection
from sqlalchemy.types import Text

from workbench.migrations.lifting import add_column


def lift_goals(connection: Connection) -> None:
    """Let each success factor name its goal; those there are name none yet."""
    add_column(connection, "success_factor", "goal", Text())
