from fractions import Fraction

from rfp.maps.map_comparison import ComparedStep, StepPair
from rfp.maps.process_map import StepKind
from rfp.needs.gap import Gap, GapKind, Judgement
from rfp.needs.pain import Pain
from rfp.needs.requirement import Moscow, Requirement
from scoring.step_points import carried_over, criteria_of_steps, step_points

JUDGED = Judgement(as_is=1, to_be=3, impact=3, constraint=3, risk=3, dependency=3)


def gap(key, *pains):
    return Gap(id=key, title=key, kind=GapKind.DATA, judgement=JUDGED, pains=pains)


def asked(code, criterion, *gaps):
    return Requirement(
        id=code, code=code, text=code, moscow=Moscow.MUST, criterion=criterion, gaps=gaps
    )


def pair(before, after):
    steps = [
        key and ComparedStep(id=key, name=key, lane="", kind=StepKind.TASK)
        for key in (before, after)
    ]
    return StepPair(before=steps[0], after=steps[1])


def test_the_thread_leads_from_a_step_to_each_criterion_once():
    pains = [
        Pain(id="p1", step="ask", text="slow"),
        Pain(id="p2", step="ask", text="twice"),
        Pain(id="p3", step="pay", text="dear", set_aside="not ours"),
        Pain(id="p4", step="send", text="nobody explains it"),
    ]
    gaps = [gap("g1", "p1", "p3"), gap("g2", "p2")]
    requirements = [
        asked("R-1", "speed", "g2"),
        asked("R-2", "fit", "g1"),
        asked("R-3", "speed", "g1"),
        asked("R-4", None, "g1"),
    ]

    assert criteria_of_steps(pains, gaps, requirements) == {"ask": ("speed", "fit")}


def test_points_of_a_step_are_the_mean_of_its_criteria():
    criteria = {"ask": ("speed", "fit"), "pay": ("gone",), "send": ("fit", "gone")}
    points = {"speed": Fraction(50), "fit": Fraction(85)}

    assert step_points(criteria, points) == {"ask": Fraction(135, 2), "send": Fraction(85)}


def test_a_step_of_tomorrow_inherits_from_the_step_that_it_comes_from():
    criteria = {"old-a": ("fit",), "old-b": ("speed",), "new-a": ("price", "fit")}
    pairs = [pair("a", "a2"), pair("b", None), pair(None, "c2")]
    ids = {("a", False): "old-a", ("b", False): "old-b", ("a2", True): "new-a", ("c2", True): "c"}

    assert carried_over(criteria, pairs, ids) == {"new-a": ("fit", "price")}
