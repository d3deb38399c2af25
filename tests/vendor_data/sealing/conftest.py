import pytest

from tests.vendor_data.sealing.sealed_room import SealedRoom


@pytest.fixture
def room(tmp_path):
    made = SealedRoom(tmp_path)
    yield made
    made.store.database.close()
