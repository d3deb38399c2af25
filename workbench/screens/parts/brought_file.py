"""A file that somebody brought to a page: read once for as long as it lies there."""

import hashlib
from collections.abc import Callable

import streamlit as st

from workbench.changes.uploads import refuse_upload
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.uploads import Upload


def read_once(
    desk: Desk,
    place: str,
    name: str,
    data: bytes,
    read: Callable[[], Upload],
    *,
    vendor: str | None = None,
) -> Upload:
    """Return what `read` makes of the file; a refusal is raised each time and on record once.

    `place` is where in the session it is kept; the next file there takes its place.
    """
    kept = st.session_state.setdefault(place, {})
    at = (desk.here.id, vendor, name, hashlib.sha256(data).hexdigest())
    if at not in kept:
        kept.clear()
        try:
            with st.spinner(desk.say("Checking and reading the file …"), show_time=True):
                kept[at] = read()
        except Problem as problem:
            kept[at] = problem
            refuse_upload(
                desk.store, desk.actor, selection=desk.here.id, name=name, problem=problem,
                vendor=vendor,
            )  # fmt: skip
    if isinstance(kept[at], Problem):
        raise kept[at]
    found: Upload = kept[at]
    return found
