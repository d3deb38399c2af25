"""The parameters that compared formulas take from nobody's plan, and the one that is asked for."""

from fractions import Fraction

import streamlit as st

from scoring.pricing.dry_run import FAR, NEAR
from scoring.pricing.price_inspector import USUAL_IMPACT
from workbench.language import from_digits, percent
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.whole_number import whole_number

_WHOLE = 100


def asked_impact(desk: Desk, page: str) -> Fraction:
    """Return the coefficient of the balanced price that stands in the field of a page."""
    typed = st.session_state.get(f"{page}.impact.{desk.language}", "")
    written = from_digits(typed).strip()
    is_share = written.isdecimal() and len(written) <= len(str(_WHOLE)) and int(written) <= _WHOLE
    return Fraction(int(written), _WHOLE) if is_share else USUAL_IMPACT


def impact_field(desk: Desk, page: str) -> None:
    """Ask for the coefficient of the balanced price, as a committee would publish it."""
    whole_number(
        desk,
        desk.say("Impact of quality in the balanced price, %"),
        int(USUAL_IMPACT * _WHOLE),
        least=0,
        most=_WHOLE,
        key=f"{page}.impact",
        tip=desk.say("At 0 the price alone counts; at 100 % it is divided by the share of points."),
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


def assumed_of_expected(desk: Desk) -> str:
    """Say from what the compared line takes its amounts where prices were typed."""
    return desk.say(
        "The line between two fixed amounts is not the plan's: it goes from {near} to {far} of "
        "the median price.",
        near=percent(NEAR, desk.language),
        far=percent(FAR, desk.language),
    )
