import datetime as dt
import itertools
from dataclasses import replace

import pytest

from tests.empty_database import empty_database
from tests.workbench import postgres
from workbench.ground import open_store

START = dt.datetime(2026, 3, 21, 9, 0, tzinfo=dt.UTC)
_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgres_server():
    with postgres.running() as folder:
        yield folder


@pytest.fixture(scope="session")
def empty_on_postgres(postgres_server):
    """Name a database on PostgreSQL of this release with nothing in it, to be copied."""
    open_store(postgres.new_database(postgres_server, "empty")).database.close()
    return "empty"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    if request.param == "sqlite":
        path = tmp_path / "gozin.db"
        path.write_bytes(empty_database())
        return f"sqlite:///{path}"
    server, like = map(request.getfixturevalue, ("postgres_server", "empty_on_postgres"))
    return postgres.new_database(server, f"test_{next(_numbers)}", like)


@pytest.fixture
def store(database_url):
    """Return an empty store whose clock moves one second at each look."""
    seconds = itertools.count()
    opened = replace(
        open_store(database_url), clock=lambda: START + dt.timedelta(seconds=next(seconds))
    )
    yield opened
    opened.database.close()
