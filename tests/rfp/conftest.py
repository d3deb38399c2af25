import pytest

from tests.rfp.needs_room import needs_room


@pytest.fixture
def room(tmp_path):
    made = needs_room(tmp_path)
    yield made
    made.store.database.close()
