"""Every screen of the sample in Persian, for each role: no Latin word, right to left, pictured.

What people typed stays as typed: the sample's people and vendors write in both languages at once.
Beside that a Latin word needs a reason, and `ARGUED` gives it.
"""

import dataclasses
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from scoring import sample_content, sample_grounds_content, sample_registers, sample_to_be
from tests.browser.conftest import ARTEFACTS
from tests.browser.meeting import Member
from tests.browser.stages import DONE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("Persian screens"),
    pytest.mark.timeout(900),
]

ARGUED = (
    r"RFP",  # product.md: the Persian term is followed by the letters that vendors know
    r"BPMN|OCDS|JSON",  # names of standards
    r"CRM|SaaS",  # what the trade calls them in Persian too, beside the Persian word
    r"Word|Excel",  # names of programs, on the buttons that make files for them
    r"SHA-256",  # the name of a method, beside what it made
    r"[0-9a-f]{64}",  # what it made
    r"TOPSIS|PROMETHEE II|VIKOR",  # names of methods, as all papers on them write
    r"ICC\([AC],k\)",  # a measure as it is written in reports, beside its question in Persian
    r"Koo & Li \d{4}|Krippendorff \d{4}|Schmidt \d{4}",  # authors to look up
    r"English",  # the switch names each language in itself
    r"REQ-\d+",  # codes of requirements, typed by people
    r"\b[a-z]+\.(csv|xlsx|docx|bpmn)\b",  # names of files, given by people
)
LATIN = re.compile(r"[A-Za-z]{2,}")
MARKS_OF_DIRECTION = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
WIDTHS = (1400, 800)
# All that is read or heard: texts that are shown, those of grids, and the names of what has none.
SAID = """() => {
  const said = []
  const unsaid = e => e.closest('[aria-hidden=true], [data-testid=stIconMaterial], script, style')
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.parentElement
    if (!unsaid(at) && (at.closest('canvas') || at.checkVisibility())) said.push(node.data)
  }
  for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
    for (const e of document.querySelectorAll(`[${name}]`))
      if (!unsaid(e)) said.push(e.getAttribute(name))
  return [...new Set(said)]
}"""

# Wait until nothing on the page has changed for so many milliseconds, at most three seconds.
STILL = """still => new Promise(done => {
  const end = () => { changes.disconnect(); done() }
  const again = () => { clearTimeout(timer); timer = setTimeout(end, still) }
  const changes = new MutationObserver(again)
  let timer = setTimeout(end, still)
  setTimeout(end, 3_000)
  changes.observe(document.body, {subtree: true, childList: true, characterData: true})
})"""


def own_words() -> list[str]:
    """Return what the sample's people and vendors wrote, the longest first."""
    found: set[str] = set()

    def gather(value: object) -> None:
        if isinstance(value, str):
            if LATIN.search(value) and re.search("[آ-ی]", value):
                found.add(value)
        elif isinstance(value, dict):
            gather(list(value.values()))
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            gather([getattr(value, each.name) for each in dataclasses.fields(value)])
        elif isinstance(value, list | tuple | set | frozenset):
            for each in value:
                gather(each)

    for module in (sample_content, sample_grounds_content, sample_registers, sample_to_be):
        gather([value for name, value in vars(module).items() if not name.startswith("__")])
    gather([person.name for person in sample_content.PEOPLE])
    return sorted(found, key=len, reverse=True)


def latin_words(said: list[str]) -> list[str]:
    """Return what is left of Latin words after user text and what is argued above."""
    typed = own_words()
    left = []
    for text in said:
        rest = text.translate(MARKS_OF_DIRECTION)
        for words in typed:
            rest = rest.replace(words, "")
        rest = re.sub("|".join(ARGUED), "", rest)
        if LATIN.search(rest):
            left.append(text)
    return left


@pytest.mark.parametrize("role", ["chair", "evaluator", "observer"])
def test_every_persian_screen_is_persian_and_reads_from_right_to_left(gozin, chromium, role):
    member = Member(chromium, gozin.base, role, locale="fa-IR")
    page = member.page
    wait_until_drawn(page)
    links = page.get_by_test_id("stSidebarNavLink")
    links.first.wait_for(timeout=60_000)
    paths = [path.split("?")[0].strip("/") for path in hrefs(links)]
    assert len(paths) >= {"chair": 20, "evaluator": 19, "observer": 17}[role]
    found = {}
    for place, path in enumerate(paths):
        page.set_viewport_size({"width": WIDTHS[0], "height": 1000})
        if links.nth(place).is_visible():
            links.nth(place).click()
            page.wait_for_url(lambda url, path=path: urlsplit(url).path.strip("/") == path)
        else:  # the projector has no menu
            member.open(path)
        wait_until_drawn(page)
        name = path or "selections"
        for attribute, value in (("dir", "rtl"), ("lang", "fa")):
            expect(page.locator("html")).to_have_attribute(attribute, value, timeout=20_000)
        if left := latin_words(page.evaluate(SAID)):
            found[name] = left
        picture(page, f"fa.{role}.{name}")
    member.close()
    assert found == {}
    assert member.problems == []


def hrefs(links) -> list[str]:
    return links.evaluate_all("links => links.map(link => new URL(link.href).pathname)")


def wait_until_drawn(page) -> None:
    page.wait_for_selector(DONE, timeout=60_000)
    page.evaluate(STILL, 500)  # charts and grids draw themselves after the run
    page.wait_for_selector(DONE, timeout=60_000)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=60_000)


def picture(page, name: str) -> None:
    """Keep the whole screen as a picture, wide and narrow."""
    ARTEFACTS.mkdir(exist_ok=True)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 1000})
        page.evaluate(STILL, 100)
        tall = page.get_by_test_id("stMainBlockContainer").evaluate("main => main.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(700, tall + 40), 3200)})
        page.evaluate(STILL, 150)
        page.screenshot(path=ARTEFACTS / f"{name}.{width}.png")
