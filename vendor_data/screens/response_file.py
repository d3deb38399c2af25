"""The response workbook and the Word form that vendors fill in, offered for download."""

import streamlit as st

from vendor_data import answer_form, workbook
from vendor_data.reads.asked import response_form
from vendor_data.response_form import ResponseForm
from workbench.language import Language
from workbench.screens.parts.desk import Desk

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(desk: Desk, language: Language, *, name: str = "") -> None:
    """Draw the buttons; the files are made as the requirements stand at the click."""
    beside = f" · {name}" if name else ""
    st.download_button(
        desk.say("Response workbook (Excel)") + beside,
        data=lambda: workbook.write(form_in(desk, language), language, made_at=desk.store.clock()),
        file_name=f"response-{desk.store.clock():%Y-%m-%d}-{language.value}.xlsx",
        mime=SHEET,
        icon=":material/table:",
        on_click="ignore",
        key=f"response.{language}",
    )
    st.download_button(
        desk.say("Answer form (Word)") + beside,
        data=lambda: answer_form.write(
            form_in(desk, language), language, made_at=desk.store.clock()
        ),
        file_name=f"answer-form-{desk.store.clock():%Y-%m-%d}-{language.value}.docx",
        mime=DOCUMENT,
        icon=":material/description:",
        on_click="ignore",
        key=f"answer_form.{language}",
    )


def form_in(desk: Desk, language: Language) -> ResponseForm:
    """Return what vendors are asked, as it stands now."""
    with desk.store.read() as session:
        return response_form(session, desk.actor, desk.here.id, language)
