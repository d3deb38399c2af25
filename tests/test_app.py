import os
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests import server
from workbench.uploads import LARGEST

STARTS = (server.app_py, server.streamlit_run, server.uvicorn)
NO_DATABASE = "DATABASE_URL begins with sqlite:// or postgresql://"


@pytest.fixture(scope="module", params=STARTS)
def gozin(request, tmp_path_factory):
    """A server, started in each of the ways that there are."""
    with server.running(tmp_path_factory.mktemp("started"), start=request.param) as running:
        yield running


# First, before anything is asked of the server.
def test_the_server_is_ready_within_five_seconds_of_a_processor(gozin):
    """Processor time, not the wall's: other tests run beside this one."""
    fields = Path(f"/proc/{gozin.process.pid}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])

    assert ticks / os.sysconf("SC_CLK_TCK") < 5


def test_each_way_to_start_serves_the_first_page(gozin):
    answer = httpx.get(f"{gozin.base}/", follow_redirects=True)

    assert answer.url.path == "/welcome"
    assert "Explore the sample selection" in answer.text


def test_the_start_prints_one_line_with_the_address(gozin):
    said = gozin.output

    assert re.fullmatch(
        rf"Gozin is ready: {gozin.base} \(code for a first account .*: [A-Z2-7-]{{14}}\)\n", said
    )


@pytest.mark.parametrize("gozin", [server.app_py], indirect=True)
def test_a_second_server_on_one_file_is_refused_with_a_sentence(gozin, tmp_path):
    port = str(server.free_port())
    second = server.begin(server.app_py(0), tmp_path, PORT=port, DATABASE_URL=gozin.database_url)
    assert second.wait(60) == 1

    assert (tmp_path / "server.out").read_text() == (
        "Gozin does not start: another server already works on gozin.db; stop it, "
        "or give this one another file\n"
    )


def test_an_unsafe_setting_refuses_to_start_with_a_sentence(tmp_path):
    unsafe = [*server.streamlit_run(server.free_port()), "--server.maxUploadSize", "200"]
    started = server.begin(unsafe, tmp_path)

    assert started.wait(60) == 1
    said = (tmp_path / "server.out").read_text()
    assert "Gozin does not start: the setting server.maxUploadSize must be at most 10" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("start", "name", "value", "said"),
    [
        (server.app_py, "PORT", "abc", "PORT is a whole number from 1 to 65535, got abc"),
        (server.streamlit_run, "DATABASE_URL", "mysql://db/gozin", NO_DATABASE),
        (server.uvicorn, "DATABASE_URL", "mysql://db/gozin", NO_DATABASE),
    ],
)
def test_a_setting_that_is_none_refuses_to_start_with_a_sentence(
    tmp_path, start, name, value, said
):
    started = server.begin(start(server.free_port()), tmp_path, **{name: value})

    assert started.wait(60) == 1
    printed = (tmp_path / "server.out").read_text()
    assert f"Gozin does not start: {said}" in printed
    assert "Traceback" not in printed


def test_what_the_server_printed_carries_no_request(gozin):
    httpx.get(f"{gozin.base}/welcome?secret=planted")

    assert "planted" not in gozin.output


def test_an_upload_of_the_largest_size_never_becomes_a_temporary_file():
    asked = "import app, starlette.formparsers as f; print(f.MultiPartParser.spool_max_size)"
    said = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[1], timeout=60,
    ).stdout  # fmt: skip
    assert int(said.split()[-1]) > LARGEST
