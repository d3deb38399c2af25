from fractions import Fraction

from rfp.needs.gap import Gap, GapKind, Judgement
from rfp.needs.pain import Pain
from rfp.needs.pressure import pressing


def gap(key, to_be, *pains):
    judged = Judgement(as_is=0, to_be=to_be, impact=5, constraint=1, risk=5, dependency=5)
    return Gap(id=key, title=key, kind=GapKind.DATA, judgement=judged, pains=pains)


def test_a_step_is_as_pressing_as_the_most_pressing_gap_behind_its_open_pains():
    pains = [
        Pain(id="1", step="a", text="slow"),
        Pain(id="2", step="a", text="twice"),
        Pain(id="3", step="b", text="dear", set_aside="not ours"),
        Pain(id="4", step="c", text="unexplained"),
    ]
    gaps = [gap("low", 1, "1"), gap("high", 4, "2", "3"), gap("middle", 2, "2")]

    assert pressing(pains, gaps) == {"a": Fraction(80)}


def test_a_gap_that_does_not_rise_still_explains():
    assert pressing([Pain(id="1", step="a", text="slow")], [gap("none", 0, "1")]) == {"a": 0}
