"""The way out where nobody can open: the chair ends the selection, with a reason vendors read."""

import streamlit as st

from rfp.reads.letters import letter
from rfp.screens.both_languages import ask_words
from rfp.screens.paged_rfp import NAMES, WORD
from vendor_data.changes.call_end import end_before_prices, end_call
from vendor_data.reads.call_end import call_end, may_end_call
from vendor_data.reads.opening_minutes import ending_minutes
from vendor_data.sealing.call_end import CallEnd
from vendor_data.sealing.ending_minutes import BECAME, write_ending
from vendor_data.sealing.envelope import Opening
from workbench.committee import Right
from workbench.language import Language
from workbench.problem import Refused, Term
from workbench.screens.parts.clock import moment_here, when_and_who
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import plain


def ended(desk: Desk) -> CallEnd | None:
    """Return how the selection ended before an opening; None where it did not."""
    with desk.store.read() as session:
        return call_end(session, desk.actor, desk.here.id, desk.language.value)


def told(desk: Desk, end: CallEnd) -> None:
    """Say to the committee that it was ended, why, and what follows."""
    with st.container(border=True, key="call_ending.told"):
        st.markdown(f":material/block: **{desk.say(_WAS_ENDED[end.before])}**")
        st.markdown(desk.say(BECAME[end.before]))
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
        said = desk.say(_TOLD_VENDOR[end.before], when=when)
        st.markdown(f":material/block: **{plain(said)}**")
        st.markdown(desk.say(_RETURNED[end.before]))
        st.markdown(f"**{desk.say('Reason')}**  \n{plain(end.reason.text)}")


def ask(desk: Desk) -> None:
    """Offer to end the call, with all that follows said before the press."""
    with desk.store.read() as session:
        before = may_end_call(session, desk.actor, desk.here.id)
    if before is None:
        return
    with (
        st.expander(desk.say(_END[before]), icon=":material/block:"),
        held(desk, "call_ending", None, version=0) as form,
    ):
        st.markdown(desk.say(_FOR[before]))
        st.markdown("\n".join(f"- {desk.say(line)}" for line in _FOLLOWS[before]))
        reasons = ask_words(
            desk,
            desk.say("Reason, as the vendors read it"),
            {},
            key=f"{form.key}.reason",
            tall=True,
        )
        meant = desk.say(_MEANT[before])
        is_sure = st.checkbox(meant, key=f"{form.key}.sure")
        if form.button(desk.say(_NOW[before]), "end", disabled=not is_sure):
            end = end_call if before is Opening.TECHNICAL else end_before_prices
            with form.storing():
                end(desk.store, desk.actor, selection=desk.here.id, reasons=reasons)


_WAS_ENDED = {
    Opening.TECHNICAL: Term("The call was ended without opening"),
    Opening.PRICE: Term("The selection was ended without opening the prices"),
}
UNRANKED = {
    Opening.TECHNICAL: Term("The call was ended without opening, so nothing was scored."),
    Opening.PRICE: Term("The selection was ended without opening the prices."),
}
_TOLD_VENDOR = {
    Opening.TECHNICAL: Term(
        "The committee ended this call on {when} without opening any proposal."
    ),
    Opening.PRICE: Term("The committee ended this selection on {when} without opening any price."),
}
_RETURNED = {
    Opening.TECHNICAL: Term(
        "Whatever you handed in sealed stays sealed for good: its keys are deleted, nobody can "
        "open it, and it counts as returned unopened. Your receipts stay valid."
    ),
    Opening.PRICE: Term(
        "Nobody was chosen. Every envelope C stays sealed for good: its keys are deleted, nobody "
        "can open it, and it counts as returned unopened. Your receipts stay valid."
    ),
}
_END = {
    Opening.TECHNICAL: Term("End the call without opening"),
    Opening.PRICE: Term("End the selection without opening the prices"),
}
_FOR = {
    Opening.TECHNICAL: Term(
        "For a call that can never be opened, as too few keyholders remember their phrase, or "
        "that has to be given up. It cannot be taken back:"
    ),
    Opening.PRICE: Term(
        "For prices that can never be opened, as too few keyholders remember their phrase, or a "
        "selection that has to be given up. It cannot be taken back:"
    ),
}
_FOLLOWS = {
    Opening.TECHNICAL: (
        Term(
            "No envelope is ever opened: all keys are deleted, and what was handed in counts as "
            "returned unopened."
        ),
        Term("Every vendor reads on its page that the call was ended, when, and your reason."),
        Term("Nothing is handed in, scored or chosen here any more; record and minutes stay."),
    ),
    Opening.PRICE: (
        Term(
            "No envelope C is ever opened: all keys are deleted, and what is in them counts as "
            "returned unopened."
        ),
        Term("Every vendor reads on its page that the selection was ended, when, and your reason."),
        Term("Nobody is ranked and nobody is chosen; proposals, scores and record stay."),
    ),
}
_MEANT = {
    Opening.TECHNICAL: Term("I end this call for good"),
    Opening.PRICE: Term("I end this selection for good"),
}
_NOW = {
    Opening.TECHNICAL: Term("End the call now"),
    Opening.PRICE: Term("End the selection now"),
}


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
            raise Refused("this selection was not ended without opening")
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
