"""What protocol clients measure: drags, charts that follow, idle cost and memory."""

import asyncio
import os
import time
from contextlib import AsyncExitStack
from pathlib import Path

from tests.benchmarks.figures import Figures, percentile
from tests.benchmarks.lines import Board, Session
from tests.browser.meeting import SELECTION

DRAGS, ROUNDS, BETWEEN = 60, 20, 0.03
TICKS = os.sysconf("SC_CLK_TCK")


async def _enter(stack, makers, at_once=5):
    """Enter many connections, a few at a time, as people come in."""
    entered = []
    for start in range(0, len(makers), at_once):
        part = makers[start : start + at_once]
        entered += await asyncio.gather(*(stack.enter_async_context(maker) for maker in part))
    return entered


async def drag(base, tokens, criterion) -> list[float]:
    """Return how long each drag took to each other board [seconds]."""
    async with AsyncExitStack() as stack:
        boards = await _enter(stack, [Board(base, token, SELECTION) for token in tokens])
        mover, others = boards[0], boards[1:]
        state = (await mover.hear("hello"))["state"]
        await asyncio.sleep(1)
        sent: dict[int, float] = {}
        for x in range(100, 100 + DRAGS):
            sent[x] = time.perf_counter()
            await mover.say(t="drag", c=criterion, x=x, v=state["v"])
            await asyncio.sleep(BETWEEN)
        await asyncio.sleep(1)
        return [
            at - sent[frame["x"]]
            for board in others
            for frame, at in board.seen
            if frame["t"] == "drag"
        ]


async def echo(base, many) -> list[float]:
    """Return the round trips of one client on a bare echo while as many are connected."""
    async with AsyncExitStack() as stack:
        boards = await _enter(stack, [Board(base, "", "echo") for _ in range(many)])
        sent = {}
        for x in range(DRAGS):
            for board in boards[1:]:
                sent[x, id(board)] = time.perf_counter()
                await board.say(t="drag", x=x)
            await asyncio.sleep(BETWEEN)
        await asyncio.sleep(0.5)
        return [
            at - sent[frame["x"], id(board)] for board in boards[1:] for frame, at in board.seen
        ]


async def charts(base, tokens, criterion) -> list[float]:
    """Return, per round, when the slowest session had its charts after a release [seconds]."""
    query = f"s={SELECTION}"
    async with AsyncExitStack() as stack:
        sessions = await _enter(stack, [Session(base, t, "what-if", query) for t in tokens], 2)
        boards = await _enter(stack, [Board(base, t, SELECTION) for t in tokens])
        slowest = []
        for turn in range(ROUNDS):
            await asyncio.sleep(1)
            version = (await _newest_state(boards[0]))["v"]
            for board in boards:
                board.seen.clear()
            began = time.perf_counter()
            follow = [
                asyncio.create_task(_follow(b, s)) for b, s in zip(boards, sessions, strict=True)
            ]
            await boards[0].say(t="release", c=criterion, x=200 + turn, v=version)
            ended = await asyncio.gather(*follow)
            slowest.append(max(ended) - began)
        return slowest


async def _newest_state(board):
    states = [frame["state"] for frame, _ in board.seen if frame["t"] in {"hello", "state"}]
    return states[-1] if states else (await board.hear("state"))["state"]


async def _follow(board, session) -> float:
    """Do as a page does: when the version rises, ask for the fragment."""
    await board.hear("version")
    return await session.run(fragment=True)


async def empty_fragments(base, many) -> list[float]:
    """Return, per round, when the slowest of as many empty fragments was drawn [seconds]."""
    async with AsyncExitStack() as stack:
        sessions = await _enter(stack, [Session(base, "", "") for _ in range(many)])
        slowest = []
        for _ in range(ROUNDS):
            await asyncio.sleep(0.5)
            began = time.perf_counter()
            ended = await asyncio.gather(*(s.run(fragment=True) for s in sessions))
            slowest.append(max(ended) - began)
        return slowest


async def idle(base, tokens, pid, seconds=30) -> tuple[float, float]:
    """Return the share of a core that idle sessions take, and their memory each [MB]."""
    before = _memory(pid)
    async with AsyncExitStack() as stack:
        query = f"s={SELECTION}"
        await _enter(stack, [Session(base, t, "what-if", query) for t in tokens], 2)
        await _enter(stack, [Board(base, t, SELECTION) for t in tokens])
        await asyncio.sleep(8)
        spent, began = _processor(pid), time.perf_counter()
        await asyncio.sleep(seconds)
        share = (_processor(pid) - spent) / (time.perf_counter() - began)
        return share, (_memory(pid) - before) / len(tokens)


def _processor(pid) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _memory(pid) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


async def measure(figures: Figures, base: str, bare: str, tokens, criterion) -> None:
    """Take every figure that needs no browser."""
    for many, wanted in ((10, 80), (50, 150)):
        ours = await drag(base, tokens[:many], criterion)
        figures.times(
            "drag → another board", f"{many} boards", await echo(bare, many), ours,
            f"p95 ≤ {wanted} ms",
        )  # fmt: skip
    for many, wanted in ((10, "p95 ≤ 300 ms"), (50, "median ≤ 1 s")):
        ours = await charts(base, tokens[:many], criterion)
        empty = await empty_fragments(bare, many)
        figures.times(
            "release → charts, slowest session", f"{many} sessions",
            [percentile(empty, 0.5)], ours, wanted,
        )  # fmt: skip


async def measure_idle(figures: Figures, base: str, pid: int, tokens) -> None:
    """Take the figures of a fresh server on which people sit and do nothing."""
    await idle(base, tokens[:2], pid, seconds=1)  # what the first session of all brings in
    share, memory = await idle(base, tokens, pid)
    figures.add("idle sessions with open sockets", len(tokens), "–",
                f"{share * 100:.1f} % of a core", "–", "< 3 %")  # fmt: skip
    figures.add("memory of a session", len(tokens), "–", f"{memory:.2f} MB", "–", "≤ 0.5 MB")
