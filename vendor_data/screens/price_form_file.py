"""The blank price workbook, envelope C's form, offered for download."""

import streamlit as st

from vendor_data.costs import price_workbook
from vendor_data.costs.price_form import PriceForm
from vendor_data.reads.costs import price_form
from vendor_data.screens.response_file import SHEET
from workbench.language import Language
from workbench.screens.parts.desk import Desk


def offer(desk: Desk, language: Language, *, name: str = "") -> None:
    """Draw the button, if vendors are asked to price anything; the file is made at the click."""
    if not _form(desk, language).lines:
        return
    beside = f" · {name}" if name else ""
    st.download_button(
        desk.say("Price workbook (Excel)") + beside,
        data=lambda: made(desk, language),
        file_name=f"prices-{desk.store.clock():%Y-%m-%d}-{language.value}.xlsx",
        mime=SHEET,
        icon=":material/payments:",
        on_click="ignore",
        key=f"price_form_file.{language}",
    )


def made(desk: Desk, language: Language) -> bytes:
    """Return the price workbook as the lines stand at the click."""
    return price_workbook.write(_form(desk, language), language, made_at=desk.store.clock())


def _form(desk: Desk, language: Language) -> PriceForm:
    with desk.store.read() as session:
        return price_form(session, desk.actor, desk.here.id, language)
