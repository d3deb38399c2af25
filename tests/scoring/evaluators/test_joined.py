from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from scoring.evaluators.joined import Joining, joined_otherwise
from scoring.evaluators.joined_rows import joined_rows, joined_sentence
from tests.scoring.crm_judged import judged
from workbench.language import Language

TENTH = Fraction(1, 10)
EN, FA = Language


def test_the_mean_is_the_official_total_and_every_rule_has_its_row():
    of = judged()
    found = joined_otherwise(of.panel, TENTH)

    assert [each.how for each in found] == list(Joining)
    assert found[0].values["baran"] == pytest.approx(72.70)
    assert found[0].first == of.standing.ranking().first


def test_borda_and_copeland_count_whole_orders():
    panel = judged().panel
    totals = panel.points @ panel.weights
    duels = (totals[:, :, None] > totals[:, None, :] + 1e-9).sum(axis=0)
    level = len(totals) - duels - duels.T
    borda, copeland = joined_otherwise(panel, TENTH)[3:]

    assert (
        list(borda.values.values())
        == (duels.sum(axis=1) + (level.sum(axis=1) - len(totals)) / 2).tolist()
    )
    assert list(copeland.values.values()) == np.sign(duels - duels.T).sum(axis=1).tolist()


def test_one_extreme_score_moves_the_mean_and_not_the_median():
    of = judged()
    points = np.repeat(of.panel.points[:1], 5, axis=0)
    points[:, 0, :6], points[:, 1:, :6] = 60, 61  # the first is a little behind, but for one
    points[0, 0, :6] = 100
    mean, median, trimmed, *_ = joined_otherwise(replace(of.panel, points=points), TENTH)

    assert mean.values["aban"] > median.values["aban"] == trimmed.values["aban"]


def test_who_left_blanks_has_no_order_and_totals_as_published_are_level():
    panel = judged().panel
    points = panel.points.copy()
    points[1:, 0, 0] = np.nan

    assert len(joined_otherwise(replace(panel, points=points), TENTH)) == 3
    assert len(joined_otherwise(panel, Fraction(100))[0].first) == 3


@pytest.mark.parametrize(("language", "first"), [(EN, "Mean (official)"), (FA, "میانگین (رسمی)")])
def test_the_rows_name_rule_and_first_in_both_languages(language, first):
    of = judged()
    found = joined_otherwise(of.panel, TENTH)
    rows = joined_rows(found, of.standing, language)

    assert next(iter(rows[0].values())) == first
    assert len(rows) == 5
    assert joined_sentence(found[:1], of.standing, EN) == "By each of these rules Baran is first."
    unlike = [found[0], replace(found[0], first=("aban",))]
    assert joined_sentence(unlike, of.standing, EN).startswith("The rule matters here")
