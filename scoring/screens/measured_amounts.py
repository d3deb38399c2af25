"""Part of two screens: what each vendor offers on measured criteria, entered with its source."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from rfp.planning.measure import measured_sentence, plain_amount, typed_amount_of
from rfp.planning.plan_draft import PlanDraft
from rfp.reads.plan import plan_draft
from scoring.changes.measured_amounts import enter_amount, remove_amount
from scoring.measured import MeasuredAmount
from scoring.reads.measured_amounts import Amounts, measured_amounts
from scoring.screens.figure import TableRow, figures
from scoring.screens.missing_scores import ask_choice
from scoring.sheet import Cell
from vendor_data.reads.vendors import vendors
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the table and the form are drawn from."""

    draft: PlanDraft
    leaves: tuple[str, ...]
    vendors: Mapping[str, str]
    amounts: Amounts


def show(desk: Desk) -> None:
    """Draw the amounts and the form for leaders; nothing where no criterion is measured."""
    known = _known(desk)
    may_enter = desk.may(Right.ENTER_AMOUNT)
    if known is None or not (may_enter or known.amounts):
        return
    st.subheader(desk.say("Measured criteria"))
    names = known.draft.names(desk.language.value)
    for leaf in known.leaves:
        st.markdown(f"**{plain(names.get(leaf, '–'))}**")
        unit = known.draft.unit(leaf, desk.language.value)
        told = measured_sentence(known.draft.measures[leaf], unit, desk.language)
        st.caption(plain(told))
        figures([_row(desk, known, leaf, vendor) for vendor in known.vendors])
    if may_enter and known.vendors:
        _ask(desk, known, names)


def _known(desk: Desk) -> _Known | None:
    with desk.store.read() as session:
        about = (session, desk.actor, desk.here.id)
        draft = plan_draft(*about)
        if draft is None or draft.tree is None or not draft.tree.measured:
            return None
        known = vendors(*about, desk.language.value)
        return _Known(
            draft=draft,
            leaves=tuple(leaf for leaf in draft.tree.measured if leaf in draft.measures),
            vendors={each.id: each.name.text for each in known if not each.is_out},
            amounts=measured_amounts(*about),
        )


def _row(desk: Desk, known: _Known, leaf: str, vendor: str) -> TableRow:
    entered = known.amounts.get((vendor, leaf))
    unit = known.draft.unit(leaf, desk.language.value)
    return {
        desk.say("Vendor"): known.vendors[vendor],
        f"{desk.say('Amount')} ({unit})": plain_amount(entered.amount, desk.language)
        if entered
        else desk.say("not entered"),
        desk.say("Source"): entered.source if entered else "–",
        desk.say("Entered by"): entered.entered_by if entered else "–",
    }


def _ask(desk: Desk, known: _Known, names: Mapping[str, str]) -> None:
    with st.popover(desk.say("Enter an amount …"), key="measured.popover"):
        leaf = st.selectbox(
            desk.say("Criterion"),
            known.leaves,
            format_func=lambda each: names.get(each, "–"),
            key="measured.leaf",
        )
        vendor = st.selectbox(
            desk.say("Vendor"),
            list(known.vendors),
            index=None,
            format_func=known.vendors.__getitem__,
            placeholder=desk.say("Choose"),
            key="measured.vendor",
        )
        if leaf and vendor:
            _form(desk, known, (vendor, leaf))


def _form(desk: Desk, known: _Known, cell: Cell) -> None:
    vendor, leaf = cell
    entered = known.amounts.get(cell)
    version = entered.version if entered else 0
    about = {"selection": desk.here.id, "vendor": vendor, "leaf": leaf}
    with held(desk, f"measured.{vendor}.{leaf}", entered, version=version) as form:
        amount, source = _fields(desk, known, leaf, form.stored, form.key)
        with st.container(horizontal=True):
            enter = form.button(desk.say("Enter this amount"), "enter", type="primary")
            remove = form.stored is not None and form.button(
                desk.say("Take the amount back"), "remove", icon=":material/delete:"
            )
    if enter:
        with form.storing():
            wanted = {"amount": typed_amount_of(amount), "source": source, "seen": form.version}
            enter_amount(desk.store, desk.actor, **about, **wanted)
    if remove:
        with form.storing():
            remove_amount(desk.store, desk.actor, **about, seen=form.version)
    if entered is None and desk.may(Right.SETTLE_MISSING, vendor):
        with st.expander(desk.say("Or say what it counts as …")):
            ask_choice(desk, cell, at="measured")


def _fields(
    desk: Desk, known: _Known, leaf: str, stored: MeasuredAmount | None, key: str
) -> tuple[str, str]:
    unit = known.draft.unit(leaf, desk.language.value)
    amount = st.text_input(
        desk.say("Amount, in {unit}", unit=plain(unit)),
        value=plain_amount(stored.amount, desk.language) if stored else "",
        key=f"{key}.amount",
    )
    source = st.text_area(
        desk.say("Source: where the vendor says so"),
        value=stored.source if stored else "",
        key=f"{key}.source",
    )
    return amount, source
