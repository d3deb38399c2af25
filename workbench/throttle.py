"""How often, or how much, one caller may do a thing in a span of time."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

MOST_CALLERS = 10_000


class Throttle:
    """Allows `limit` units in any `seconds`; callers beyond the newest 10,000 are forgotten."""

    def __init__(
        self, limit: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit = limit
        self._seconds = seconds
        self._clock = clock
        self._taken: OrderedDict[str, deque[tuple[float, int]]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, caller: str, units: int = 1) -> bool:
        """Return whether `caller` may have `units` more now; a refusal costs nothing.

        >>> once = Throttle(1, 60, clock=lambda: 0.0)
        >>> once.take("a"), once.take("a"), once.take("b")
        (True, False, True)
        """
        with self._lock:
            now = self._clock()
            taken = self._recent(caller, now)
            if sum(size for _, size in taken) + units > self._limit:
                return False
            taken.append((now, units))
            return True

    def _recent(self, caller: str, now: float) -> deque[tuple[float, int]]:
        taken = self._taken.setdefault(caller, deque())
        self._taken.move_to_end(caller)
        while taken and taken[0][0] <= now - self._seconds:
            taken.popleft()
        if len(self._taken) > MOST_CALLERS:
            self._taken.popitem(last=False)
        return taken
