"""The log of questions and answers, which names nobody, offered for download."""

from collections.abc import Callable, Sequence

import streamlit as st

from rfp.letters import question_log
from rfp.reads.letters import letter
from rfp.screens.paged_rfp import NAMES, WORD
from vendor_data.questions.question import Question, log_of
from vendor_data.reads.questions import addendum_numbers
from workbench.language import Language
from workbench.screens.parts.desk import Desk


def offer(desk: Desk, made: Callable[[Desk, Language], bytes], *, icon: str, at: str) -> None:
    """Draw a button for each language, the reader's own first; the file is made at the click."""
    with st.container(horizontal=True):
        for language in sorted(Language, key=lambda each: each is not desk.language):
            st.download_button(
                f"{desk.say('Questions and answers (Word)')} · {desk.say(NAMES[language])}",
                data=lambda language=language: made(desk, language),
                file_name=f"questions-{desk.store.clock():%Y-%m-%d}-{language.value}.docx",
                mime=WORD,
                icon=icon,
                on_click="ignore",
                key=f"{at}.{language}",
            )


def log_file(desk: Desk, language: Language, asked: Sequence[Question]) -> bytes:
    """Return the log of these questions in Word."""
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        head = letter(session, *about, language, made=desk.store.clock())
        addenda = addendum_numbers(session, *about)
    return question_log.write(head, log_of(asked, language, addenda)).to_bytes()
