"""The last question before the RFP goes out, with what its documents still lack."""

from collections.abc import Iterator, Mapping

import streamlit as st

from rfp.changes.issue import issue_rfp
from rfp.reads.call_clock import call_clock
from rfp.reads.issue import timetable
from rfp.screens import issue_checks, lead_times
from rfp.screens.drawn_contents import contents
from rfp.writing.content import RfpContent
from workbench.language import Language
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def confirm(desk: Desk, *, is_red: bool) -> None:
    """Ask once more; over red checks the chair says why."""

    @st.dialog(desk.say("Issue the RFP?"))
    def dialog() -> None:
        st.markdown(desk.say(
            "From now on nobody can add, change or remove a requirement. The documents carry "
            "the date, the version and the fingerprint."
        ))  # fmt: skip
        found = contents(desk)
        _show_lacking(desk, found)
        _show_unsealed(desk, found[desk.language])
        _show_past(desk)
        reason = issue_checks.ask_reason(desk) if is_red else ""
        with st.container(horizontal=True):
            issue = st.button(desk.say("Issue it"), type="primary", key="rfp.issue.yes")
            back = st.button(desk.say("Not yet"), key="rfp.issue.no")
        if issue:
            with explained(desk):
                issue_rfp(desk.store, desk.actor, selection=desk.here.id, reason=reason)
                saved(desk)
                st.rerun()
        if back:
            st.rerun()

    dialog()


def _show_unsealed(desk: Desk, found: RfpContent) -> None:
    """Say what vendors will read, and what it means, where no keyholders are named."""
    if not found.is_sealed:
        st.warning(desk.say(
            "No keyholders are named, so no envelope is sealed here: vendors read that their page "
            "takes no price and that it comes closed to your contact. Name keyholders on the page "
            "Envelopes first, unless that is what you want."
        ))  # fmt: skip


def _show_past(desk: Desk) -> None:
    """Say that no proposal can come in time any more, where that is so."""
    with desk.store.read() as session:
        days = timetable(session, desk.actor, desk.here.id)
        clock = call_clock(session, desk.actor, desk.here.id)
    lead_times.warn_of_past(desk, days, clock)


def _show_lacking(desk: Desk, found: Mapping[Language, RfpContent]) -> None:
    """Say what vendors will find unfinished in the documents of either language."""
    lacking = list(_lacking(desk, found))
    if lacking:
        told = [desk.say("Vendors will read the documents as they are:"), "", *lacking]
        st.warning("\n".join(told), icon=":material/edit_note:")
    else:
        st.caption(desk.say("No blank is left, and every text is there in both languages."))


def _lacking(desk: Desk, found: Mapping[Language, RfpContent]) -> Iterator[str]:
    english, persian = found[Language.EN], found[Language.FA]
    if count := len(english.blanks()):
        yield _line(desk.say("Blanks in the English document: {count}", count=count))
    if count := len(english.missing()):
        yield _line(desk.say("Texts in the English document that stand in Persian: {count}",
                             count=count))  # fmt: skip
    if count := len(persian.blanks()):
        yield _line(desk.say("Blanks in the Persian document: {count}", count=count))
    if count := len(persian.missing()):
        yield _line(desk.say("Texts in the Persian document that stand in English: {count}",
                             count=count))  # fmt: skip


def _line(told: str) -> str:
    return f"- {plain(told)}"
