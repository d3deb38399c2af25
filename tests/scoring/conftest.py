from dataclasses import replace

import pytest

from scoring.changes.price_opening import open_prices
from tests.scoring import second_selection as second
from tests.scoring.second_room import ROOM, START, build, opened


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
        stages[stage] = (folder / "gozin.db").read_bytes(), 0
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
    database, after = stages[stage]
    (tmp_path / "gozin.db").write_bytes(database)
    return replace(room, store=opened(tmp_path, after=after))


@pytest.fixture
def opening_room(built, tmp_path):
    room = _copy(built, "opening", tmp_path)
    yield room
    room.store.database.close()


@pytest.fixture
def moved(built, tmp_path):
    """Give the room as it is after a move, which is made once: each test works on a copy."""
    _, stages = built
    rooms = []

    def take(stage, move):
        if move not in stages:
            folder = tmp_path / "moved"
            folder.mkdir()
            room = _copy(built, stage, folder)
            move(room)
            after = (room.store.clock() - START).seconds
            room.store.database.close()
            stages[move] = (folder / "gozin.db").read_bytes(), after
        rooms.append(_copy(built, move, tmp_path))
        return rooms[-1]

    yield take
    for room in rooms:
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
