import pytest

from tests.access.stages import phases
from tests.vendor_data.sealing.quick_phrases import quick_phrases
from workbench.house import furnish

furnish()


@pytest.fixture(scope="session")
def worlds(tmp_path_factory):
    """The selection in each of its 8 phases; to be looked at, never changed."""
    with quick_phrases():
        found = phases(tmp_path_factory.mktemp("access"))
    yield found
    for world in found.values():
        world.store.database.close()


@pytest.fixture(scope="module", autouse=True)
def _quick_phrases(worlds):
    with quick_phrases():
        yield
