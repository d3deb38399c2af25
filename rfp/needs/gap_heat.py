"""Where gaps lie thickest: counted by area and kind, with the most pressing of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from rfp.goals.area import Area
from rfp.needs.gap import Gap, GapKind

HOT, WARM = 60, 30  # [points of priority]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """How many gaps of a kind lie in an area, and how pressing the first of them is."""

    count: int
    highest: Fraction

    @property
    def colour(self) -> str:
        if self.highest >= HOT:
            return "red"
        return "orange" if self.highest >= WARM else "yellow"


def gap_heat(
    gaps: Iterable[Gap], areas: Mapping[str, Iterable[Area]]
) -> dict[tuple[Area, GapKind], HeatCell]:
    """Return a cell for each area and kind that has gaps; a gap counts in each of its areas."""
    cells: dict[tuple[Area, GapKind], HeatCell] = {}
    for gap in gaps:
        for area in areas.get(gap.id, ()):
            before = cells.get((area, gap.kind), HeatCell(count=0, highest=Fraction(0)))
            cells[area, gap.kind] = HeatCell(
                count=before.count + 1, highest=max(before.highest, gap.priority)
            )
    return cells
