"""Screen: response files come in and are reviewed; answers stand side by side."""

from collections.abc import Sequence

import streamlit as st

from vendor_data.proposal import Proposal
from vendor_data.reads.files import Evidence, evidence, evidence_bytes
from vendor_data.reads.sealing import sealing
from vendor_data.reads.stale_answers import asked_anew
from vendor_data.reads.vendors import proposals, vendors
from vendor_data.screens import (
    accepted_codes,
    call_ending,
    handed_file,
    new_proposal,
    open_data,
)
from vendor_data.sealing.envelope import Opening
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.language import isolated
from workbench.screens.parts import frame
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain
from workbench.selection import Phase


def show(desk: Desk) -> None:
    """Ask for files while they can come, then show what is stored."""
    st.title(desk.say("Proposals"))
    end = call_ending.ended(desk)
    if end is not None and end.before is Opening.TECHNICAL:
        call_ending.told(desk, end)
        open_data.offer(desk)
        return
    with desk.store.read() as session:
        known = vendors(session, desk.actor, desk.here.id, desk.language.value)
        stored = proposals(session, desk.actor, desk.here.id)
        documents = evidence(session, desk.actor, desk.here.id)
    if not known:
        frame.empty_state(
            desk.say("No vendor yet"),
            desk.say("Register every company that is asked to propose, on the page Vendors."),
        )
        return
    if _is_sealed_still(desk):
        st.info(
            desk.say(
                "Proposals are sealed in this selection. They can be read here once two "
                "keyholders have opened envelopes A and B, on the page Envelopes."
            ),
            icon=":material/lock:",
        )
    elif desk.may(Right.STORE_PROPOSAL) and _takes_files(desk):
        handed_file.waiting(desk, known)
        new_proposal.show(desk, known, {proposal.vendor for proposal in stored})
    _stored(desk, known, stored)
    _documents(desk, known, documents)
    have_proposed = {proposal.vendor for proposal in stored}
    if have_proposed:
        answering = [vendor for vendor in known if vendor.id in have_proposed]
        _side_by_side(desk)
        accepted_codes.show(desk, answering)
    open_data.offer(desk)


def _takes_files(desk: Desk) -> bool:
    """Return whether a file may come now: after the opening only to a list that was revised."""
    if not desk.here.phase.is_from(Phase.SCORING):
        return True
    with desk.store.read() as session:
        return bool(asked_anew(session, desk.actor, desk.here.id))


def _is_sealed_still(desk: Desk) -> bool:
    with desk.store.read() as session:
        sealed = sealing(session, desk.actor, desk.here.id)
    return sealed is not None and sealed.technical.opened_at is None


def _stored(desk: Desk, known: Sequence[Vendor], stored: Sequence[Proposal]) -> None:
    st.subheader(desk.say("Stored proposals"))
    if not stored:
        frame.empty_state(desk.say("No proposal stored yet"), _what_to_do(desk))
        return
    names = {vendor.id: vendor.name.text for vendor in known}
    for proposal in stored:
        _proposal(desk, proposal, names.get(proposal.vendor, ""))


def _proposal(desk: Desk, proposal: Proposal, name: str) -> None:
    when = moment_here(desk, proposal.taken_at)
    file_name = isolated(plain(proposal.file_name), desk.language)
    with st.container(gap="xxsmall"):
        st.markdown(f"**{as_written(name, desk.language)}** · {file_name} · {when}")
        st.caption(
            desk.say(
                "{asked} asked, {answered} answered, {missing} missing, {extra} extra, "
                "{doubtful} doubtful",
                asked=proposal.counts.asked,
                answered=proposal.counts.answered,
                missing=proposal.counts.missing,
                extra=proposal.counts.extra,
                doubtful=proposal.counts.doubtful,
            )
        )


def _what_to_do(desk: Desk) -> str:
    if desk.may(Right.STORE_PROPOSAL):
        return desk.say("Upload a filled response workbook; it is reviewed before it is stored.")
    return desk.say("Once chair or facilitator have stored one, it stands here.")


def _side_by_side(desk: Desk) -> None:
    """Lead to the one screen on which all answers stand."""
    label = desk.say("Answers side by side")
    if st.button(label, icon=":material/view_column:", key="proposals.side_by_side"):
        frame.enter(desk.here.id, "side-by-side")


def _documents(desk: Desk, known: Sequence[Vendor], documents: Sequence[Evidence]) -> None:
    if not documents:
        return
    st.subheader(desk.say("Evidence"))
    names = {vendor.id: vendor.name.text for vendor in known}
    for document in documents:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button(
                plain(document.name),
                data=lambda upload=document.upload: _bytes(desk, upload),
                file_name=document.name,
                mime="application/octet-stream",
                icon=":material/download:",
                on_click="ignore",
                key=f"proposals.evidence.{document.upload}",
            )
            when = moment_here(desk, document.stored_at)
            st.caption(f"{as_written(names.get(document.vendor, ''), desk.language)} · {when}")


def _bytes(desk: Desk, upload: str) -> bytes:
    with desk.store.read() as session:
        return evidence_bytes(session, desk.actor, desk.here.id, upload)
