"""The workbook that a spreadsheet recalculates gives the ranking of the engine."""

import datetime as dt
import io
from dataclasses import replace
from fractions import Fraction

import openpyxl
import pytest

from rfp.planning.criterion import CriteriaTree, CriterionKind
from rfp.planning.price_rule import PriceFormula, PriceRule
from rfp.planning.tie_break import TieBreak, TieRule
from scoring.consensus import AgreedScore
from scoring.measured import MeasuredAmount, MeasuredLeaf
from scoring.missing import Choice, Filled
from scoring.missing_choice import MissingChoice, Settled
from scoring.pricing.price_points import price_points
from scoring.reporting.ranking_workbook import write_workbook
from scoring.reporting.workbook_formulas import exact
from scoring.sheet import GivenScore, Sheet
from scoring.value import NoScore
from scoring.weights import moved
from tests import calc
from tests.scoring import second_selection as second
from tests.scoring.measured_room import AMOUNTS, POINTS, TOTALS, WEEKS
from tests.scoring.reporting.test_report import facts, standing
from workbench.language import Language

GIVEN_AT = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
RULES = [
    PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=1_000_00, ceiling=900_000_00),
    PriceRule(formula=PriceFormula.MIN_MAX),
    PriceRule(formula=PriceFormula.LOWEST),
    PriceRule(formula=PriceFormula.LINEAR_FROM_LOWEST, slope=Fraction(5, 2)),
    PriceRule(formula=PriceFormula.LOWEST_MINUS_EXCESS),
    PriceRule(formula=PriceFormula.MEAN, slope=Fraction(3, 2), slope_below=Fraction(1, 2)),
]


def given(score):
    value = None if isinstance(score, NoScore) else score
    abstention = "No view" if score is NoScore.ABSTAINED else None
    return GivenScore(value=value, comment="", abstention=abstention, version=1, given_at=GIVEN_AT)


def sheets():
    cells = {}
    for vendor, leaves in second.sheets().items():
        for leaf, scores in leaves.items():
            for member, score in scores.items():
                cells.setdefault(member, {})[vendor, leaf] = given(score)
    return [
        Sheet(member=m, name=m, cells=tuple(own), given=own, locked_at=GIVEN_AT)
        for m, own in cells.items()
    ]


def without_stored_values(data):
    """Return the workbook as formulas alone, so that whoever opens it has to calculate."""
    stream = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(stream)
    return stream.getvalue()


def shown(data):
    """Return each ranked vendor with the total, the published total and the rank that it has."""
    rows = list(openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets[0].values)
    return {row[0]: (row[-5], row[-4], row[-2]) for row in rows[1:] if row[-1] is None}


def expected(official, tree=None):
    return {
        official.vendors[p.vendor]: (float(p.total), float(p.published), p.rank)
        for p in official.ranking(tree).places
    }


def agree(found, wanted):
    assert found.keys() == wanted.keys()
    for vendor, (total, published, rank) in wanted.items():
        assert found[vendor][0] == pytest.approx(total, abs=1e-9)
        assert found[vendor][1] == pytest.approx(published, abs=1e-9)
        assert found[vendor][2] == rank


def priced_by(rule, tie_break):
    official = standing(Language.EN)
    earned = price_points(rule, second.PRICES)
    points = {
        vendor: own | {official.tree.price: earned[vendor]}
        for vendor, own in official.points.items()
    }
    return replace(official, price_rule=rule, points=points, tie_break=tie_break)


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory):
    """Every kind of workbook of this file, recalculated in one sitting of LibreOffice."""
    criterion = TieBreak(rule=TieRule.HIGHER_CRITERION, criterion=standing("en").tree.top[0])
    rules = [TieBreak(rule=TieRule.LOWER_PRICE), TieBreak(), criterion]
    made = {f"rule {at}": priced_by(rule, rules[at % 3]) for at, rule in enumerate(RULES)}
    made["as it is"] = standing(Language.EN)
    made["measured"] = measured()
    made["agreed"] = agreed()
    orders = {name.replace(" ", "-"): (workbook(official), {}) for name, official in made.items()}
    saved = calc.fill(orders, tmp_path_factory.mktemp("book"), sheet=0)
    return {name: (official, saved[name.replace(" ", "-")]) for name, official in made.items()}


def workbook(official):
    people = [without_leaves(sheet, official.tree.measured) for sheet in sheets()]
    data = write_workbook(facts(Language.EN, standing=official), people, Language.EN)
    return without_stored_values(data)


def without_leaves(sheet, leaves):
    return replace(sheet, given={c: g for c, g in sheet.given.items() if c[1] not in leaves})


def measured(language=Language.EN):
    """Security is measured in weeks, as `tests.scoring.measured_room` works it out."""
    official = standing(language)
    criteria = tuple(
        replace(c, kind=CriterionKind.MEASURED) if c.id == "security" else c
        for c in official.tree.criteria
    )
    entered = {
        vendor: MeasuredAmount(
            amount=Fraction(amount), source="=1+1", entered_by="Farid", entered_at=GIVEN_AT
        )
        for vendor, amount in AMOUNTS.items()
    }
    return replace(
        official,
        tree=CriteriaTree(criteria=criteria),
        points={v: own | {"security": Fraction(POINTS[v])} for v, own in official.points.items()},
        measured={"security": MeasuredLeaf(measure=WEEKS, unit="weeks", amounts=entered)},
    )


