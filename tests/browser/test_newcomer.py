"""The newcomer's walk: an empty server, the sample by one click, and what they leave with."""

import io
import re

import pytest
from docx import Document
from playwright.sync_api import expect

from scoring.reads.samples import standing_sample
from tests import server
from tests.browser.conftest import ARTEFACTS
from tests.browser.meeting import Member
from tests.browser.stages import PATIENCE, Person
from workbench.ground import open_store
from workbench.language import Language
from workbench.reads.replay import check

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

OFFICIAL = [("Baran", "72.70"), ("Aban", "71.45"), ("Caspian", "70.55")]
AT_FORTY = [("Caspian", "71.44"), ("Baran", "70.16"), ("Aban", "66.16")]
PIN = "What if price counted 40 %?"
REASON = {"en": "First under the published plan.", "fa": "طبق برنامهٔ منتشرشده اول است."}
MAKING = 4 * PATIENCE  # the sample is made while the first page is read


class Newcomer(Person):
    """Somebody who has just started the server and opens its first page."""

    def enter(self, role: str) -> Person:
        """Enter the sample by one click."""
        self.page.goto(f"{self.base}/welcome")
        self.page.locator(f"button[name=role][value={role}]").click(timeout=MAKING)
        self.page.wait_for_url(re.compile("/what-if"), timeout=MAKING)
        return self


def test_a_newcomer_plays_in_two_browsers_pins_decides_leaves_with_the_report_and_starts_afresh(
    chromium, tmp_path
):
    with server.running(tmp_path) as gozin:
        chair, evaluator = (
            Newcomer(chromium, gozin.base, role, Language.EN).enter(role)
            for role in ("chair", "evaluator")
        )
        play(chair, evaluator)
        pin(chair, evaluator)
        report = decide(chair)
        assert {PIN, REASON["en"], *dict(OFFICIAL).values()} - words_of(report) == set()
        start_afresh(chair)
        chair.enter("chair")
        chair.in_play(within=PATIENCE).expect_ranking(*OFFICIAL, within=PATIENCE)
        expect(chair.page.get_by_text(PIN)).to_have_count(0)
        ARTEFACTS.mkdir(exist_ok=True)
        for role, member in (("chair", chair), ("evaluator", evaluator)):
            member.page.screenshot(path=ARTEFACTS / f"newcomer.{role}.png", full_page=True)
            assert member.problems == []
            member.close()
    assert gozin.faults == []
    store = open_store(gozin.database_url)
    with store.read() as session:
        assert standing_sample(session).number == 2
        assert check(session).breaks == ()
    store.database.close()


def play(chair: Member, evaluator: Member) -> None:
    for member in (chair, evaluator):
        member.in_play(within=PATIENCE).expect_ranking(*OFFICIAL, within=PATIENCE)
    chair.move("Price", 400)
    for member in (chair, evaluator):
        member.expect_ranking(*AT_FORTY, within=PATIENCE)


def pin(chair: Person, evaluator: Person) -> None:
    chair.fill(chair.say("Title of what the sliders show now"), PIN)
    chair.press("Pin")
    for member in (chair, evaluator):
        member.sees(PIN)
    chair.button("Back to official", chair.board).click()
    evaluator.expect_ranking(*OFFICIAL, within=PATIENCE)


def decide(chair: Person) -> bytes:
    chair.turn_to("Decision")
    outcome = chair.page.get_by_role("radiogroup", name="Outcome", exact=True)
    chair.after(outcome.locator("label").first.click)
    chair.fill_both("Reason, in words", REASON)
    chair.stored("Record the decision")
    chair.sees(REASON["en"])
    return chair.download("Download the report in English", ".docx")


def start_afresh(chair: Person) -> None:
    chair.page.goto(f"{chair.base}/welcome")
    chair.page.get_by_role("button", name="Start the sample afresh").click(timeout=MAKING)
    expect(chair.page.get_by_role("status")).to_have_text(
        "A new sample is ready; the old one is closed.", timeout=MAKING
    )


def words_of(report: bytes) -> set[str]:
    """Return the paragraphs and cells of a Word file, without marks of direction."""
    document = Document(io.BytesIO(report))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    unmarked = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
    return {each.text.translate(unmarked).strip() for each in paragraphs}
