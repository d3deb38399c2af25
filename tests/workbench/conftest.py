import datetime as dt
import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.empty_database import empty_database
from tests.workbench import postgres
from workbench.ground import open_store

START = dt.datetime(2026, 3, 21, 9, 0, tzinfo=dt.UTC)
_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgres_server():
    with postgres.running() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'gozin.db'}"
    server = request.getfixturevalue("postgres_server")
    return postgres.new_database(server, f"test_{next(_numbers)}")


@pytest.fixture
def store(database_url):
    """Return an empty store whose clock moves one second at each look."""
    if database_url.startswith("sqlite"):
        Path(make_url(database_url).database).write_bytes(empty_database())
    seconds = itertools.count()
    opened = replace(
        open_store(database_url), clock=lambda: START + dt.timedelta(seconds=next(seconds))
    )
    yield opened
    opened.database.close()
