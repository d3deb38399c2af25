"""Made-up selections in a real store: the screen, the Word file and the engine say the same.

Weights, scores, abstentions and prices are drawn by luck; some vendors are made alike, so that they
tie. The tree, and who is excluded, are those of the second selection.
"""

import io
import random
from fractions import Fraction

import docx
import pytest

from rfp.tables import CriterionRow
from scoring.pricing.price_points import price_points
from scoring.ranking import rank
from scoring.reads.reports import report_facts
from scoring.reporting.report import write_report
from scoring.reporting.report_analysis import Pictures, analysis_of
from scoring.tables import ScoreRow
from scoring.value import NoScore, contributions, points_of
from tests.scoring import second_selection as second
from tests.scoring.screens.stage import on_stage
from tests.scoring.second_room import ROOM
from vendor_data.tables import PriceRow
from workbench.language import Language, number

NO_PICTURES = Pictures(
    contributions=None, sweep=None, tornado=None, places=None, two_weights=None,
    differences=None, worth=None,
)  # fmt: skip
SCORED = [leaf for leaf in second.LEAVES if leaf != "price"]


def generated(luck):
    """Return local weights in percent, scores (None: abstained) and prices; some vendors alike."""
    weights = {}
    for above in dict.fromkeys(parent for _, parent, _ in second.CRITERIA):
        below = [key for key, parent, _ in second.CRITERIA if parent == above]
        cuts = sorted(luck.sample(range(1, 100), len(below) - 1)) if len(below) > 1 else []
        parts = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
        weights |= dict(zip(below, parts, strict=True))
    scores = {vendor: {leaf: some_scores(luck) for leaf in SCORED} for vendor in second.SCORES}
    prices = {vendor: luck.randint(20_000_00, 60_000_00) for vendor in second.PRICES}
    if luck.random() < 0.5:
        scores["parsa"], prices["parsa"] = scores["toska"], prices["toska"]
    return weights, scores, prices


def some_scores(luck):
    """Return each evaluator's score; now and then one abstains, and never all of them."""
    given = [luck.randint(0, 5) for _ in second.EVALUATORS]
    if luck.random() < 0.2:
        given[luck.randrange(len(given))] = None
    return tuple(given)


def put_down(room, weights, scores, prices):
    """Let the ranked room hold what was generated, past the verbs that made it."""
    members = {f"m-{name}": at for at, name in enumerate(second.EVALUATORS)}
    leaves = {room.criteria[leaf]: leaf for leaf in SCORED}
    vendors = {room.vendors[vendor]: vendor for vendor in second.VENDORS}
    with room.store.database.writing() as session:
        for key, percent in weights.items():
            row = session.get_one(CriterionRow, room.criteria[key])
            row.weight = Fraction(percent, 100)
        for row in session.query(ScoreRow):
            row.value = scores[vendors[row.vendor]][leaves[row.criterion]][members[row.member]]
            row.abstention = "I know them well" if row.value is None else None
        for vendor, amount in prices.items():
            session.get_one(PriceRow, room.vendors[vendor]).amount = amount


def ranked(room, weights, scores, prices):
    """Return what the engine makes of it: rank, name, what each top criterion adds, and total."""
    tree = second.tree().reweighted({k: Fraction(w, 100) for k, w in weights.items()})
    sheets = {
        vendor: {leaf: dict(enumerate(map(told, given))) for leaf, given in leaves.items()}
        for vendor, leaves in scores.items()
    }
    points = points_of(tree, sheets, price_points(second.PRICE_RULE, prices))
    ranking = rank(
        tree, {v: points[v] for v in sorted(points, key=room.vendors.get)},
        precision=second.PRECISION, tie_break=second.TIE_BREAK, prices=prices,
    )  # fmt: skip
    return ranking, {v: contributions(tree, points[v]) for v in points}


def told(score):
    return NoScore.ABSTAINED if score is None else score


def shown(page, column):
    return [cell.replace("\\", "") for cell in page.table[0].value[column]]


def written(room, language):
    with room.store.read() as session:
        now = room.store.clock()
        facts = report_facts(session, room.seated("mina"), ROOM, language, now=now)
    analysis = analysis_of(facts, language)
    data = write_report(facts, language, analysis=analysis, pictures=NO_PICTURES)
    heads = {"en": "Rank", "fa": "رتبه"}
    tables = docx.Document(io.BytesIO(data)).tables
    (found,) = [t for t in tables if t.rows[0].cells[0].text == heads[language]][:1]
    return [[cell.text for cell in row.cells] for row in found.rows[1:]]


@pytest.mark.parametrize("seed", range(6))
def test_screen_word_file_and_engine_agree(ranked_room, seed):
    language = list(Language)[seed % 2]
    made = generated(random.Random(seed))  # noqa: S311  # made-up selections
    put_down(ranked_room, *made)

    ranking, added = ranked(ranked_room, *made)

    names = {vendor: second.VENDORS[vendor][language] for vendor in second.SCORES}
    figures = {
        names[place.vendor]: (
            number(place.rank, language),
            number(place.total, language, 2),
            [number(added[place.vendor][top], language, 2) for top in second.tree().top],
        )
        for place in ranking.places
    }
    page = on_stage(ranked_room, "ranking", "mina", language.value)
    columns = {"en": ("Rank", "Vendor", "Total"), "fa": ("رتبه", "ارائه‌دهنده", "امتیاز کل")}
    of_screen = zip(*(shown(page, column) for column in columns[language]), strict=True)
    assert {name: (rank_, total) for rank_, name, total in of_screen} == {
        name: (rank_, total) for name, (rank_, total, _) in figures.items()
    }
    of_word = {
        row[1]: (row[0].partition(" ")[0], row[-1], row[2:-1])
        for row in written(ranked_room, language)
    }
    assert of_word == figures
