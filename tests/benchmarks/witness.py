"""What real Chromium windows see of a drag, of a release, and of a pain that is added."""

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.company import company
from tests.benchmarks.figures import Figures
from tests.browser import workshop
from tests.browser.meeting import CHROMIUM, Member

ROUNDS = 20
SIZE = {"width": 1400, "height": 1000}
PRESS = """
() => {
  const at = Date.now()
  document.querySelector("[data-testid=stButton] button").click()
  return at
}
"""
PAINS = 6  # one by each of the six
WATCH_BOARD = """
() => {
  const total = () => document.querySelectorAll("*")
  const board = [...total()].map(e => e.shadowRoot).find(r => r && r.querySelector(".rows"))
  window.moves = []
  new MutationObserver(() => window.moves.push(Date.now()))
    .observe(board.querySelector(".rows"), {subtree: true, childList: true, characterData: true})
}
"""
WATCH_CHARTS = """
() => {
  window.drawn = []
  const seen = new MutationObserver(all => {
    const inside = m => m.target.closest && m.target.closest("[data-testid=stVegaLiteChart] svg")
    if (all.some(inside)) window.drawn.push(Date.now())
  })
  seen.observe(document.body, {subtree: true, childList: true, attributes: true})
}
"""
WATCH_PAIN = """
text => {
  window.shown = 0
  const seen = new MutationObserver(all => {
    const has = node => node.textContent.includes(text)
    if (!all.some(m => has(m.target) || [...m.addedNodes].some(has))) return
    window.shown = Date.now()
    seen.disconnect()
  })
  seen.observe(document.body, {subtree: true, childList: true, characterData: true})
}
"""
SLIDE = """
([title, x, kind]) => {
  const roots = [...document.querySelectorAll("*")].map(e => e.shadowRoot).filter(Boolean)
  const board = roots.find(r => r.querySelector(".rows"))
  const input = board.querySelector(`input[aria-label="${title}"]`)
  input.value = x
  const at = Date.now()
  input.dispatchEvent(new Event("input"))
  if (kind === "release") input.dispatchEvent(new Event("change"))
  return at
}
"""


def witness(figures: Figures, base: str, bare: str, beside: Sequence[str] = ()) -> None:
    """Measure between two windows: slider to ranking, and release to charts on either side.

    `beside` holds the cookies of those who sit there at protocol clients and follow every release.
    """
    floor = bare_charts(bare)
    seen_by = f"2 Chromium, {len(beside)} beside" if beside else "2 Chromium"
    with sync_playwright() as playwright, company(base, beside) as others:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        mover, other = (Member(browser, base, role) for role in ("chair", "evaluator"))
        for member in (mover, other):
            member.open("what-if").in_play()
            member.page.locator("[data-testid=stVegaLiteChart] svg").nth(1).wait_for()
            member.page.evaluate(WATCH_BOARD)
            member.page.evaluate(WATCH_CHARTS)
        others.all_in_play(since=0, state=0)
        mover.page.wait_for_timeout(2_000)
        drags = [_first(mover, other, 300 + 7 * at, "drag", "moves") for at in range(ROUNDS)]
        figures.times("drag → ranking in the other window", seen_by, [], drags, "p95 ≤ 80 ms")
        own, theirs = [], []
        for at in range(ROUNDS):
            own.append(_first(mover, mover, 303 + 15 * at, "release", "drawn"))
            theirs.append(_first(mover, other, 311 + 15 * at, "release", "drawn"))
        figures.times("release → charts on the mover's screen", seen_by, floor, own,
                      "p95 ≤ 200 ms")  # fmt: skip
        figures.times("release → charts in the other window", seen_by, floor, theirs, "–")
        browser.close()


def bare_charts(base: str) -> list[float]:
    """Press the button of a bare page in two windows at once; the seconds to the first's charts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        pages = [browser.new_context(viewport=SIZE).new_page() for _ in range(2)]
        for page in pages:
            page.goto(base)
            page.locator("[data-testid=stVegaLiteChart] svg").nth(1).wait_for()
            page.evaluate(WATCH_CHARTS)
        took = []
        for _ in range(ROUNDS):
            pages[0].wait_for_timeout(1_200)
            pages[0].evaluate("window.drawn.length = 0")
            for page in reversed(pages):
                began = page.evaluate(PRESS)
            took.append(_when(pages[0], "drawn") - began / 1000)
        browser.close()
    return took


def witness_pains(figures: Figures, folder: Path) -> None:
    """Measure between six windows at a process map: a pain added until the last one shows it."""
    folder.mkdir(parents=True, exist_ok=True)
    with workshop.serve(folder) as gozin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        authors = [workshop.Author(browser, gozin.base, key) for key in workshop.SIX]
        took = [_last(authors, place % len(authors), place) for place in range(PAINS)]
        browser.close()
    figures.times("pain added → the five other windows", "6 Chromium", [], took, "< 2 s")


def _last(authors: list[workshop.Author], place: int, turn: int) -> float:
    """Let one of them add a pain; return the seconds until the slowest of the others shows it."""
    author, text = authors[place], f"Pain of turn {turn}"
    others = [each for each in authors if each is not author]
    author.write(text)
    author.page.wait_for_timeout(2_000)
    for each in others:
        each.page.evaluate(WATCH_PAIN, text)
    began = author.page.evaluate("Date.now()")
    author.add()
    return max(_shown_at(each) - began for each in others) / 1000


def _shown_at(author: workshop.Author) -> float:
    for _ in range(400):
        shown = author.page.evaluate("window.shown")
        if shown:
            return shown
        author.page.wait_for_timeout(25)
    raise TimeoutError("pain")


def _first(mover: Member, watcher: Member, x: int, kind: str, where: str) -> float:
    watcher.page.wait_for_timeout(1_200)
    watcher.page.evaluate(f"window.{where}.length = 0")
    began = mover.page.evaluate(SLIDE, ["Price", x, kind])
    return _when(watcher.page, where) - began / 1000


def _when(page: Page, where: str) -> float:
    """Return when the first change was seen [seconds since 1970]."""
    for _ in range(400):
        page.wait_for_timeout(25)
        seen = page.evaluate(f"window.{where}[0]")
        if seen:
            return seen / 1000
    raise TimeoutError(where)
