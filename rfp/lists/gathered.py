"""What is read of a list row by row, and the questions that come up, each asked once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rfp.lists.doubt import Doubt
from rfp.lists.entry import Entry, LeftOut, Reading
from workbench.problem import Problem


@dataclass(slots=True)
class Gathered:
    """What has been read so far; equal questions about a field are asked once."""

    entries: list[Entry] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    asked: dict[tuple[object, ...], Doubt] = field(default_factory=dict)
    places: dict[tuple[object, ...], list[tuple[int, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def ask(self, about: Doubt, *, alone: bool = False) -> None:
        """Ask one question for all rows that say the same; `alone` for each row by itself."""
        key = (about.field, about.reason, about.found, about.rows[0] if alone else None)
        self.asked.setdefault(key, about)
        self.places[key].append((about.rows[0], about.places[0]))

    def reading(self) -> Reading:
        """Return all of it."""
        return Reading(
            entries=tuple(self.entries),
            doubts=tuple(_spread(d, self.places[key]) for key, d in self.asked.items()),
            left_out=tuple(self.left_out),
            notes=tuple(self.notes),
        )


def _spread(about: Doubt, places: Sequence[tuple[int, str]]) -> Doubt:
    return replace(
        about,
        places=tuple(place for _, place in places),
        rows=tuple(row for row, _ in places),
    )
