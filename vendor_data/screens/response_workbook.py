"""Offers the workbook that vendors fill in, in either language."""

import streamlit as st

from vendor_data.reads.asked import response_form
from vendor_data.workbook import write
from workbench.committee import Right
from workbench.language import Language
from workbench.screens.parts.desk import Desk

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(desk: Desk) -> None:
    """Draw one download button for each language; the file is made when it is pressed."""
    if not desk.may(Right.MAKE_RFP):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            desk.say("Response workbook: what vendors fill in and send back"), width="stretch"
        )
        _button(desk, Language.EN, desk.say("In English"))
        _button(desk, Language.FA, desk.say("In Persian"))


def _button(desk: Desk, language: Language, label: str) -> None:
    st.download_button(
        label,
        data=lambda: _made(desk, language),
        file_name=f"response-{language.value}.xlsx",
        mime=MIME,
        icon=":material/download:",
        on_click="ignore",
        key=f"response_workbook.{language.value}",
    )


def _made(desk: Desk, language: Language) -> bytes:
    with desk.store.read() as session:
        form = response_form(session, desk.actor, desk.here.id, language)
    return write(form, language, made_at=desk.store.clock())
