from dataclasses import replace

import numpy as np
import pytest

from scoring.evaluators.agreement import intraclass
from scoring.evaluators.panel import panel_of
from scoring.evaluators.panel_agreement import (
    PanelAgreement,
    agreement_rows,
    first_if_equally_severe,
    panel_agreement,
    people_scored,
)
from scoring.evaluators.reliability import Level, krippendorff_alpha
from scoring.evaluators.severity import severities
from tests.scoring.crm_judged import judged, tree
from workbench.language import Language

SCORED = judged().standing.tree.scored


def test_leaves_that_nobody_scores_are_no_agreement():
    panel = judged().panel
    found = panel_agreement(panel, SCORED)
    whole = intraclass(panel.points.reshape(len(panel.points), -1).T)

    assert people_scored(panel, SCORED).shape == (5, 24, 1)
    assert found.cells == 24
    assert found.absolute.value == pytest.approx(0.642, abs=0.001)
    assert found.absolute.value < whole.icc_ak.value
    assert found.w == pytest.approx(0.76)


def test_a_correlation_is_said_with_its_interval_and_the_others_without():
    found = panel_agreement(judged().panel, SCORED)
    rows = {row["Measure"]: row["95 % interval"] for row in agreement_rows(found, Language.EN)}
    one = found.absolute_of_one

    assert one.low < one.value < found.absolute.value
    assert rows["ICC(A,1)"] == f"{one.low:.2f} to {one.high:.2f}"
    assert (rows["W"], rows["α"]) == ("–", "–")


def test_cells_with_a_blank_are_left_out_of_the_correlations_alone():
    panel = judged().panel
    points = panel.points.copy()
    points[0, 0, panel.leaves.index("sales")] = np.nan
    found = panel_agreement(replace(panel, points=points), SCORED)

    assert (found.cells, found.left_out) == (23, 1)
    assert found.alpha is not None


def settled(leaf="sales", vendor="aban"):
    """Nobody scored a cell, and the committee settled what it counts as."""
    sheets = {v: dict(own) for v, own in judged().sheets.items()}
    del sheets[vendor][leaf]
    return panel_of(tree(), sheets, judged().standing.points)


def test_a_settled_cell_is_nobodys_score_and_raises_no_agreement():
    panel = settled()
    found = panel_agreement(panel, SCORED)
    kept = [
        [panel.points[e, v, panel.leaves.index(leaf)] for e in range(5)]
        for v, vendor in enumerate(panel.vendors)
        for leaf in SCORED
        if (vendor, leaf) != ("aban", "sales")
    ]

    assert (found.cells, found.left_out) == (23, 0)
    assert found.absolute.value == pytest.approx(intraclass(kept).icc_ak.value)
    assert found.alpha == pytest.approx(krippendorff_alpha(kept, Level.ORDINAL))


def test_the_orders_are_of_leaves_on_which_every_vendor_was_scored():
    panel = settled()
    without = [leaf for leaf in SCORED if leaf != "sales"]

    assert panel_agreement(panel, SCORED).w == panel_agreement(judged().panel, without).w


def test_a_settled_cell_makes_nobody_milder():
    full, cut = (severities(people_scored(each, SCORED)) for each in (judged().panel, settled()))

    assert [own.cells for own in full] == [24] * 5
    assert [own.cells for own in cut] == [23] * 5


def test_where_the_committee_settled_everything_there_is_nothing_to_measure():
    panel = replace(judged().panel, scored=np.zeros_like(judged().panel.scored))

    assert panel_agreement(panel, SCORED) == PanelAgreement(
        absolute=None,
        consistent=None,
        absolute_of_one=None,
        consistent_of_one=None,
        w=None,
        alpha=None,
        cells=0,
        left_out=0,
    )


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
