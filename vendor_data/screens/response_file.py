"""The response workbook that vendors fill in, offered for download."""

import streamlit as st

from vendor_data import workbook
from vendor_data.reads.asked import response_form
from workbench.language import Language
from workbench.screens.parts.desk import Desk

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(desk: Desk, language: Language) -> None:
    """Draw the button; the workbook is made as the requirements stand at the click."""
    st.download_button(
        desk.say("Response workbook (Excel)"),
        data=lambda: _made(desk, language),
        file_name=f"response-{desk.store.clock():%Y-%m-%d}-{language.value}.xlsx",
        mime=SHEET,
        icon=":material/table:",
        on_click="ignore",
        key=f"response.{language}",
    )


def _made(desk: Desk, language: Language) -> bytes:
    with desk.store.read() as session:
        form = response_form(session, desk.actor, desk.here.id, language)
    return workbook.write(form, language, made_at=desk.store.clock())
