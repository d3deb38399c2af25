"""The parameters that compared formulas take from nobody's plan, and the one that is asked for."""

from fractions import Fraction

import streamlit as st

from scoring.pricing.dry_run import FAR, NEAR
from scoring.pricing.price_inspector import USUAL_IMPACT
from workbench.language import percent
from workbench.screens.parts.desk import Desk

_WHOLE = 100


def asked_impact(page: str) -> Fraction:
    """Return the coefficient of the balanced price that stands in the field of a page."""
    found = st.session_state.get(f"{page}.impact")
    return USUAL_IMPACT if found is None else Fraction(int(found), _WHOLE)


def impact_field(desk: Desk, page: str) -> None:
    """Ask for the coefficient of the balanced price, as a committee would publish it."""
    st.number_input(
        desk.say("Impact of quality in the balanced price, %"),
        min_value=0,
        max_value=_WHOLE,
        value=int(USUAL_IMPACT * _WHOLE),
        key=f"{page}.impact",
        width=320,
        help=desk.say(
            "At 0 the price alone counts; at 100 % it is divided by the share of points."
        ),
    )


def assumed(desk: Desk) -> str:
    """Say which parameters the formulas take that the plan does not set."""
    return desk.say(
        "Formulas that are not the plan's take usual parameters: a line from {near} to {far} of "
        "the expected price; as much off for being above the mean price as is added for being "
        "below it, in proportion.",
        near=percent(NEAR, desk.language),
        far=percent(FAR, desk.language),
    )
