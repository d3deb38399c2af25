from fractions import Fraction

import pytest

from rfp.needs.closing import Closing, proposed_wave
from rfp.needs.wave import Wave
from workbench.problem import Problem


@pytest.mark.parametrize(
    ("impact", "effort", "priority", "wave"),
    [
        (5, 1, 60, Wave.NOW),
        (4, 2, 10, Wave.NOW),
        (3, 2, 60, Wave.NEXT),
        (5, 3, 40, Wave.NEXT),
        (5, 3, 39, Wave.NEXT),
        (3, 3, 39, Wave.LATER),
        (3, 2, 39, Wave.NEXT),
        (5, 4, 90, Wave.LATER),
        (5, 1, 0, Wave.LATER),
    ],
)
def test_the_wave_follows_from_effort_impact_and_priority(impact, effort, priority, wave):
    assert proposed_wave(impact=impact, effort=effort, priority=Fraction(priority)).wave is wave


def test_nothing_is_proposed_before_the_effort_is_known():
    assert proposed_wave(impact=5, effort=None, priority=Fraction(60)) is None


@pytest.mark.parametrize("effort", [0, 6, True, 2.0])
def test_an_effort_outside_its_scale_is_refused(effort):
    with pytest.raises(Problem, match="the effort must be a whole number from 1 to 5, got"):
        Closing(effort=effort)
