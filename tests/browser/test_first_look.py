"""What a newcomer meets at the sample: where they are, and what was not used."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.stages import DONE
from workbench.language import Language, say

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

LOW = {"width": 1280, "height": 640}
# What the sample has passed over, and the sentence that says so instead of made-up figures.
NOT_USED = {
    "cost-sheet": "The plan was frozen without cost lines: each proposal has one price.",
    "who-offers": "No vendor's way of offering was described.",
    "questions": "No question of a vendor was recorded.",
    "envelopes": "This selection took its proposals without sealed envelopes.",
    "references": "No reference of any vendor was recorded.",
    "evidence": "Every answer stands as the vendor's own claim.",
    "risks": "No risk of any vendor was judged.",
    "demos": "No scenario was written, and no vendor showed one.",
    "stale-answers": "No answer is stale",
    "consensus": "No score has been agreed on: everywhere the mean stands.",
    "what-if": "Nothing is pinned yet",
    "decision": "No decision has been recorded yet.",
}


@pytest.mark.parametrize(("role", "language"), [("chair", Language.EN), ("evaluator", Language.FA)])
def test_the_sample_says_of_every_step_that_it_did_not_use_that_it_is_not_used(
    sit, gozin, role, language
):
    locale = {Language.EN: "en-GB", Language.FA: "fa-IR"}[language]
    member = sit(role, at=gozin.base, locale=locale)
    for screen, sentence in NOT_USED.items():
        member.open(screen)
        told = member.page.get_by_text(say(sentence, language)).first
        expect(told, screen).to_be_visible(timeout=60_000)


def test_a_low_window_shows_in_the_menu_where_one_is_and_below_it_who_one_is(sit, gozin):
    page = sit("chair", at=gozin.base, viewport=LOW).open("ranking").page
    here = page.locator("[data-testid=stSidebarNavLink][aria-current=page]")
    expect(here).to_have_text("Ranking", timeout=60_000)
    seat = page.get_by_test_id("stSidebarUserContent")
    expect(seat.get_by_role("radio", name="فارسی")).to_be_in_viewport(ratio=1)
    expect(seat.get_by_role("button", name="Sign out")).to_be_in_viewport(ratio=1)
    expect(here).to_be_in_viewport(ratio=1, timeout=10_000)
    assert here.bounding_box()["y"] + here.bounding_box()["height"] <= seat.bounding_box()["y"]


def test_equal_buttons_of_a_list_say_by_ear_whose_they_are(sit, gozin):
    page = sit("chair", at=gozin.base).open("committee").page
    expect(page.get_by_role("heading", name="Committee")).to_be_visible(timeout=60_000)
    for label in ("Roles", "Remove …", "New passphrase …"):
        named = re.compile(f"^{re.escape(label)} Leila Karimi")
        button = page.get_by_test_id("stMain").get_by_role("button", name=named)
        expect(button).to_have_count(1)
        expect(button.locator("p > span")).to_have_css("width", "1px")  # for the ear alone


def test_the_answers_stand_on_one_screen_and_the_proposals_lead_to_it(sit, gozin):
    page = sit("evaluator", at=gozin.base).open("proposals").page
    page.get_by_role("button", name="Answers side by side").click(timeout=60_000)
    expect(page.get_by_role("heading", name="Side by side", exact=True)).to_be_visible()
    expect(page.get_by_role("columnheader", name="Caspian")).to_be_visible(timeout=60_000)


LEVELS = """() => [...document.querySelectorAll('[data-testid=stMain] :is(h1, h2, h3, h4, h5, h6)')]
  .map(head => Number(head.getAttribute('aria-level') ?? head.localName[1]))"""
JUMPS = f"""() => {{
  const found = ({LEVELS})()
  return found.length > 1 && found.every((level, place) => level <= (found[place - 1] ?? 0) + 1)
}}"""


@pytest.mark.parametrize("screen", ["ranking", "sheet", "proposals", "process"])
def test_heads_of_a_screen_go_down_level_by_level(sit, gozin, screen):
    page = sit("chair", at=gozin.base).open(screen).page
    page.wait_for_function(JUMPS, timeout=60_000)


def test_words_that_nobody_has_stored_yet_outlive_another_language_and_a_page_loaded_anew(
    sit, gozin
):
    page = sit("chair", at=gozin.base).open("who-offers").page
    words = page.get_by_test_id("stMain").locator("textarea")
    expect(words).to_have_value("", timeout=60_000)
    words.fill("Page 4 says so")
    page.get_by_role("radio", name="فارسی").click()
    expect(page.locator("html")).to_have_attribute("lang", "fa", timeout=60_000)
    expect(words).to_have_value("Page 4 says so", timeout=60_000)
    page.reload()
    expect(words).to_have_value("Page 4 says so", timeout=60_000)
    expect(page.locator("html")).to_have_attribute("lang", "fa", timeout=60_000)
    page.get_by_role("radio", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en", timeout=60_000)
    expect(words).to_have_value("Page 4 says so", timeout=60_000)
    page.get_by_role("button", name="Save the offer").click()
    expect(page.get_by_text("Saved").first).to_be_visible(timeout=60_000)


FOCUSED = """() => {
  let at = document.activeElement
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at.getAttribute('aria-label') ?? at.innerText.trim()
}"""


def tab_to(page, name: str) -> None:
    """Walk by Tab to what has this name; a page drawn anew meanwhile begins the walk again."""
    page.wait_for_selector(DONE, timeout=60_000)
    for _ in range(250):
        page.keyboard.press("Tab")
        page.wait_for_timeout(50)
        if page.evaluate(FOCUSED).split("\n")[-1] == name:  # before it stands the name of an icon
            return
    raise AssertionError(f"Tab never reaches {name}")


def test_a_what_if_is_played_and_pinned_by_the_keyboard_alone(sit, gozin):
    member = sit("chair", at=gozin.base, viewport=LOW)
    page = member.open("ranking").page
    expect(page.get_by_role("heading", name="Ranking", level=1)).to_be_visible(timeout=60_000)
    tab_to(page, "What if …?")
    page.keyboard.press("Enter")
    member.in_play(within=60_000)
    tab_to(page, "Price")
    for _ in range(150):
        page.keyboard.press("ArrowRight")
    member.expect_ranking(("Caspian", "71.44"), ("Baran", "70.16"), ("Aban", "66.16"))
    expect(page.get_by_text("Caspian is first", exact=False).first).to_be_visible(timeout=60_000)
    tab_to(page, "Title of what the sliders show now")
    page.keyboard.type("Price counts 40 %")
    tab_to(page, "Pin")
    page.keyboard.press("Enter")
    pinned = page.get_by_test_id("stMain").get_by_text("Price counts 40 %")
    expect(pinned.first).to_be_visible(timeout=60_000)


def test_a_chart_whose_script_was_lost_on_the_way_comes_once_the_server_is_there(sit, gozin):
    member = sit("chair", at=gozin.base)
    lost: list[str] = []

    def lose(route):
        """Lose the script of the charts, and twice the question whether the server is there."""
        at = route.request.url.rpartition("/")[-1].partition(".")[0]
        if lost.count(at) == {"ArrowVegaLiteChart": 1, "health": 2}[at]:
            return route.continue_()
        lost.append(at)
        return route.abort()

    member.page.route(re.compile(r"/ArrowVegaLiteChart\.[^/]*\.js$|/_stcore/health$"), lose)
    member.open("ranking")
    expect(member.page.get_by_test_id("stVegaLiteChart").first).to_be_visible(timeout=60_000)
    assert lost.count("ArrowVegaLiteChart") == 1
    told, member.problems[:] = member.problems[:], []
    assert any("Failed to fetch dynamically imported module" in problem for problem in told)


def test_a_page_that_shows_nothing_though_it_is_drawn_is_loaded_anew(sit, gozin):
    page = sit("chair", at=gozin.base).open("committee").page
    heading = page.get_by_role("heading", name="Committee", level=1)
    expect(heading).to_be_visible(timeout=60_000)
    page.wait_for_selector(DONE)

    page.get_by_test_id("stMain").evaluate("main => main.replaceChildren()")

    expect(heading).to_be_visible(timeout=60_000)
