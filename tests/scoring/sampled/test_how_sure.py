from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from scoring.sampled.how_sure import Question, Way, doubt_of, drawn_criteria, order_of, sureness
from scoring.sampled.how_sure_words import (
    drawn_sentence,
    error_sentence,
    first_sentence,
    nearby_sentence,
    whole_percent,
)
from scoring.sampled.score_doubt import EvaluatorSheets, NormalErrors
from scoring.standing_arrays import arrays_of
from scoring.weights import moved
from tests.scoring.crm_judged import judged
from tests.scoring.crm_standing import standing
from tests.scoring.odd_standings import ODD
from workbench.language import Language
from workbench.problem import Problem

EN, FA = Language.EN, Language.FA


def firsts(found):
    return dict(zip(found.vendors, found.robust.first.round(3).tolist(), strict=True))


def test_weights_around_the_official_ones_give_the_shares_of_the_committee_s_day():
    found = sureness(standing(), Question())

    assert firsts(found) == pytest.approx({"aban": 0.18, "baran": 0.73, "caspian": 0.09}, abs=0.02)


@pytest.mark.parametrize(("price", "first"), [(400, "Caspian"), (100, "Aban")])
def test_who_is_first_around_other_weights_is_said_with_the_sampling_error(price, first):
    official = standing()
    tree = moved(official.tree, "price", Fraction(price, 1000))
    played = replace(official, tree=tree)

    found = sureness(played, Question(), samples=10_000)
    told = nearby_sentence(found, played, EN)

    share = whole_percent(found.robust.first.max(), EN)
    assert told.startswith(f"First, when weights are drawn around these: {first} in {share}, ")
    assert told.endswith("may be off by 0.98 percentage points (95 % interval).")
    assert firsts(found) == pytest.approx(firsts(sureness(played, Question())), abs=0.015)


def test_values_at_hand_and_no_pairs_change_nothing_else():
    whole = sureness(standing(), Question(), samples=10_000)
    short = sureness(
        standing(), Question(), samples=10_000, values=arrays_of(standing()).values, pairwise=False
    )

    assert (whole.robust.pairwise is None, short.robust.pairwise) == (False, None)
    assert short.vendors == whole.vendors
    for name in ("acceptability", "central_weights", "confidence"):
        assert getattr(short.robust, name).tolist() == getattr(whole.robust, name).tolist()
    assert nearby_sentence(short, standing(), EN) == nearby_sentence(whole, standing(), EN)


def test_a_vendor_that_is_never_first_is_not_named_among_those_who_are():
    found = sureness(standing(), Question(way=Way.WITHIN, limit=0.0), samples=100)

    told = nearby_sentence(found, standing(), EN)

    assert told.split(". ")[0].endswith("drawn around these: Baran in 100\N{NO-BREAK SPACE}%")


def test_of_many_vendors_the_four_that_are_first_most_often_are_named():
    official = ODD["many"]().standing
    found = sureness(official, Question(), samples=2000)

    told = nearby_sentence(found, official, EN)

    named = [name for name in official.vendors.values() if f"{name} in " in told]
    shares = np.sort(found.robust.first)[::-1]
    assert len(named) == 4
    assert f", the others in {whole_percent(shares[4:].sum(), EN)}. " in told


def test_any_weights_give_the_shares_of_the_committee_s_day():
    found = sureness(standing(), Question(way=Way.FREE))

    assert firsts(found) == pytest.approx({"aban": 0.27, "baran": 0.54, "caspian": 0.19}, abs=0.02)


def test_leaves_below_a_drawn_criterion_share_its_weight_as_published():
    judged_one = judged().standing
    by_top = sureness(judged_one, Question(way=Way.FREE))
    flat = sureness(standing(), Question(way=Way.FREE))

    assert by_top.criteria == judged_one.tree.top
    assert firsts(by_top) == pytest.approx(firsts(flat), abs=0.01)
    assert by_top.central.sum(axis=1) == pytest.approx([1, 1, 1])


def test_every_leaf_can_be_drawn_by_itself():
    tree = judged().standing.tree

    assert drawn_criteria(tree) == tree.top
    assert drawn_criteria(tree, every_leaf=True) == tree.leaves


def test_weights_within_nothing_are_the_official_ones():
    found = sureness(standing(), Question(way=Way.WITHIN, limit=0.0))

    assert firsts(found) == {"aban": 0, "baran": 1, "caspian": 0}
    assert found.central[1] == pytest.approx(found.present)


def test_between_sets_of_weights_only_their_mixtures_count():
    official = standing()
    dear = moved(official.tree, "price", Fraction(2, 5))
    sets = (official.tree, dear)
    found = sureness(official, Question(way=Way.PINNED, sets=sets))

    # Caspian leads from a price weight of 118/343, and the mixtures lie evenly from 1/4 to 2/5.
    share = (Fraction(2, 5) - Fraction(118, 343)) / (Fraction(2, 5) - Fraction(1, 4))
    assert firsts(found)["caspian"] == pytest.approx(float(share), abs=0.01)


def test_without_sets_there_is_nothing_to_draw_between():
    with pytest.raises(Problem, match="no weights to draw between"):
        sureness(standing(), Question(way=Way.MEMBERS))


