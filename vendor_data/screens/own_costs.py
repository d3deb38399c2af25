"""Part of the page Cost sheet: what each vendor would cost us ourselves, with its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import streamlit as st

from vendor_data.changes.own_costs import enter_own_cost, remove_own_cost
from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.own_cost import OwnCost, OwnCosts, not_stated
from vendor_data.reads.costs import own_costs, own_costs_closed
from vendor_data.reads.vendors import vendors
from vendor_data.typed_price import typed_cost
from workbench.committee import Right
from workbench.language import currency, currency_name, joined, number
from workbench.problem import Term
from workbench.screens.parts.amounts import amount
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import plain
from workbench.selection import Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the tables and the form are drawn from; names by vendor."""

    lines: Mapping[str, CostLine]
    vendors: Mapping[str, str]
    costs: OwnCosts
    closed: Term | None


def show(desk: Desk, lines: Sequence[CostLine]) -> None:
    """Draw what is stated, and the form for leaders; nothing where no line differs by vendor."""
    known = _known(desk, lines)
    if not known.lines or not desk.here.phase.is_from(Phase.CALL):
        return
    st.subheader(desk.say("Our own costs with each vendor"))
    st.caption(
        desk.say(
            "Leaders state them until the technical scores are closed, and never after the first "
            "price is kept or open; nobody else sees them before prices are open."
        )
    )
    may_enter = desk.may(Right.ENTER_OWN_COST)
    if not (may_enter or desk.may(Right.SEE_PRICES)):
        return
    for line in known.lines.values():
        st.markdown(f"**{plain(f'{line.code} · {line.title}')}**")
        rows = [_row(desk, known, line, vendor) for vendor in known.vendors]
        st.table(rows, border="horizontal", hide_index=True)
    if known.closed is not None:
        _closed(desk, known, known.closed)
    elif may_enter and known.vendors:
        _ask(desk, known)


def _known(desk: Desk, lines: Sequence[CostLine]) -> _Known:
    with desk.store.read() as session:
        about = (session, desk.actor, desk.here.id)
        found = vendors(*about, desk.language.value)
        return _Known(
            lines={line.id: line for line in lines if line.by_vendor},
            vendors={each.id: each.name.text for each in found if not each.is_out},
            costs=own_costs(*about),
            closed=own_costs_closed(*about),
        )


def _row(desk: Desk, known: _Known, line: CostLine, vendor: str) -> dict[str, str]:
    stated = known.costs.get((vendor, line.id))
    return {
        desk.say("Vendor"): plain(known.vendors[vendor]),
        desk.say("Cost of one"): amount(desk, stated.amount)
        if stated
        else desk.say("not known yet"),
        desk.say("All years together"): amount(desk, stated.amount * line.quantity)
        if stated
        else "–",
        desk.say("Source"): plain(stated.source) if stated else "–",
        desk.say("Entered by"): plain(stated.entered_by) if stated else "–",
    }


def _closed(desk: Desk, known: _Known, why: Term) -> None:
    """Say that nothing can be stated any more, and for whom nothing is known for good."""
    said = desk.say(why)
    told = [f"{said[:1].upper()}{said[1:]}."]
    open_ones = not_stated(list(known.lines.values()), list(known.vendors), known.costs)
    if open_ones:
        lacking = dict.fromkeys(known.vendors[vendor] for vendor, _ in open_ones)
        told.append(
            desk.say(
                "Not known for good with {vendors}: whoever is registered after the first price "
                "was kept gets no own cost, and what it costs in all is only a lower limit.",
                vendors=joined(lacking, desk.language),
            )
        )
    st.info(plain(" ".join(told)), icon=":material/lock:")


def _ask(desk: Desk, known: _Known) -> None:
    with st.expander(desk.say("State an own cost"), icon=":material/edit:", key="own_costs.ask"):
        left, right = st.columns(2)
        line = left.selectbox(
            desk.say("Cost line"),
            list(known.lines),
            format_func=lambda each: f"{known.lines[each].code} · {known.lines[each].title}",
            key="own_costs.line",
        )
        vendor = right.selectbox(
            desk.say("Vendor"),
            list(known.vendors),
            index=None,
            format_func=known.vendors.__getitem__,
            placeholder=desk.say("Choose"),
            key="own_costs.vendor",
        )
        if line and vendor:
            _form(desk, known, known.lines[line], vendor)


def _form(desk: Desk, known: _Known, line: CostLine, vendor: str) -> None:
    stated = known.costs.get((vendor, line.id))
    about = {"selection": desk.here.id, "vendor": vendor, "cost_line": line.id}
    version = stated.version if stated else 0
    with held(desk, f"own_costs.{vendor}.{line.id}", stated, version=version) as form:
        typed, source = _fields(desk, line, form.stored, form.key)
        with st.container(horizontal=True):
            enter = form.button(desk.say("State this cost"), "enter", type="primary")
            remove = form.stored is not None and form.button(
                desk.say("Take this cost back"), "remove", icon=":material/delete:"
            )
    if enter:
        with form.storing():
            minor = typed_cost(typed, desk.here.currency).minor
            wanted = {"amount": minor, "source": source, "seen": form.version}
            enter_own_cost(desk.store, desk.actor, **about, **wanted)
    if remove:
        with form.storing():
            remove_own_cost(desk.store, desk.actor, **about, seen=form.version)


def _fields(desk: Desk, line: CostLine, stored: OwnCost | None, key: str) -> tuple[str, str]:
    places = currency(desk.here.currency).places
    minor = None if stored is None else Fraction(stored.amount, 10**places)
    shown = "" if minor is None else number(minor, desk.language, places)
    label = desk.say(
        "What one costs us, in {currency} (for each: {unit})",
        currency=currency_name(desk.here.currency, desk.language),
        unit=desk.say(line.unit.label),
    )
    typed = st.text_input(label, shown, autocomplete="off", key=f"{key}.amount")
    source = st.text_area(
        desk.say("Source: how we know it"), stored.source if stored else "", key=f"{key}.source"
    )
    return typed, source
