"""Long trials: lines that are cut for minutes, and a restart under 35 members."""

import re
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests import server
from tests.benchmarks.company import company
from tests.benchmarks.crowd import crowd
from tests.benchmarks.page import write_section
from tests.browser.meeting import CHROMIUM, Member, serve
from tests.browser.proxy import line_to

CUTS = (150, 900)
MEMBERS, WITHIN = 35, 15
ROLES, WINDOWS_WITHIN, GREY_WITHIN = ("chair", "evaluator"), 10, 2
HEAD = """Measured by `make soak` ({when} UTC): how long until boards are grey, from the moment when
the line is cut or the server told to stop; and until they are in play again by themselves with the
last stored weights, from the moment when the line is back or the server ready.

| What happened | Boards grey after | Wanted | In play again after | Wanted |
|---|---|---|---|---|
"""
OFFICIAL = [("Baran", "72.70"), ("Aban", "71.45"), ("Caspian", "70.55")]
AT_FORTY = [("Caspian", "71.44"), ("Baran", "70.16"), ("Aban", "66.16")]


def soak(sample: Path, folder: Path) -> None:
    """Run every trial and say how each ended; the first that fails ends it all."""
    grey, windows, everybody = restart(sample, folder / "restart")
    rows = [
        _told("restart, two Chromium windows", grey, windows, WINDOWS_WITHIN),
        _told(f"restart, {MEMBERS} members", None, everybody, WITHIN),
    ]
    with serve(sample, folder / "cuts") as gozin:
        for seconds in CUTS:
            grey, took = cut(gozin, seconds)
            rows.append(_told(f"line cut for {seconds} s", grey, took, WINDOWS_WITHIN))
    when = f"{datetime.now(UTC):%Y-%m-%d %H:%M}"
    write_section("Long trials", HEAD.format(when=when) + "\n".join(rows) + "\n")


def _told(what: str, grey: float | None, took: float, within: int) -> str:
    """Return a row of the table, and print it at once."""
    greyed = "– | –" if grey is None else f"{grey:.1f} s | ≤ {GREY_WITHIN} s"
    row = f"| {what} | {greyed} | {took:.1f} s | ≤ {within} s |"
    sys.stdout.write(row + "\n")
    sys.stdout.flush()
    return row


def _watch(member: Member) -> None:
    """Let the page note the moment at which it first shows that its line is lost."""
    member.page.evaluate(
        """() => new MutationObserver(() => {
            const lost = document.body.classList.contains("gozin-reconnecting")
            if (lost) window.greyAt ??= Date.now()
        }).observe(document.body, { attributes: true, attributeFilter: ["class"] })"""
    )


def _grey(member: Member, since: float) -> float:
    """Wait until the member's board is grey; return how long that took [seconds]."""
    expect(member.board).to_have_class(re.compile("away"), timeout=10_000)
    return member.page.evaluate("window.greyAt") / 1_000 - since


def cut(gozin: server.Server, seconds: int) -> tuple[float, float]:
    """Cut one member's line while the chair moves; return how soon it was grey, and back."""
    with sync_playwright() as playwright, line_to(gozin.port) as line:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        chair = Member(chromium, gozin.base, "chair").open("what-if").in_play()
        away = Member(chromium, line.base, "evaluator").open("what-if").in_play()
        _watch(away)
        cut_at = time.time()
        line.cut()
        grey = _grey(away, cut_at)
        chair.move("Price", 400)
        away.page.wait_for_timeout(seconds * 1_000)
        line.mend()
        began = time.monotonic()
        away.in_play(within=10_000).expect_ranking(*AT_FORTY)
        took = time.monotonic() - began
        chair.board.get_by_role("button", name="Back to official").click()
        away.expect_ranking(*OFFICIAL)
        chromium.close()
        return grey, took


def restart(sample: Path, folder: Path) -> tuple[float, float, float]:
    """Restart the server under many members, two of them at real windows.

    Returns how soon both windows were grey, and how long after the server was ready they and all
    others were in play [seconds].
    """
    tokens, _ = crowd(sample, folder, MEMBERS - len(ROLES))
    with sync_playwright() as playwright, ExitStack() as stack:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with server.running(folder) as first:
            windows = [Member(chromium, first.base, role).open("what-if") for role in ROLES]
            others = stack.enter_context(company(first.base, tokens))
            others.all_in_play(since=0, state=0)
            windows[0].in_play().move("Price", 400)
            windows[1].in_play().expect_ranking(*AT_FORTY)
            for window in windows:
                _watch(window)
            told = time.time()
        stopped = time.monotonic()
        grey = max(_grey(window, told) for window in windows)
        with server.running(folder, port=first.port):
            ready = time.monotonic()
            for window in windows:
                window.in_play(within=WINDOWS_WITHIN * 1_000).expect_ranking(*AT_FORTY)
            back = time.monotonic() - ready
            last = others.all_in_play(since=stopped, state=1, within=WITHIN) - ready
            chromium.close()
            stack.close()  # who stays would dial a server that is gone
    return grey, back, max(back, last)
