"""Made-up selections on every page of scoring: drawn in both languages, and true."""

import random
from fractions import Fraction

import pytest

from rfp.tables import CriterionRow
from scoring.pricing.price_points import price_points
from scoring.ranking import published, rank
from scoring.tables import ScoreRow
from scoring.value import NoScore, points_of
from tests.scoring import second_selection as second
from tests.scoring.screens.stage import on_stage, words
from vendor_data.tables import PriceRow
from workbench.language import Language, number
from workbench.tables import WordingRow

PAGES = ("ranking", "what_if", "how_sure", "differences", "decision", "projector")
NAMES = (
    "آوای نوآورانِ پیشروِ سامانه‌های ارتباط با مشتری (سهامی خاص)",
    "Total",
    "The most considerable consortium of regional service desks and their many partners Ltd.",
    "*Formula* | [x](http://x) `y` $z$",
)


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
    """Return what the engine makes of it."""
    tree = second.tree().reweighted({k: Fraction(w, 100) for k, w in weights.items()})
    sheets = {
        vendor: {leaf: dict(enumerate(map(told, given))) for leaf, given in leaves.items()}
        for vendor, leaves in scores.items()
    }
    points = points_of(tree, sheets, price_points(second.PRICE_RULE, prices))
    return rank(
        tree, {v: points[v] for v in sorted(points, key=room.vendors.get)},
        precision=second.PRECISION, tie_break=second.TIE_BREAK, prices=prices,
    )  # fmt: skip


def told(score):
    return NoScore.ABSTAINED if score is None else score


def made(seed):
    """Return a selection: chance, everybody alike, price alone, or no weight for price."""
    luck = random.Random(seed)  # noqa: S311  # made-up selections
    weights, scores, prices = generated(luck)
    if seed % 4 == 1:  # all alike
        scores = dict.fromkeys(scores, scores["toska"])
        prices = dict.fromkeys(prices, prices["toska"])
    if seed % 4 == 2:
        weights |= {"fit": 0, "delivery": 0, "security": 0, "price": 100}
    if seed % 4 == 3:
        weights |= {"fit": 60, "delivery": 40, "security": 0, "price": 0}
    return weights, scores, prices


def renamed(room):
    """Give the vendors names that are long, Persian, or like a heading or markup."""
    with room.store.database.writing() as session:
        for vendor, name in zip(second.SCORES, NAMES, strict=True):
            for row in session.query(WordingRow).filter_by(subject=room.vendors[vendor]):
                if row.field == "name":
                    row.text = name


def findings(page):
    """Return the sentences over the charts and tables, bare of marks and escapes."""
    bare = {ord("\\"): None} | dict.fromkeys((0x200E, 0x200F, 0x2060, *range(0x2066, 0x206A)))
    said = [each.value.translate(bare) for each in page.markdown]
    return [each.removeprefix("**").removesuffix("**") for each in said]


@pytest.mark.parametrize("seed", range(8))
def test_every_page_draws_and_the_ranking_s_finding_is_true(ranked_room, seed):
    renamed(ranked_room)
    put_down(ranked_room, *made(seed))
    ranking = ranked(ranked_room, *made(seed))
    names = dict(zip(second.SCORES, NAMES, strict=True))
    first = [names[place.vendor] for place in ranking.places if place.rank == 1]
    shown = {place.vendor: published(place.total, Fraction(1, 10)) for place in ranking.places}
    parted = len(first) == 1 and list(shown.values()).count(max(shown.values())) > 1

    for page in PAGES:
        for language in Language:
            drawn = on_stage(ranked_room, page, "mina", language.value)
            assert not drawn.exception
            said = words(drawn)
            assert not {"nan", "None"} & set(said.split())
            if page == "ranking" and language is Language.EN:
                (finding,) = [each for each in findings(drawn) if _is_margin(each)]
                assert [name for name in first if name not in finding] == []
                assert ("share the first rank" in finding) == (len(first) > 1)
                assert ("tie-break rule decides" in finding) == parted
                if len(first) == 1 and not parted:
                    best, second_best = sorted(
                        (place.total for place in ranking.places), reverse=True
                    )[:2]
                    assert f"{number(best - second_best, language, 2)} points ahead" in finding


def _is_margin(sentence):
    return (
        any(part in sentence for part in (" is first, ", " share the first rank.", " is first: "))
        and "drawn weights" not in sentence
    )
