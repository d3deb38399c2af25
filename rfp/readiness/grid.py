"""Whom we serve with what and how: segments by offerings by channels, of which few are in use."""

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rfp.needs.ready_requirements import Module
from workbench.language import one_line
from workbench.problem import Problem, Term

Words = Mapping[str, str]  # language code -> words

_CONTENT = Path(__file__).parent / "grid_content.toml"
MOST = 12  # names of one axis: beyond it nobody can look over the grid


class Axis(StrEnum):
    """One of the three directions of the grid."""

    SEGMENT = "segment"
    OFFERING = "offering"
    CHANNEL = "channel"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    Axis.SEGMENT: Term("Customer segments"),
    Axis.OFFERING: Term("Offerings"),
    Axis.CHANNEL: Term("Channels"),
}


class Cell(NamedTuple):
    """One cell by the ids of its names."""

    segment: str
    offering: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GridName:
    """A name on one axis; `ready` is the code of a ready one whose words nobody has changed."""

    id: str
    axis: Axis
    titles: Words
    ready: str | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyName:
    """A name to begin with; `modules` are what a partner's package needs for it."""

    code: str
    axis: Axis
    titles: Words
    modules: tuple[Module, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiveLine:
    """The channels through which one segment gets one offering."""

    segment: GridName
    offering: GridName
    channels: tuple[GridName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """All names in their order, and the cells in use; without names nobody uses the grid."""

    names: Sequence[GridName] = ()
    cells: Collection[Cell] = ()

    def of(self, axis: Axis) -> list[GridName]:
        return [name for name in self.names if name.axis is axis]

    @property
    def size(self) -> int:
        """How many cells there are."""
        segments, offerings, channels = (len(self.of(axis)) for axis in Axis)
        return segments * offerings * channels

    def active(self) -> Iterator[ActiveLine]:
        """Yield each segment with each of its offerings, and the channels of both."""
        for segment in self.of(Axis.SEGMENT):
            for offering in self.of(Axis.OFFERING):
                channels = tuple(
                    channel
                    for channel in self.of(Axis.CHANNEL)
                    if Cell(segment.id, offering.id, channel.id) in self.cells
                )
                if channels:
                    yield ActiveLine(segment=segment, offering=offering, channels=channels)

    def shown(self) -> list[GridName]:
        """Return the names that stand in a cell in use."""
        used = {key for cell in self.cells for key in cell}
        return [name for name in self.names if name.id in used]

    def modules(self) -> list[Module]:
        """Return the modules that the cells in use point to, in the order of the catalogue."""
        used = {name.ready for name in self.shown()}
        wanted = {m for name in ready_names() if name.code in used for m in name.modules}
        return [module for module in Module if module in wanted]


@cache
def ready_names() -> tuple[ReadyName, ...]:
    """Return the names to begin with: five segments, four offerings, three channels.

    >>> len(ready_names())
    12
    """
    told = tomllib.loads(_CONTENT.read_text(encoding="utf-8"))
    return tuple(
        ReadyName(
            code=each["code"],
            axis=axis,
            titles={"en": each["en"], "fa": each["fa"]},
            modules=tuple(Module(code) for code in each["modules"]),
        )
        for axis in Axis
        for each in told[axis.value]
    )


def check_names(axis: Axis, titles: Sequence[Words]) -> None:
    """Refuse an axis without names, with too many, or with a name that has no words."""
    if not 1 <= len(titles) <= MOST:
        raise Problem(
            "{axis}: from 1 to {most} names, got {found}",
            axis=axis.label,
            most=MOST,
            found=len(titles),
        )
    for place, words in enumerate(titles, start=1):
        if not any(map(one_line, words.values())):
            raise Problem("{axis}: name {place} has no words", axis=axis.label, place=place)
