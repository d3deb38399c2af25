from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given, settings

from scoring.evaluators.agenda import Agenda, agenda
from tests.scoring.panel_cases import panels
from workbench.language import Language

EN, FA = Language
NAMES = ["Aban", "Baran"], ["fit", "plan"]


def test_the_cells_that_settle_first_place_are_named():
    found = agenda([[[80, 60], [70, 60]], [[80, 66], [70, 90]]], [1, 1])

    assert found == Agenda(leader=1, cells=((1, 1), (0, 1)), margin_now=-8.0, margin=1.0)


def test_where_nothing_can_turn_it_there_is_nothing_to_settle():
    found = agenda([[[5, 4], [1, 2]], [[4, 5], [2, 1]]], [1, 1])

    assert found == Agenda(leader=0, cells=(), margin_now=2.0, margin=2.0)


def test_a_shared_first_place_has_no_agenda():
    assert agenda([[[1], [2]], [[3], [2]]], [1]) is None


def least_margin(scores, shares, leader, settled):
    """The worst case by brute force over both ends of every open cell, rival by rival."""
    means = np.nanmean(scores, axis=0)
    low, high = np.nanmin(scores, axis=0), np.nanmax(scores, axis=0)
    for cell in settled:
        low[cell] = high[cell] = means[cell]
    rivals = [b for b in range(len(means)) if b != leader]
    return low[leader] @ shares - max(high[b] @ shares for b in rivals)


@settings(max_examples=60)
@given(panels(most_evaluators=3, most_vendors=3, most_leaves=2))
def test_the_agenda_suffices_and_no_smaller_one_does(panel):
    scores, weights = panel
    if scores.shape[1] < 2:
        return
    shares = weights / weights.sum()
    found = agenda(scores, weights)
    if found is None:
        return
    cells = list(np.ndindex(scores.shape[1:]))
    smaller = chain.from_iterable(combinations(cells, n) for n in range(len(found.cells)))

    assert least_margin(scores, shares, found.leader, found.cells) == pytest.approx(found.margin)
    assert least_margin(scores, shares, found.leader, ()) == pytest.approx(found.margin_now)
    assert found.margin > 0
    assert all(least_margin(scores, shares, found.leader, s) <= 1e-9 for s in smaller)


def test_one_vendor_has_no_agenda():
    with pytest.raises(ValueError, match="at least two vendors"):
        agenda([[[1]]], [1])