def agreed():
    """Rayan's coverage and Parsa's ease are agreed on 3, as `test_agreed_scores` works it out."""
    official = standing(Language.EN)
    cells = {("rayan", "coverage"): "=1+1", ("parsa", "ease"): "seen in the demo"}
    points = {v: dict(own) for v, own in official.points.items()}
    for vendor, leaf in cells:
        points[vendor][leaf] = Fraction(60)
    told = {
        cell: AgreedScore(value=3, reason=reason, entered_by="Farid", entered_at=GIVEN_AT)
        for cell, reason in cells.items()
    }
    return replace(official, points=points, agreed=told)


@pytest.mark.parametrize(
    "name", ["as it is", "measured", "agreed", *(f"rule {at}" for at in range(len(RULES)))]
)
def test_libreoffice_recalculates_the_ranking_from_scores_prices_and_weights(recalculated, name):
    official, data = recalculated[name]

    agree(shown(data), expected(official))


def test_points_of_amounts_are_worked_out_by_the_workbook_itself(recalculated):
    official, data = recalculated["measured"]

    assert {p.vendor: p.total for p in official.ranking().places} == TOTALS
    page = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Amounts"]
    told = {row[0]: (row[3], row[4], row[5]) for row in list(page.values)[1:]}
    assert told == {
        official.vendors[v]: (AMOUNTS[v], pytest.approx(POINTS[v], abs=1e-9), "=1+1")
        for v in AMOUNTS
    }


def test_what_was_agreed_on_stands_beside_the_mean_and_makes_the_points(recalculated):
    official, data = recalculated["agreed"]

    totals = {p.vendor: p.total for p in official.ranking().places}
    assert (totals["parsa"], totals["rayan"]) == (Fraction(1076, 15), Fraction(1047, 15))
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    told = {row[0]: row[2:6] for row in list(book["Consensus"].values)[1:]}
    assert told == {
        "Parsa": (pytest.approx(10 / 3, abs=1e-9), 3, "seen in the demo", "Farid"),
        "Rayan": (pytest.approx(11 / 3, abs=1e-9), 3, "=1+1", "Farid"),
    }
    own = [row[3] for row in book["Scores"].values if row[:2] == ("Parsa", "Ease of use")]
    assert sorted(own) == [3, 3, 4]


def test_another_agreed_score_typed_into_the_workbook_makes_other_points(tmp_path):
    official = agreed()
    data = write_workbook(facts(Language.EN, standing=official), sheets(), Language.EN)
    pages = [sheet.title for sheet in openpyxl.load_workbook(io.BytesIO(data))]
    assert pages == ["Ranking", "Points", "Weights", "Scores", "Consensus", "Prices"]

    saved = calc.fill({"other": (data, {"D2": 5, "D3": 5})}, tmp_path, sheet=4)["other"]

    full = {v: dict(own) for v, own in official.points.items()}
    for vendor, leaf in official.agreed:
        full[vendor][leaf] = Fraction(100)
    agree(shown(saved), expected(replace(official, points=full)))


def test_another_price_weight_typed_into_the_workbook_gives_the_what_if(tmp_path):
    official = standing(Language.FA)
    data = write_workbook(facts(Language.FA, standing=official), sheets(), Language.FA)
    tree = moved(official.tree, official.tree.price, Fraction(2, 5))
    weights = openpyxl.load_workbook(io.BytesIO(data)).worksheets[2]
    rows = {row[0].value: row[0].row for row in weights.iter_rows(min_row=3) if not row[1].value}
    typed = {f"C{rows[official.titles[top]]}": float(tree[top].weight) for top in tree.top}

    saved = calc.fill({"what-if": (data, typed)}, tmp_path, sheet=2)["what-if"]

    agree(shown(saved), expected(official, tree))


@pytest.mark.parametrize("language", Language)
def test_the_figures_stand_in_the_workbook_before_anybody_recalculates_it(language):
    official = standing(language)
    data = write_workbook(facts(language, standing=official), sheets(), language)

    agree(shown(data), expected(official))
    ranking = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert bool(ranking.sheet_view.rightToLeft) is (language is Language.FA)


def test_an_excluded_vendor_has_its_reason_and_no_figure():
    official = standing(Language.EN)
    data = write_workbook(facts(Language.EN, standing=official), sheets(), Language.EN)

    last = list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].values)[-1]

    vendor, reason = next(iter(official.excluded.items()))
    assert (last[0], last[-1]) == (official.vendors[vendor], reason)
    assert set(last[1:-1]) == {None}


def test_without_scores_the_points_stand_as_exact_fractions():
    official = standing(Language.EN)
    data = write_workbook(facts(Language.EN, standing=official), [], Language.EN)

    book = openpyxl.load_workbook(io.BytesIO(data))

    assert [sheet.title for sheet in book] == ["Ranking", "Points", "Weights", "Prices"]
    agree(shown(data), expected(official))


def test_a_missing_score_that_was_settled_stands_as_the_points_it_counts_as():
    leaf = "ease"
    settled = Settled(
        filled=Filled(vendor="parsa", leaf=leaf, choice=Choice.ZERO, points=Fraction(0)),
        chosen=MissingChoice(
            choice=Choice.ZERO, reason="Unseen", chosen_by="Sara", chosen_at=GIVEN_AT
        ),
    )
    official = standing(Language.EN)
    points = official.points | {"parsa": official.points["parsa"] | {leaf: Fraction(0)}}
    official = replace(official, points=points, settled=(settled,))
    abstained = [
        replace(sheet, given=sheet.given | {("parsa", leaf): given(NoScore.ABSTAINED)})
        for sheet in sheets()
    ]
    data = write_workbook(facts(Language.EN, standing=official), abstained, Language.EN)

    formulas = [
        cell.value
        for row in openpyxl.load_workbook(io.BytesIO(data)).worksheets[1].iter_rows()
        for cell in row
    ]
    assert exact(Fraction(0)) in {str(each).removeprefix("=") for each in formulas}
    agree(shown(data), expected(official))
