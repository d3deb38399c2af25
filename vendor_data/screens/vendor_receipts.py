"""Receipts on a vendor's page: in full at once, by number and commitment ever after."""

from collections.abc import Sequence

import streamlit as st

from vendor_data.reads.call import TakenFile
from vendor_data.sealing.envelope import Handed, Receipt
from vendor_data.sealing.receipt_text import file_name, receipt_text
from vendor_data.vendor import Vendor
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain

_KEPT = "vendor_receipts.kept"


def keep(receipt: Receipt) -> None:
    """Keep a receipt for as long as this page is open; the server stores none."""
    st.session_state.setdefault(_KEPT, []).append(receipt)


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
            st.code(f"SHA-256 {receipt.sha256}", language=None, wrap_lines=True)
            if receipt.nonce:
                st.caption(
                    desk.say(
                        "Download it now: part of it is kept nowhere else, and not shown again."
                    )
                )


def earlier(desk: Desk, handed: Sequence[Handed]) -> None:
    """Draw everything that was handed in, with what the server keeps of it."""
    if not handed:
        return
    st.subheader(desk.say("Receipts"))
    st.table(
        [
            {
                desk.say("Envelope"): desk.say(each.envelope.label),
                desk.say("Time"): moment_here(desk, each.handed_in_at),
                desk.say("State"): desk.say(each.state.label),
                desk.say("Receipt number and commitment"): _kept(desk, each),
            }
            for each in reversed(handed)
        ],
        hide_index=True,
        border="horizontal",
    )


def _kept(desk: Desk, handed: Handed) -> str:
    shown = as_written(f"{handed.commitment[:16]}…", desk.language)
    return f"{plain(handed.id)}  \n{shown}"


def plain_files(desk: Desk, taken: Sequence[TakenFile]) -> None:
    """Draw what was taken without envelopes."""
    if not taken:
        return
    st.subheader(desk.say("Receipts"))
    st.table(
        [
            {
                desk.say("Time"): moment_here(desk, each.taken_at),
                desk.say("File"): plain(each.name),
                desk.say("Receipt number"): each.proposal,
                "SHA-256": each.sha256,
            }
            for each in reversed(taken)
        ],
        hide_index=True,
        border="horizontal",
    )
