"""Documents that a vendor's answers name as evidence, handed in beside them without envelopes."""

import hashlib

import streamlit as st

from vendor_data.changes.plain_hand_in import hand_in_evidence
from vendor_data.changes.refused_file import refuse_file
from vendor_data.reads.files import own_evidence
from vendor_data.screens import stated_paper
from vendor_data.screens.stated_paper import StatedPaper
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
        stated = _not_yet_handed_in(desk, stated_paper.paper(desk, vendor))
        own = [stated.document] if stated else []
        papers = [*own, *((each.name, each.getvalue()) for each in files)]
        count = number(len(papers), desk.language)
        label = desk.say("Hand in documents: {count}", count=count)
        if papers and st.button(label, type="primary", key=f"vendor_evidence.{turn}.go"):
            with explained(desk):
                uploads = [_judged(desk, vendor, *paper) for paper in papers]
                hand_in_evidence(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    vendor=vendor,
                    uploads=uploads,
                    stated=stated.statement if stated else None,
                )
                st.session_state[_TURN] += 1
                saved(desk)
                st.rerun()


def _not_yet_handed_in(desk: Desk, paper: StatedPaper | None) -> StatedPaper | None:
    """Return the vendor's own statement unless it was handed in as it stands."""
    if paper is None:
        return None
    with desk.store.read() as session:
        known = {each.sha256 for each in own_evidence(session, desk.actor, desk.here.id)}
    return None if hashlib.sha256(paper.document[1]).hexdigest() in known else paper


def _judged(desk: Desk, vendor: str, name: str, data: bytes) -> Upload:
    kind = Kind.PDF if suffix_of(name) in NAMES[Kind.PDF] else Kind.DOCUMENT
    try:
        return receive(name, data, reader=None, kinds=frozenset({kind}))
    except Problem as problem:
        refuse_file(desk.store, desk.actor, selection=desk.here.id, vendor=vendor, problem=problem)
        raise
