"""What on a page keeps people out who read by ear, by keyboard or in pale light, as axe-core finds.

The package that brings axe-core is MIT, axe-core itself MPL 2.0; both are for tests alone.
"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = {"serious", "critical"}
# Rules that Streamlit 1.67 breaks by itself, and where.
STREAMLITS = {
    # The menu puts each of its sections into one list, and a box between that list and its items.
    "list": "[data-testid=stSidebarNav]",
    "listitem": "[data-testid=stSidebarNav]",
}
INSIDE = (
    "([found, where]) => found.map(one => Boolean(document.querySelector(one)?.closest(where)))"
)


def barriers(page: Page) -> list[str]:
    """Return what the page does wrong by our own doing, each with the rule and the element."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {html}"
        for each in violations
        if each["impact"] in GRAVE
        for html in _ours(page, each)
    ]


def _ours(page: Page, violation: dict) -> list[str]:
    nodes = violation["nodes"]
    where = STREAMLITS.get(violation["id"])
    if where is None:
        return [node["html"] for node in nodes]
    inside = page.evaluate(INSIDE, [[node["target"][0] for node in nodes], where])
    return [node["html"] for node, is_theirs in zip(nodes, inside, strict=True) if not is_theirs]
