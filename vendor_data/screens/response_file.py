"""The response workbook that vendors fill in, offered for download."""

import streamlit as st

from rfp.reads.issue import rfp_content
from vendor_data import workbook
from vendor_data.response_form import AskedRequirement, ResponseForm
from workbench.language import Language, say, to_digits
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
    made = desk.store.clock()
    with desk.store.read() as session:
        content = rfp_content(session, desk.actor, desk.here.id, language, made=made)
    version = say("draft", language)
    if content.version is not None:
        version = to_digits(str(content.version), language)
    form = ResponseForm(
        rfp_id=content.selection,
        version=version,
        title=content.name(content.selection, "title"),
        requirements=tuple(
            AskedRequirement(
                id=asked.id,
                code=asked.code,
                text=content.name(asked.id, "text"),
                priority=say(asked.moscow.label, language),
                is_mandatory=asked.mandatory,
            )
            for asked in content.requirements
        ),
    )
    return workbook.write(form, language, made_at=made)
