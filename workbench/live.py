"""The live channel: rooms of open pages, told what rose, passing on what the hub cannot read."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from starlette.websockets import WebSocket

from workbench.guard import BROWSER
from workbench.live_line import (
    MOST_CHARACTERS,
    Audience,
    Frame,
    Line,
    Seat,
    committee,
    read,
    same_origin,
    written,
)
from workbench.problem import Conflict, Problem
from workbench.relay import OneServer, Relay

SECONDS_BETWEEN_PINGS = 0.5  # a page greys itself after three of them are missing
SILENT_SECONDS = 30.0
HEAD_START = 0.06  # seconds in which the server draws for whoever moved before it draws for all
READERS = 4

TOO_BIG, NOT_ALLOWED, TOO_SLOW, GONE = 1009, 1008, 1013, 4001

OWN_KINDS = frozenset({"pong", "versions", "private", "shared"})
PASSED_ON = "drag"  # every other kind is a change: it is stored before anybody sees it

Answer = TypeVar("Answer")


class Rules(Protocol):
    """What the hub asks of the application; all but `check` run in a thread, with the store."""

    def admit(self, browser: object, selection: str) -> Seat | None:
        """Return who this browser speaks for in this selection, or None for a closed door."""

    def state(self, selection: str, private_of: Seat | None) -> Frame | None:
        """Return the stored what-if, shared or a member's own; None where there is none yet."""

    def versions(self, selection: str, seat: Seat) -> Mapping[str, int]:
        """Return the stored version of every topic that this seat may know of."""

    def check(self, seat: Seat, frame: Frame, state: Frame | None) -> Frame:
        """Return the frame as it may be passed on, or raise a Problem; on the loop: no waiting."""

    def release(self, selection: str, seat: Seat, frame: Frame) -> None:
        """Store a checked change and have it told, or raise a Problem."""


@dataclass(slots=True, kw_only=True)
class Room:
    """Everybody who has one selection open."""

    lines: set[Line] = field(default_factory=set)
    state: Frame | None = None


