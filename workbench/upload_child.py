"""The process in which one outside file is judged and read; it can do nothing else, then ends."""

import importlib
import json
import os
import resource
import sys
import typing
from collections.abc import Callable
from pathlib import Path

MEMORY = 700 * 2**20
PROCESSOR_SECONDS = 10
_FORBIDDEN = ("socket.", "subprocess.", "os.", "shutil.", "ctypes.", "pty.", "ftplib.", "urllib.")
_HARMLESS = frozenset({"os.listdir", "os.scandir", "os.walk", "os.fwalk", "os.putenv"})
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Read one job from standard input, write its outcome to standard output."""
    confine()
    sys.path.insert(0, str(Path(__file__).parents[1]))
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    # dumps, not dump: writing piece by piece takes five times as long.
    sys.stdout.write(json.dumps(outcome(json.loads(head), data)))


def confine() -> None:
    """Give up memory, time, network and writing before a byte from outside is looked at."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.dont_write_bytecode = True
    # openpyxl takes these if it finds them: one costs 100 MB, the other would open pictures.
    for name in ("numpy", "PIL"):
        sys.modules[name] = None  # type: ignore[assignment]
    sys.addaudithook(refuse)


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Stop network, programs and writing, whichever library asks for them."""
    if event.startswith(_FORBIDDEN) and event not in _HARMLESS:
        raise PermissionError(event)
    flags = arguments[2] if event == "open" else 0
    if isinstance(flags, int) and flags & _WRITES:
        raise PermissionError(event)


def outcome(job: dict[str, typing.Any], data: bytes) -> dict[str, object]:
    """Judge and read `data`; every failure becomes a sentence."""
    from workbench.problem import Problem  # noqa: PLC0415 - the path is set just before
    from workbench.upload_guard import judge  # noqa: PLC0415  # likewise

    try:
        kind = judge(data, str(job["suffix"]), job["kinds"])
        value = _value(job["reader"], data)
    except Problem as problem:
        values = {name: _plain(value) for name, value in problem.values.items()}
        return {"template": problem.template, "values": values}
    except MemoryError:
        return {"template": "The file needs too much memory to be read", "values": {}}
    except Exception as fault:  # noqa: BLE001 - a reader may fail in any way on an outside file
        print(type(fault).__name__, file=sys.stderr)  # noqa: T201 - the parent logs this name
        return {"template": "The file is damaged; save it again and send it whole", "values": {}}
    return {"kind": kind.value, "value": value}


def _value(reader: object, data: bytes) -> object:
    from workbench.plain_values import pack  # noqa: PLC0415 - the path is set just before

    return pack(_reader(reader)(data), is_sparse=True) if reader else None


def _reader(dotted: object) -> Callable[[bytes], object]:
    # The parent takes the name from its own registry.
    module, _, name = str(dotted).partition(":")
    return typing.cast("Callable[[bytes], object]", getattr(importlib.import_module(module), name))


def _plain(value: object) -> object:
    return value if isinstance(value, str | int) else str(value)


if __name__ == "__main__":
    main()
