"""A file of a vendor: read once, shown as not stored yet, reviewed, then stored."""

from collections.abc import Collection, Sequence

import streamlit as st

from vendor_data.answers.response_sheet import ResponseSheet
from vendor_data.changes.proposals import store_evidence
from vendor_data.proposal import EVIDENCE
from vendor_data.reads.asked import response_form
from vendor_data.reads.handed_files import HandedFile
from vendor_data.reads.stale_answers import asked_anew
from vendor_data.reconciliation import Reconciliation, narrowed
from vendor_data.returned_file import matched, told_in
from vendor_data.screens import envelope_file, handed_file, review
from vendor_data.sealing.envelope import Envelope
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.file_kind import NAMES, Kind
from workbench.file_names import suffix_of
from workbench.language import Language
from workbench.problem import Problem
from workbench.screens.parts.brought_file import read_once
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.selection import Phase
from workbench.uploads import LARGEST, Upload, receive

RESPONSES = frozenset({Kind.WORKBOOK, Kind.TABLE})
_TURN, _READ = "new_proposal.turn", "new_proposal.read"


def show(desk: Desk, known: Sequence[Vendor], have_proposed: Collection[str]) -> None:
    """Ask for a vendor and its file."""
    with st.container(border=True):
        st.markdown(f"**{desk.say('New file of a vendor')}**")
        vendor = _ask_vendor(desk, known)
        if vendor is None:
            return
        if _is_late(desk):
            st.caption(desk.say(
                "Of this file only the answers to what the revised list changed are taken; all "
                "others stay as they were opened."
            ))  # fmt: skip
        elif vendor in have_proposed:
            st.caption(
                desk.say("A proposal is stored already; a later file replaces single answers.")
            )
        handed = handed_file.ask(desk, vendor, _turn())
        brought = _brought(desk, vendor, handed)
        if brought is None:
            st.caption(
                desk.say("Prices are not taken from files; the facilitator enters them separately.")
            )
            return
        with explained(desk):
            _take(desk, vendor, *brought, handed)


def _turn() -> int:
    return int(st.session_state.setdefault(_TURN, 0))


def _brought(desk: Desk, vendor: str, handed: HandedFile | None) -> tuple[str, bytes] | None:
    if handed is not None:
        return handed.name, handed_file.content(desk, handed)
    return envelope_file.brought(desk, vendor, Envelope.B) or _uploaded(desk, vendor)


def _uploaded(desk: Desk, vendor: str) -> tuple[str, bytes] | None:
    file = st.file_uploader(
        desk.say("Filled workbook (.xlsx, .csv) or Word form (.docx), or evidence (.docx, .pdf)"),
        type=[s.removeprefix(".") for kind in (*RESPONSES, *EVIDENCE) for s in NAMES[kind]],
        max_upload_size=LARGEST // 1_000_000,
        key=f"new_proposal.file.{vendor}.{_turn()}",
    )
    return None if file is None else (file.name, file.getvalue())


def _ask_vendor(desk: Desk, known: Sequence[Vendor]) -> str | None:
    names = {v.id: v.name.text for v in known if desk.may(Right.STORE_PROPOSAL, v.id)}
    return st.selectbox(
        desk.say("Vendor"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=desk.say("Choose"),
        key="new_proposal.vendor",
    )


def _take(
    desk: Desk, vendor: str, name: str, data: bytes, handed: HandedFile | None = None
) -> None:
    upload = read_once(desk, _READ, name, data, lambda: _judged(name, data), vendor=vendor)
    if upload.kind in EVIDENCE and not _answers_something(upload):
        _ask_evidence(desk, vendor, upload)
        return
    found = _matched(desk, vendor, upload, handed)
    st.warning(_not_stored(desk, handed), icon=":material/pending:")
    if review.show(desk, vendor, upload, found, handed_in=handed.upload if handed else None):
        _done(desk)


def _not_stored(desk: Desk, handed: HandedFile | None) -> str:
    if handed is None:
        return desk.say("Not stored yet. If you leave or reload this page, upload the file again.")
    return desk.say("The file is kept. What you decide here is not stored before you store it.")


def _judged(name: str, data: bytes) -> Upload:
    if suffix_of(name) in NAMES[Kind.DOCUMENT]:
        reader, kinds = "vendor_data.answer_form:read", frozenset({Kind.DOCUMENT})
        return receive(name, data, reader=reader, kinds=kinds)
    if suffix_of(name) in NAMES[Kind.PDF]:
        return receive(name, data, reader=None, kinds=frozenset({Kind.PDF}))
    return receive(name, data, reader="vendor_data.workbook:read", kinds=RESPONSES)


def _answers_something(upload: Upload) -> bool:
    """Say whether a document carries our form; else it is a document beside the answers."""
    return isinstance(upload.value, ResponseSheet) and bool(upload.value.tables)


def _matched(desk: Desk, vendor: str, upload: Upload, handed: HandedFile | None) -> Reconciliation:
    if not isinstance(upload.value, ResponseSheet):
        raise Problem("The file could not be read within the limits of time and memory")
    kept = st.session_state.setdefault(review.STATE, {})
    at = (vendor, upload.digest, handed)
    if at not in kept:
        languages = sorted(Language, key=lambda language: language is not desk.language)
        with (
            st.spinner(desk.say("Matching the answers with what was asked …"), show_time=True),
            desk.store.read() as session,
        ):
            forms = [response_form(session, desk.actor, desk.here.id, one) for one in languages]
            anew = asked_anew(session, desk.actor, desk.here.id)
        found = told_in(matched(forms, upload.value), forms[0])
        kept.clear()
        if handed is not None:
            found = handed_file.still_open(desk, handed, found)
        kept[at] = narrowed(found, anew) if _is_late(desk) else found
    told: Reconciliation = kept[at]
    return told


def _is_late(desk: Desk) -> bool:
    """Return whether the proposals are open: only what a revised list changed is taken."""
    return desk.here.phase.is_from(Phase.SCORING)


def _ask_evidence(desk: Desk, vendor: str, upload: Upload) -> None:
    st.markdown(plain(upload.name))
    st.caption(
        desk.say("This document does not carry the answer form, so no answer is read from it.")
    )
    st.caption(
        desk.say("Kept as it is, not opened here, and offered to the committee as a download.")
    )
    key = f"new_proposal.evidence.{upload.digest[:12]}"
    if st.button(desk.say("Store this evidence"), type="primary", key=key):
        store_evidence(desk.store, desk.actor, selection=desk.here.id, vendor=vendor, upload=upload)
        _done(desk)


def _done(desk: Desk) -> None:
    st.session_state[_TURN] = _turn() + 1
    st.session_state.pop(_READ, None)
    st.session_state.pop(review.STATE, None)
    saved(desk)
    st.rerun()
