import pytest

from tests.vendor_data.sealing.sealed_room import SealedRoom
from vendor_data.sealing import box


@pytest.fixture(autouse=True)
def quick_phrases(monkeypatch):
    """Stretch phrases for a moment only: how slowly it is done is held by a test of its own."""
    monkeypatch.setattr(box, "MEMORY", 8 * box.LANES)
    monkeypatch.setattr(box, "PASSES", 1)


@pytest.fixture
def room(tmp_path):
    made = SealedRoom(tmp_path)
    yield made
    made.store.database.close()
