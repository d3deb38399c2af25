"""The weight board itself in a Chromium page, moved once a frame, and what each frame cost."""

import random
from fractions import Fraction

from playwright.sync_api import Page

from rfp.planning.criterion import CriteriaTree, Criterion
from rfp.planning.tie_break import TieBreak
from scoring.screens.weight_board import BOARD_CSS, BOARD_JS, Board, BoardVendor, board_data
from scoring.weights import from_tenths, moved
from scoring.what_if import WhatIf
from workbench.language import Language

SLIDERS, VENDORS, FRAMES = 12, 20, 240
SIZE = {"width": 1400, "height": 1000}

MOUNT = """
async ([js, data]) => {
  window.__gozinLive = {
    selection: data.selection, boot: data.boot, connected: true, lost: false, people: [],
    expect() {}, subscribe: () => () => {}, send: () => true,
  }
  const address = URL.createObjectURL(new Blob([js], { type: "text/javascript" }))
  const board = await import(address)
  board.default({ data, parentElement: document.body, setStateValue() {} })
}
"""
# In each frame the board draws what was moved in the frame before; then it is looked at, laid out
# and all, and moved again: every slider in turn, and none is let go, so fractions grow as they can.
# In each frame the board draws what was moved in the frame before, then its first slider is moved.
MOVE = """
async frames => {
  const input = document.querySelector("input.range")
  const next = () => new Promise(requestAnimationFrame)
  const seen = { between: [], drawn: 0 }
  let before = await next()
  for (let turn = 0; turn < frames; turn++) {
    const x = (37 * turn) % 1000
    if (input) {
      input.value = x
      input.dispatchEvent(new Event("input"))
    }
    const began = await next()
    seen.between.push(began - before)
    before = began
    const told = input && input.closest(".criterion").querySelector(".value").textContent
    seen.drawn += Number(told === `${(x / 10).toFixed(1)} %`)
  }
  const rows = [...document.querySelectorAll(".rows li")]
  const top = row => parseFloat(row.style.transform.slice("translateY(".length)) // where it goes to
  seen.rows = rows.sort((one, other) => top(one) - top(other)).map(row => row.dataset.vendor)
  seen.weights = [...document.querySelectorAll(".value")].map(value => value.textContent)
  return seen
}
"""


def large_board() -> Board:
    """Return a board of 12 sliders, every other with two criteria below it, and 20 vendors."""
    luck = random.Random(7)  # noqa: S311, made-up points
    tree = CriteriaTree(criteria=tuple(_criteria()))
    vendors = tuple(
        BoardVendor(
            id=f"v{at:02}",
            name=f"Vendor {at}",
            points={leaf: Fraction(luck.randint(0, 300), 3) for leaf in tree.leaves},
        )
        for at in range(VENDORS)
    )
    return Board(
        selection="s",
        boot="b",
        official=tree,
        names={criterion.id: criterion.id for criterion in tree.criteria},
        vendors=vendors,
        what_if=WhatIf(tree=_played_with(tree, luck)),
        precision=Fraction(1, 10),
        tie_break=TieBreak(),
        may_move=True,
    )


def _criteria():
    for at in range(SLIDERS):
        yield Criterion(id=f"c{at:02}", parent=None, weight=Fraction(1, SLIDERS))
        if at % 2:
            yield Criterion(id=f"c{at:02}.a", parent=f"c{at:02}", weight=Fraction(1, 3))
            yield Criterion(id=f"c{at:02}.b", parent=f"c{at:02}", weight=Fraction(2, 3))


def _played_with(tree: CriteriaTree, luck: random.Random) -> CriteriaTree:
    """Return the tree after every slider was moved once: its fractions are as long as they get."""
    for criterion in tree.criteria:
        tree = moved(tree, criterion.id, from_tenths(luck.randint(1, 300)))
    return tree


def mount(page: Page, board: Board) -> None:
    """Let an empty page hold this board."""
    page.set_content(f'<style>{BOARD_CSS}</style><div class="gozin-board"></div>')
    page.evaluate(MOUNT, [BOARD_JS, board_data(board, Language.EN)])


def move(page: Page, frames: int = FRAMES) -> dict:
    """Move the board's first slider, or on an empty page nothing, once a frame.

    Returns
    -------
    dict
        `between`, for each frame the time since the one before [ms]; `drawn`, the number of frames
        that showed the newest move; `rows`, the vendors from top to bottom; `weights` as shown.
    """
    return page.evaluate(MOVE, frames)
