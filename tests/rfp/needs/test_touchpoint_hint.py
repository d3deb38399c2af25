from rfp.maps.touchpoint import Touchpoint
from rfp.needs.gap import Gap, GapKind, Judgement
from rfp.needs.pain import Pain
from rfp.needs.touchpoint_hint import strong_steps


def gap(key, *pains):
    judged = Judgement(as_is=0, to_be=3, impact=1, constraint=1, risk=1, dependency=1)
    return Gap(id=key, title=key, kind=GapKind.DATA, judgement=judged, pains=pains)


def test_a_gap_names_each_strong_touchpoint_behind_its_open_pains_once():
    pains = [
        Pain(id="1", step="dear", text="slow"),
        Pain(id="2", step="dear", text="twice"),
        Pain(id="3", step="felt", text="rude"),
        Pain(id="4", step="mild", text="late"),
        Pain(id="5", step="felt", text="left", set_aside="not ours"),
        Pain(id="6", step="inside", text="no customer there"),
    ]
    touchpoints = {
        "dear": Touchpoint(cost=4, experience=1),
        "felt": Touchpoint(cost=1, experience=5),
        "mild": Touchpoint(cost=3, experience=3),
    }
    gaps = [gap("both", "1", "2", "3"), gap("mild", "4", "6"), gap("aside", "5"), gap("none")]

    assert strong_steps(pains, gaps, touchpoints) == {"both": ("dear", "felt")}
