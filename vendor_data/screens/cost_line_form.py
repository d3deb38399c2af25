"""Forms of the cost sheet: add a line, change it, take it out."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from rfp.screens.both_languages import ask_words
from vendor_data.changes.costs import (
    LineFacts,
    add_cost_line,
    change_cost_line,
    remove_cost_line,
)
from vendor_data.costs.cost_line import MOST_QUANTITY, CostLine, Heading, Timing, Unit
from vendor_data.costs.cost_model import CostModel
from vendor_data.typed_price import typed_cost
from workbench.language import currency, from_digits, number, to_digits
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.problems import explained, saved

YEARS_A_ROW = 6
_TURN = "cost_line_form.turn"
Kind = TypeVar("Kind", Heading, Timing, Unit)


def show(desk: Desk, lines: Sequence[CostLine], model: CostModel) -> None:
    """Draw both forms; each is new once something was saved."""
    turn = st.session_state.setdefault(_TURN, 0)
    at = f"cost_add.{turn}.{model.years}"
    with st.expander(desk.say("Add a cost line"), icon=":material/add:", key=at):
        _add(desk, model, f"{at}.form")
    if lines:
        label = desk.say("Change a cost line")
        with st.expander(label, icon=":material/edit:", key=f"cost_edit.{turn}"):
            _change(desk, lines, model, f"cost_edit.{turn}")


def _add(desk: Desk, model: CostModel, at: str) -> None:
    titles, line_facts = _ask(desk, None, model, at)
    if st.button(desk.say("Add this line"), type="primary", key=f"{at}.save"):
        with explained(desk):
            add_cost_line(
                desk.store, desk.actor, selection=desk.here.id, titles=titles,
                line_facts=line_facts(),
            )  # fmt: skip
            st.session_state[_TURN] += 1
            saved(desk)
            st.rerun()


def _change(desk: Desk, lines: Sequence[CostLine], model: CostModel, at: str) -> None:
    known = {line.id: line for line in lines}
    chosen = st.selectbox(
        desk.say("Cost line"),
        list(known),
        index=None,
        format_func=lambda each: f"{known[each].code} · {known[each].title}",
        placeholder=desk.say("Choose"),
        key=f"{at}.line",
    )
    if chosen is None:
        return
    line = known[chosen]
    with held(desk, f"{at}.{chosen}", line, version=line.version) as form:
        titles, line_facts = _ask(desk, form.stored, model, form.key)
        with st.container(horizontal=True):
            is_saved = form.button(desk.say("Save this line"), "save", type="primary")
            is_removed = form.button(desk.say("Remove this line"), "remove")
    about = {"selection": desk.here.id, "cost_line": line.id, "seen": form.version}
    if is_saved:
        with form.storing():
            change_cost_line(
                desk.store, desk.actor, **about, titles=titles, line_facts=line_facts()
            )
            st.session_state[_TURN] += 1
    if is_removed:
        with form.storing():
            remove_cost_line(desk.store, desk.actor, **about)
            st.session_state[_TURN] += 1


def _ask(
    desk: Desk, line: CostLine | None, model: CostModel, at: str
) -> tuple[dict[str, str], Callable[[], LineFacts]]:
    """Return the titles, and how to read the other facts once a button was pressed."""
    titles = ask_words(desk, desk.say("Name"), line.titles if line else {}, key=f"{at}.title")
    one, two, three, four = st.columns(4)
    heading = _one_of(
        desk, one, desk.say("Heading"), line.heading if line else Heading.SOFTWARE, at
    )
    timing = _one_of(desk, two, desk.say("Charged"), line.timing if line else Timing.ONCE, at)
    unit = _one_of(desk, three, desk.say("For each"), line.unit if line else Unit.UNIT, at)
    module = four.text_input(desk.say("Module"), line.module if line else "", key=f"{at}.module")
    volumes = _volumes(desk, line, model, at)
    is_own = st.checkbox(
        desk.say("A cost of our own, not of the vendor"),
        value=bool(line and line.is_own),
        key=f"{at}.own",
    )
    by_vendor = is_own and _by_vendor(desk, line, at)
    typed = _cost(desk, line, at) if is_own and not by_vendor else ""

    def line_facts() -> LineFacts:
        text = typed.strip()
        return LineFacts(
            heading=heading,
            timing=timing,
            unit=unit,
            volumes=tuple(_volume(label, text) for label, text in volumes.items()),
            module=module,
            is_own=is_own,
            by_vendor=by_vendor,
            amount=typed_cost(text, desk.here.currency).minor if text else None,
        )

    return titles, line_facts


def _one_of(desk: Desk, column: DeltaGenerator, label: str, now: Kind, at: str) -> Kind:
    kinds = type(now)
    known = [each.value for each in kinds]
    chosen = column.selectbox(
        label,
        known,
        index=known.index(now.value),
        format_func=lambda each: desk.say(kinds(each).label),
        key=f"{at}.{kinds.__name__}",
    )
    return kinds(chosen)


def _volumes(desk: Desk, line: CostLine | None, model: CostModel, at: str) -> dict[str, str]:
    """Return how many each year takes, as it was typed, by the name of the year."""
    st.caption(desk.say("How many of it each year takes"))
    typed = {}
    for first in range(0, model.years + 1, YEARS_A_ROW):
        years = range(first, min(first + YEARS_A_ROW, model.years + 1))
        for year, column in zip(years, st.columns(YEARS_A_ROW), strict=False):
            name = desk.say("Year {year}", year=number(year, desk.language))
            label = name if year else desk.say("Start")
            now = line.volumes[year] if line else int(not year)
            shown = to_digits(str(now), desk.language)
            typed[label] = column.text_input(
                label, shown, autocomplete="off", key=f"{at}.volume.{year}"
            )
    return typed


def _volume(label: str, text: str) -> int:
    written = from_digits(text).strip() or "0"
    is_short = written.isdecimal() and len(written) <= len(str(MOST_QUANTITY))
    if not is_short or int(written) > MOST_QUANTITY:
        raise Problem(
            "{label}: a whole number from {least} to {most} is needed, got {found}",
            label=label,
            least=0,
            most=MOST_QUANTITY,
            found=text.strip(),
        )
    return int(written)


def _by_vendor(desk: Desk, line: CostLine | None, at: str) -> bool:
    """Ask whether the line costs us the same with every vendor."""
    chosen = st.radio(
        desk.say("What it costs us"),
        [False, True],
        index=int(bool(line and line.by_vendor)),
        format_func=lambda each: (
            desk.say("an amount for each vendor, stated before prices are open")
            if each
            else desk.say("the same with every vendor")
        ),
        horizontal=True,
        key=f"{at}.by_vendor",
    )
    return bool(chosen)


def _cost(desk: Desk, line: CostLine | None, at: str) -> str:
    code = desk.here.currency
    known = line.amount if line else None
    places = currency(code).places
    known = None if known is None else Fraction(known, 10**places)
    shown = "" if known is None else number(known, desk.language, places)
    return st.text_input(
        desk.say("What one costs us; empty if it is not known yet"),
        shown,
        autocomplete="off",
        key=f"{at}.amount",
    )
