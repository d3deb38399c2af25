from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from scoring.evaluators.difference_words import agenda_rows
from scoring.evaluators.disagreement import redrawn_means
from scoring.evaluators.likely_agenda import LikelyAgenda, likely_agenda, likely_agenda_sentence
from scoring.sample_call import sample_score
from scoring.sample_content import CRITERIA, POINTS, SCORED, SCORERS
from tests.scoring.crm_judged import judged
from tests.scoring.panel_cases import panels
from workbench.language import Language

EN, FA = Language
NAMES = ["Aban", "Baran"], ["fit", "plan"]
WEIGHTS = {"functional": 35, "integration": 15, "implementation": 15, "viability": 10}
PRICE_POINTS = {"aban": 45, "baran": 60, "caspian": 75}
DIFFERENT = [[[80, 60], [70, 60]], [[80, 66], [70, 90]]]


def sample():
    """Return the sample selection's panel as points, price last, and its weights."""
    scores = [
        [[20 * sample_score(v, leaf, p) for leaf in SCORED] + [PRICE_POINTS[v]] for v in POINTS]
        for p in range(len(SCORERS))
    ]
    return np.array(scores, dtype=float), [*(WEIGHTS[CRITERIA[c][0]] / 2 for c in SCORED), 25]


def test_three_cells_all_but_settle_the_sample_selection():
    scores, weights = sample()
    found = likely_agenda(scores, weights)

    assert list(POINTS)[found.leader] == "baran"
    assert found.share_now == pytest.approx(0.85, abs=0.02)
    assert len(found.cells) <= 4
    assert found.share >= 0.95


def test_each_cell_of_the_agenda_brings_more_than_those_before_it():
    scores, weights = sample()
    found = likely_agenda(scores, weights)

    shares = [found.share_now, *found.shares]
    assert len(found.shares) == len(found.cells)
    assert shares == sorted(set(shares))
    assert shares[-1] == found.share


def test_the_agenda_keeps_what_it_promises():
    scores, weights = sample()
    found = likely_agenda(scores, weights)
    for vendor, leaf in found.cells:
        scores[:, vendor, leaf] = scores[:, vendor, leaf].mean()

    again = likely_agenda(scores, weights)

    assert (again.cells, again.share_now) == ((), pytest.approx(found.share))


@settings(max_examples=40)
@given(panels())
def test_settling_reaches_the_confidence_and_never_more_than_all_cells(panel):
    scores, weights = panel
    if scores.shape[1] < 2:
        return
    found = likely_agenda(scores, weights, draws=60)

    if found is not None:
        assert found.is_enough
        assert found.share >= 0.95
        assert len(set(found.cells)) == len(found.cells)
        assert (found.cells == ()) == (found.share_now >= 0.95)


def test_an_agenda_that_would_be_too_long_stops():
    scores, weights = sample()
    found = likely_agenda(scores, weights, confidence=0.999, most_cells=2)

    assert (len(found.cells), found.is_enough) == (2, False)
    assert found.cells == likely_agenda(scores, weights).cells[:2]


def test_a_shared_first_place_has_no_agenda():
    assert likely_agenda([[[1], [2]], [[3], [2]]], [1]) is None


def test_blanks_leave_the_mean_to_the_others():
    means = redrawn_means(np.array([[1.0, np.nan], [5, 2]]), np.array([[3.0, 1]]))

    assert means.tolist() == [[2, 2]]


def test_the_sentence_tells_the_shares_in_both_languages():
    needed = LikelyAgenda(leader=1, cells=((1, 1),), share_now=0.851, share=0.952, is_enough=True)
    nothing = LikelyAgenda(leader=0, cells=(), share_now=0.99, share=0.99, is_enough=True)

    assert likely_agenda_sentence(needed, *NAMES, EN) == (
        "Settling one cell all but settles it: Baran – plan. Baran then stays first in "
        "95.2\u00a0% of the panels redrawn from these scores, against 85.1\u00a0% today."
    )
    assert "۹۵٫۲٪" in likely_agenda_sentence(needed, *NAMES, FA)
    open_still = replace(needed, share=0.9, is_enough=False)
    assert likely_agenda_sentence(open_still, *NAMES, EN) == (
        "Even settling one cell leaves it open: Baran then stays first in 90\u00a0% of the "
        "panels redrawn from these scores, against 85.1\u00a0% today. What helps most: "
        "Baran – plan."
    )
    assert likely_agenda_sentence(nothing, *NAMES, EN).startswith("Aban stays first in 99")
    assert likely_agenda_sentence(None, *NAMES, EN).startswith("First place is shared")


@pytest.mark.parametrize("share", [0.9545, 0.95225, 0.9535, 0.9555])
def test_the_sentence_and_the_last_row_tell_the_same_share(share):
    panel = judged().panel
    told = LikelyAgenda(
        leader=0, cells=((0, 0),), share_now=0.8455, share=share, is_enough=True, shares=(share,)
    )
    names = panel.vendors, panel.leaves

    (row,) = agenda_rows(told, panel, names, EN)
    before, after = row["Once this too is settled, first place stands in"].split(" → ")

    sentence = likely_agenda_sentence(told, *names, EN)
    assert (before in sentence, after in sentence) == (True, True)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"draws": 0}, "at least one draw"), ({"confidence": 95}, "between 0 and 100")],
)
def test_draws_and_confidence_have_ends(wrong, words):
    with pytest.raises(ValueError, match=words):
        likely_agenda(DIFFERENT, [1, 1], **wrong)


def test_one_vendor_has_no_agenda():
    with pytest.raises(ValueError, match="at least two vendors"):
        likely_agenda([[[1]]], [1])
