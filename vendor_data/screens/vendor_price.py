"""What a vendor should know of its price file before it is sealed; no amount of it is shown."""

import hashlib

import streamlit as st

from vendor_data.costs.price_form import PriceForm
from vendor_data.costs.price_reading import PriceFormReading, matched
from vendor_data.costs.price_rows import PriceSheet
from vendor_data.reads.costs import price_form
from vendor_data.screens.vendor_state import some_of
from workbench.file_kind import Kind
from workbench.language import number, sentence
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.uploads import receive

READER = "vendor_data.costs.price_workbook:read"
FORMS = frozenset({Kind.WORKBOOK, Kind.TABLE})
_TOLD = "vendor_price.told"


def warnings(desk: Desk, name: str, content: bytes) -> tuple[str, ...]:
    """Return what is open in the file, read once and kept as these sentences alone.

    A price may come in any file, so nothing here refuses one.
    """
    with desk.store.read() as session:
        form = price_form(session, desk.actor, desk.here.id, desk.language)
    if not form.lines:
        return ()
    kept = st.session_state.setdefault(_TOLD, {})
    at = (desk.language, hashlib.sha256(content).hexdigest())
    if at not in kept:
        kept.clear()
        kept[at] = _read(desk, form, name, content)
    found: tuple[str, ...] = kept[at]
    return found


def _read(desk: Desk, form: PriceForm, name: str, content: bytes) -> tuple[str, ...]:
    try:
        with st.spinner(desk.say("Checking and reading the file …"), show_time=True):
            sheet = receive(name, content, reader=READER, kinds=FORMS).value
    except Problem as problem:
        reason = sentence(problem, desk.language)
        told = desk.say("This file is not read as the price workbook: {reason}", reason=reason)
        return (plain(told),)
    if not isinstance(sheet, PriceSheet):
        return ()
    return tuple(map(plain, _of_form(desk, matched(form, sheet))))


def _of_form(desk: Desk, found: PriceFormReading) -> list[str]:
    if found.is_other_form:
        return [desk.say("This price workbook was made for another RFP; take the one of this.")]
    lines = []
    if found.missing:
        count = number(len(found.missing), desk.language)
        codes = some_of(desk, [one.code for one in found.missing])
        lines.append(desk.say("Lines without a price, {count}: {codes}", count=count, codes=codes))
    if found.doubts:
        count = number(len(found.doubts), desk.language)
        places = some_of(desk, [doubt.place for doubt in found.doubts])
        lines.append(desk.say(
            "Prices that are not clear as written, {count}: {places}", count=count, places=places
        ))  # fmt: skip
    return lines
