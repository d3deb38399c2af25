"""Protocol clients that sit in a meeting beside real windows, and come back when it does."""

import asyncio
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from tests.benchmarks.lines import Board, Session
from tests.browser.meeting import SELECTION

LOOK = 0.02  # seconds between two looks at what came
REDIAL = 0.5


@dataclass
class Company:
    """People at protocol clients; `greeted` holds when each was let in last, and at what state."""

    base: str
    tokens: Sequence[str]
    greeted: dict[str, tuple[float, int]] = field(default_factory=dict)
    left: threading.Event = field(default_factory=threading.Event)

    def all_in_play(self, *, since: float, state: int, within: float = 60) -> float:
        """Wait until all were let in after `since`, at this state; return when the last was."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            let_in = [at for at, found in self.greeted.values() if at > since and found == state]
            if len(let_in) == len(self.tokens):
                return max(let_in, default=since)
            time.sleep(LOOK)
        raise TimeoutError(f"{len(let_in)} of {len(self.tokens)} in play")

    async def sit(self) -> None:
        """Come in a few at a time, as people do, and stay."""
        await asyncio.gather(*(self._stay(place, each) for place, each in enumerate(self.tokens)))

    async def _stay(self, place: int, token: str) -> None:
        """Follow the meeting as a page does, and dial again whenever the line is lost."""
        await asyncio.sleep(place * 2 * LOOK)
        while not self.left.is_set():
            with suppress(OSError, WebSocketException, TimeoutError):
                async with (
                    Session(self.base, token, "what-if", f"s={SELECTION}") as session,
                    Board(self.base, token, SELECTION) as board,
                ):
                    hello = await board.hear("hello")
                    self.greeted[token] = time.monotonic(), hello["state"]["v"]
                    await self._follow(session, board)
            await asyncio.sleep(REDIAL)

    async def _follow(self, session: Session, board: Board) -> None:
        """Ask for the charts whenever the version of the what-if rises."""
        while not (self.left.is_set() or board.is_lost):
            came = [frame for frame, _ in board.seen]
            board.seen.clear()
            if any(each["t"] == "version" and each["topic"] == "what_if" for each in came):
                await session.run(fragment=True)
            await asyncio.sleep(LOOK)


@contextmanager
def company(base: str, tokens: Sequence[str]) -> Iterator[Company]:
    """Seat a protocol client for each token, in a thread of their own."""
    here = Company(base, tokens)
    thread = threading.Thread(target=lambda: asyncio.run(here.sit()))
    thread.start()
    try:
        yield here
    finally:
        here.left.set()
        thread.join()
