"""What differs between two issues in the sections of the RFP, with who and why."""

import streamlit as st

from rfp.screens.marked_pieces import show_pieces, show_reason
from rfp.writing.section_version import ChangedSection, KeptSection, SectionDifference
from workbench.language import Language
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain


def show(desk: Desk, found: SectionDifference) -> None:
    """Draw the sections that changed, came and went."""
    if found.nothing:
        return
    st.markdown(f"**{desk.say('Sections of the request')}**")
    for each in found.changed:
        _changed(desk, each)
    for each in found.added:
        _whole(desk, each, desk.say("Added"), "green")
    for each in found.removed:
        _whole(desk, each, desk.say("Left out of the document"), "red")


def _changed(desk: Desk, each: ChangedSection) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(each.after.title(desk.language.value))}**")
        for language in sorted(Language, key=lambda own: own is not desk.language):
            for line in each.lines(language.value):
                show_pieces(desk, line)
        show_reason(desk, by=each.after.changed_by, reason=each.after.reason)


def _whole(desk: Desk, each: KeptSection, told: str, colour: str) -> None:
    language = desk.language.value
    with st.container(border=True):
        st.markdown(f"**{plain(each.title(language))}** · :{colour}[{told}]")
        st.markdown(as_written("\n".join(each.body(language)), desk.language, lines=True))
        show_reason(desk, by=each.changed_by, reason=each.reason)
