"""Documents that a vendor's answers name as evidence, handed in beside them without envelopes."""

import streamlit as st

from vendor_data.changes.plain_hand_in import hand_in_evidence
from vendor_data.changes.refused_file import refuse_file
from workbench.file_kind import NAMES, Kind
from workbench.file_names import suffix_of
from workbench.language import number
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.problems import explained, saved
from workbench.uploads import LARGEST, Upload, receive

_TURN = "vendor_evidence.turn"


def ask(desk: Desk, vendor: str) -> None:
    """Ask for the documents, and keep them at one press."""
    turn = st.session_state.setdefault(_TURN, 0)
    with st.container(border=True, key="vendor_evidence"):
        st.markdown(f"**{desk.say('Documents beside your answers')}**")
        files = st.file_uploader(
            desk.say("What your answers name as evidence (.pdf, .docx); no price stands in it."),
            type=["pdf", "docx"],
            accept_multiple_files=True,
            max_upload_size=LARGEST // 1_000_000,
            key=f"vendor_evidence.{turn}.files",
        )
        count = number(len(files), desk.language)
        label = desk.say("Hand in documents: {count}", count=count)
        if files and st.button(label, type="primary", key=f"vendor_evidence.{turn}.go"):
            with explained(desk):
                uploads = [_judged(desk, vendor, each.name, each.getvalue()) for each in files]
                hand_in_evidence(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    vendor=vendor,
                    uploads=uploads,
                )
                st.session_state[_TURN] += 1
                saved(desk)
                st.rerun()


def _judged(desk: Desk, vendor: str, name: str, data: bytes) -> Upload:
    kind = Kind.PDF if suffix_of(name) in NAMES[Kind.PDF] else Kind.DOCUMENT
    try:
        return receive(name, data, reader=None, kinds=frozenset({kind}))
    except Problem as problem:
        refuse_file(desk.store, desk.actor, selection=desk.here.id, vendor=vendor, problem=problem)
        raise
