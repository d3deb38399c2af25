"""A price form of a vendor: read from its file or typed, reviewed, then stored unseen."""

import hashlib
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from vendor_data.changes.price_forms import take_over_price
from vendor_data.costs.arithmetic import TOTAL
from vendor_data.costs.price_form import Field, PriceForm
from vendor_data.costs.price_reading import PriceFormReading, matched, typed
from vendor_data.costs.price_rows import PriceSheet
from vendor_data.costs.price_version import Source
from vendor_data.costs.price_workbook import TOTAL_CODE
from vendor_data.reads.costs import price_form
from vendor_data.reads.price_forms import TakenForm, taken_forms
from vendor_data.screens import envelope_file, price_review
from vendor_data.sealing.envelope import Envelope
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.file_kind import NAMES, Kind
from workbench.language import number
from workbench.problem import Problem
from workbench.screens.parts.brought_file import read_once
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.uploads import LARGEST, receive

READER = "vendor_data.costs.price_workbook:read"
FORMS = frozenset({Kind.WORKBOOK, Kind.TABLE})
_TURN, _READ = "price_form.turn", "price_form.read"


def show(desk: Desk, known: Sequence[Vendor], settled: Mapping[str, int] | None = None) -> bool:
    """Ask for a vendor and its price form; return False where nobody has one to bring.

    `settled` are prices that are open and fixed.
    """
    names = {
        vendor.id: vendor.name.text
        for vendor in known
        if desk.may(Right.SET_PRICE, vendor.id)
        and not vendor.is_out
        and vendor.id not in (settled or {})
    }
    with desk.store.read() as session:
        form = price_form(session, desk.actor, desk.here.id, desk.language)
        taken = taken_forms(session, desk.actor, desk.here.id)
    if not names or not form.lines:
        return False
    st.subheader(desk.say("Price forms"))
    for vendor in (each for each in names if each in taken):
        _taken(desk, vendor, names[vendor], taken[vendor])
    with st.container(border=True):
        st.markdown(f"**{desk.say('Read a price form')}**")
        chosen = st.selectbox(
            desk.say("Vendor"),
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=desk.say("Choose"),
            key="price_form.vendor",
        )
        if chosen is not None:
            with explained(desk):
                _ask(desk, chosen, form, taken.get(chosen))
    return True


def _taken(desk: Desk, vendor: str, name: str, found: TakenForm) -> None:
    """Say that a form is there, and offer to take its total over, unseen."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap="xxsmall"):
            st.markdown(f"**{plain(name)}**")
            st.caption(
                desk.say(
                    "Version {number}, stored {when}",
                    number=number(found.number, desk.language),
                    when=moment_here(desk, found.taken_at),
                )
            )
        if found.is_official:
            st.badge(desk.say("official price"), color="green")
            return
        label = desk.say("Take over as the official price")
        if st.button(label, key=f"price_form.take_over.{vendor}.{found.number}"):
            with explained(desk):
                take_over_price(desk.store, desk.actor, selection=desk.here.id, vendor=vendor)
                saved(desk)
                st.rerun()


def _ask(desk: Desk, vendor: str, form: PriceForm, before: TakenForm | None) -> None:
    turn = st.session_state.setdefault(_TURN, 0)
    at = f"price_form.{vendor}.{turn}"
    ways = {Source.FILE: desk.say("From its file"), Source.SCREEN: desk.say("Type it")}
    way = st.segmented_control(
        desk.say("How it comes"),
        [each.value for each in ways],
        default=Source.FILE.value,
        required=True,
        format_func=lambda each: ways[Source(each)],
        key=f"{at}.way",
    )
    source = Source(way)
    found, digest = _read(desk, vendor, form, at) if way == "file" else (_type(desk, form, at), "")
    if found is None:
        return
    if found.is_other_form:
        raise Problem("this price form was made for another RFP; nothing was taken from it")
    review = price_review.Review(
        vendor=vendor, form=form, reading=found, source=source, digest=digest, before=before
    )
    if price_review.show(desk, review, f"{at}.{digest[:12]}"):
        st.session_state[_TURN] += 1
        st.session_state.pop(_READ, None)
        saved(desk)
        st.rerun()


def _read(desk: Desk, vendor: str, form: PriceForm, at: str) -> tuple[PriceFormReading | None, str]:
    brought = envelope_file.brought(desk, vendor, Envelope.C) or _uploaded(desk, at)
    if brought is None:
        return None, ""
    name, data = brought
    digest = hashlib.sha256(data).hexdigest()
    return matched(form, _sheet(desk, vendor, name, data)), digest


def _uploaded(desk: Desk, at: str) -> tuple[str, bytes] | None:
    file = st.file_uploader(
        desk.say("Price workbook (.xlsx, .csv)"),
        type=[suffix.removeprefix(".") for kind in FORMS for suffix in NAMES[kind]],
        max_upload_size=LARGEST // 1_000_000,
        key=f"{at}.file",
    )
    return None if file is None else (file.name, file.getvalue())


def _sheet(desk: Desk, vendor: str, name: str, data: bytes) -> PriceSheet:
    upload = read_once(
        desk, _READ, name, data,
        lambda: receive(name, data, reader=READER, kinds=FORMS), vendor=vendor,
    )  # fmt: skip
    if not isinstance(upload.value, PriceSheet):
        raise Problem("The file could not be read within the limits of time and memory")
    return upload.value


def _type(desk: Desk, form: PriceForm, at: str) -> PriceFormReading | None:
    """Offer a sheet with a row per line; amounts are written as the vendor wrote them."""
    rows = [(line.id, line.code, line.title) for line in form.lines]
    rows.append((TOTAL, TOTAL_CODE, desk.say("Total of all lines")))
    columns = {
        Field.UNIT: desk.say("Unit price"),
        Field.TOTAL: desk.say("Line total"),
        Field.WORDS: desk.say("Line total in words"),
    }
    edited = st.data_editor(
        pd.DataFrame(
            {
                "code": [code for _, code, _ in rows],
                "line": [title for *_, title in rows],
                **{field.value: [""] * len(rows) for field in Field},
            },
            dtype="object",
        ),
        hide_index=True,
        disabled=["code", "line"],
        column_config={
            "code": st.column_config.TextColumn(desk.say("Code"), width="small"),
            "line": st.column_config.TextColumn(desk.say("Cost line"), width="medium"),
            **{field.value: st.column_config.TextColumn(title) for field, title in columns.items()},
        },
        key=f"{at}.typed",
        alt=desk.say("Prices of the lines as the vendor wrote them"),
    )
    texts = {
        (line, field): str(edited.iloc[row][field.value] or "")
        for row, (line, *_) in enumerate(rows)
        for field in Field
    }
    if not any(text.strip() for text in texts.values()):
        st.caption(desk.say("Write amounts, or words such as included, free, open."))
        return None
    return typed(form, texts)
