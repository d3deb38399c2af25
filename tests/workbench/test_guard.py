"""What nobody gets past the guard of a running server: each of these was tried and refused."""

import base64
import contextlib
import hashlib
import re

import httpx
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, ConnectionClosedError, InvalidStatus
from websockets.sync.client import connect

from tests import server
from workbench import page_policy
from workbench.changes.accounts import sign_in
from workbench.ground import open_store


@pytest.fixture(scope="module")
def gozin(tmp_path_factory):
    with server.running(tmp_path_factory.mktemp("guard")) as running:
        server.open_first_account(running).close()
        yield running


@pytest.fixture
def sara(gozin):
    with signed_in(gozin) as browser:
        yield browser


def signed_in(gozin):
    """Return a browser with a cookie of its own, made past the door that counts the tries."""
    store = open_store(gozin.database_url, alone=False)
    token = sign_in(store, login="sara", passphrase=server.PASSPHRASE)
    store.database.close()
    browser = gozin.browser()
    browser.cookies.set("gozin", token)
    return browser


def stream(gozin, browser=None, *, origin=None, session=None, **headers):
    """Open Streamlit's own socket as a page of this browser would."""
    if browser is not None:
        headers["Cookie"] = f"gozin={browser.cookies['gozin']}"
    spoken = ["streamlit", "x", session] if session else ["streamlit"]
    return connect(
        f"{gozin.base}/_stcore/stream".replace("http", "ws"),
        origin=gozin.base if origin is None else origin or None,
        additional_headers=headers,
        subprotocols=spoken,
    )


def session_of(socket):
    """Ask for a run, and return the id of the session that the server made for this socket."""
    ask = BackMsg()
    ask.rerun_script.query_string = ""
    socket.send(ask.SerializeToString())
    message = ForwardMsg()
    while message.WhichOneof("type") != "new_session":
        message.ParseFromString(socket.recv(timeout=20))
    return message.new_session.initialize.session_id


def refused(opening):
    with pytest.raises(InvalidStatus) as refusal:
        opening()
    return refusal.value.response.status_code


def test_a_socket_without_a_cookie_is_refused(gozin):
    assert refused(lambda: stream(gozin)) == 403


@pytest.mark.parametrize("origin", ["", "http://elsewhere.example", "null"])
def test_a_socket_that_no_page_of_this_server_opened_is_refused(gozin, sara, origin):
    assert refused(lambda: stream(gozin, sara, origin=origin)) == 403


def test_a_forged_header_signs_nobody_in(gozin, sara):
    with stream(gozin, sara) as own:
        session_of(own)
    browser = sara.cookies["gozin"]
    with gozin.browser(**{"X-Gozin-Session": browser}) as forger:
        assert forger.get("/").status_code == 303
    assert refused(lambda: stream(gozin, **{"X-Gozin-Session": browser})) == 403


def test_a_stolen_session_id_opens_nothing_from_another_cookie_jar(gozin, sara):
    with stream(gozin, sara) as own:
        stolen = session_of(own)
    assert refused(lambda: stream(gozin, session=stolen)) == 403

    with (
        signed_in(gozin) as thief,
        contextlib.suppress(ConnectionClosed),  # or hung up on: another browser than the session's
        stream(gozin, thief, session=stolen) as other,
    ):
        assert session_of(other) != stolen


def test_sign_out_hangs_up_on_the_open_pages_at_once(gozin, sara):
    with stream(gozin, sara) as page:
        session_of(page)
        sara.post("/sign-out")
        with pytest.raises(ConnectionClosedError):
            list(page)  # what the server still says, until it hangs up

    assert page.close_code == 4001


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/openapi.json",
     "/auth/login", "/oauth2callback"],
)  # fmt: skip
def test_what_streamlit_serves_and_nobody_needs_is_closed_even_after_sign_in(sara, path):
    assert sara.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/_stcore/host-config", "/media/x.png", "/component/x/y.js", "/live/crm"]
)
def test_the_parts_of_a_page_are_refused_without_sign_in(gozin, path):
    assert httpx.get(gozin.base + path).status_code == 401


def test_a_page_asked_for_before_sign_in_comes_after_it(gozin):
    answer = httpx.get(f"{gozin.base}/plan?of=crm")

    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/welcome?next=%2Fplan%3Fof%3Dcrm",
    )


@pytest.mark.parametrize("origin", [None, "http://elsewhere.example", "null"])
def test_a_form_that_no_page_of_this_server_sent_is_refused(gozin, origin):
    headers = {"Origin": origin} if origin else {}
    answer = httpx.post(f"{gozin.base}/sign-in", data={"login": "sara"}, headers=headers)

    assert answer.status_code == 403
    assert answer.text == "this was not sent from a page of this server\n"


def test_a_form_larger_than_a_form_is_refused(gozin):
    with gozin.browser() as browser:
        assert browser.post("/sign-in", data={"login": "x" * 20_000}).status_code == 413


def test_a_body_that_does_not_say_its_length_is_refused(gozin):
    with gozin.browser() as browser:
        answer = browser.post("/sign-in", content=iter([b"login=sara"]))

    assert answer.status_code == 411


def test_an_upload_without_sign_in_is_refused(gozin):
    with gozin.browser() as browser:
        answer = browser.put("/_stcore/upload_file/session/file", content=b"x")

    assert answer.status_code == 401


def test_one_browser_cannot_fill_the_server_with_uploads(gozin, sara):
    eleven_megabytes = bytes(11 * 1024 * 1024)
    statuses = [
        sara.put("/_stcore/upload_file/session/file", content=eleven_megabytes).status_code
        for _ in range(11)
    ]

    assert statuses.index(429) == 10


def test_every_answer_carries_the_policy_refusals_too(gozin, sara):
    for answer in (sara.get("/"), httpx.get(f"{gozin.base}/media/x"), sara.get("/_stcore/metrics")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert (
            f"connect-src 'self' ws://127.0.0.1:{gozin.port} wss://"
            in (answer.headers["content-security-policy"])
        )


def test_the_policy_knows_the_one_inline_script_of_streamlits_page(sara):
    scripts = re.findall(r"<script>(.*?)</script>", sara.get("/").text, re.DOTALL)
    found = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]

    assert [f"'sha256-{digest}'" for digest in found] == [page_policy.STREAMLIT_INLINE]
