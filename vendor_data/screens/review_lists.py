"""What a review only lists, page by page: what is to be seen, not answered, or not asked for."""

from collections.abc import Collection, Sequence

import streamlit as st

from vendor_data.amount_veil import without_amounts
from vendor_data.changes.references import add_unneeded
from vendor_data.doubt import said_place, shortened
from vendor_data.reads.references import unneeded
from vendor_data.reconciliation import Extra, Reconciliation
from workbench.committee import Right
from workbench.language import number
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

ON_A_LIST = 50


def to_be_seen(desk: Desk, found: Reconciliation, key: str) -> None:
    """List what nobody can decide on, only know: of prices the place, never the amount."""
    doubts = [doubt for doubt in found.doubts if not doubt.options]
    if not doubts:
        return
    with st.expander(desk.say("To be seen: {count}", count=len(doubts)), expanded=True):
        _list([_sentence(doubt.veiled.sentence(desk.language)) for doubt in doubts], f"{key}.seen")
        st.caption(
            desk.say(
                "What could not be read as an answer stays unanswered. Ask the vendor what was "
                "meant, and read the file again once it is corrected."
            )
        )
        if found.prices:
            st.caption(
                desk.say("The file holds prices; none of them is shown or stored from here.")
            )


def not_answered(desk: Desk, found: Reconciliation, settled: Collection[str], key: str) -> None:
    """List the requirements that no answer of the file would be stored for."""
    missing = [one for one in found.missing if one.id not in settled]
    if not missing:
        return
    with st.expander(desk.say("Not answered: {count}", count=len(missing))):
        lines = [f"**{plain(one.code)}** {plain(shortened(one.text))}" for one in missing]
        _list(lines, f"{key}.missing")


def not_asked(desk: Desk, vendor: str, extra: Sequence[Extra], key: str) -> None:
    """List what the file says beyond what was asked; some of it may be a function on offer."""
    if not extra:
        return
    with st.expander(desk.say("Not asked for: {count}", count=len(extra))):
        lines = [
            f"**{plain(said_place(one.place, desk.language))}** {plain(one.shown)}" for one in extra
        ]
        _list(lines, f"{key}.extra")
        if desk.may(Right.KEEP_VENDOR_FILE, vendor):
            _offer(desk, vendor, extra, f"{key}.unneeded")


def _list(lines: Sequence[str], key: str) -> None:
    pages = -(-len(lines) // ON_A_LIST)
    page = st.pagination(pages, key=f"{key}.page") if pages > 1 else 1
    for line in lines[(page - 1) * ON_A_LIST : page * ON_A_LIST]:
        st.markdown(f"- {line}")


def _sentence(said: str) -> str:
    return plain(said[:1].upper() + said[1:])


def _offer(desk: Desk, vendor: str, extra: Sequence[Extra], key: str) -> None:
    """Offer what was not asked for as functions that are offered and not needed."""
    with desk.store.read() as session:
        kept = {
            one.text for one in unneeded(session, desk.actor, desk.here.id) if one.vendor == vendor
        }
    texts = {one.place: without_amounts(one.text).strip() for one in extra}
    shown = {place: text for place, text in texts.items() if text and text not in kept}
    if not shown:
        return
    chosen = st.multiselect(
        desk.say("Which of these are functions that nobody asked for?"),
        list(shown),
        format_func=lambda place: f"{said_place(place, desk.language)}: {shortened(shown[place])}",
        placeholder=desk.say("Choose"),
        key=f"{key}.{len(shown)}",
    )
    count = number(len(chosen), desk.language)
    label = desk.say("Note them on the page References: {count}", count=count)
    if chosen and st.button(label, key=f"{key}.add"):
        with explained(desk):
            for place in chosen:
                add_unneeded(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    vendor=vendor,
                    text=shown[place],
                    note=said_place(place, desk.language),
                )
            saved(desk)
            st.rerun()
