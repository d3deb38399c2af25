"""A call at which Nima, the facilitator, is signed in: a folder that a server can be started on."""

import datetime as dt
from pathlib import Path

from tests.vendor_data.vendor_room import VendorRoom
from workbench.sign_in import token_id
from workbench.tables import BrowserRow

COOKIE = "cookie-of-nima"


def lay_call(folder: Path) -> None:
    """Put down the call of Aban and Baran, with Nima's browser known for an hour."""
    room = VendorRoom(folder)
    room.declare()
    now = dt.datetime.now(dt.UTC)
    with room.store.database.writing() as session:
        session.add(
            BrowserRow(
                id=token_id(COOKIE), account="nima", language="en", created_at=now,
                ends_at=now + dt.timedelta(hours=1),
            )
        )  # fmt: skip
    room.store.database.close()
