"""Takes in outside files: a limit on bytes here, then judged and read in a process of its own.

Everything that looks inside a file (its type, its parts, its cells) runs in the child: unpacking
and parsing cost time and memory that the meeting must not pay, and a fault there ends the child
only. The server itself touches the length, the name and the outcome.
"""

import hashlib
import importlib
import json
import logging
import subprocess
import sys
import threading
import typing
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from workbench.file_kind import NAMES, Kind
from workbench.file_names import clean_name, suffix_of
from workbench.plain_values import unpack
from workbench.problem import Problem

LARGEST = 10_000_000
SECONDS = 20
AT_ONCE = 2
WAITING_SECONDS = 60
READERS = frozenset(
    {
        "rfp.maps.bpmn:read",
        "rfp.lists.reader:read",
        "vendor_data.costs.price_workbook:read",
        "vendor_data.answer_form:read",
        "vendor_data.workbook:read",
        "workbench.word_house:read",
    }
)

_CHILD = Path(__file__).with_name("upload_child.py")
_PLACES = threading.BoundedSemaphore(AT_ONCE)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """An outside file that was judged harmless, and what its reader made of it.

    `name` is for showing only: whoever stores the bytes does so under an id of its own making.
    """

    name: str
    kind: Kind
    data: bytes
    digest: str
    value: object = None


def receive(name: str, data: bytes, *, reader: str | None, kinds: AbstractSet[Kind]) -> Upload:
    """Judge `data`, run the named reader on it, and return both; a Problem says why not."""
    if reader is not None and reader not in READERS:
        raise Problem("no reader is named {found}", found=reader)
    if not data:
        raise Problem("The file is empty")
    if len(data) > LARGEST:
        raise Problem(
            "The file has {found} bytes; the limit is {limit}", found=len(data), limit=LARGEST
        )
    job = {"suffix": suffix_of(name), "kinds": sorted(kinds), "reader": reader}
    answer = _run(json.dumps(job).encode() + b"\n" + data)
    if "template" in answer:
        raise Problem(str(answer["template"]), **typing.cast("dict[str, object]", answer["values"]))
    kind = Kind(str(answer["kind"]))
    return Upload(
        name=clean_name(name, shown_suffix(name, kind)),
        kind=kind,
        data=data,
        digest=hashlib.sha256(data).hexdigest(),
        value=_value(reader, answer["value"]),
    )


def shown_suffix(name: str, kind: Kind) -> str:
    """Return the suffix to show: the file's own if it fits its kind, else the kind's."""
    return suffix_of(name) if suffix_of(name) in NAMES[kind] else kind.value


def _value(reader: str | None, plain: object) -> object:
    """Rebuild what the reader returned, by the type that it declares to return."""
    if reader is None:
        return None
    module, _, function = reader.partition(":")
    read = getattr(importlib.import_module(module), function)
    return unpack(typing.get_type_hints(read)["return"], plain)


def _run(job: bytes) -> dict[str, object]:
    if not _PLACES.acquire(timeout=WAITING_SECONDS):
        raise Problem("Too many files are being read at this moment; try again in a minute")
    try:
        return _outcome(job)
    finally:
        _PLACES.release()


def _outcome(job: bytes) -> dict[str, object]:
    """Start a fresh interpreter (never a fork of the threaded server), without environment."""
    command = [sys.executable, "-I", "-B", str(_CHILD)]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; the file goes in by a pipe
            command, input=job, capture_output=True, timeout=SECONDS, env={}, check=False
        )
    except subprocess.TimeoutExpired:
        raise Problem("The file took longer than {limit} seconds to read", limit=SECONDS) from None
    if done.stderr:
        _log.warning("an upload could not be read: %s", done.stderr[-200:].decode(errors="replace"))
    if done.returncode != 0:
        raise Problem("The file could not be read within the limits of time and memory")
    return typing.cast("dict[str, object]", json.loads(done.stdout))