def test_equal_weights_stand_as_in_the_plan():
    assert order_of(np.array([0.2, 0.4, 0.2, 0.2])) == [1, 0, 2, 3]


def test_doubt_about_scores_makes_the_first_less_sure():
    of = judged()
    certain = sureness(of.standing, Question())
    doubtful = sureness(of.standing, Question(), doubt_of(of.panel))

    assert doubtful.robust.first.max() < certain.robust.first.max()
    assert certain.robust.samples == doubtful.robust.samples == 100_000


def test_blanks_of_some_vendors_are_met_by_errors_of_the_means():
    panel = judged().panel
    points = panel.points.copy()
    points[0, 0, 0] = np.nan
    doubt = doubt_of(replace(panel, points=points))

    assert isinstance(doubt_of(panel), EvaluatorSheets)
    assert isinstance(doubt, NormalErrors)
    left = points[1:, 0, 0] / 100
    assert doubt.deviations[0, 0] == pytest.approx(left.std() / np.sqrt(len(left) + 1))


def test_one_evaluator_leaves_no_doubt_to_draw():
    panel = judged().panel

    assert doubt_of(replace(panel, points=panel.points[:1])) is None


def test_the_finding_says_who_is_first_how_often():
    found = sureness(standing(), Question(way=Way.FREE))

    assert first_sentence(found, standing(), EN) == (
        "Baran is first in 54\N{NO-BREAK SPACE}% of 100,000 drawn weights."
    )
    assert error_sentence(found, EN) == (
        "Drawn 100,000 times; by chance a share may be off by 0.31 percentage points "
        "(95 % interval)."
    )


def test_another_than_the_official_first_is_named_beside_it():
    official = standing()
    dear = moved(official.tree, "price", Fraction(9, 10))
    found = sureness(official, Question(way=Way.PINNED, sets=(dear,)))

    assert first_sentence(found, official, EN) == (
        "Caspian is first in 100\N{NO-BREAK SPACE}% of 100,000 drawn weights. "
        "The official first, Baran, is first in 0\N{NO-BREAK SPACE}%."
    )


def test_each_way_of_drawing_is_said_in_the_committee_s_words():
    official = standing()
    sets = (official.tree, moved(official.tree, "price", Fraction(2, 5)))
    told = {
        way: drawn_sentence(sureness(official, Question(way=way, sets=sets)), official, EN)
        for way in Way
    }

    assert "Functional, which weighs 35\N{NO-BREAK SPACE}%, lies between 28" in told[Way.NEAR]
    assert "Functional, Price, Integration, Implementation, Viability" in told[Way.ORDER]
    assert "up to 10 percentage points" in told[Way.WITHIN]
    assert "2 members" in told[Way.MEMBERS]
    assert len(set(told.values())) == len(Way)


@pytest.mark.parametrize(
    ("share", "told"), [(0.725, "۷۲٪"), (1.0, "۱۰۰٪"), (0.998, "۹۹٫۸٪"), (0.003, "۰٫۳٪")]
)
def test_shares_are_whole_but_for_the_ends(share, told):
    assert whole_percent(share, FA) == told


def test_an_order_of_one_s_own_is_kept_and_says_nothing_of_the_others():
    official = standing()
    found = sureness(official, Question(way=Way.ORDER, order=("price", "viability")))
    price, viability = (found.criteria.index(c) for c in ("price", "viability"))

    assert (found.central[:, price] > found.central[:, viability]).all()
    assert firsts(found)["caspian"] > firsts(sureness(official, Question(way=Way.ORDER)))["caspian"]
    assert drawn_sentence(found, official, EN) == (
        "Only this order is kept: Price, Viability. The others may weigh anything."
    )
    whole = Question(way=Way.ORDER, order=tuple(reversed(official.tree.top)))
    assert drawn_sentence(sureness(official, whole), official, EN).endswith(", Functional.")


def test_an_order_of_what_is_not_drawn_is_refused():
    with pytest.raises(Problem, match="only criteria whose weights are drawn"):
        sureness(standing(), Question(way=Way.ORDER, order=("charm",)))


def limits(**own):
    free = dict.fromkeys(standing().tree.top, (0.0, 1.0))
    return Question(way=Way.WITHIN, limits=tuple((free | own).values()))


def test_each_criterion_may_have_limits_of_its_own():
    cheap, dear = limits(price=(0.0, 0.1)), limits(price=(0.5, 1.0))
    found = sureness(standing(), dear)

    assert firsts(sureness(standing(), cheap))["caspian"] < 0.05
    assert firsts(found)["caspian"] > 0.6
    assert np.nanmin(found.central[:, found.criteria.index("price")]) >= 0.5
    assert "within its own limits" in drawn_sentence(found, standing(), EN)


def test_limits_that_no_weights_can_keep_are_refused():
    with pytest.raises(Problem, match="no weights within these intervals sum to 1"):
        sureness(standing(), limits(price=(0.7, 1.0), functional=(0.7, 1.0)))


def test_limits_of_very_many_weights_are_drawn_fewer_times():
    many = ODD["many"]().standing
    found = sureness(many, Question(way=Way.WITHIN, limit=0.5, every_leaf=True))

    assert (found.robust.samples, len(found.criteria)) == (10_000, 201)
    assert found.robust.acceptability.sum(axis=0) == pytest.approx(np.ones(40))
