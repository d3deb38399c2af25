"""A file that came out of an envelope: read where an uploaded one is read."""

import streamlit as st

from vendor_data.reads.sealing import opened_bytes, opened_papers
from vendor_data.sealing.bundle import answers_in
from vendor_data.sealing.envelope import Envelope
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def brought(desk: Desk, vendor: str, envelope: Envelope) -> tuple[str, bytes] | None:
    """Return name and bytes out of the vendor's opened envelope, if the reader wants to take it."""
    with desk.store.read() as session:
        found = [
            paper
            for paper in opened_papers(session, desk.actor, desk.here.id)
            if (paper.vendor, paper.envelope) == (vendor, envelope)
        ]
    if not found:
        return None
    paper = found[0]
    label = desk.say("Read {file} from its envelope", file=paper.name)
    if not st.toggle(plain(label), key=f"envelope_file.{vendor}.{envelope.value}"):
        return None
    with desk.store.read() as session:
        content = opened_bytes(session, desk.actor, desk.here.id, paper.hand_in)
    return answers_in(paper.name, content) if envelope is Envelope.B else (paper.name, content)
