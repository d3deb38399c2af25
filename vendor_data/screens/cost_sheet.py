"""Screen: what vendors are asked to price, what we pay ourselves, and how it is reckoned."""

from collections.abc import Callable, Sequence
from fractions import Fraction

import streamlit as st

from vendor_data.changes.costs import add_ready_cost_lines, set_cost_model
from vendor_data.costs.cost_line import MOST_YEARS, CostLine
from vendor_data.costs.cost_model import CostModel
from vendor_data.costs.error_rules import CHOICES, Error, ErrorRules, Prevails
from vendor_data.costs.total_cost import Basis
from vendor_data.reads.costs import cost_lines, cost_model
from vendor_data.screens import cost_line_form, own_costs, price_form_file
from vendor_data.screens.offer_table import without_blank
from workbench.committee import Right
from workbench.language import Language, number, parse_number, percent
from workbench.problem import Problem
from workbench.screens.parts import frame
from workbench.screens.parts.amounts import amount, ask_unit
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.selection import Phase

WORD_JOINER = "\N{WORD JOINER}"
_LANGUAGES = {Language.EN: "English", Language.FA: "فارسی"}


def show(desk: Desk) -> None:
    """Draw the lines, how they are reckoned, and the workbook that vendors fill in."""
    st.title(desk.say("Cost sheet"))
    with desk.store.read() as session:
        model = cost_model(session, desk.actor, desk.here.id)
        lines = cost_lines(session, desk.actor, desk.here.id, desk.language)
    if model is None:
        return
    may_edit = desk.may(Right.EDIT_PLAN)
    st.caption(
        desk.say("It is frozen with the evaluation plan and published with the RFP.")
        if may_edit
        else desk.say("It was frozen with the evaluation plan.")
    )
    ask_unit(desk)
    if not lines:
        _empty(desk, may_edit=may_edit)
    _table(desk, [line for line in lines if not line.is_own], model, is_own=False)
    _table(desk, [line for line in lines if line.is_own], model, is_own=True)
    own_costs.show(desk, lines)
    if may_edit:
        cost_line_form.show(desk, lines, model)
    _reckoning(desk, model, may_edit=may_edit)
    if any(not line.is_own for line in lines) and desk.may(Right.MAKE_RFP):
        _workbook(desk)


def _empty(desk: Desk, *, may_edit: bool) -> None:
    if desk.here.phase.is_from(Phase.CALL):
        frame.empty_state(
            desk.say("No cost line"),
            desk.say("The plan was frozen without cost lines: each proposal has one price."),
        )
        return
    frame.empty_state(
        desk.say("No cost line yet"),
        desk.say("Say what vendors have to price, and what the change costs us ourselves."),
    )
    label = desk.say("Start with the usual lines")
    if may_edit and st.button(label, type="primary", key="cost_sheet.ready"):
        with explained(desk):
            add_ready_cost_lines(desk.store, desk.actor, selection=desk.here.id)
            saved(desk)
            st.rerun()


def year_name(desk: Desk, year: int) -> str:
    """Return the name of a year; the start comes before the first."""
    return desk.say("Year {year}", year=number(year, desk.language)) if year else desk.say("Start")


def _table(desk: Desk, lines: Sequence[CostLine], model: CostModel, *, is_own: bool) -> None:
    if not lines:
        return
    st.subheader(desk.say("Our own costs") if is_own else desk.say("Asked of vendors"))
    rows = [_row(desk, line, model, is_own=is_own) for line in lines]
    st.table(without_blank(rows, desk.say("Module")), border="horizontal", hide_index=True)


def _row(desk: Desk, line: CostLine, model: CostModel, *, is_own: bool) -> dict[str, str]:
    row = {
        desk.say("Code"): line.code.replace("-", f"-{WORD_JOINER}"),  # stays on one line
        desk.say("Heading"): desk.say(line.heading.label),
        desk.say("Cost line"): plain(line.title),
        desk.say("Module"): plain(line.module),
        desk.say("Charged"): desk.say(line.timing.label),
        desk.say("For each"): desk.say(line.unit.label),
        **{
            year_name(desk, year): number(line.volumes[year], desk.language)
            for year in range(model.years + 1)
        },
    }
    if is_own:
        row[desk.say("Cost of one")] = _cost(desk, line)
    return row


