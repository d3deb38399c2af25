"""Long trials: lines that are cut for minutes, and a restart under 35 members."""

import asyncio
import re
import sys
import time
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import expect, sync_playwright
from websockets.exceptions import WebSocketException

from tests import server
from tests.benchmarks.crowd import crowd
from tests.benchmarks.lines import Board, Session
from tests.browser.meeting import CHROMIUM, SELECTION, Member, serve
from tests.browser.proxy import line_to

CUTS = (150, 900)
MEMBERS, WITHIN = 35, 15
OFFICIAL = [("Baran", "72.70"), ("Aban", "71.45"), ("Caspian", "70.55")]
AT_FORTY = [("Caspian", "71.44"), ("Baran", "70.16"), ("Aban", "66.16")]


def soak(sample: Path, folder: Path) -> None:
    """Run every trial and say how each ended; the first that fails ends it all."""
    took = restart(sample, folder / "restart")
    _tell(f"restart under {MEMBERS}: all in play after {took:.1f} s")
    with serve(sample, folder / "cuts") as gozin:
        for seconds in CUTS:
            took = cut(gozin, seconds)
            _tell(f"line cut for {seconds} s: in play after {took:.1f} s")


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def cut(gozin: server.Server, seconds: int) -> float:
    """Cut one member's line while the chair moves; return how long it took to come back."""
    with sync_playwright() as playwright, line_to(gozin.port) as line:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        chair = Member(chromium, gozin.base, "chair").open("what-if").in_play()
        away = Member(chromium, line.base, "evaluator").open("what-if").in_play()
        line.cut()
        expect(away.board).to_have_class(re.compile("away"), timeout=2_500)
        chair.move("Price", 400)
        away.page.wait_for_timeout(seconds * 1_000)
        line.mend()
        began = time.monotonic()
        away.in_play(within=10_000).expect_ranking(*AT_FORTY)
        took = time.monotonic() - began
        chair.board.get_by_role("button", name="Back to official").click()
        away.expect_ranking(*OFFICIAL)
        chromium.close()
        return took


def restart(sample: Path, folder: Path) -> float:
    """Restart the server under many members; return when the last was in play again [seconds]."""
    tokens, _ = crowd(sample, folder, MEMBERS)
    with server.running(folder) as first:
        port, base = first.port, first.base
        asyncio.run(_everybody(base, tokens))
    with server.running(folder, port=port):
        began = time.monotonic()
        asyncio.run(asyncio.wait_for(_everybody(base, tokens), WITHIN))
        return time.monotonic() - began


async def _everybody(base: str, tokens: list[str]) -> None:
    await asyncio.gather(*(_come_in(base, token) for token in tokens))


async def _come_in(base: str, token: str) -> None:
    """Do as a page does after a restart: load the screen, and dial until there is an answer."""
    while True:
        with suppress(OSError, WebSocketException):
            async with (
                Session(base, token, "what-if", f"s={SELECTION}"),
                Board(base, token, SELECTION) as board,
            ):
                await board.hear("hello")
                return
        await asyncio.sleep(0.5)
