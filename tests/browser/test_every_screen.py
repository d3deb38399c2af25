"""Every screen of the sample in either language: its words, direction, barriers and pictures."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import barriers
from tests.browser.conftest import ARTEFACTS
from tests.browser.foreign_words import foreign_words
from tests.browser.meeting import Member
from tests.browser.stages import DONE, LOCALES
from workbench.language import Language

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

WIDTHS = (1400, 800)
# Wait until nothing on the page has changed for so many milliseconds, at most three seconds.
STILL = """still => new Promise(done => {
  const end = () => { changes.disconnect(); done() }
  const again = () => { clearTimeout(timer); timer = setTimeout(end, still) }
  const changes = new MutationObserver(again)
  let timer = setTimeout(end, still)
  setTimeout(end, 3_000)
  changes.observe(document.body, {subtree: true, childList: true, characterData: true})
})"""
# The words of a criterion stand there in both languages, as they are published.
OPEN_FOLDS = """() => {
  const shut = '[data-testid=stExpander] details:not([open]) > summary'
  for (const fold of document.querySelectorAll(shut))
    if (!fold.closest('[class*=st-key-plan-criterion]')) fold.click()
}"""


@pytest.mark.parametrize("role", ["chair", "evaluator", "observer"])
def test_every_persian_screen_is_persian_and_reads_from_right_to_left(gozin, chromium, role):
    walk(Member(chromium, gozin.base, role, locale=LOCALES[Language.FA]), role, Language.FA)


def test_every_english_screen_is_english_and_reads_from_left_to_right(gozin, chromium):
    walk(Member(chromium, gozin.base, "chair", locale=LOCALES[Language.EN]), "chair", Language.EN)


def walk(member: Member, role: str, language: Language) -> None:
    """Open every screen that this role has; read all of it, and keep its pictures."""
    page = member.page
    wait_until_drawn(page)
    links = page.get_by_test_id("stSidebarNavLink")
    links.first.wait_for(timeout=60_000)
    paths = [path.split("?")[0].strip("/") for path in hrefs(links)]
    assert len(paths) >= {"chair": 20, "evaluator": 19, "observer": 17}[role]
    found, kept_out = {}, {}
    for place, path in enumerate(paths):
        page.set_viewport_size({"width": WIDTHS[0], "height": 1000})
        if is_in_view(links.nth(place)):
            links.nth(place).click()
            page.wait_for_url(lambda url, path=path: urlsplit(url).path.strip("/") == path)
        else:  # the projector has no menu
            member.open(path)
        wait_until_drawn(page)
        name = path or "selections"
        for attribute, value in (("dir", language.direction), ("lang", language.value)):
            expect(page.locator("html")).to_have_attribute(attribute, value, timeout=20_000)
        left = foreign_words(page, language)
        if role == "chair" and (met := barriers(page)):  # who sees every screen that others see
            kept_out[name] = met
        picture(page, f"{language}.{role}.{name}", WIDTHS if role == "chair" else WIDTHS[:1])
        if (role, language) == ("chair", Language.FA):  # who is offered most, and the rarer letters
            left += words_inside(page, language)
        if left:
            found[name] = left
    member.close()
    assert found == {}
    assert kept_out == {}
    assert member.problems == []


def words_inside(page, language: Language) -> list[str]:
    """Return what else stands in foreign letters behind the tabs and in the folds of a screen."""
    left = []
    tabs = page.get_by_role("tab")
    for place in range(max(1, tabs.count())):
        if tabs.count():
            tabs.nth(place).click()
            wait_until_drawn(page)
        page.evaluate(OPEN_FOLDS)
        wait_until_drawn(page)
        left += foreign_words(page, language)
    return left


def is_in_view(link) -> bool:
    """Return whether a link can be pressed; a menu that is put away stands beside the page."""
    box = link.bounding_box()
    return box is not None and 0 <= box["x"] < WIDTHS[0]


def hrefs(links) -> list[str]:
    return links.evaluate_all("links => links.map(link => new URL(link.href).pathname)")


def wait_until_drawn(page) -> None:
    page.wait_for_selector(DONE, timeout=60_000)
    page.evaluate(STILL, 500)  # charts and grids draw themselves after the run
    page.wait_for_selector(DONE, timeout=60_000)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=60_000)


def picture(page, name: str, widths: tuple[int, ...]) -> None:
    """Keep the whole screen as pictures of these widths; others see a part of the chair's."""
    ARTEFACTS.mkdir(exist_ok=True)
    for width in widths:
        if width != page.viewport_size["width"]:
            page.set_viewport_size({"width": width, "height": 1000})
            page.evaluate(STILL, 100)
        tall = page.get_by_test_id("stMainBlockContainer").evaluate("main => main.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(700, tall + 40), 3200)})
        page.evaluate(STILL, 150)
        page.screenshot(path=ARTEFACTS / f"{name}.{width}.png")
