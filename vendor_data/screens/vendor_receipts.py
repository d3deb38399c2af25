"""Receipts on a vendor's page: in full at the hand-in, and ever after what the server keeps."""

from collections.abc import Sequence

import streamlit as st

from vendor_data.sealing.envelope import Handed, Receipt, State
from vendor_data.sealing.receipt_text import file_name, receipt_text
from vendor_data.vendor import Vendor
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

_KEPT, _ARCHIVE = "vendor_receipts.kept", "vendor_receipts.archive"


def keep(receipt: Receipt, archive: bytes | None = None) -> None:
    """Keep a receipt, and the newest archive it is for, as long as this page is open."""
    st.session_state.setdefault(_KEPT, []).append(receipt)
    if archive is not None:
        st.session_state[_ARCHIVE] = receipt.id, archive


def of_this_visit(desk: Desk, vendor: Vendor) -> None:
    """Draw the receipts of what was just handed in, the newest first."""
    kept: list[Receipt] = st.session_state.get(_KEPT, [])
    for receipt in reversed([each for each in kept if each.vendor == vendor.id]):
        with st.container(border=True, key=f"vendor_receipts.{receipt.id}"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    f":material/receipt_long: **{desk.say(receipt.envelope.label)}**",
                    width="stretch",
                )
                st.download_button(
                    desk.say("Download the receipt"),
                    data=receipt_text(receipt, vendor.name.text, desk.here.title),
                    file_name=file_name(receipt),
                    mime="text/plain",
                    type="primary",
                    icon=":material/download:",
                    on_click="ignore",
                    key=f"vendor_receipts.get.{receipt.id}",
                )
            told = desk.say(
                "Taken {when}: {file}",
                when=moment_here(desk, receipt.handed_in_at),
                file=receipt.file_name,
            )
            st.markdown(plain(told))
            st.caption(f"{desk.say('Receipt number')}: {receipt.id}")
            _archive(desk, receipt)
            st.code(f"SHA-256 {receipt.sha256}", language=None, wrap_lines=True)
            if receipt.nonce:
                st.caption(
                    desk.say(
                        "Download it now: part of it is kept nowhere else, and not shown again."
                    )
                )


def _archive(desk: Desk, receipt: Receipt) -> None:
    """Offer what was sealed together: with it and the receipt a vendor shows what it handed in."""
    number, content = st.session_state.get(_ARCHIVE, ("", b""))
    if number != receipt.id:
        return
    st.caption(desk.say(
        "Several files are sealed together as one archive. The receipt is for the archive: keep "
        "it with the receipt, and you can show what you handed in."
    ))  # fmt: skip
    st.download_button(
        desk.say("Download the archive"),
        data=content,
        file_name=receipt.file_name,
        mime="application/zip",
        icon=":material/folder_zip:",
        on_click="ignore",
        key=f"vendor_receipts.archive.{receipt.id}",
    )


def earlier(
    desk: Desk, vendor: Vendor, receipts: Sequence[Receipt], handed: Sequence[Handed]
) -> None:
    """Draw everything that was ever handed in, each with its receipt for download."""
    if not receipts:
        return
    states = {each.id: each.state for each in handed}
    st.subheader(desk.say("Receipts"))
    for receipt in reversed(receipts):
        with st.container(border=True, key=f"vendor_receipts.kept.{receipt.id}"):
            _kept(desk, vendor, receipt, states.get(receipt.id))
    if any(receipt.commitment and not receipt.nonce for receipt in receipts):
        st.caption(
            desk.say(
                "Of a sealed envelope the server knows its time and its commitment alone. File "
                "name, hash and nonce stand in the receipt that you downloaded when you handed "
                "in; they come back here once the envelope is opened, those of envelope C with the "
                "decision."
            )
        )


def _kept(desk: Desk, vendor: Vendor, receipt: Receipt, state: State | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        when = moment_here(desk, receipt.handed_in_at)
        st.markdown(f"**{desk.say(receipt.envelope.label)}** · {when}", width="stretch")
        if state is not None:
            st.badge(desk.say(state.label), color="gray")
        st.download_button(
            desk.say("Receipt"),
            data=receipt_text(receipt, vendor.name.text, desk.here.title),
            file_name=file_name(receipt),
            mime="text/plain",
            icon=":material/receipt_long:",
            on_click="ignore",
            key=f"vendor_receipts.again.{receipt.id}",
        )
    told = f"{desk.say('Receipt number')}: {receipt.id}"
    st.caption(f"{told} · {plain(receipt.file_name)}" if receipt.file_name else told)
    if receipt.commitment:
        st.code(f"HMAC-SHA256 {receipt.commitment}", language=None, wrap_lines=True)
    if receipt.sha256:
        st.code(f"SHA-256 {receipt.sha256}", language=None, wrap_lines=True)
