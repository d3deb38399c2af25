"""A key point is judged again between the opening and the award."""

from sqlalchemy import Connection
from sqlalchemy.types import Text

from workbench.migrations.lifting import add_column


def lift_points_again(connection: Connection) -> None:
    """Add the second verdict with who gave it and when; so far there is none."""
    for column in ("again", "again_by", "again_at"):
        add_column(connection, "readiness_item", column, Text())
