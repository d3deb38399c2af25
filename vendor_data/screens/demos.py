"""Screen: acceptance scenarios on one imaginary customer, and what each vendor showed of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from vendor_data.checking.demo import Noted, Scenario, Showing, Showings, unshown
from vendor_data.reads.asked import asked
from vendor_data.reads.demos import imaginary_customer, scenarios, showings
from vendor_data.reads.vendors import vendors
from vendor_data.response_form import AskedRequirement
from vendor_data.screens import demo_forms, shown_vendors
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.headings import columns
from workbench.screens.parts import frame
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain
from workbench.wording import chosen

COLORS = {Showing.SHOWN: "green", Showing.PARTLY: "orange", Showing.NOT_SHOWN: "red"}


@dataclass(frozen=True, slots=True)
class _Seen:
    customer: Mapping[str, str]
    scenarios: Sequence[Scenario]
    showings: Showings
    vendors: Sequence[Vendor]
    asked: Sequence[AskedRequirement]


def show(desk: Desk) -> None:
    """Draw the customer, the scenarios, and for whoever may know it what was shown."""
    st.title(desk.say("Demonstrations"))
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        seen = _Seen(
            imaginary_customer(session, *about),
            scenarios(session, *about),
            showings(session, *about),
            vendors(session, *about, desk.language.value),
            asked(session, *about, desk.language),
        )
    keeps, is_fixed = desk.may(Right.KEEP_VENDOR_FILE), bool(seen.showings)
    st.caption(desk.say(
        "Every vendor shows the same scenarios on the same data of one imaginary customer. Once "
        "the first was shown, they change no more."
    ))  # fmt: skip
    if is_fixed:  # what was shown is what people come for from now on
        _log(desk, seen)
    _customer(desk, seen.customer, may_edit=keeps and not is_fixed)
    if not seen.scenarios:
        _none_yet(desk)
    for scenario in seen.scenarios:
        _scenario(desk, scenario, seen, may_edit=keeps and not is_fixed)
    if keeps and not is_fixed:
        demo_forms.take_ready_ones(desk, seen.scenarios)
        demo_forms.add(desk, seen.asked)
    _uncovered(desk, seen)
    if not is_fixed:
        _log(desk, seen)


def _none_yet(desk: Desk) -> None:
    if not frame.not_used(desk, desk.say("No scenario was written, and no vendor showed one.")):
        frame.empty_state(
            desk.say("No scenario yet"),
            desk.say("Chair or facilitator write what every vendor is to show."),
        )


def _customer(desk: Desk, words: Mapping[str, str], *, may_edit: bool) -> None:
    st.subheader(desk.say("The imaginary customer"))
    found = chosen(words, desk.language.value)
    st.markdown(plain(found.text, lines=True) if found else desk.say("Not described yet"))
    if may_edit:
        st.caption(desk.say(
            "Vendors read the customer and the scenarios on their page from the moment you write "
            "them."
        ))  # fmt: skip
        with st.container(horizontal=True):
            demo_forms.take_ready(desk, words)
            demo_forms.describe(desk, words)


def told(desk: Desk, words: Mapping[str, str]) -> str:
    """Return words in the reader's language, or in the one that they have."""
    found = chosen(words, desk.language.value)
    return found.text if found else "–"


def _scenario(desk: Desk, scenario: Scenario, seen: _Seen, *, may_edit: bool) -> None:
    codes = {one.id: one.code for one in seen.asked}
    with st.container(border=True):
        st.markdown(f"**{plain(told(desk, scenario.titles))}**")
        st.markdown(plain(told(desk, scenario.steps), lines=True))
        expected = desk.say("Expected: {result}", result=told(desk, scenario.expected))
        st.caption(plain(expected, lines=True))
        linked = [codes[key] for key in scenario.requirements if key in codes]
        if linked:
            st.caption(plain(desk.say("Shows {codes}", codes=linked)))
        if may_edit:
            demo_forms.change(desk, scenario, seen.asked)


def _uncovered(desk: Desk, seen: _Seen) -> None:
    if not seen.scenarios:
        return
    codes = {one.id: one.code for one in seen.asked if one.is_mandatory}
    missing = [codes[key] for key in unshown(seen.scenarios, codes)]
    if missing:
        st.info(plain(desk.say(
            "Mandatory requirements that no scenario shows: {codes}", codes=missing
        )))  # fmt: skip


def _log(desk: Desk, seen: _Seen) -> None:
    """Draw who showed what; before the sheets are locked it is for those who keep the log."""
    if not seen.scenarios or not seen.vendors:
        return
    if not (desk.may(Right.KEEP_VENDOR_FILE) or desk.may(Right.SEE_SCORES)):
        st.info(desk.say("What was shown is kept in a log that opens once the sheets are locked."))
        return
    st.subheader(desk.say("What was shown"))
    called = {vendor.id: vendor.name.text for vendor in seen.vendors}
    names = {each: plain(called[each]) for each in shown_vendors.choose(desk, called, at="demos")}
    st.table(
        [_row(desk, seen, scenario, names) for scenario in seen.scenarios],
        hide_index=True,
        border="horizontal",
        alt=desk.say("What was shown"),
    )
    if desk.may(Right.KEEP_VENDOR_FILE):
        demo_forms.note(desk, seen.vendors, seen.scenarios, seen.showings)


def _row(desk: Desk, seen: _Seen, scenario: Scenario, names: Mapping[str, str]) -> dict[str, str]:
    """Return what each of these vendors showed of a scenario."""
    head = desk.say("Scenario")
    marks = {key: _mark(desk, seen.showings.get((key, scenario.id))) for key in names}
    shown = columns(marks, names, desk.language, beside=[head])
    return {head: f"**{plain(told(desk, scenario.titles))}**", **shown}


def _mark(desk: Desk, noted: Noted | None) -> str:
    if noted is None:
        return f"*{desk.say('not yet')}*"
    lines = [f":{COLORS[noted.outcome]}-badge[{desk.say(noted.outcome.label)}]"]
    if noted.note:
        lines.append(as_written(noted.note, desk.language, lines=True))
    when = moment_here(desk, noted.noted_at)
    lines.append(plain(desk.say("{who}, {when}", who=noted.noted_by, when=when)))
    return "  \n".join(lines)
