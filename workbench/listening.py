"""Where this very process listens, asked of its sockets: the server's own word can differ."""

import contextlib
import os
import socket
import stat
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

_OPEN_FILES = Path("/dev/fd")


def listening() -> list[tuple[str, int]]:
    """Return (address, port) of every TCP socket on which this process takes connections."""
    return sorted({place for fd in _descriptors() for place in _place(fd)})


def is_loopback_only() -> bool:
    """Return whether only this machine can connect; False when that cannot be seen."""
    places = listening()
    return bool(places) and all(ip_address(address).is_loopback for address, _ in places)


def _descriptors() -> Iterator[int]:
    with contextlib.suppress(OSError):
        for entry in os.listdir(_OPEN_FILES):  # noqa: PTH208  # names only
            yield int(entry)


def _place(descriptor: int) -> Iterator[tuple[str, int]]:
    with contextlib.suppress(OSError):  # another thread may have closed it meanwhile
        if not stat.S_ISSOCK(os.fstat(descriptor).st_mode):
            return
        with socket.socket(fileno=os.dup(descriptor)) as known:
            is_tcp = known.family in {socket.AF_INET, socket.AF_INET6}
            if is_tcp and known.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                yield known.getsockname()[:2]
