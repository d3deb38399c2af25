"""Doors of a running server that a person comes to by a link, by another host, or after a crash."""

import contextlib
import os
import shutil
import signal
import subprocess

import pytest

from tests import server
from tests.rfp.needs_room import ROOM
from tests.streamlit_page import opened
from tests.workbench.nimas_call import COOKIE, lay_call
from tests.workbench.packages import document
from workbench.changes.accounts import reset_owner
from workbench.ground import open_store
from workbench.record import verify

NEW = "five lamps below the river"
SARA = {"name": "Sara", "login": "sara", "passphrase": server.PASSPHRASE}
STATIC = server.ROOT / "static"


@pytest.fixture(scope="module")
def gozin(tmp_path_factory):
    with server.running(tmp_path_factory.mktemp("doors")) as running:
        server.open_first_account(running).close()
        yield running


def test_a_passphrase_link_sets_a_new_one_once_and_ends_every_visit(gozin):
    store = open_store(gozin.database_url, alone=False)
    with contextlib.closing(store.database):
        token = reset_owner(store)
    with gozin.browser() as before, gozin.browser() as browser:
        entered = before.post("/sign-in", data={**SARA, "next": "/"})
        assert (entered.status_code, before.get("/").status_code) == (303, 200)
        assert "passphrase" in browser.get("/passphrase").text
        short = browser.post("/passphrase", data={"token": token, "passphrase": "short"})
        link = f"{gozin.base}/passphrase#{token}"
        renewed = browser.post("/passphrase", data={"token": link, "passphrase": NEW})
        again = browser.post("/passphrase", data={"token": token, "passphrase": NEW})
        statuses = [
            browser.post("/sign-in", data={"login": "sara", "passphrase": words}).status_code
            for words in (server.PASSPHRASE, NEW)
        ]
        assert before.get("/").headers["location"] == "/welcome"

    assert (short.status_code, again.status_code) == (400, 410)
    assert (renewed.status_code, renewed.headers["location"]) == (303, "/sign-in?renewed=1")
    assert statuses == [403, 303]
    assert "this link was used already" in again.text


def test_the_address_of_this_machine_in_six_is_this_machine(gozin):
    here = f"[::1]:{gozin.port}"
    with gozin.browser(Host=here, Origin=f"http://{here}") as near:
        assert "Explore the sample selection" in near.get("/welcome").text
        assert near.post("/sample", data={"role": "nobody"}).status_code == 400
    with gozin.browser(Host="[2001:db8::1]", Origin="http://[2001:db8::1]") as far:
        assert "Explore the sample selection" not in far.get("/welcome").text
        assert far.post("/sample", data={"role": "nobody"}).status_code == 403


def test_a_server_open_to_the_network_asks_everybody_for_the_code_of_the_first_account(tmp_path):
    def to_everybody(port):
        return [*server.streamlit_run(port), "--server.address", "0.0.0.0"]  # noqa: S104  # the case

    with server.running(tmp_path, start=to_everybody) as gozin, gozin.browser() as browser:
        code = gozin.output.rstrip(")\n").rpartition(" ")[2]
        without = browser.post("/first-account", data=SARA)
        with_it = browser.post("/first-account", data={**SARA, "code": code})

    assert (without.status_code, with_it.status_code) == (403, 303)
    assert "the one-time code is not the one" in without.text


def test_the_font_and_its_licence_come_from_the_server_itself(gozin):
    with gozin.browser() as browser:
        font = browser.get("/app/static/Vazirmatn.woff2")
        licence = browser.get("/app/static/Vazirmatn-OFL.txt")

    assert (font.status_code, font.content) == (200, (STATIC / "Vazirmatn.woff2").read_bytes())
    assert font.content.startswith(b"wOF2")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence.text


def test_missing_tools_are_named_by_their_packages(tmp_path):
    for name in ("bash", "id", "env"):
        (tmp_path / name).symlink_to(shutil.which(name))
    asked = subprocess.run(
        [shutil.which("bash"), ".ci/tools"], cwd=server.ROOT, env={"PATH": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (asked.returncode, asked.stdout) == (1, "")
    assert asked.stderr.startswith("The tests need Debian's packages: chromium poppler-utils ")
    assert "libreoffice-calc libreoffice-writer. Install them, then run make test" in asked.stderr


def test_what_was_shown_as_saved_is_there_after_the_server_was_killed(tmp_path):
    lay_call(tmp_path)
    with (
        server.running(tmp_path) as gozin,
        opened(gozin, COOKIE, "proposals", f"s={ROOM}") as page,
    ):
        page.choose("Vendor", "Aban")
        page.bring("last.docx", document())
        page.press("Store this evidence")
        assert "last.docx" in page.words()
        os.kill(gozin.process.pid, signal.SIGKILL)
        gozin.process.wait(20)

    with (
        server.running(tmp_path) as again,
        opened(again, COOKIE, "proposals", f"s={ROOM}") as page,
    ):
        assert "last.docx" in page.words()
    store = open_store(again.database_url)
    with contextlib.closing(store.database), store.read() as session:
        assert verify(session, ROOM)[2] == []
