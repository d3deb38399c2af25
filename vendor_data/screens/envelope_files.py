"""The files of one envelope are chosen: several formal papers, one price."""

import streamlit as st

from vendor_data.screens import vendor_price
from vendor_data.screens.vendor_technical import Brought
from vendor_data.sealing.bundle import bundled
from vendor_data.sealing.envelope import Envelope
from workbench.screens.parts.desk import Desk
from workbench.uploads import LARGEST


def ask(desk: Desk, envelope: Envelope, key: str) -> Brought | None:
    """Return what is sealed: one file as it is, several papers of envelope A as one archive."""
    is_many = envelope is Envelope.A
    chosen = st.file_uploader(
        desk.say("Files") if is_many else desk.say("File"),
        accept_multiple_files=is_many,
        max_upload_size=LARGEST // 1_000_000,
        key=f"{key}.file",
    )
    files = chosen if isinstance(chosen, list) else [chosen] if chosen is not None else []
    if not files:
        return None
    name, content = bundled([(each.name, each.getvalue()) for each in files], "envelope-A.zip")
    if len(files) > 1:
        _keep(desk, name, content, key)
    is_own_price = envelope is Envelope.C and desk.actor.is_vendors_own
    warnings = vendor_price.warnings(desk, name, content) if is_own_price else ()
    return Brought(name=name, content=lambda: content, warnings=warnings)


def _keep(desk: Desk, name: str, content: bytes, key: str) -> None:
    st.caption(desk.say(
        "Several files are sealed together as one archive. The receipt is for the archive: keep "
        "it with the receipt, and you can show what you handed in."
    ))  # fmt: skip
    st.download_button(
        desk.say("Download the archive"),
        data=content,
        file_name=name,
        mime="application/zip",
        icon=":material/folder_zip:",
        on_click="ignore",
        key=f"{key}.archive",
    )
