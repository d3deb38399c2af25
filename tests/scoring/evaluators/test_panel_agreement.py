from dataclasses import replace

import numpy as np
import pytest

from scoring.evaluators.agreement import intraclass
from scoring.evaluators.panel_agreement import (
    first_if_equally_severe,
    panel_agreement,
    people_scored,
)
from tests.scoring.crm_judged import judged

SCORED = judged().standing.tree.scored


def test_leaves_that_nobody_scores_are_no_agreement():
    panel = judged().panel
    found = panel_agreement(panel, SCORED)
    whole = intraclass(panel.points.reshape(len(panel.points), -1).T)

    assert people_scored(panel, SCORED).shape == (5, 3, 8)
    assert found.cells == 24
    assert found.absolute.value == pytest.approx(0.642, abs=0.001)
    assert found.absolute.value < whole.icc_ak.value
    assert found.w == pytest.approx(0.76)


def test_cells_with_a_blank_are_left_out_of_the_correlations_alone():
    panel = judged().panel
    points = panel.points.copy()
    points[0, 0, panel.leaves.index("sales")] = np.nan
    found = panel_agreement(replace(panel, points=points), SCORED)

    assert (found.cells, found.left_out) == (23, 1)
    assert found.alpha is not None


def test_who_scored_nothing_in_common_agrees_in_nothing():
    panel = judged().panel
    points = panel.points.copy()
    points[0, :, panel.leaves.index("sales") :] = np.nan
    points[1:, :, : panel.leaves.index("sales")] = np.nan
    apart = replace(panel, points=points[:2])
    found = panel_agreement(apart, [*SCORED[:1]])

    assert (found.absolute, found.consistent, found.w) == (None, None, None)


def test_a_severe_evaluator_levelled_out_changes_nothing_between_equals():
    sheets = {
        vendor: {
            leaf: {"mild": base + 2, "strict": base}
            for leaf in SCORED
        }
        for vendor, base in (("aban", 1), ("baran", 3), ("caspian", 2))
    }  # fmt: skip
    assert first_if_equally_severe(judged(sheets).panel, SCORED) == ("baran",)


def test_in_the_sample_severity_decides():
    assert first_if_equally_severe(judged().panel, SCORED) == ("aban",)
