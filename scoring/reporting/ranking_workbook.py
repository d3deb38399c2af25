"""The ranking as a workbook with live formulas: from scores, prices and weights to the ranks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from rfp.planning.criterion import CriteriaTree
from rfp.planning.tie_break import TieRule
from scoring.ranking import Ranking
from scoring.reporting.report_facts import ReportFacts
from scoring.reporting.workbook_formulas import competition_rank, exact, half_even, price_formula
from scoring.sheet import Sheet
from scoring.standing import Standing
from scoring.value import NoScore, contributions, node_points
from workbench.language import Language, say
from workbench.language.money import currency
from workbench.problem import Term
from workbench.sheet import column_letters
from workbench.sheet_layout import Column, Formula, Layout, Page, Value
from workbench.spreadsheet_writing import write_book

_FIRST = 2  # the row below the headings
_POINTS, _SHARE = "0.00", "0.00%"
_NARROW, _WIDE = 13, 34
_PAGES = (Term("Ranking"), Term("Points"), Term("Weights"), Term("Scores"), Term("Prices"))
_SCORED = (Term("Vendor"), Term("Criterion"), Term("Evaluator"), Term("Score"))


def write_workbook(facts: ReportFacts, sheets: Sequence[Sheet], language: Language) -> bytes:
    """Return an .xlsx that anybody's spreadsheet recalculates to the official ranking.

    Parameters
    ----------
    facts : ReportFacts
        The standing to reproduce; vendors that are excluded are named with their reason, and
        have no figure.
    sheets : sequence of Sheet
        The locked sheets with their scores; leaves without scores in them (price, computed
        criteria) and vendors that a reader may not see are left alone.
    language : Language
        Of headings and titles, and of the direction of the sheets.

    Returns
    -------
    bytes
        Five sheets: ranking, points, weights, scores, prices. Whoever changes a score, a price
        or a weight sees what follows; local weights have to sum to 100 % by hand.
    """
    book = _Workbook(facts.standing, tuple(sheets), language)
    return write_book(
        Layout(
            title=facts.title,
            pages=tuple(book.pages()),
            made_at=facts.made_at,
            is_right_to_left=language is Language.FA,
            properties={"Record": facts.head},
        )
    )


@dataclass(frozen=True)
class _Workbook:
    """The pages, and where on them everything stands."""

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

    def pages(self) -> Iterator[Page]:
        yield self._ranking()
        yield self._points()
        yield self._weights()
        if self._score_rows:
            yield self._scores()
        if self.standing.prices:
            yield self._prices()

    def _at(self, page: str, column: int, row: int) -> str:
        return f"'{self.names[page]}'!${column_letters(column)}${row}"

    def _span(self, page: str, column: int, rows: Sequence[int]) -> str:
        letter = column_letters(column)
        return f"'{self.names[page]}'!${letter}${rows[0]}:${letter}${rows[-1]}"

    def _row_of(self, vendor: str) -> int:
        return _FIRST + self.vendors.index(vendor)

    @property
    def _rows(self) -> range:
        return range(_FIRST, _FIRST + len(self.vendors))

    # -- the ranking --

    def _ranking(self) -> Page:
        columns = (
            Column(title=say("Vendor", self.language), width=_WIDE),
            *self._leaf_columns(),
            Column(title=say("Total", self.language), width=_NARROW, number_format="0.000000"),
            Column(
                title=say("As published", self.language), width=_NARROW, number_format="0.######"
            ),
            Column(title=say("Decides a tie", self.language), width=_NARROW, number_format=_POINTS),
            Column(title=say("Rank", self.language), width=_NARROW, number_format="0"),
            Column(title=say("Excluded because", self.language), width=_WIDE),
        )
        ranked = [self._ranked(vendor) for vendor in self.vendors]
        blank = ("",) * (len(columns) - 2)
        out = [
            (self.standing.vendors[vendor], *blank, reason)
            for vendor, reason in self.standing.excluded.items()
        ]
        return Page(name=self.names["Ranking"], columns=columns, rows=(*ranked, *out))

    def _leaf_columns(self) -> list[Column]:
        return [
            Column(title=self.standing.titles[leaf], width=_NARROW, number_format=_POINTS)
            for leaf in self.tree.leaves
        ]

    def _ranked(self, vendor: str) -> tuple[Value, ...]:
        place = self.ranking.place(vendor)
        row, leaves = self._row_of(vendor), len(self.tree.leaves)
        first, last = column_letters(2), column_letters(1 + leaves)
        total = f"{column_letters(2 + leaves)}{row}"
        return (
            self.standing.vendors[vendor],
            *(self._contribution(vendor, leaf) for leaf in self.tree.leaves),
            Formula(text=f"=SUM({first}{row}:{last}{row})", value=float(place.total)),
            Formula(text=half_even(total, self.standing.precision), value=float(place.published)),
            self._decider(vendor),
            Formula(text=self._rank_formula(row, 3 + leaves), value=place.rank),
            "",
        )

    def _contribution(self, vendor: str, leaf: str) -> Formula:
        part = contributions(self.tree, self.standing.points[vendor])[leaf]
        points = self._at("Points", self._column_of(leaf), self._row_of(vendor))
        return Formula(text=f"={points}*{self._effective(leaf)}", value=float(part))

    def _column_of(self, leaf: str) -> int:
        return 2 + self.tree.leaves.index(leaf)

    def _rank_formula(self, row: int, published: int) -> str:
        return competition_rank(
            f"{column_letters(published)}{row}",
            f"{column_letters(published + 1)}{row}",
            self._span("Ranking", published, self._rows),
            self._span("Ranking", published + 1, self._rows),
            self.standing.precision,
        )

    def _decider(self, vendor: str) -> Formula:
        """Return what the tie-break rule compares; more of it is better."""
        match self.standing.tie_break.rule:
            case TieRule.SHARED:
                return Formula(text="=0", value=0)
            case TieRule.LOWER_PRICE:
                price = self._at("Prices", 2, self._row_of(vendor))
                return Formula(text=f"=-{price}", value=-float(self._major(vendor)))
            case TieRule.HIGHER_CRITERION:
                criterion = str(self.standing.tie_break.criterion)
                known = node_points(self.tree, self.standing.points[vendor])[criterion]
                return Formula(text=f"={self._node(vendor, criterion)}", value=float(known))

    def _node(self, vendor: str, criterion: str) -> str:
        parts = self.tree.children(criterion)
        if not parts:
            return self._at("Points", self._column_of(criterion), self._row_of(vendor))
        return "+".join(f"{self._local(part)}*({self._node(vendor, part)})" for part in parts)

    # -- points, scores and prices --

    def _points(self) -> Page:
        vendor = Column(title=say("Vendor", self.language), width=_WIDE)
        rows: list[tuple[Value, ...]] = [
            (
                self.standing.vendors[vendor],
                *(self._points_of(vendor, leaf) for leaf in self.tree.leaves),
            )
            for vendor in self.vendors
        ]
        columns = (vendor, *self._leaf_columns())
        return Page(name=self.names["Points"], columns=columns, rows=tuple(rows))

    def _points_of(self, vendor: str, leaf: str) -> Formula:
        value = self.standing.points[vendor][leaf]
        given = self._score_rows.get((vendor, leaf))
        settled = {(each.filled.vendor, each.filled.leaf) for each in self.standing.settled}
        if given and (vendor, leaf) not in settled:  # nobody scored what was settled: no mean
            text = f"=20*AVERAGE({self._span('Scores', 4, given)})"
        elif leaf == self.tree.price and self.standing.price_rule and self.standing.prices:
            text = f"={self._at('Prices', 3, self._row_of(vendor))}"
        else:
            text = f"={exact(value)}"
        return Formula(text=text, value=float(value))

    def _scores(self) -> Page:
        columns = [
            Column(title=say(title, self.language), width=_WIDE, is_open=title == "Score",
                   number_format="0" if title == "Score" else "")
            for title in _SCORED
        ]  # fmt: skip
        rows = tuple(row for _, row in self._scored())
        return Page(name=self.names["Scores"], columns=tuple(columns), rows=rows)

    @cached_property
    def _score_rows(self) -> Mapping[tuple[str, str], list[int]]:
        """Return the rows of the sheet of scores on which each vendor's leaf is scored."""
        rows: dict[tuple[str, str], list[int]] = {}
        for row, (cell, _) in enumerate(self._scored(), start=_FIRST):
            rows.setdefault(cell, []).append(row)
        return rows

    def _scored(self) -> Iterator[tuple[tuple[str, str], tuple[Value, ...]]]:
        """Yield every score given, those of one cell one below the other."""
        titles, locked = self.standing.titles, [s for s in self.sheets if s.is_locked]
        for vendor in self.vendors:
            for leaf in self.tree.leaves:
                for sheet in locked:
                    if (vendor, leaf) not in sheet.given:
                        continue
                    score = sheet.given[vendor, leaf].score
                    shown = say("abstained", self.language) if score is NoScore.ABSTAINED else score
                    name = self.standing.vendors[vendor]
                    yield (vendor, leaf), (name, titles[leaf], sheet.name, shown)

    @property
    def _scale(self) -> int:
        return int(10 ** currency(self.standing.currency).places)

    def _major(self, vendor: str) -> Fraction:
        return Fraction(self.standing.prices[vendor], self._scale)

    def _prices(self) -> Page:
        rule = self.standing.price_rule
        columns = (
            Column(title=say("Vendor", self.language), width=_WIDE),
            Column(title=f"{say('Price', self.language)} ({self.standing.currency})", width=18,
                   is_open=True, number_format="#,##0.###"),
            Column(title=say("Points", self.language), width=_NARROW, number_format=_POINTS),
        )  # fmt: skip
        rows: list[tuple[Value, ...]] = []
        for vendor in self.vendors:
            points = self.standing.points[vendor].get(self.tree.price or "")
            price = Formula(text=f"={exact(self._major(vendor))}", value=float(self._major(vendor)))
            earned: Value = ""
            if rule is not None and rule.gives_points and points is not None:
                text = price_formula(
                    rule, f"B{self._row_of(vendor)}", self._span("Prices", 2, self._rows),
                    scale=self._scale,
                )  # fmt: skip
                earned = Formula(text=text, value=float(points))
            rows.append((self.standing.vendors[vendor], price, earned))
        return Page(name=self.names["Prices"], columns=columns, rows=tuple(rows))

    # -- weights --

    def _weights(self) -> Page:
        columns = (
            Column(title=say("Criterion", self.language), width=_WIDE),
            Column(title=say("Part of", self.language), width=_WIDE),
            Column(title=say("Weight in its group", self.language), width=18, is_open=True,
                   number_format=_SHARE),
            Column(title=say("Weight in the whole", self.language), width=18, number_format=_SHARE),
            Column(title=say("Sum of its parts", self.language), width=18, number_format=_SHARE),
        )  # fmt: skip
        whole = (say("All criteria", self.language), "", "", Formula(text="=1", value=1),
                 self._sum_of_parts(None))  # fmt: skip
        rows = (whole, *(self._weight_row(criterion) for criterion in self.criteria))
        return Page(name=self.names["Weights"], columns=columns, rows=rows)

    def _weight_row(self, criterion: str) -> tuple[Value, ...]:
        parent, weight = self.tree[criterion].parent, self.tree[criterion].weight
        titles, row = self.standing.titles, self._weight_place(criterion)
        effective = f"=C{row}*D{self._weight_place(parent)}"
        return (
            titles[criterion],
            titles[parent] if parent else "",
            Formula(text=f"={exact(weight)}", value=float(weight)),
            Formula(text=effective, value=float(self.tree.effective(criterion))),
            self._sum_of_parts(criterion) if self.tree.children(criterion) else "",
        )

    def _sum_of_parts(self, parent: str | None) -> Formula:
        parts = "+".join(f"C{self._weight_place(part)}" for part in self.tree.children(parent))
        return Formula(text=f"={parts}", value=1)

    def _weight_place(self, criterion: str | None) -> int:
        """Return the row of a criterion; that of the whole stands above all others."""
        return _FIRST if criterion is None else _FIRST + 1 + self.criteria.index(criterion)

    def _local(self, criterion: str) -> str:
        return self._at("Weights", 3, self._weight_place(criterion))

    def _effective(self, criterion: str) -> str:
        return self._at("Weights", 4, self._weight_place(criterion))


def _from_the_top(tree: CriteriaTree, parent: str | None) -> Iterator[str]:
    for part in tree.children(parent):
        yield part
        yield from _from_the_top(tree, part)
