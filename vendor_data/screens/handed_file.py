"""A file that a vendor handed in without envelopes: what waits, and one chosen to be reviewed."""

from collections.abc import Sequence

import streamlit as st

from vendor_data.reads.handed_files import (
    HandedFile,
    answered_since,
    handed_bytes,
    handed_files,
)
from vendor_data.reconciliation import Reconciliation, narrowed
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.language import isolated, number
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain


def waiting(desk: Desk, known: Sequence[Vendor]) -> None:
    """Say which files hold lines that nobody of the committee has looked at yet."""
    names = {vendor.id: vendor.name.text for vendor in known}
    files = [file for file in _all(desk) if file.waits and file.vendor in names]
    if not files:
        return
    told = [desk.say(
        "Vendors handed in what is not clear throughout. Its clear answers are stored; choose the "
        "file below and decide on the rest before the scoring starts."
    )]  # fmt: skip
    for file in files:
        name = as_written(names[file.vendor], desk.language)
        said = isolated(plain(file.name), desk.language)
        count = desk.say("Lines to look at: {count}", count=number(file.open_lines, desk.language))
        told.append(f"- **{name}** · {said} · {plain(count)}")
    st.warning("\n".join([told[0], "", *told[1:]]), icon=":material/rule:")


def ask(desk: Desk, vendor: str, turn: int) -> HandedFile | None:
    """Let the reader choose one of this vendor's own files, what waits first."""
    files = [file for file in reversed(_all(desk)) if file.vendor == vendor]
    if not files:
        return None
    files.sort(key=lambda file: not file.waits)
    shown = {file.upload: file for file in files}
    chosen = st.selectbox(
        desk.say("Handed in by the vendor itself"),
        list(shown),
        index=None,
        format_func=lambda upload: _label(desk, shown[upload]),
        placeholder=desk.say("Choose a file to review"),
        key=f"handed_file.{vendor}.{turn}",
    )
    return shown[chosen] if chosen else None


def content(desk: Desk, file: HandedFile) -> bytes:
    """Return the bytes, which stay on the server."""
    with desk.store.read() as session:
        return handed_bytes(session, desk.actor, desk.here.id, file.upload)


def still_open(desk: Desk, file: HandedFile, found: Reconciliation) -> Reconciliation:
    """Return what the file says of requirements that no later file of the vendor answers."""
    with desk.store.read() as session:
        later = answered_since(session, desk.actor, desk.here.id, file.upload)
    return narrowed(found, {one.id for one in found.asked} - later) if later else found


def _all(desk: Desk) -> list[HandedFile]:
    if not desk.may(Right.STORE_PROPOSAL):
        return []
    with desk.store.read() as session:
        return handed_files(session, desk.actor, desk.here.id)


def _label(desk: Desk, file: HandedFile) -> str:
    parts = [isolated(file.name, desk.language), moment_here(desk, file.handed_in_at)]
    if file.waits:
        count = number(file.open_lines, desk.language)
        parts.append(desk.say("Lines to look at: {count}", count=count))
    elif file.is_reviewed:
        parts.append(desk.say("reviewed"))
    return " · ".join(parts)
