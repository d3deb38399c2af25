"""Protocol clients: one side of the live channel, and one Streamlit session, without a browser."""

import asyncio
import json
import time
from asyncio import FIRST_COMPLETED
from collections.abc import Iterator
from contextlib import suppress
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed


def _headers(base: str, token: str) -> dict[str, object]:
    return {
        "origin": base,
        "additional_headers": {"Cookie": f"gozin={token}"} if token else {},
        "max_size": None,
        "compression": None,
    }


class Board:
    """A page's line to the live channel; `seen` holds (frame, when it came)."""

    def __init__(self, base: str, token: str, selection: str) -> None:
        self._to = f"{base.replace('http', 'ws')}/live/{selection}", _headers(base, token)
        self.seen: list[tuple[dict, float]] = []

    async def __aenter__(self) -> Self:
        address, how = self._to
        self.socket = await connect(address, **how)
        self._listener = asyncio.create_task(self._listen())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listener.cancel()
        await self.socket.close()

    @property
    def is_lost(self) -> bool:
        return self._listener.done()

    async def _listen(self) -> None:
        with suppress(ConnectionClosed):
            async for text in self.socket:
                at = time.perf_counter()
                frame = json.loads(text)
                if frame["t"] == "ping":
                    await self.say(t="pong")
                else:
                    self.seen.append((frame, at))

    async def say(self, **frame: object) -> None:
        await self.socket.send(json.dumps(frame))

    async def hear(self, kind: str, seconds: float = 10) -> dict:
        """Return the first frame of this kind that has come or comes."""
        deadline = time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            for frame, _ in self.seen:
                if frame["t"] == kind:
                    return frame
            await asyncio.sleep(0.01)
        raise TimeoutError(kind)


class Session:
    """One Streamlit session on one screen, which it can ask to draw its fragment again."""

    def __init__(self, base: str, token: str, screen: str, query: str = "") -> None:
        self._to = f"{base.replace('http', 'ws')}/_stcore/stream", _headers(base, token)
        self._screen, self._query = screen, query
        self._finished: asyncio.Queue[float] = asyncio.Queue()
        self.fragment = ""
        self.received = 0

    async def __aenter__(self) -> Self:
        address, how = self._to
        self.socket = await connect(address, subprotocols=["streamlit"], **how)
        self._listener = asyncio.create_task(self._listen())
        await self.run()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listener.cancel()
        with suppress(Exception):
            await self.socket.close()

    async def _listen(self) -> None:
        with suppress(ConnectionClosed):
            async for data in self.socket:
                self._take(data)

    def _take(self, data: bytes) -> None:
        self.received += len(data)
        for message in _messages(data):
            if message.WhichOneof("type") == "delta" and message.delta.fragment_id:
                self.fragment = message.delta.fragment_id
            if message.WhichOneof("type") == "script_finished":
                self._finished.put_nowait(time.perf_counter())

    async def run(self, *, fragment: bool = False) -> float:
        """Ask for a run of the page or of its fragment; return when it had been received."""
        while not self._finished.empty():
            self._finished.get_nowait()
        ask = BackMsg()
        ask.rerun_script.query_string = self._query
        ask.rerun_script.page_name = self._screen
        if fragment:
            ask.rerun_script.fragment_id = self.fragment
        await self.socket.send(ask.SerializeToString())
        finished = asyncio.create_task(self._finished.get())
        await asyncio.wait({finished, self._listener}, timeout=120, return_when=FIRST_COMPLETED)
        if not finished.done():
            finished.cancel()
            raise ConnectionError("the line was lost, or the run never ended")
        return finished.result()


def _messages(data: bytes) -> Iterator[ForwardMsg]:
    message = ForwardMsg()
    message.ParseFromString(data)
    yield message
