"""The organisation's own Word template: brought in, shown with what it lacks, taken away."""

from collections.abc import Iterator, Sequence

import streamlit as st

from rfp.changes.house_style import drop_house_style, take_house_style
from rfp.reads.house_style import StyleEntry, house_style
from workbench.committee import Right
from workbench.file_kind import Kind
from workbench.screens.parts.brought_file import read_once
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.uploads import LARGEST, receive
from workbench.word_house import Finding, Lack

READER = "workbench.word_house:read"
TURN = "house_style.turn"  # how many templates this page has brought in


def show(desk: Desk) -> None:
    """Draw the style that the documents wear, and for leaders the way to another."""
    with desk.store.read() as session:
        entry = house_style(session, desk.actor, desk.here.id)
    may = desk.may(Right.EDIT_RFP)
    if entry is None and not may:
        return
    with st.expander(desk.say("House style")):
        st.caption(desk.say(
            "Bring in your organisation's Word template (.docx): its fonts, colours, headings, "
            "page head and foot, logo, and paper (A4 or Letter) are used in all documents. Only "
            "these are taken; macros and links never are."
        ))  # fmt: skip
        if entry is not None:
            _worn(desk, entry, may=may)
        if may:
            _ask(desk)


def _worn(desk: Desk, entry: StyleEntry, *, may: bool) -> None:
    st.markdown(desk.say("The documents wear the style of {file}.", file=plain(entry.file)))
    if entry.style.dress.logo is not None:
        st.image(entry.style.dress.logo.data, width=160)
    st.markdown("\n".join("- " + plain(told) for told in _told(desk, entry.style.findings)))
    if may and st.button(
        desk.say("Wear our own style again"), icon=":material/undo:", key="house_style.drop"
    ):
        with explained(desk):
            drop_house_style(desk.store, desk.actor, selection=desk.here.id)
            _done(desk)


def _told(desk: Desk, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield one sentence for each thing that is lacking; it names all styles that lack it."""
    names: dict[Lack, list[str]] = {}
    for each in findings:
        names.setdefault(each.lack, []).append(each.name)
    for lack, found in names.items():
        yield desk.say(lack.sentence, names=found)


def _ask(desk: Desk) -> None:
    turn = st.session_state.setdefault(TURN, 0)
    brought = st.file_uploader(
        desk.say("Word template (.docx)"),
        type=["docx"],
        max_upload_size=LARGEST // 1_000_000,
        key=f"house_style.file.{turn}",
    )
    if brought is None:
        return
    with explained(desk):
        name, data = brought.name, brought.getvalue()
        upload = read_once(
            desk, "house_style.read", name, data,
            lambda: receive(name, data, reader=READER, kinds={Kind.DOCUMENT}),
        )  # fmt: skip
        take_house_style(desk.store, desk.actor, selection=desk.here.id, upload=upload)
        _done(desk)


def _done(desk: Desk) -> None:
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    saved(desk)
    st.rerun()
