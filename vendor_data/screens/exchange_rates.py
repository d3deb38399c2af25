"""Rates of exchange: set before prices are open, shown with their day and source."""

import datetime as dt
from fractions import Fraction

import streamlit as st

from vendor_data.changes.exchange_rates import remove_exchange_rate, set_exchange_rate
from vendor_data.costs.exchange import ExchangeRate
from vendor_data.reads.costs import exchange_rates
from workbench.committee import Right
from workbench.language import currency_name, date_both, number, parse_number
from workbench.language.money import CURRENCIES
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.selection import Phase


def show(desk: Desk) -> None:
    """Draw the rates, and the form for another one as long as prices are closed."""
    with desk.store.read() as session:
        rates = exchange_rates(session, desk.actor, desk.here.id)
    is_closed = not desk.here.phase.is_from(Phase.PRICE)
    if not rates and not (is_closed and desk.may(Right.SET_PRICE)):
        return
    st.subheader(desk.say("Rates of exchange"))
    for rate in rates.values():
        with st.container(horizontal=True, vertical_alignment="center"):
            _rate(desk, rate)
            if is_closed and desk.may(Right.SET_PRICE):
                _take_away(desk, rate.currency)
    if is_closed and desk.may(Right.SET_PRICE):
        _ask(desk, [code for code in CURRENCIES if code not in {*rates, desk.here.currency}])


def _rate(desk: Desk, rate: ExchangeRate) -> None:
    st.markdown(
        desk.say(
            "1 {foreign} = {rate} {own}, {day}, {source}",
            foreign=currency_name(rate.currency, desk.language),
            rate=number(rate.rate, desk.language),
            own=currency_name(desk.here.currency, desk.language),
            day=date_both(rate.day, desk.language),
            source=plain(rate.source),
        )
    )


def _take_away(desk: Desk, code: str) -> None:
    label = desk.say(
        "Take the rate of {currency} away", currency=currency_name(code, desk.language)
    )
    if st.button(label, type="tertiary", icon=":material/delete:", key=f"rates.remove.{code}"):
        with explained(desk):
            remove_exchange_rate(desk.store, desk.actor, selection=desk.here.id, currency=code)
            saved(desk)
            st.rerun()


def _ask(desk: Desk, codes: list[str]) -> None:
    with st.expander(desk.say("Set a rate"), key=f"rates.{len(codes)}"):
        st.caption(desk.say("It stays for as long as a price is reckoned with it."))
        one, two, three = st.columns(3)
        code = one.selectbox(
            desk.say("Currency"),
            codes,
            format_func=lambda each: currency_name(each, desk.language),
            key=f"rates.{len(codes)}.code",
        )
        rate = two.text_input(
            desk.say(
                "Worth in {currency}", currency=currency_name(desk.here.currency, desk.language)
            ),
            autocomplete="off",
            key=f"rates.{len(codes)}.rate",
        )
        day = three.date_input(
            desk.say("Day of the rate"), desk.store.clock().date(), key=f"rates.{len(codes)}.day"
        )
        source = st.text_input(desk.say("Published by"), key=f"rates.{len(codes)}.source")
        if st.button(desk.say("Set this rate"), type="primary", key=f"rates.{len(codes)}.save"):
            with explained(desk):
                _save(desk, code, rate, day, source)


def _save(desk: Desk, code: str, typed: str, day: dt.date, source: str) -> None:
    rate = parse_number(typed)
    if rate is None:
        raise Problem("{found} is no rate; write it in figures", found=typed.strip() or "–")
    set_exchange_rate(
        desk.store,
        desk.actor,
        selection=desk.here.id,
        currency=code,
        rate=Fraction(rate),
        day=day,
        source=source,
    )
    saved(desk)
    st.rerun()
