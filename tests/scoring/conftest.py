from dataclasses import replace

import pytest

from scoring.changes.sheets import open_prices
from tests.scoring import second_selection as second
from tests.scoring.second_room import ROOM, build, opened


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The second selection at three stages, built once: each test works on a copy."""
    folder = tmp_path_factory.mktemp("second")
    room = build(folder)
    stages = {}
    for stage, move in (("opening", None), ("scoring", _start), ("ranked", _rank)):
        if move is not None:
            move(room)
        room.store.database.close()
        stages[stage] = (folder / "gozin.db").read_bytes()
        room = replace(room, store=opened(folder))
    room.store.database.close()
    return room, stages


def _start(room):
    room.start()


def _rank(room):
    for name in second.EVALUATORS:
        room.fill(name)
        room.lock(name)
    room.price_all()
    open_prices(room.store, room.seated("arash"), selection=ROOM)


def _copy(built, stage, tmp_path):
    room, stages = built
    (tmp_path / "gozin.db").write_bytes(stages[stage])
    return replace(room, store=opened(tmp_path))


@pytest.fixture
def opening_room(built, tmp_path):
    room = _copy(built, "opening", tmp_path)
    yield room
    room.store.database.close()


@pytest.fixture
def scoring_room(built, tmp_path):
    room = _copy(built, "scoring", tmp_path)
    yield room
    room.store.database.close()


@pytest.fixture
def ranked_room(built, tmp_path):
    room = _copy(built, "ranked", tmp_path)
    yield room
    room.store.database.close()
