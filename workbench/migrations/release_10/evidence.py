"""A level of evidence keeps the code that it was set for."""

from sqlalchemy import Connection
from sqlalchemy.types import Text

from workbench.migrations.lifting import add_column


def lift_proven_codes(connection: Connection) -> None:
    """Let a level name the vendor's code of then; those there name none and are not stale."""
    add_column(connection, "evidence_level", "claimed", Text())
