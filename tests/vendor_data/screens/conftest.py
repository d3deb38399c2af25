"""A call in which a vendor has a person of its own, plain and with sealed envelopes."""

import pytest

from tests.vendor_data.sealing.sealed_room import SealedRoom
from tests.vendor_data.test_people import seat


@pytest.fixture
def call(room):
    room.issue()
    room.declare()
    seat(room)
    return room


@pytest.fixture
def sealed(tmp_path):
    made = SealedRoom(tmp_path)
    seat(made)
    yield made
    made.store.database.close()
