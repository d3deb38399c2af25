import pytest

from tests.access.stages import phases
from workbench.house import furnish

furnish()


@pytest.fixture(scope="session")
def worlds(tmp_path_factory):
    """The selection in each of its 8 phases; to be looked at, never changed."""
    found = phases(tmp_path_factory.mktemp("access"))
    yield found
    for world in found.values():
        world.store.database.close()
