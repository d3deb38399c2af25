"""How many threads a matrix product takes: one, while blocks of samples run side by side."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Lock

import numpy as np

_NAMES = ("scipy_openblas_{}_num_threads64_", "scipy_openblas_{}_num_threads")
_FOLDERS = ("../numpy.libs", ".dylibs", "../numpy/.dylibs")
_lock = Lock()
_inside = 0
_before = 1


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """Let products inside the block take one thread each; several may be inside at once.

    A single product on several threads just before would leave threads that keep a processor
    busy, waiting for more: so the block is to hold all the products of a computation.

    NumPy's own OpenBLAS is asked. Where it cannot be found, products take as many threads as
    they did: slower beside other threads, and no less right.
    """
    _enter()
    try:
        yield
    finally:
        _leave()


def _enter() -> None:
    global _inside, _before  # noqa: PLW0603  # the limit is one to a process, the library counts threads once per process
    get, set_ = _controls()
    with _lock:
        if not _inside:
            _before = get()
            set_(1)
        _inside += 1


def _leave() -> None:
    global _inside  # noqa: PLW0603  # the limit is one to a process
    _, set_ = _controls()
    with _lock:
        _inside -= 1
        if not _inside:
            set_(_before)


@cache
def _controls() -> tuple[Callable[[], int], Callable[[int], object]]:
    package = Path(np.__file__).parent
    for file in (f for folder in _FOLDERS for f in sorted((package / folder).glob("*openblas*"))):
        with suppress(OSError):
            library = ctypes.CDLL(str(file))  # loaded by NumPy already: the same one
            for name in _NAMES:
                if hasattr(library, name.format("get")):
                    return getattr(library, name.format("get")), getattr(
                        library, name.format("set")
                    )
    return lambda: 1, lambda _: None
