"""The decision: one partner, a conditional choice, or nobody; and the report that it goes into."""

from collections.abc import Mapping

import streamlit as st

from rfp.screens import points_again, readiness_risks
from rfp.screens.both_languages import ask_words
from scoring.changes.decision import decide
from scoring.decision import Decision, Outcome
from scoring.reads.decisions import decision
from scoring.reads.standings import standing
from scoring.reporting.award_data import award_of
from scoring.screens import award_reminder, report_file
from scoring.screens.missing_scores import no_ranking
from scoring.standing import Standing
from vendor_data.screens import call_ending, open_data
from workbench.committee import Right
from workbench.language import joined
from workbench.screens.parts.clock import when_and_who
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import plain

OUTCOMES = {each: each.label for each in Outcome}


def show(desk: Desk) -> None:
    """Draw what was decided, the chair's form, and the report."""
    st.title(desk.say("Decision"))
    end = call_ending.ended(desk)
    if end is not None:
        call_ending.told(desk, end)
        call_ending.minutes(desk)
        open_data.offer(desk, at="decision")
        return
    with desk.store.read() as session:
        official = standing(session, desk.actor, desk.here.id, desk.language)
        found = decision(session, desk.actor, desk.here.id, desk.language)
    if official is None:
        no_ranking(desk)
        return
    if not official.points:  # all are out: the decision can still be nobody
        no_ranking(desk)
    _official_first(desk, official)
    if found is None:
        st.info(desk.say("No decision has been recorded yet."))
    else:
        _recorded(desk, official, found)
    readiness_risks.show_overdue(desk)
    if desk.may(Right.DECIDE):
        award_reminder.show(desk)
        _form(desk, official, found)
    else:
        st.caption(desk.say("The chair records the decision; everybody reads it here."))
    points_again.show_folded(desk, at="decision")
    report_file.offer(desk, official)
    if found is not None:
        st.subheader(desk.say("Open contracting data"))
        open_data.offer(desk, award=award_of(found), at="decision")


def _official_first(desk: Desk, official: Standing) -> None:
    first = official.ranking().first
    names = plain(joined((official.vendors[vendor] for vendor in first), desk.language))
    if len(first) > 1:
        st.markdown(desk.say("The official first rank is shared by {names}.", names=names))
    elif first:
        st.markdown(desk.say("The official first is {names}.", names=names))


def _recorded(desk: Desk, official: Standing, found: Decision) -> None:
    with st.container(border=True, key="decision.recorded"):
        vendor = official.vendors.get(found.vendor or "", "")
        heading = desk.say(found.outcome.label) + (f": {vendor}" if vendor else "")
        st.subheader(plain(heading))
        for label, words in (
            ("Reason", found.reason),
            ("Conditions", found.conditions),
            ("Why not the official first", found.other_reason),
        ):
            if words is not None:
                st.markdown(f"**{desk.say(label)}**  \n{plain(words.text)}")
        st.caption(when_and_who(desk, found.decided_at, found.decided_by))
        award_reminder.show_recorded(desk, found.not_green)


def _form(desk: Desk, official: Standing, found: Decision | None) -> None:
    version = 0 if found is None else found.version
    with (
        st.container(border=True, key="decision.form"),
        held(desk, "decision", found, version=version) as form,
    ):
        outcome = st.radio(
            desk.say("Outcome"),
            list(OUTCOMES),
            format_func=lambda each: desk.say(OUTCOMES[each]),
            index=list(Outcome).index(form.stored.outcome) if form.stored else None,
            key=f"{form.key}.outcome",
        )
        if outcome is None:
            return
        vendor = _ask_vendor(desk, official, outcome, form.key)
        words = _ask_reasons(desk, official, outcome, vendor, form.key)
        label = "Record the decision" if form.stored is None else "Replace the decision"
        if form.button(desk.say(label), "record", type="primary"):
            with form.storing():
                decide(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    outcome=outcome,
                    vendor=vendor,
                    reason=words["reason"],
                    conditions=words.get("conditions"),
                    other_reason=words.get("other"),
                    seen=form.version,
                )


def _ask_vendor(desk: Desk, official: Standing, outcome: Outcome, at: str) -> str | None:
    if not outcome.names_vendor:
        return None
    ranked = [place.vendor for place in official.ranking().places]
    return st.selectbox(
        desk.say("Vendor"),
        ranked,
        format_func=official.vendors.__getitem__,
        key=f"{at}.vendor",
    )


def _ask_reasons(
    desk: Desk, official: Standing, outcome: Outcome, vendor: str | None, at: str
) -> dict[str, Mapping[str, str]]:
    words = {"reason": _ask(desk, desk.say("Reason, in words"), f"{at}.reason")}
    if outcome is Outcome.CONDITIONAL:
        label = desk.say("Conditions, in words")
        words["conditions"] = _ask(desk, label, f"{at}.conditions")
    if vendor is not None and vendor not in official.ranking().first:
        label = desk.say("Why not the official first, in words")
        words["other"] = _ask(desk, label, f"{at}.other")
    return words


def _ask(desk: Desk, label: str, key: str) -> Mapping[str, str]:
    return ask_words(desk, label, {}, key=key, tall=True)