class Hub:
    """The rooms of one server process; everything but the thread-safe calls runs on its loop."""

    def __init__(
        self,
        rules: Rules,
        *,
        boot: str,
        origins: Iterable[str] = (),
        relay: Relay | None = None,
    ) -> None:
        self.boot = boot
        self.head_start = HEAD_START
        self._rules = rules
        self._origins = frozenset(origins)
        self._relay = relay or OneServer()
        self._rooms: dict[str, Room] = {}
        self._reseated = 0  # how often it was asked anew who sits where
        self._loop: asyncio.AbstractEventLoop | None = None
        self._pool = ThreadPoolExecutor(READERS, thread_name_prefix="live")
        self._tasks: set[asyncio.Task[None]] = set()

    # -- from any thread --

    def publish(
        self,
        selection: str,
        topic: str,
        version: int,
        audience: Audience = committee,
        first: str | None = None,
    ) -> None:
        """Tell the pages that may know that this topic has a new version; one member's first."""
        text = written({"t": "version", "topic": topic, "n": version})
        self._from_any_thread(lambda: self._tell_in_turn(selection, text, audience, first))

    def refresh(self, selection: str, private_of: str | None = None) -> None:
        """Send the stored what-if after a change: the shared one, or a member's own to them."""
        self._from_any_thread(lambda: self._start(self._send_again(selection, private_of)))

    def reseat(self, selection: str) -> None:
        """Ask anew who sits here; whoever lost the seat is hung up on."""
        self._from_any_thread(lambda: self._start(self._admit_anew(selection)))

    def open_selections(self) -> tuple[str, ...]:
        """Return the selections that anybody has open."""
        return tuple(self._rooms)

    def hear(self, selection: str) -> None:
        """Take in that something may have changed: what each page may know is read afresh."""
        self._from_any_thread(lambda: self._start(self._send_versions(selection)))
        self.refresh(selection)
        self.reseat(selection)

    def pass_on(self, selection: str, frame: Frame) -> None:
        """Show a frame of another server's page here."""
        self._from_any_thread(lambda: self._tell_boards(selection, frame))

    # -- one connection --

    async def serve(self, socket: WebSocket) -> None:
        """Hold one connection, as a Starlette WebSocket endpoint with `selection` in its path."""
        self._begin()
        selection, asked_after = socket.path_params["selection"], self._reseated
        seat = await self._admitted(socket, selection)
        if seat is None:
            await socket.close(NOT_ALLOWED)
            return
        await socket.accept()
        line = Line(socket=socket, seat=seat, heard_at=self._now())
        await self._converse(selection, line, asked_after)

    async def _admitted(self, socket: WebSocket, selection: str) -> Seat | None:
        if not same_origin(socket, self._origins):
            return None
        return await self._ask(self._rules.admit, socket.scope.get(BROWSER), selection)

    async def _converse(self, selection: str, line: Line, asked_after: int) -> None:
        room = self._rooms.setdefault(selection, Room())
        room.lines.add(line)
        writer = asyncio.create_task(line.write())
        try:
            if self._reseated != asked_after:  # the seat may have been lost at the door
                await self._seat_again(selection, line)
            if line in room.lines:
                await self._greet(selection, room, line)
            async for text in line.socket.iter_text():
                await self._hear_text(selection, line, text)
        except RuntimeError:  # Starlette's word for reading a connection that was closed here
            pass
        finally:
            writer.cancel()
            self._leave(selection, room, line)

    async def _greet(self, selection: str, room: Room, line: Line) -> None:
        hello: Frame = {"t": "hello", "boot": self.boot}
        if not line.seat.vendor_room:
            room.state = await self._ask(self._rules.state, selection, None)
            versions = await self._ask(self._rules.versions, selection, line.seat)
            state = room.state if line.seat.plays else None
            hello |= {"state": state, "versions": dict(versions)}
        self._send(line, written(hello))
        self._tell_presence(selection)

    def _leave(self, selection: str, room: Room, line: Line) -> None:
        room.lines.discard(line)
        if not room.lines and self._rooms.get(selection) is room:
            del self._rooms[selection]  # a later room of this name holds others
        self._tell_presence(selection)

    # -- what a page says --

    async def _hear_text(self, selection: str, line: Line, text: str) -> None:
        if line not in self._lines(selection):
            return None  # hung up on; what it still says is not heard
        line.heard_at = self._now()
        if len(text) > MOST_CHARACTERS:
            return await line.close(TOO_BIG)
        if not line.allowance.take(line.heard_at):
            return await line.close(NOT_ALLOWED)
        frame = read(text)
        if frame is None:
            return await line.close(NOT_ALLOWED)
        if not line.seat.vendor_room and (line.seat.plays or frame["t"] in OWN_KINDS):
            await self._hear_frame(selection, line, frame)
        return None

    async def _hear_frame(self, selection: str, line: Line, frame: Frame) -> None:
        try:
            if frame["t"] in OWN_KINDS:
                await self._hear_own(selection, line, frame["t"])
            else:
                await self._hear_move(selection, line, frame)
        except Conflict as problem:
            if frame["t"] != PASSED_ON:  # a preview that comes late is nobody's fault
                await self._refuse(selection, line, problem)
        except Problem as problem:
            await self._refuse(selection, line, problem)

    async def _refuse(self, selection: str, line: Line, problem: Problem) -> None:
        self._send(line, written({"t": "refused", "say": line.seat.words(problem)}))
        await self._send_state(selection, line)

    async def _hear_own(self, selection: str, line: Line, kind: str) -> None:
        if kind == "versions":
            await self._send_version_list(selection, line)
        elif kind != "pong" and line.seat.plays:
            await self._turn(selection, line, private=kind == "private")

    async def _turn(self, selection: str, line: Line, *, private: bool) -> None:
        was, line.private = line.private, private
        try:
            await self._send_state(selection, line)
        except Problem:
            line.private = was
            raise
        self._tell_presence(selection)

    async def _hear_move(self, selection: str, line: Line, frame: Frame) -> None:
        state = line.own_state if line.private else self._rooms[selection].state
        accepted = self._rules.check(line.seat, frame, state) | {"by": line.seat.name}
        if frame["t"] != PASSED_ON:
            await self._store(selection, line, accepted)
        elif not line.private:
            self._tell_boards(selection, accepted, but=line)
            self._relay.pass_on(selection, accepted)

    async def _store(self, selection: str, line: Line, frame: Frame) -> None:
        private = {"private": line.private}
        await self._ask(self._rules.release, selection, line.seat, frame | private)

    # -- what pages are told --

    async def _send_states(self, selection: str) -> None:
        state = await self._ask(self._rules.state, selection, None)
        room = self._rooms.get(selection)
        if room is not None:
            room.state = state
            self._tell_boards(selection, {"t": "state", "state": state})

    async def _send_again(self, selection: str, private_of: str | None) -> None:
        if private_of is None:
            await self._send_states(selection)
        for line in tuple(self._lines(selection)):
            if line.private and line.seat.member == private_of:
                await self._send_state(selection, line)

    async def _send_state(self, selection: str, line: Line) -> None:
        owner = line.seat if line.private else None
        line.own_state = await self._ask(self._rules.state, selection, owner)
        self._send(line, written({"t": "state", "state": line.own_state}))

    async def _send_versions(self, selection: str) -> None:
        for line in tuple(self._lines(selection)):
            await self._send_version_list(selection, line)

    async def _send_version_list(self, selection: str, line: Line) -> None:
        if not line.seat.vendor_room:
            versions = await self._ask(self._rules.versions, selection, line.seat)
            self._send(line, written({"t": "versions", "of": dict(versions)}))

    def _tell_presence(self, selection: str) -> None:
        seated = [line for line in self._lines(selection) if not line.seat.vendor_room]
        people = {
            line.seat.member: {"name": line.seat.name, "private": line.private} for line in seated
        }
        ordered = sorted(people.values(), key=lambda person: str(person["name"]))
        self._tell(selection, written({"t": "present", "people": ordered}), committee)

    def _tell_boards(self, selection: str, frame: Frame, but: Line | None = None) -> None:
        text = written(frame)
        for line in tuple(self._lines(selection)):
            if line.seat.plays and not (line is but or line.private or line.seat.vendor_room):
                self._send(line, text)

    def _tell_in_turn(
        self, selection: str, text: str, audience: Audience, first: str | None
    ) -> None:
        if first is not None:
            self._tell(selection, text, lambda seat: seat.member == first and audience(seat))
        wait = 0.0 if first is None else self.head_start
        others: Audience = lambda seat: seat.member != first and audience(seat)  # noqa: E731  # typed
        asyncio.get_running_loop().call_later(wait, self._tell, selection, text, others)

    def _tell(self, selection: str, text: str, audience: Audience) -> None:
        for line in tuple(self._lines(selection)):
            if not line.seat.vendor_room and audience(line.seat):
                self._send(line, text)

    def _send(self, line: Line, text: str) -> None:
        try:
            line.waiting.put_nowait(text)
        except asyncio.QueueFull:
            self._drop(line, TOO_SLOW)

    # -- the loop --

    def _lines(self, selection: str) -> Iterable[Line]:
        room = self._rooms.get(selection)
        return room.lines if room else ()

    async def _admit_anew(self, selection: str) -> None:
        self._reseated += 1
        for line in tuple(self._lines(selection)):
            await self._seat_again(selection, line)
        self._tell_presence(selection)

    async def _seat_again(self, selection: str, line: Line) -> None:
        browser = line.socket.scope.get(BROWSER)
        seat = await self._ask(self._rules.admit, browser, selection)
        if seat is None:
            self._drop(line, GONE)
        elif seat != line.seat:
            turned = seat.vendor_room is not line.seat.vendor_room
            line.seat, line.private = seat, False
            self._send(line, '{"t":"home"}' if turned else '{"t":"reload"}')

    def _drop(self, line: Line, code: int) -> None:
        for room in self._rooms.values():
            room.lines.discard(line)
        self._start(line.close(code))

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_PINGS)
            oldest = self._now() - SILENT_SECONDS
            for room in tuple(self._rooms.values()):
                for line in tuple(room.lines):
                    if line.heard_at < oldest:
                        self._drop(line, GONE)
                    else:
                        self._send(line, '{"t":"ping"}')

    def _begin(self) -> None:
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
            self._start(self._beat())

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    def _from_any_thread(self, call: Callable[[], object]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call)

    async def _ask(self, question: Callable[..., Answer], *given: object) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._pool, question, *given)
