import pytest

from tests.vendor_data.vendor_room import VendorRoom


@pytest.fixture
def room(tmp_path):
    made = VendorRoom(tmp_path)
    yield made
    made.store.database.close()
