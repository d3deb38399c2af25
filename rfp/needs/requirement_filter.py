"""Which requirements of a long list are shown."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from rfp.needs.requirement_cells import Cells, Column
from workbench.language import normal_key

# The columns that a value is chosen for; an empty value stands for "says nothing there".
CHOSEN = (
    Column.MOSCOW,
    Column.CRITERION,
    Column.KIND,
    Column.MODULE,
    Column.OWNER,
    Column.WAVE,
    Column.SUCCESS_FACTOR,
    Column.VALUE_STAGE,
    Column.CUSTOMER_STAGE,
)
_SEARCHED = (Column.CODE, Column.TEXT_EN, Column.TEXT_FA, Column.TEST_EN, Column.TEST_FA)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementFilter:
    """Words to look for, values that one column has, and what a requirement lacks."""

    words: str = ""
    column: Column | None = None
    values: frozenset[str] = frozenset()
    without_gap: bool = False
    without_criterion: bool = False
    noted: frozenset[str] | None = None  # ids with something to look at in their wording

    def keeps(self, row: str, cells: Cells, gaps: Collection[str]) -> bool:
        """Return whether a requirement is shown.

        >>> cells = {column: "" for column in Column} | {Column.CODE: "R-001"}
        >>> RequirementFilter(words="r-00").keeps("1", cells, ()), RequirementFilter(
        ...     words="x").keeps("1", cells, ())
        (True, False)
        """
        return (
            not (self.without_gap and gaps)
            and not (self.without_criterion and cells[Column.CRITERION])
            and (self.noted is None or row in self.noted)
            and (self.column is None or not self.values or cells[self.column] in self.values)
            and self._has_words(cells)
        )

    def _has_words(self, cells: Cells) -> bool:
        return not self.words or normal_key(self.words) in _searchable(
            tuple(cells[column] for column in _SEARCHED)
        )


@lru_cache(maxsize=1 << 14)
def _searchable(texts: tuple[str, ...]) -> str:
    """Return the texts of a row as they are searched; a long list is searched again and again."""
    return normal_key("\n".join(texts))
