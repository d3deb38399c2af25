"""What was sent to all vendors, and the form to answer in: downloads of one vendor's page."""

from collections.abc import Sequence

import streamlit as st

from rfp.reads.issued_files import issued_bytes, issued_files
from rfp.screens.issued_file import IN_BOTH
from rfp.screens.paged_rfp import NAMES, WORD
from rfp.writing.issued_file import IssuedFile, IssuedKind
from vendor_data.questions.question import State
from vendor_data.reads.asked import asked
from vendor_data.reads.questions import addendum_numbers, questions_of_call
from vendor_data.screens import price_form_file, question_log_file, response_file
from workbench.committee import Right
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
        is_asked = bool(asked(session, desk.actor, desk.here.id, desk.language))
        told, _ = questions_of_call(session, desk.actor, desk.here.id)
    answered = any(each.state is State.ANSWERED for each in told)
    if not files:
        empty_state(
            desk.say("The RFP document is not here yet"),
            desk.say("The committee puts it here as it goes out; look again, or ask."),
        )
    for file in _own_language_first(desk, files):
        _file(desk, file, addenda.get(file.list_version))
    if is_asked:
        _forms(desk)
    if answered:
        _log(desk)


def _forms(desk: Desk) -> None:
    """Offer the blank forms; what goes into which envelope is said above them."""
    st.subheader(desk.say("Forms to answer in"))
    if desk.may(Right.ANSWER):
        st.caption(
            desk.say(
                "Answer on this site, in the response workbook or in the Word form: one of them is "
                "enough. Prices go into the price workbook alone."
            )
        )
    else:
        st.caption(desk.say("Fill in a form now only if the committee asks you for new answers."))
    for language in sorted(Language, key=lambda each: each is not desk.language):
        with st.container(horizontal=True):
            response_file.offer(desk, language, name=desk.say(NAMES[language]))
            price_form_file.offer(desk, language, name=desk.say(NAMES[language]))


def _log(desk: Desk) -> None:
    st.subheader(desk.say("Questions and answers"))
    question_log_file.offer(desk, word_log, icon=":material/forum:", at="vendor_documents.log")


def word_log(desk: Desk, language: Language) -> bytes:
    """Return what was answered to all vendors, as it stands at the moment of the click."""
    with desk.store.read() as session:
        told, _ = questions_of_call(session, desk.actor, desk.here.id)
    answered = [each for each in told if each.state is State.ANSWERED]
    return question_log_file.log_file(desk, language, answered)


def _own_language_first(desk: Desk, files: Sequence[IssuedFile]) -> list[IssuedFile]:
    return sorted(files, key=lambda file: (-file.list_version, file.language is not desk.language))


def _file(desk: Desk, file: IssuedFile, addendum: int | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            f"{_title(desk, file, addendum)} · {_edition(desk, file)}",
            data=lambda: _bytes(desk, file),
            file_name=file.file_name,
            mime=WORD,
            icon=":material/description:",
            on_click="ignore",
            key=f"vendor_documents.{file.kind}.{file.list_version}.{file.language}",
        )
        st.caption(desk.say("issued {when}", when=moment_here(desk, file.made_at)))


def _title(desk: Desk, file: IssuedFile, addendum: int | None) -> str:
    if file.kind is IssuedKind.ADDENDUM and addendum is not None:
        return desk.say("Addendum {number}", number=number(addendum, desk.language))
    if file.kind is IssuedKind.ADDENDUM:
        version = number(file.list_version, desk.language)
        return desk.say("Revised list of requirements, version {version}", version=version)
    return desk.say("RFP (Word)")


def _edition(desk: Desk, file: IssuedFile) -> str:
    return desk.say(IN_BOTH if file.kind is IssuedKind.BOTH else NAMES[file.language])


def _bytes(desk: Desk, file: IssuedFile) -> bytes:
    with desk.store.read() as session:
        return issued_bytes(session, desk.actor, desk.here.id, file.sha256)
