from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.access.stages import phases
from vendor_data.sealing import box
from workbench.house import furnish

furnish()


@contextmanager
def quick_phrases() -> Iterator[None]:
    """Stretch phrases for a moment only: how slowly it is done is held by a test of its own."""
    with pytest.MonkeyPatch.context() as quick:
        quick.setattr(box, "MEMORY", 8 * box.LANES)
        quick.setattr(box, "PASSES", 1)
        yield


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
