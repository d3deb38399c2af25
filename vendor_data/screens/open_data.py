"""The selection as open contracting data, offered for download."""

import json

import streamlit as st

from vendor_data.publishing.award import Award
from vendor_data.publishing.release import release
from vendor_data.reads.publishing import published_facts
from workbench import ground
from workbench.committee import Right
from workbench.screens.parts.desk import Desk


def offer(desk: Desk, *, award: Award | None = None, at: str = "open_data") -> None:
    """Draw the button; the release is made at the click, from what this reader may know.

    `award` is what was decided, on a page that knows it.
    """
    if not desk.may(Right.SEE_PROPOSALS):
        return
    st.caption(desk.say(
        "Call, proposals and documents as open contracting data (OCDS 1.1). It holds what you may "
        "see now: no prices before they are opened, and never scores."
    ))  # fmt: skip
    st.download_button(
        desk.say("Open contracting data (JSON)"),
        data=lambda: made(desk, award),
        file_name=f"ocds-release-{desk.store.clock():%Y-%m-%d}.json",
        mime="application/json",
        icon=":material/data_object:",
        on_click="ignore",
        key=f"{at}.release",
    )


def made(desk: Desk, award: Award | None = None) -> bytes:
    """Return the release as JSON."""
    with desk.store.read() as session:
        facts = published_facts(
            session,
            desk.actor,
            desk.here.id,
            desk.language,
            made=desk.store.clock(),
            publisher=ground.here().publisher,
        )
    return json.dumps(release(facts, award=award), ensure_ascii=False, indent=2).encode()
