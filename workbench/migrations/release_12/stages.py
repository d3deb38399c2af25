"""A requirement may be tagged by a stage of the value chain and one of the life cycle."""

from sqlalchemy import Connection
from sqlalchemy.types import Text

from workbench.migrations.lifting import add_column


def lift_stages(connection: Connection) -> None:
    """Let a requirement bear both; those there are bear none."""
    add_column(connection, "requirement", "value_stage", Text())
    add_column(connection, "requirement", "customer_stage", Text())
