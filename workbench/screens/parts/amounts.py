"""How amounts are shown: in the selection's money, rials as tomans for whoever wants them so."""

from fractions import Fraction

import streamlit as st

from workbench.language import money, number
from workbench.screens.parts.desk import Desk

# A widget forgets its value on another page, so what was chosen is kept beside it.
_IN_TOMANS, _WANTED = "amounts.in_tomans", "amounts.wants_tomans"
RIAL, RIALS_A_TOMAN = "IRR", 10


def ask_unit(desk: Desk) -> None:
    """Let the person choose tomans where the selection's money is the rial."""
    if desk.here.currency == RIAL:
        st.toggle(
            desk.say("Show amounts in tomans"),
            value=_wants_tomans(),
            on_change=_keep,
            key=_IN_TOMANS,
        )


def amount(desk: Desk, minor: Fraction | int, code: str = "") -> str:
    """Return an amount of minor units, rounded half-even once, in the reader's way of writing."""
    known = code or desk.here.currency
    if known == RIAL and _wants_tomans():
        return desk.say("{amount} tomans", amount=_tomans(desk, round(minor)))
    return money(round(minor), known, desk.language)


def are_tomans(desk: Desk) -> bool:
    """Return whether amounts of the selection's money are shown in tomans here."""
    return desk.here.currency == RIAL and _wants_tomans()


def _wants_tomans() -> bool:
    return bool(st.session_state.get(_WANTED, False))


def _keep() -> None:
    st.session_state[_WANTED] = st.session_state[_IN_TOMANS]


def _tomans(desk: Desk, rials: int) -> str:
    whole = Fraction(rials, RIALS_A_TOMAN)
    return number(whole, desk.language, 0 if whole.denominator == 1 else 1)
