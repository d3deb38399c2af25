"""One open page of the live channel: who sits there, what it may send, what waits for it."""

import asyncio
import contextlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from starlette.websockets import WebSocket, WebSocketDisconnect

from workbench.problem import Problem

Frame = dict[str, Any]
"""One JSON message; only its kind, `t`, means anything here."""

MOST_CHARACTERS = 2_000
FRAMES_PER_SECOND = 60
BURST = 4 * FRAMES_PER_SECOND  # what piles up while a busy server looks away for four seconds
WAITING_FRAMES = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Who sits behind a connection, as the sign-in middleware and the committee know them."""

    actor: Any
    member: str
    name: str
    vendor_room: bool = False
    plays: bool = True  # whether what-ifs may be shown here at all
    words: Callable[[Problem], str] = field(default=str, compare=False)


Audience = Callable[[Seat], bool]


def committee(seat: Seat) -> bool:
    return not seat.vendor_room


@dataclass(slots=True, kw_only=True)
class Allowance:
    """A bucket of frames that fills by the second."""

    left: float = BURST
    at: float = 0.0

    def take(self, now: float) -> bool:
        self.left = min(BURST, self.left + (now - self.at) * FRAMES_PER_SECOND)
        self.at = now
        self.left -= 1
        return self.left >= 0


@dataclass(slots=True, kw_only=True, eq=False)
class Line:
    """One open connection of one browser page."""

    socket: WebSocket
    seat: Seat
    heard_at: float
    private: bool = False
    own_state: Frame | None = None
    allowance: Allowance = field(default_factory=Allowance)
    waiting: asyncio.Queue[str] = field(default_factory=lambda: asyncio.Queue(WAITING_FRAMES))

    async def write(self) -> None:
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):
            while True:
                await self.socket.send_text(await self.waiting.get())

    async def close(self, code: int) -> None:
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):
            await self.socket.close(code)


def same_origin(socket: WebSocket, also: Iterable[str]) -> bool:
    """Whether the page that opens the connection came from this very server."""
    origin = socket.headers.get("origin", "")
    return origin in also or (origin != "" and urlsplit(origin).netloc == socket.headers["host"])


def written(frame: Frame) -> str:
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Frame | None:
    """Return the frame of a text, or None for anything that is not one."""
    with contextlib.suppress(ValueError, RecursionError):
        frame = json.loads(text)
        if isinstance(frame, dict) and isinstance(frame.get("t"), str):
            return frame
    return None
