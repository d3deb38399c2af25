"""An invitation may be for a vendor's person, who then speaks for that vendor alone."""

from sqlalchemy import Connection, Text

from workbench.migrations.lifting import add_column


def lift_vendor_seats(connection: Connection) -> None:
    """Let invitations name a vendor."""
    add_column(connection, "invitation", "vendor", Text())
