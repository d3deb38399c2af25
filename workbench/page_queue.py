"""Documents that are given page numbers one after the other, behind the back of every page.

The queue belongs to the server: a page may be drawn anew or left, and every session sees the same
document in the making.
"""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from workbench.problem import Problem, Term
from workbench.word_paging import Pages, pages_of

PAGES = "pages"  # the topic of the live channel that tells of documents in the making
KEPT = 12  # finished documents; each is a few hundred kilobytes
SECONDS_BETWEEN_WORDS = 2.0
_FIRST_GUESS = 8.0  # seconds for the layout of a document, before one was seen
_log = logging.getLogger(__name__)


class Document(Protocol):
    """What the queue asks of a document, such as `workbench.word.Word`."""

    @property
    def bookmarks(self) -> tuple[str, ...]:
        """Return the bookmarks of the headings, in their order."""

    def to_bytes(self, pages: dict[str, int] | None = None) -> bytes:
        """Return the file, with page numbers as far as they are given."""


class Step(StrEnum):
    """How far a document is."""

    WAITING = "waiting"
    WRITING = "writing"
    COUNTING = "counting"
    DONE = "done"
    FAILED = "failed"

    @property
    def label(self) -> Term:
        return _WORDS[self]


_WORDS = {
    Step.WAITING: Term("Waiting: another document is being counted"),
    Step.WRITING: Term("Writing the document"),
    Step.COUNTING: Term("Counting its pages"),
    Step.DONE: Term("Done"),
    Step.FAILED: Term("Not done"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One document in the making; `share` of it is done, from 0 to 1."""

    key: str
    room: str
    step: Step = Step.WAITING
    share: float = 0.0
    file: bytes = b""
    pages: int = 0
    problem: Problem | None = None

    @property
    def is_open(self) -> bool:
        return self.step not in {Step.DONE, Step.FAILED}


Tell = Callable[[str, int], None]
Count = Callable[[bytes, tuple[str, ...]], Pages]
Keep = Callable[[bytes, int], bool]  # takes a file with its pages; returns whether it kept it


@dataclass(slots=True)
class PageQueue:
    """Makes one document at a time; `tell` hears of every step, with the room and a count."""

    tell: Tell = lambda room, version: None  # noqa: ARG005  # nobody listens
    count: Count = pages_of
    _jobs: OrderedDict[str, Job] = field(default_factory=OrderedDict)
    _version: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _worker: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="pages")
    )
    _seconds_per_byte: float = 0.0

    @property
    def version(self) -> int:
        """Return a number that rises with every step of any document."""
        return self._version

    def job(self, key: str) -> Job | None:
        """Return the document of this key, however far it is."""
        with self._lock:
            return self._jobs.get(key)

    def start(
        self, key: str, room: str, make: Callable[[], Document], keep: Keep | None = None
    ) -> None:
        """Begin a document, unless it is there or in the making already.

        What `keep` takes for good when it is done is not held here as well.
        """
        with self._lock:
            known = self._jobs.get(key)
            if known is not None and known.step is not Step.FAILED:
                return
            self._jobs[key] = Job(key=key, room=room)
            self._forget()
        self._worker.submit(self._run, key, make, keep)

    def wait(self) -> None:
        """Return once everything that was begun is done."""
        self._worker.submit(lambda: None).result()

    def close(self) -> None:
        """Begin nothing more."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _forget(self) -> None:
        closed = [key for key, job in self._jobs.items() if not job.is_open]
        for key in closed[: max(0, len(self._jobs) - KEPT)]:
            del self._jobs[key]

    def _put(self, key: str, **changes: object) -> None:
        with self._lock:
            job = replace(self._jobs[key], **changes)  # type: ignore[arg-type]
            self._jobs[key] = job
            self._version += 1
            version = self._version
        self.tell(job.room, version)

    def _run(self, key: str, make: Callable[[], Document], keep: Keep | None) -> None:
        try:
            self._put(key, step=Step.WRITING, share=0.05)
            document = make()
            draft = document.to_bytes()
            pages = self._counted(key, draft, document.bookmarks)
            file = document.to_bytes(dict(pages.of))
            is_kept = keep is not None and keep(file, pages.count)
            held = b"" if is_kept else file
            self._put(key, step=Step.DONE, share=1.0, file=held, pages=pages.count)
        except Problem as problem:
            self._put(key, step=Step.FAILED, problem=problem)
        except Exception:  # noqa: BLE001  the queue must go on; the log holds the cause
            _log.exception("a document could not be given page numbers")
            self._put(key, step=Step.FAILED, problem=Problem("The document could not be made"))

    def _counted(self, key: str, draft: bytes, bookmarks: tuple[str, ...]) -> Pages:
        """Count the pages, telling meanwhile how far it must be, by what the last ones took."""
        begun = time.monotonic()
        expected = self._seconds_per_byte * len(draft) or _FIRST_GUESS
        done = threading.Event()

        def watch() -> None:
            while not done.wait(SECONDS_BETWEEN_WORDS):
                spent = time.monotonic() - begun
                self._put(key, share=0.1 + 0.85 * spent / (spent + expected))

        self._put(key, step=Step.COUNTING, share=0.1)
        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        try:
            return self.count(draft, bookmarks)
        finally:
            done.set()
            watcher.join()
            self._seconds_per_byte = (time.monotonic() - begun) / len(draft)
