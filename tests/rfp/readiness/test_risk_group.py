from dataclasses import dataclass
from fractions import Fraction

from rfp.readiness.risk import Band, RiskJudgement
from rfp.readiness.risk_group import RiskGroup, by_group


@dataclass
class Risk:
    name: str
    group: RiskGroup | None
    risk: RiskJudgement | None = None


def test_a_group_is_as_high_as_its_highest_level_and_names_both_sides():
    bad = Risk("data", RiskGroup.SYSTEM, RiskJudgement(weight=5, own=4))
    good = Risk("law", RiskGroup.SYSTEM, RiskJudgement(weight=2, own=1))
    worse = Risk("pace", RiskGroup.SYSTEM, RiskJudgement(weight=1, own=3, others=2))
    silent = Risk("staff", RiskGroup.SKILLS, RiskJudgement(weight=3))
    system, skills = reversed(by_group([bad, good, worse, silent, Risk("none", None)]))

    assert (system.group, system.count, system.levels) == (RiskGroup.SYSTEM, 3, (20, 2, 3))
    assert (system.highest, system.mean, system.band) == (20, Fraction(25, 3), Band.HIGH)
    assert ([each.name for each in system.weak], list(system.strong)) == (["data", "pace"], [good])
    assert (skills.group, skills.highest, skills.mean) == (RiskGroup.SKILLS, None, None)
    assert skills.band is Band.UNKNOWN


def test_a_group_without_risks_is_left_out():
    assert by_group([]) == []