def _cost(desk: Desk, line: CostLine) -> str:
    if line.by_vendor:
        return desk.say("for each vendor its own")
    return desk.say("not known yet") if line.amount is None else amount(desk, line.amount)


def _reckoning(desk: Desk, model: CostModel, *, may_edit: bool) -> None:
    st.subheader(desk.say("How it is reckoned"))
    if not may_edit:
        _told(desk, model)
        return
    place = "cost_sheet.model"
    with st.container(border=True), held(desk, place, model, version=model.version) as form:
        wanted = _ask_model(desk, form.stored, form.key)
        save = form.button(desk.say("Save"), "save", type="primary")
    if save:
        with form.storing():
            about = {"selection": desk.here.id, "seen": form.version}
            set_cost_model(desk.store, desk.actor, **about, model=wanted())


def _ask_model(desk: Desk, model: CostModel, at: str) -> Callable[[], CostModel]:
    """Return what makes a model of the typed figures, or says why it cannot."""
    left, right = st.columns(2)
    years = left.selectbox(
        desk.say("Years after the start"),
        list(range(MOST_YEARS + 1)),
        index=model.years,
        format_func=lambda count: number(count, desk.language),
        key=f"{at}.years",
    )
    rate = right.text_input(
        desk.say("Discount rate a year, in %"),
        number(100 * model.discount_rate, desk.language),
        help=desk.say("0 leaves later years as they are. The rate is shown wherever it is "
                      "used."),
        key=f"{at}.rate",
    )  # fmt: skip
    basis = st.selectbox(
        desk.say("The price in the ranking is"),
        [each.value for each in Basis],
        index=list(Basis).index(model.basis),
        format_func=lambda each: desk.say(Basis(each).label),
        key=f"{at}.basis",
    )
    rules = {error: _ask_rule(desk, error, model.rules, at) for error in Error}

    def wanted() -> CostModel:
        return CostModel(
            years=years,
            discount_rate=_share(rate),
            basis=Basis(basis),
            rules=ErrorRules(
                words=rules[Error.WORDS], line=rules[Error.LINE], total=rules[Error.TOTAL]
            ),
        )

    return wanted


def _share(rate: str) -> Fraction:
    percents = parse_number(rate.strip().removesuffix("%").removesuffix("٪"))
    if percents is None:
        raise Problem("{found} is no percentage; write it in figures", found=rate or "–")
    return Fraction(percents) / 100


def _told(desk: Desk, model: CostModel) -> None:
    st.markdown(desk.say(model.basis.label))
    st.caption(
        desk.say(
            "{years} years after the start, discounted by {rate} a year.",
            years=model.years,
            rate=percent(model.discount_rate, desk.language),
        )
    )
    for error in Error:
        st.caption(f"{desk.say(error.label)}: {desk.say(model.rules.of(error).label)}")


def _ask_rule(desk: Desk, error: Error, rules: ErrorRules, at: str) -> Prevails:
    choices = CHOICES[error]
    chosen = st.radio(
        desk.say(error.label),
        [each.value for each in choices],
        index=choices.index(rules.of(error)),
        format_func=lambda each: desk.say(Prevails(each).label),
        horizontal=True,
        key=f"{at}.{error}",
    )
    return Prevails(chosen)


def _workbook(desk: Desk) -> None:
    st.subheader(desk.say("For vendors"))
    st.caption(
        desk.say("Vendors fill in the price workbook and put it into envelope C, apart from all "
                 "else.")
    )  # fmt: skip
    with st.container(horizontal=True):
        for language in sorted(Language, key=lambda each: each is not desk.language):
            price_form_file.offer(desk, language, name=_LANGUAGES[language])
