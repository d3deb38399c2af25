"""A line that can be cut: a TCP proxy in front of a server, as a router or a cable would be."""

import contextlib
import socket
import threading
from collections.abc import Iterator


class Line:
    """Passes bytes both ways; while it is cut it swallows them and takes no new connection."""

    def __init__(self, port: int) -> None:
        self._to = ("127.0.0.1", port)
        self._open = threading.Event()
        self._open.set()
        self._ends: set[socket.socket] = set()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._welcome, daemon=True).start()

    def cut(self) -> None:
        """Stop all traffic without a word: neither side is told that the other is gone."""
        self._open.clear()

    def mend(self) -> None:
        """Let traffic through again; what was open before the cut is dead, as after a real one."""
        self._hang_up()
        self._open.set()

    def close(self) -> None:
        self._door.close()
        self._hang_up()

    def _hang_up(self) -> None:
        for end in tuple(self._ends):
            self._end(end)

    def _end(self, end: socket.socket) -> None:
        """Close for good: without the shutdown a thread that still reads would keep it open."""
        self._ends.discard(end)
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()

    def _welcome(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._door.accept()
                threading.Thread(target=self._join, args=(near,), daemon=True).start()

    def _join(self, near: socket.socket) -> None:
        self._ends.add(near)
        self._open.wait()
        with contextlib.suppress(OSError):
            far = socket.create_connection(self._to)
            self._ends.add(far)
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if self._open.is_set():
                    target.sendall(data)
        for end in (source, target):
            self._end(end)


@contextlib.contextmanager
def line_to(port: int) -> Iterator[Line]:
    line = Line(port)
    try:
        yield line
    finally:
        line.close()
