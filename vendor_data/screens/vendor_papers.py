"""Papers that a vendor's answers name as evidence, sealed with them in envelope B."""

from dataclasses import replace

import streamlit as st

from vendor_data.screens import stated_paper
from vendor_data.screens.vendor_technical import Brought
from workbench.screens.parts.desk import Desk
from workbench.uploads import LARGEST


def beside(desk: Desk, vendor: str, brought: Brought | None, key: str) -> Brought | None:
    """Ask for papers once there are answers, and return both together."""
    if brought is None:
        return None
    files = st.file_uploader(
        desk.say("What your answers name as evidence (.pdf, .docx); no price stands in it."),
        type=["pdf", "docx"],
        accept_multiple_files=True,
        max_upload_size=LARGEST // 1_000_000,
        key=f"{key}.papers",
    )
    stated = stated_paper.paper(desk, vendor) if desk.actor.is_vendors_own else None
    own = (stated.document, stated.data) if stated else ()
    papers = (*own, *((each.name, each.getvalue()) for each in files))
    if not papers:
        return brought
    st.caption(desk.say("The documents are sealed with your answers, and opened with them."))
    return replace(brought, papers=papers)
