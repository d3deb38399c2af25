"""The way out of a call that nobody can open: the chair ends it, with a reason vendors read."""

import streamlit as st

from rfp.reads.letters import letter
from rfp.screens.both_languages import ask_words
from rfp.screens.paged_rfp import NAMES, WORD
from vendor_data.changes.call_end import end_call
from vendor_data.reads.call_end import call_end, may_end_call
from vendor_data.reads.opening_minutes import ending_minutes
from vendor_data.sealing.call_end import CallEnd
from vendor_data.sealing.ending_minutes import write_ending
from workbench.committee import Right
from workbench.language import Language
from workbench.problem import Refused, Term
from workbench.screens.parts.clock import moment_here, when_and_who
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import plain


def ended(desk: Desk) -> CallEnd | None:
    """Return how the call ended without opening; None where it did not."""
    with desk.store.read() as session:
        return call_end(session, desk.actor, desk.here.id, desk.language.value)


def told(desk: Desk, end: CallEnd) -> None:
    """Say to the committee that the call was ended, why, and what follows."""
    with st.container(border=True, key="call_ending.told"):
        st.markdown(f":material/block: **{desk.say('The call was ended without opening')}**")
        st.markdown(desk.say(
            "Nothing was opened, nothing was scored and nobody was chosen. The keys to whatever "
            "had been handed in are deleted: it stays sealed for good and counts as returned "
            "unopened."
        ))  # fmt: skip
        st.markdown(f"**{desk.say('Reason')}**  \n{plain(end.reason.text)}")
        st.caption(when_and_who(desk, end.ended_at, end.ended_by))
        if desk.may(Right.ARCHIVE):
            st.caption(desk.say(
                "To call again, start a new selection, then archive this one; the page "
                "Requirements gives its list as a spreadsheet, which the new one reads."
            ))  # fmt: skip


def told_vendor(desk: Desk) -> None:
    """Say to a vendor's people that the call was ended, why, and what became of their files."""
    end = ended(desk)
    if end is None:
        return
    with st.container(border=True, key="call_ending.told_vendor"):
        when = moment_here(desk, end.ended_at)
        said = desk.say(
            "The committee ended this call on {when} without opening any proposal.", when=when
        )
        st.markdown(f":material/block: **{plain(said)}**")
        st.markdown(desk.say(
            "Whatever you handed in sealed stays sealed for good: its keys are deleted, nobody "
            "can open it, and it counts as returned unopened. Your receipts stay valid."
        ))  # fmt: skip
        st.markdown(f"**{desk.say('Reason')}**  \n{plain(end.reason.text)}")


def ask(desk: Desk) -> None:
    """Offer to end the call, with all that follows said before the press."""
    with desk.store.read() as session:
        may_end = may_end_call(session, desk.actor, desk.here.id)
    if not may_end:
        return
    with (
        st.expander(desk.say("End the call without opening"), icon=":material/block:"),
        held(desk, "call_ending", None, version=0) as form,
    ):
        st.markdown(desk.say(
            "For a call that can never be opened, as too few keyholders remember their phrase, or "
            "that has to be given up. It cannot be taken back:"
        ))  # fmt: skip
        st.markdown("\n".join(f"- {desk.say(line)}" for line in _FOLLOWS))
        reasons = ask_words(
            desk,
            desk.say("Reason, as the vendors read it"),
            {},
            key=f"{form.key}.reason",
            tall=True,
        )
        meant = desk.say("I end this call for good")
        is_sure = st.checkbox(meant, key=f"{form.key}.sure")
        if form.button(desk.say("End the call now"), "end", disabled=not is_sure):
            with form.storing():
                end_call(desk.store, desk.actor, selection=desk.here.id, reasons=reasons)


_FOLLOWS = (
    Term(
        "No envelope is ever opened: all keys are deleted, and what was handed in counts as "
        "returned unopened."
    ),
    Term("Every vendor reads on its page that the call was ended, when, and your reason."),
    Term("Nothing is handed in, scored or chosen here any more; record and minutes stay."),
)


def minutes(desk: Desk) -> None:
    """Offer the minutes in both languages, to whoever may know what was handed in."""
    with desk.store.read() as session:
        found = ending_minutes(session, desk.actor, desk.here.id, desk.language)
    if found is None:
        return
    with st.container(horizontal=True):
        for language in sorted(Language, key=lambda each: each is not desk.language):
            _offer(desk, language)


def word_minutes(desk: Desk, language: Language) -> bytes:
    """Return the minutes as they stand at the moment of the click."""
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        found = ending_minutes(session, *about, language)
        if found is None:
            raise Refused("this call was not ended without opening")
        head = letter(session, *about, language, made=desk.store.clock())
    return write_ending(head, found).to_bytes()


def _offer(desk: Desk, language: Language) -> None:
    st.download_button(
        f"{desk.say('Minutes (Word)')} · {desk.say(NAMES[language])}",
        data=lambda: word_minutes(desk, language),
        file_name=f"call-ended-{desk.store.clock():%Y-%m-%d}-{language.value}.docx",
        mime=WORD,
        icon=":material/description:",
        on_click="ignore",
        key=f"call_ending.word.{language}",
    )
