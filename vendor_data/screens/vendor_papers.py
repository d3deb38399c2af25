"""Papers that a vendor's answers name as evidence, sealed with them in envelope B."""

from dataclasses import replace

import streamlit as st

from vendor_data.screens.vendor_technical import Brought
from workbench.screens.parts.desk import Desk
from workbench.uploads import LARGEST


def beside(desk: Desk, brought: Brought | None, key: str) -> Brought | None:
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
    if not files:
        return brought
    st.caption(desk.say("The documents are sealed with your answers, and opened with them."))
    return replace(brought, papers=tuple((each.name, each.getvalue()) for each in files))
