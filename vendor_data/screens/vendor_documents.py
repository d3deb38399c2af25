"""What was sent to all vendors, and the form to answer in: downloads of one vendor's page."""

from collections.abc import Sequence

import streamlit as st

from rfp.reads.issued_files import issued_bytes, issued_files
from rfp.screens.paged_rfp import NAMES, WORD
from rfp.writing.issued_file import IssuedFile, IssuedKind
from vendor_data.reads.questions import addendum_numbers
from vendor_data.screens import response_file
from workbench.language import Language, number
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state


def show(desk: Desk) -> None:
    """Draw the documents byte by byte as they went out, the newest first."""
    st.subheader(desk.say("Documents"))
    with desk.store.read() as session:
        files = issued_files(session, desk.actor, desk.here.id)
        addenda = addendum_numbers(session, desk.actor, desk.here.id)
    if not files:
        empty_state(
            desk.say("The RFP document is not here yet"),
            desk.say("The committee puts it here as it goes out; look again, or ask."),
        )
    for file in _own_language_first(desk, files):
        _file(desk, file, addenda.get(file.list_version))
    with st.container(horizontal=True):
        for language in sorted(Language, key=lambda each: each is not desk.language):
            response_file.offer(desk, language, name=desk.say(NAMES[language]))


def _own_language_first(desk: Desk, files: Sequence[IssuedFile]) -> list[IssuedFile]:
    return sorted(files, key=lambda file: (-file.list_version, file.language is not desk.language))


def _file(desk: Desk, file: IssuedFile, addendum: int | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            f"{_title(desk, file, addendum)} · {desk.say(NAMES[file.language])}",
            data=lambda: _bytes(desk, file),
            file_name=file.file_name,
            mime=WORD,
            icon=":material/description:",
            on_click="ignore",
            key=f"vendor_documents.{file.kind}.{file.list_version}.{file.language}",
        )
        st.caption(desk.say("issued {when}", when=moment_here(desk, file.made_at)))


def _title(desk: Desk, file: IssuedFile, addendum: int | None) -> str:
    if file.kind is IssuedKind.ADDENDUM:
        shown = addendum if addendum is not None else file.list_version
        return desk.say("Addendum {number}", number=number(shown, desk.language))
    return desk.say("RFP (Word)")


def _bytes(desk: Desk, file: IssuedFile) -> bytes:
    with desk.store.read() as session:
        return issued_bytes(session, desk.actor, desk.here.id, file.sha256)
