"""Mount the listener: a part of a page that is drawn again when what it shows has changed."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from workbench.language import Language, say
from workbench.screens.parts.listener.own_words import own_words

HERE = Path(__file__).parent
CHANNEL_JS = (HERE / "channel.js").read_text(encoding="utf-8")
PARTS = (
    "added",
    "own_words",
    "grids",
    "headings",
    "menu",
    "named_notes",
    "resting_words",
    "spoken_names",
    "told_charts",
    "typed_words",
    "listener",
)

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
) -> None:
    """Set the document's direction, and draw the fragment around it anew when a topic rises.

    Outside a fragment the whole page is drawn. `topics` holds the version of each topic that was
    just drawn. A patient listener waits until nobody types or chooses on the page.
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
        on_version_change=_noted,
    )


def _noted() -> None:
    """Leave it to the request itself, which draws the part that the listener stands in.

    A rerun asked for from here would break off what is being drawn, and with it the press of a
    button that waits in the same request.
    """
