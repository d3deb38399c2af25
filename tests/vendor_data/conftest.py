import pytest

from tests.vendor_data.sealing.quick_phrases import quick_phrases
from tests.vendor_data.vendor_room import VendorRoom


@pytest.fixture(autouse=True)
def _quick_phrases():
    with quick_phrases():
        yield


@pytest.fixture
def room(tmp_path):
    made = VendorRoom(tmp_path)
    yield made
    made.store.database.close()
