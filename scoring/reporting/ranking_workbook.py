"""The ranking as a workbook with live formulas: from scores, prices and weights to the ranks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from rfp.planning.tie_break import TieRule
from scoring.reporting.report_facts import ReportFacts
from scoring.reporting.workbook_amounts import amounts_page
from scoring.reporting.workbook_consensus import AGREED, consensus_page
from scoring.reporting.workbook_formulas import competition_rank, exact, half_even, price_formula
from scoring.reporting.workbook_grid import FIRST, NARROW, POINTS, WIDE, Grid
from scoring.reporting.workbook_weights import weights_page
from scoring.sheet import Sheet
from scoring.value import NoScore, contributions, node_points
from workbench.language import Language, say
from workbench.language.money import currency
from workbench.problem import Term
from workbench.sheet import column_letters
from workbench.sheet_layout import Column, Formula, Layout, Page, Value
from workbench.spreadsheet_writing import write_book

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
        Up to seven sheets: ranking, points, weights, scores, agreed scores, amounts of measured
        criteria, prices. Whoever changes a score, an amount, a price or a weight sees what
        follows; local weights have to sum to 100 % by hand.
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
class _Workbook(Grid):
    """The pages."""

    def pages(self) -> Iterator[Page]:
        yield self._ranking()
        yield self._points()
        yield weights_page(self)
        if self._score_rows:
            yield self._scores()
        if self.agreed_rows:
            yield consensus_page(self, self._score_rows)
        if self.amount_rows:
            yield amounts_page(self)
        if self.standing.prices:
            yield self._prices()

    # -- the ranking --

    def _ranking(self) -> Page:
        columns = (
            Column(title=say("Vendor", self.language), width=WIDE),
            *self._leaf_columns(),
            Column(title=say("Total", self.language), width=NARROW, number_format="0.000000"),
            Column(
                title=say("As published", self.language), width=NARROW, number_format="0.######"
            ),
            Column(title=say("Decides a tie", self.language), width=NARROW, number_format=POINTS),
            Column(title=say("Rank", self.language), width=NARROW, number_format="0"),
            Column(title=say("Excluded because", self.language), width=WIDE),
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
            Column(title=self.standing.titles[leaf], width=NARROW, number_format=POINTS)
            for leaf in self.tree.leaves
        ]

    def _ranked(self, vendor: str) -> tuple[Value, ...]:
        place = self.ranking.place(vendor)
        row, leaves = self.row_of(vendor), len(self.tree.leaves)
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
        points = self.at("Points", self._column_of(leaf), self.row_of(vendor))
        return Formula(
            text=f"={points}*{self.effective(leaf)}", value=float(self._parts[vendor][leaf])
        )

    @cached_property
    def _parts(self) -> Mapping[str, Mapping[str, Fraction]]:
        """Return what every criterion adds to each vendor's total."""
        return {v: contributions(self.tree, self.standing.points[v]) for v in self.vendors}

    def _column_of(self, leaf: str) -> int:
        return self._columns[leaf]

    @cached_property
    def _columns(self) -> Mapping[str, int]:
        return {leaf: column for column, leaf in enumerate(self.tree.leaves, start=2)}

    def _rank_formula(self, row: int, published: int) -> str:
        return competition_rank(
            f"{column_letters(published)}{row}",
            f"{column_letters(published + 1)}{row}",
            self.span("Ranking", published, self.rows),
            self.span("Ranking", published + 1, self.rows),
            self.standing.precision,
        )

    def _decider(self, vendor: str) -> Formula:
        """Return what the tie-break rule compares; more of it is better."""
        match self.standing.tie_break.rule:
            case TieRule.SHARED:
                return Formula(text="=0", value=0)
            case TieRule.LOWER_PRICE:
                price = self.at("Prices", 2, self.row_of(vendor))
                return Formula(text=f"=-{price}", value=-float(self._major(vendor)))
            case TieRule.HIGHER_CRITERION:
                criterion = str(self.standing.tie_break.criterion)
                known = node_points(self.tree, self.standing.points[vendor])[criterion]
                return Formula(text=f"={self._node(vendor, criterion)}", value=float(known))

    def _node(self, vendor: str, criterion: str) -> str:
        parts = self.tree.children(criterion)
        if not parts:
            return self.at("Points", self._column_of(criterion), self.row_of(vendor))
        return "+".join(f"{self.local(part)}*({self._node(vendor, part)})" for part in parts)

    # -- points, scores and prices --

    def _points(self) -> Page:
        vendor = Column(title=say("Vendor", self.language), width=WIDE)
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
        if (vendor, leaf) in self.agreed_rows:
            text = f"=20*{self.at('Consensus', AGREED, self.agreed_rows[vendor, leaf])}"
        elif given and (vendor, leaf) not in self._settled:  # what was settled has no mean
            text = f"=20*AVERAGE({self.span('Scores', 4, given)})"
        elif (vendor, leaf) in self.amount_rows:
            text = f"={self.at('Amounts', 5, self.amount_rows[vendor, leaf])}"
        elif leaf == self.tree.price and self.standing.price_rule and self.standing.prices:
            text = f"={self.at('Prices', 3, self.row_of(vendor))}"
        else:
            text = f"={exact(value)}"
        return Formula(text=text, value=float(value))

    @cached_property
    def _settled(self) -> frozenset[tuple[str, str]]:
        return frozenset((each.filled.vendor, each.filled.leaf) for each in self.standing.settled)

    def _scores(self) -> Page:
        columns = [
            Column(title=say(title, self.language), width=WIDE, is_open=title == "Score",
                   number_format="0" if title == "Score" else "")
            for title in _SCORED
        ]  # fmt: skip
        rows = tuple(row for _, row in self._scored())
        return Page(name=self.names["Scores"], columns=tuple(columns), rows=rows)

    @cached_property
    def _score_rows(self) -> Mapping[tuple[str, str], list[int]]:
        """Return the rows of the sheet of scores on which each vendor's leaf is scored."""
        rows: dict[tuple[str, str], list[int]] = {}
        for row, (cell, _) in enumerate(self._scored(), start=FIRST):
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
            Column(title=say("Vendor", self.language), width=WIDE),
            Column(title=f"{say('Price', self.language)} ({self.standing.currency})", width=18,
                   is_open=True, number_format="#,##0.###"),
            Column(title=say("Points", self.language), width=NARROW, number_format=POINTS),
        )  # fmt: skip
        rows: list[tuple[Value, ...]] = []
        for vendor in self.vendors:
            points = self.standing.points[vendor].get(self.tree.price or "")
            price = Formula(text=f"={exact(self._major(vendor))}", value=float(self._major(vendor)))
            earned: Value = ""
            if rule is not None and rule.gives_points and points is not None:
                text = price_formula(
                    rule, f"B{self.row_of(vendor)}", self.span("Prices", 2, self.rows),
                    scale=self._scale,
                )  # fmt: skip
                earned = Formula(text=text, value=float(points))
            rows.append((self.standing.vendors[vendor], price, earned))
        return Page(name=self.names["Prices"], columns=columns, rows=tuple(rows))
