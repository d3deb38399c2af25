"""How amounts are shown: in the selection's money, rials as tomans for whoever wants them so."""

from fractions import Fraction

import streamlit as st

from vendor_data.costs.offer import Stated
from vendor_data.price import PriceKind
from workbench.language import money, number
from workbench.problem import Term
from workbench.screens.parts.desk import Desk

_IN_TOMANS = "amounts.in_tomans"
RIAL, RIALS_A_TOMAN = "IRR", 10
KIND_NAMES = {
    PriceKind.INCLUDED: Term("included"),
    PriceKind.FREE: Term("free"),
    PriceKind.OPEN: Term("open"),
    PriceKind.BLANK: Term("left empty"),
    PriceKind.UNREADABLE: Term("not readable"),
}


def ask_unit(desk: Desk) -> None:
    """Let the person choose tomans where the selection's money is the rial."""
    if desk.here.currency == RIAL:
        st.toggle(desk.say("Show amounts in tomans"), key=_IN_TOMANS)


def amount(desk: Desk, minor: Fraction | int, code: str = "") -> str:
    """Return an amount of minor units, rounded half-even once, in the reader's way of writing."""
    known = code or desk.here.currency
    if known == RIAL and st.session_state.get(_IN_TOMANS):
        return desk.say("{amount} tomans", amount=_tomans(desk, round(minor)))
    return money(round(minor), known, desk.language)


def _tomans(desk: Desk, rials: int) -> str:
    whole = Fraction(rials, RIALS_A_TOMAN)
    return number(whole, desk.language, 0 if whole.denominator == 1 else 1)


def at_least(desk: Desk, minor: Fraction | int, *, is_at_least: bool) -> str:
    """Return an amount that may be only a lower limit."""
    shown = amount(desk, minor)
    return desk.say("at least {amount}", amount=shown) if is_at_least else shown


def understood(desk: Desk, stated: Stated, code: str) -> str:
    """Return what a cell was understood as; the words beside the figures where they differ."""
    if stated.amount is None:
        return desk.say(KIND_NAMES[stated.kind])
    shown = amount(desk, stated.amount, code)
    if stated.words is None or stated.words == stated.amount:
        return shown
    words = amount(desk, stated.words, code)
    return desk.say("{figures}, in words {words}", figures=shown, words=words)
