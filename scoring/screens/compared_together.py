"""What those who compared in pairs come to together, once the weights are revealed."""

from collections.abc import Mapping

import streamlit as st

from scoring.reads.member_weights import revealed_weighings
from scoring.screens.figure import figures
from scoring.weighing.compared_together import ComparedTogether, compared_together
from scoring.weighing.consistency import WARNING_ABOVE
from workbench.language import number, percent
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

_PLACES, _OF_A_RATIO = 1, 2


def show(desk: Desk, names: Mapping[str, str], parent: str | None) -> None:
    """Draw joint judgements, joint priorities and the mean, where two members compared pairs."""
    with desk.store.read() as session:
        handed_in = revealed_weighings(session, desk.actor, desk.here.id)
    found = compared_together([each for each in handed_in if each.parent == parent])
    if found is None:
        return
    st.markdown(f"**{desk.say('Those who compared in pairs, together')}**")
    figures([
        {
            desk.say("Criterion"): names.get(part, "–"),
            desk.say("Joint judgements (AIJ)"): _share(desk, found.by_judgements[part]),
            desk.say("Joint priorities (AIP)"): _share(desk, found.by_priorities[part]),
            desk.say("Their mean"): _share(desk, found.by_mean[part]),
        }
        for part in found.by_judgements
    ])  # fmt: skip
    told = plain(_consistency(desk, found))
    if found.consistency.warns:
        st.warning(told)
    else:
        st.caption(told)


def _consistency(desk: Desk, found: ComparedTogether) -> str:
    return desk.say(
        "The joint judgements of {count} members have the consistency ratio {ratio} ({table}); up "
        "to {most} is consistent enough.",
        count=found.members,
        ratio=number(round(found.consistency.ratio, 4), desk.language, _OF_A_RATIO),
        table=desk.say("table of Saaty, 1980"),
        most=number(WARNING_ABOVE, desk.language, _OF_A_RATIO),
    )


def _share(desk: Desk, weight: float) -> str:
    return percent(round(weight, 4), desk.language, _PLACES)
