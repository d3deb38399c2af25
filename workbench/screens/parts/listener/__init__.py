"""Mount the listener: a part of a page that is drawn again when what it shows has changed."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitAPIException

from workbench.language import Language, say
from workbench.screens.parts.listener.own_words import own_words

HERE = Path(__file__).parent
CHANNEL_JS = (HERE / "channel.js").read_text(encoding="utf-8")
PARTS = ("own_words", "grids", "listener")

_LISTENER = st.components.v2.component(
    "gozin_listener",
    html="<span\n></span>",
    js="\n".join([CHANNEL_JS, *((HERE / f"{part}.js").read_text("utf-8") for part in PARTS)]),
)


def listen(
    *,
    key: str,
    language: Language,
    boot: str,
    selection: str | None = None,
    topics: Mapping[str, int] | None = None,
    patient: bool = False,
    fragment: str | None = None,
) -> None:
    """Set the document's direction, and draw a fragment anew when a topic rises.

    `fragment` is the key of the one around it; without a key the whole page is drawn. `topics`
    holds the version of each topic that was just drawn. A patient listener waits until nobody
    is typing on the page.
    """
    _LISTENER(
        key=key,
        height=1,
        data={
            "language": language.value,
            "direction": language.direction,
            "words": own_words(language),
            "reconnecting": say("Reconnecting … the figures shown may be out of date", language),
            "boot": boot,
            "selection": selection,
            "topics": dict(topics or {}),
            "patient": patient,
        },
        on_version_change=partial(_draw_anew, fragment),
    )


def _draw_anew(fragment: str | None) -> None:
    """Name what is drawn anew; several parts ask in one request, which names but one of them."""
    try:
        st.rerun(fragment or "app")
    except StreamlitAPIException:  # another page has taken its place meanwhile
        st.rerun()
