"""The documents that went out: kept once, then offered byte by byte as they are."""

from collections.abc import Callable, Mapping

import streamlit as st

from rfp.changes.issued_files import keep_issued_file
from rfp.reads.issued_files import issued_bytes, issued_files
from rfp.writing.content import RfpContent
from rfp.writing.issued_file import IssuedFile, IssuedKind
from workbench.committee import Right
from workbench.language import Language
from workbench.problem import Refused, Term
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
IN_BOTH = Term("In both languages, side by side")

Which = tuple[int, Language, IssuedKind]  # version of the list, language and kind of a document


def find(desk: Desk, which: Which) -> IssuedFile | None:
    """Return this document as it went out; None while it has not."""
    found = (f for f in _all(desk) if (f.list_version, f.language, f.kind) == which)
    return next(found, None)


def keeper(
    desk: Desk, content: RfpContent, kind: IssuedKind
) -> Callable[[bytes, int], bool] | None:
    """Return what keeps the RFP when its pages are counted; None if this reader may not."""
    version = content.version
    if version is None or not desk.may(Right.ISSUE_RFP):
        return None

    def keep(file: bytes, pages: int) -> bool:
        return _put(desk, (version, content.language, kind), file, pages)

    return keep


def _put(desk: Desk, which: Which, file: bytes, pages: int | None = None) -> bool:
    version, language, kind = which
    try:
        keep_issued_file(
            desk.store, desk.actor, selection=desk.here.id, list_version=version,
            language=language.value, kind=kind, file=file, pages=pages,
        )  # fmt: skip
    except Refused:  # another server was first, or the call has ended meanwhile
        return find(desk, which) is not None
    return True


def addendum(desk: Desk, version: int, language: Language, make: Callable[[], bytes]) -> bytes:
    """Return an addendum or a revision as it went out; what a leader makes first is what goes."""
    which = version, language, IssuedKind.ADDENDUM
    kept = find(desk, which)
    if kept is not None:
        return _bytes(desk, kept)
    made = make()
    if desk.may(Right.KEEP_ISSUED) and _put(desk, which, made):
        kept = find(desk, which)
    return _bytes(desk, kept) if kept else made


def show(desk: Desk, kept: IssuedFile) -> None:
    """Offer the file that went out, and say which one it is."""
    _download(desk, kept, desk.say("RFP (Word)"), is_main=True)
    if kept.pages is not None:
        st.caption(desk.say("Pages: {count}", count=kept.pages))
    st.caption(
        desk.say(
            "This is the file as issued, kept since {moment}. SHA-256:",
            moment=moment_here(desk, kept.made_at),
        )
    )
    st.code(kept.sha256, language=None, wrap_lines=True)


def show_earlier(desk: Desk, version: int | None, names: Mapping[Language, Term]) -> None:
    """Offer what went out with earlier lists."""
    of_rfp = (IssuedKind.RFP, IssuedKind.BOTH)
    former = [f for f in _all(desk) if f.kind in of_rfp and f.list_version != version]
    if not former:
        return
    with st.expander(desk.say("Issued earlier")):
        for kept in former:
            is_both = kept.kind is IssuedKind.BOTH
            name = desk.say(IN_BOTH if is_both else names[kept.language])
            label = desk.say("RFP with version {version} of the list", version=kept.list_version)
            _download(desk, kept, f"{label} · {name}")
            st.code(kept.sha256, language=None, wrap_lines=True)


def _download(desk: Desk, kept: IssuedFile, label: str, *, is_main: bool = False) -> None:
    st.download_button(
        label,
        data=lambda: _bytes(desk, kept),
        file_name=kept.file_name,
        mime=WORD,
        type="primary" if is_main else "secondary",
        icon=":material/description:",
        on_click="ignore",
        key=f"rfp.issued.{kept.list_version}.{kept.kind}.{kept.language}",
    )


def _all(desk: Desk) -> list[IssuedFile]:
    with desk.store.read() as session:
        return issued_files(session, desk.actor, desk.here.id)


def _bytes(desk: Desk, kept: IssuedFile) -> bytes:
    with desk.store.read() as session:
        return issued_bytes(session, desk.actor, desk.here.id, kept.sha256)
