"""What the RFP would say now, gathered once and kept until something of the selection changes."""

from collections.abc import Mapping

import streamlit as st

from rfp.reads.issue import rfp_content
from rfp.writing.content import RfpContent
from workbench.language import Language
from workbench.reads.events import version
from workbench.screens.parts.desk import Desk

KEPT = "rfp.contents"


def contents(desk: Desk) -> Mapping[Language, RfpContent]:
    """Return the content in each language, for drawing alone: a document is made of a new one."""
    made = desk.store.clock()
    with desk.store.read() as session:
        about = desk.actor, desk.here.id
        at = (*about, version(session, *about), made.date())
        kept = st.session_state.get(KEPT)
        if kept is None or kept[0] != at:
            told = {each: rfp_content(session, *about, each, made=made) for each in Language}
            kept = st.session_state[KEPT] = (at, told)
    found: Mapping[Language, RfpContent] = kept[1]
    return found
