"""What came out of the envelopes, and the check of their form."""

from collections.abc import Sequence

import streamlit as st

from vendor_data.changes.envelope_checks import LONGEST_REMARK, check_envelope
from vendor_data.reads.sealing import (
    FormalCheck,
    OpenedPaper,
    formal_checks,
    opened_bytes,
    opened_papers,
    sealing,
)
from vendor_data.reads.vendors import vendors
from vendor_data.sealing.envelope import Envelope, Finding
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held, opening
from workbench.screens.parts.plain import as_written, plain


def show(desk: Desk) -> None:
    """List the opened files of each vendor that the reader may know of."""
    with desk.store.read() as session:
        about = session, desk.actor, desk.here.id
        known = vendors(*about, desk.language.value)
        papers, checks, sealed = opened_papers(*about), formal_checks(*about), sealing(*about)
    if sealed is None or sealed.technical.opened_at is None:
        return
    opened = [each for each in Envelope if sealed.sitting(each.opening).opened_at is not None]
    if not papers and not desk.may(Right.CHECK_ENVELOPES):
        return
    st.subheader(desk.say("Opened envelopes"))
    st.caption(desk.say(
        "Files are offered as they were handed in. Answers are taken from envelope B on the page "
        "Proposals, prices from envelope C on the page Prices."
    ))  # fmt: skip
    for vendor in known:
        with st.expander(plain(vendor.name.text)):
            for envelope in opened:
                _envelope(desk, vendor, envelope, papers, checks)


def _envelope(
    desk: Desk,
    vendor: Vendor,
    envelope: Envelope,
    papers: Sequence[OpenedPaper],
    checks: Sequence[FormalCheck],
) -> None:
    st.markdown(f"**{desk.say(envelope.label)}**")
    at = vendor.id, envelope
    for paper in papers:
        if (paper.vendor, paper.envelope) == at:
            _download(desk, paper)
    found = next((check for check in checks if (check.vendor, check.envelope) == at), None)
    if found is not None:
        said = filter(None, (desk.say(found.finding.label), found.remark))
        st.caption(" · ".join(as_written(each, desk.language) for each in said))
    if desk.may(Right.CHECK_ENVELOPES, vendor.id):
        _check(desk, vendor, envelope, found)


def _download(desk: Desk, paper: OpenedPaper) -> None:
    st.download_button(
        plain(paper.name),
        data=lambda: _bytes(desk, paper.hand_in),
        file_name=paper.name,
        mime="application/octet-stream",
        icon=":material/download:",
        on_click="ignore",
        key=f"opened_envelopes.{paper.hand_in}",
    )


def _bytes(desk: Desk, hand_in: str) -> bytes:
    with desk.store.read() as session:
        return opened_bytes(session, desk.actor, desk.here.id, hand_in)


def _check(desk: Desk, vendor: Vendor, envelope: Envelope, found: FormalCheck | None) -> None:
    version = found.version if found else 0
    place = f"opened_envelopes.check.{vendor.id}.{envelope.value}"
    with (
        st.popover(desk.say("Formal check …"), key=opening(place)),
        held(desk, place, found, version=version) as form,
    ):
        found, key = form.stored, form.key
        finding = st.radio(
            desk.say("Formal check"),
            list(Finding),
            index=None if found is None else list(Finding).index(found.finding),
            format_func=lambda each: desk.say(each.label),
            key=f"{key}.finding",
        )
        remark = st.text_input(
            desk.say("Remark"),
            value="" if found is None else found.remark,
            max_chars=LONGEST_REMARK,
            key=f"{key}.remark",
        )
        label = desk.say("Store this check")
        beside(desk, f"{key}.remark", found.remark if found else "")
        if form.button(label, "store", type="primary", disabled=finding is None):
            with form.storing():
                check_envelope(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    vendor=vendor.id,
                    envelope=envelope,
                    finding=finding,
                    remark=remark,
                    seen=form.version,
                )
