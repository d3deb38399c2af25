"""A consensus meeting in two browsers: the chair enters an agreed score, an observer reads it."""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.browser.meeting import serve
from tests.browser.stages import DONE, LOCALES, PATIENCE
from workbench.language import Language, say

REASON = "Three of five flows were shown"


@pytest.fixture
def before_prices(sample, tmp_path):
    with serve(sample, tmp_path) as running:
        yield running


def back_to_consensus(server):
    """Take the sample back to where no price is open; only a test may."""
    with closing(sqlite3.connect(server.folder / "gozin.db", timeout=60)) as connection:
        connection.execute("UPDATE selection SET phase = 'consensus'")
        connection.commit()


def settled(page):
    page.wait_for_selector(DONE, timeout=PATIENCE)


def test_what_the_chair_enters_stands_in_the_log_of_everybody(before_prices, sit):
    chair = sit("chair", at=before_prices.base, locale=LOCALES[Language.EN])
    observer = sit("observer", at=before_prices.base, locale=LOCALES[Language.FA])
    back_to_consensus(before_prices)
    none_yet = "No score has been agreed on: everywhere the mean stands."
    observer.open("consensus")
    expect(observer.page.get_by_text(say(none_yet, Language.FA))).to_be_visible(timeout=PATIENCE)

    page = chair.open("consensus").page
    expect(page.get_by_text(none_yet)).to_be_visible(timeout=PATIENCE)
    cell = page.get_by_test_id("stExpander").first
    cell.locator("summary").click()
    expect(cell.get_by_text("The mean stands: ")).to_be_visible(timeout=PATIENCE)
    expect(cell.get_by_role("table").locator("tbody tr")).to_have_count(5)
    settled(page)
    cell.get_by_role("radiogroup").locator("label").nth(3).click()
    settled(page)
    reason = cell.get_by_role("textbox")
    reason.fill(REASON)
    reason.press("Tab")  # by the keyboard alone to the button below
    settled(page)
    button = cell.get_by_role("button", name="Enter the agreed score")
    button.focus()
    button.press("Enter")
    cell = page.get_by_test_id("stExpander").filter(has_text="agreed: 3")  # gone on to the agreed
    expect(cell.get_by_text("Agreed: 3", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(cell.get_by_text("agreed: 3", exact=True)).to_be_visible(timeout=PATIENCE)

    log = observer.page.get_by_test_id("stTable").last
    expect(log.get_by_text(REASON)).to_be_visible(timeout=PATIENCE)
    expect(observer.page.get_by_role("radiogroup")).to_have_count(1)  # of the language alone
