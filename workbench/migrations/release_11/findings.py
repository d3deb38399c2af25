"""A finding of the check sheet keeps the answer and the list that it was judged on."""

from sqlalchemy import Connection
from sqlalchemy.types import Text

from workbench.migrations.lifting import add_column
from workbench.tables import WHOLE


def lift_judged_on(connection: Connection) -> None:
    """Let a finding name them; those there name none and are not stale."""
    add_column(connection, "mandatory_finding", "judged_answer", Text())
    add_column(connection, "mandatory_finding", "judged_list", WHOLE)
