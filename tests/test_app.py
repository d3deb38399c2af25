import os
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests import server
from workbench.uploads import LARGEST


@pytest.mark.parametrize("start", [server.app_py, server.streamlit_run, server.uvicorn])
def test_each_way_to_start_serves_the_first_page(tmp_path, start):
    with server.running(tmp_path, start=start) as gozin:
        answer = httpx.get(f"{gozin.base}/", follow_redirects=True)

    assert answer.url.path == "/welcome"
    assert "Explore the sample selection" in answer.text


def test_the_start_prints_one_line_with_the_address(tmp_path):
    with server.running(tmp_path) as gozin:
        said = gozin.output

    assert re.fullmatch(
        rf"Gozin is ready: {gozin.base} \(code for a first account .*: [A-Z2-7-]{{14}}\)\n", said
    )


def test_the_server_is_ready_within_five_seconds_of_a_processor(tmp_path):
    """Processor time, not the wall's: other tests run beside this one."""
    with server.running(tmp_path) as gozin:
        fields = Path(f"/proc/{gozin.process.pid}/stat").read_text().rpartition(")")[2].split()
        ticks = int(fields[11]) + int(fields[12])

    assert ticks / os.sysconf("SC_CLK_TCK") < 5


def test_a_second_server_on_one_file_is_refused_with_a_sentence(tmp_path):
    with server.running(tmp_path) as gozin:
        folder = tmp_path / "second"
        folder.mkdir()
        port = str(server.free_port())
        second = server.begin(server.app_py(0), folder, PORT=port, DATABASE_URL=gozin.database_url)
        assert second.wait(30) == 1

    assert (folder / "server.out").read_text() == (
        "Gozin does not start: another server already works on gozin.db; stop it, "
        "or give this one another file\n"
    )


@pytest.mark.parametrize(
    ("option", "value", "wanted"),
    [
        ("client.showErrorDetails", "full", "none"),
        ("server.maxUploadSize", "200", "at most 10"),
        ("server.enableXsrfProtection", "false", "True"),
    ],
)
def test_an_unsafe_setting_refuses_to_start_with_a_sentence(tmp_path, option, value, wanted):
    port = server.free_port()
    started = server.begin([*server.streamlit_run(port), f"--{option}", value], tmp_path)

    assert started.wait(30) == 1
    said = (tmp_path / "server.out").read_text()
    assert f"Gozin does not start: the setting {option} must be {wanted}" in said
    assert "Traceback" not in said


def test_what_the_server_printed_carries_no_request(tmp_path):
    with server.running(tmp_path, start=server.uvicorn) as gozin:
        httpx.get(f"{gozin.base}/welcome?secret=planted")
        said = gozin.output

    assert "planted" not in said


def test_an_upload_of_the_largest_size_never_becomes_a_temporary_file():
    asked = "import app, starlette.formparsers as f; print(f.MultiPartParser.spool_max_size)"
    said = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[1], timeout=60,
    ).stdout  # fmt: skip
    assert int(said.split()[-1]) > LARGEST
