"""How a risk was judged so far, under its form."""

import pandas as pd
import streamlit as st

from rfp.readiness.item import Item
from rfp.reads.risk_history import RiskMoment, risk_history
from workbench.language import Language, date_short, number
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk


def show(desk: Desk, risk: Item) -> None:
    """Draw the states one below the other, the newest first; one alone is no history."""
    with desk.store.read() as session:
        moments = risk_history(session, desk.actor, desk.here.id, risk.id)
    if len(moments) < 2:  # noqa: PLR2004  # the one state stands in the form above
        return
    rows = [_row(desk, each) for each in moments]
    columns = list(rows[0])
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        column_order=columns if desk.language is Language.EN else columns[::-1],
        alt=desk.say("What was judged before, the newest first"),
    )


def _row(desk: Desk, moment: RiskMoment) -> dict[str, str]:
    risk = moment.risk
    level = f"{number(risk.level, desk.language)} · " if risk.level else ""
    closed = desk.say("Switched off")
    return {
        desk.say("When"): moment_here(desk, moment.at),
        desk.say("Who"): moment.by,
        desk.say("Level"): f"{level}{desk.say(risk.band.label)}" if moment.is_on else closed,
        desk.say("Mitigation"): risk.mitigation or "–",
        desk.say("Owner"): moment.owner or "–",
        desk.say("Next review"): date_short(risk.review, desk.language) if risk.review else "–",
    }
