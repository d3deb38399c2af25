"""Where on the pages of the ranking workbook everything stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rfp.planning.criterion import CriteriaTree
from scoring.ranking import Ranking
from scoring.sheet import Sheet
from scoring.standing import Standing
from scoring.value import NoScore
from workbench.language import Language, say
from workbench.problem import Term
from workbench.sheet import column_letters

FIRST = 2  # the row below the headings
POINTS = "0.00"
NARROW, WIDE = 13, 34
_PAGES = (
    Term("Ranking"),
    Term("Points"),
    Term("Weights"),
    Term("Scores"),
    Term("Consensus"),
    Term("Amounts"),
    Term("Prices"),
)


@dataclass(frozen=True)
class Grid:
    """Where on the pages of the workbook everything stands."""

    standing: Standing
    sheets: tuple[Sheet, ...]
    language: Language

    @property
    def tree(self) -> CriteriaTree:
        return self.standing.tree

    @cached_property
    def ranking(self) -> Ranking:
        return self.standing.ranking()

    @cached_property
    def vendors(self) -> list[str]:
        return [place.vendor for place in self.ranking.places]

    @cached_property
    def criteria(self) -> list[str]:
        return list(_from_the_top(self.tree, None))

    @cached_property
    def names(self) -> Mapping[str, str]:
        return {name: say(name, self.language) for name in _PAGES}

    def at(self, page: str, column: int, row: int) -> str:
        return f"'{self.names[page]}'!${column_letters(column)}${row}"

    def span(self, page: str, column: int, rows: Sequence[int]) -> str:
        letter = column_letters(column)
        return f"'{self.names[page]}'!${letter}${rows[0]}:${letter}${rows[-1]}"

    def row_of(self, vendor: str) -> int:
        return self._vendor_rows[vendor]

    @cached_property
    def _vendor_rows(self) -> Mapping[str, int]:
        return {vendor: row for row, vendor in enumerate(self.vendors, start=FIRST)}

    @property
    def rows(self) -> range:
        return range(FIRST, FIRST + len(self.vendors))

    @cached_property
    def amount_rows(self) -> Mapping[tuple[str, str], int]:
        """Return the row of the sheet of amounts on which each vendor's leaf is measured."""
        measured = self.standing.measured
        cells = [
            (vendor, leaf)
            for vendor in self.vendors
            for leaf in self.tree.measured
            if leaf in measured and vendor in measured[leaf].amounts
        ]
        return {cell: row for row, cell in enumerate(cells, start=FIRST)}

    @cached_property
    def agreed_rows(self) -> Mapping[tuple[str, str], int]:
        """Return the row of the sheet of agreed scores on which each cell stands."""
        cells = [
            (vendor, leaf)
            for vendor in self.vendors
            for leaf in self.tree.leaves
            if (vendor, leaf) in self.standing.agreed
        ]
        return {cell: row for row, cell in enumerate(cells, start=FIRST)}

    def given_on(self, vendor: str, leaf: str) -> list[int]:
        """Return the scores of the locked sheets on one cell, without abstentions."""
        found = [s.given.get((vendor, leaf)) for s in self.sheets if s.is_locked]
        return [each.score for each in found if each and not isinstance(each.score, NoScore)]

    def weight_place(self, criterion: str | None) -> int:
        """Return the row of a criterion; that of the whole stands above all others."""
        return FIRST if criterion is None else self._criterion_rows[criterion]

    @cached_property
    def _criterion_rows(self) -> Mapping[str, int]:
        return {criterion: row for row, criterion in enumerate(self.criteria, start=FIRST + 1)}

    def local(self, criterion: str) -> str:
        return self.at("Weights", 3, self.weight_place(criterion))

    def effective(self, criterion: str) -> str:
        return self.at("Weights", 4, self.weight_place(criterion))


def _from_the_top(tree: CriteriaTree, parent: str | None) -> Iterator[str]:
    for part in tree.children(parent):
        yield part
        yield from _from_the_top(tree, part)
