"""What people type is shown as it was typed: nothing of it leads anywhere."""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import server
from tests.browser.typed_words import NAME, TYPED
from tests.workbench.live_process import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PAGE = Path(__file__).with_name("typed_words.py")


@pytest.fixture
def page(chromium, tmp_path):
    port = server.free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(PAGE), "--server.port", str(port)]
    process = server.begin(command, tmp_path, PYTHONPATH=str(server.ROOT))
    shown = chromium.new_page()
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        shown.goto(f"http://127.0.0.1:{port}")
        expect(shown.get_by_text("drawn to the end")).to_be_visible(timeout=60_000)
        yield shown
    finally:
        shown.close()
        process.terminate()
        process.wait(20)


def test_no_address_that_somebody_typed_becomes_a_link(page):
    links = page.locator("[data-testid=stMain] a").evaluate_all(
        "all => all.map(link => link.getAttribute('href'))"
    )
    said = page.locator("[data-testid=stMain]").inner_text().replace("\u2060", "")

    assert [link for link in links if not link.startswith("#")] == []
    assert [typed for typed in TYPED if typed not in said] == []


def test_a_field_is_named_by_ear_without_the_marks_of_markdown(page):
    field = page.get_by_test_id("stTextInput").last.locator("input")
    expect(field).to_have_accessible_name(NAME)
