from fractions import Fraction

import numpy as np
import pytest

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from scoring.evaluators.panel import checked_scores, panel_of
from scoring.value import NoScore, totals

BLANK = np.nan


def tree():
    return CriteriaTree(
        criteria=(
            Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
            Criterion(
                id="price", parent=None, weight=Fraction(1, 4), kind=CriterionKind.PRICE
            ),
        )
    )  # fmt: skip


SHEETS = {
    "Aban": {"fit": {"sales": 4, "IT": NoScore.ABSTAINED}},
    "Baran": {"fit": {"sales": 3, "IT": 5}},
}
POINTS = {
    "Aban": {"fit": Fraction(80), "price": Fraction(45)},
    "Baran": {"fit": Fraction(80), "price": Fraction(60)},
}


def test_sheets_become_points_with_blanks_where_someone_abstained():
    panel = panel_of(tree(), SHEETS, POINTS)

    assert (panel.evaluators, panel.vendors, panel.leaves) == (
        ("sales", "IT"), ("Aban", "Baran"), ("fit", "price"),
    )  # fmt: skip
    np.testing.assert_equal(panel.points, [[[80, 45], [60, 60]], [[BLANK, 45], [100, 60]]])
    assert panel.weights.tolist() == [0.75, 0.25]


def test_the_means_of_a_panel_make_the_official_totals():
    panel = panel_of(tree(), SHEETS, POINTS)
    official = totals(tree(), POINTS)

    found = np.nanmean(panel.points, axis=0) @ panel.weights
    assert found.tolist() == [float(t) for t in official.values()]


def test_a_missing_score_is_refused_by_name():
    sheets = {"Aban": {"fit": {"sales": 4, "IT": NoScore.NOT_SCORED}}}

    with pytest.raises(ValueError, match="Aban is not scored on fit"):
        panel_of(tree(), sheets, POINTS)


def test_a_vendor_without_sheet_and_points_on_a_leaf_is_refused():
    with pytest.raises(ValueError, match="Aban has no points on price"):
        panel_of(tree(), SHEETS, {"Aban": {"fit": Fraction(80)}})


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ([[1, 2]], "evaluators by vendors by leaves"),
        (np.empty((0, 1, 1)), "at least one of each"),
        ([[[1, np.inf]]], "got inf"),
        ([[[1, 2], [3, BLANK]]], "nobody scored vendor 2 on leaf 2"),
    ],
)
def test_scores_that_are_no_panel_are_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        checked_scores(wrong)
