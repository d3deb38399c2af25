"""The RFP with page numbers: made behind the pages, shown to everybody as it comes along."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from rfp.reads.house_style import dress_of
from rfp.reads.issue import rfp_content
from rfp.reads.version import NEEDS, needs_version
from rfp.screens import issued_file
from rfp.screens.drawn_contents import contents
from rfp.screens.issued_file import IN_BOTH, WORD
from rfp.writing import document
from rfp.writing.content import RfpContent
from rfp.writing.issued_file import IssuedFile, IssuedKind
from workbench import ground
from workbench.committee import Right
from workbench.language import Language
from workbench.page_queue import PAGES, Job, Step
from workbench.problem import Term
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.listener import listen
from workbench.screens.parts.problems import explained, show_problem
from workbench.word import Word
from workbench.word_dress import Dress

NAMES = {Language.EN: Term("In English"), Language.FA: Term("In Persian")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An RFP in one language, or with that of another beside it."""

    name: Term
    content: RfpContent
    beside: RfpContent | None = None

    @property
    def code(self) -> str:
        return f"{self.content.language}-both" if self.beside else self.content.language.value

    @property
    def kind(self) -> IssuedKind:
        return IssuedKind.BOTH if self.beside else IssuedKind.RFP

    @property
    def file_name(self) -> str:
        beside = self.beside.language if self.beside else None
        made = self.content.made.date()
        return document.file_name(self.content.language, made, beside=beside)


def editions(desk: Desk, known: Mapping[Language, RfpContent]) -> list[Edition]:
    """Return the reader's language, the other one, and both: English left, Persian right."""
    ordered = sorted(Language, key=lambda language: language is not desk.language)
    return [
        *(Edition(name=NAMES[language], content=known[language]) for language in ordered),
        Edition(name=IN_BOTH, content=known[Language.EN], beside=known[Language.FA]),
    ]


def show(desk: Desk) -> None:
    """Draw the documents that can be sent, and again with each step of their making."""

    @st.fragment(key="live.rfp.pages")
    def part() -> None:
        _listen(desk)
        with explained(desk):
            _page(desk)

    part()


def _listen(desk: Desk) -> None:
    hub = ground.here().hub
    if hub is None:
        return
    with desk.store.read() as session:
        needs = needs_version(session, desk.actor, desk.here.id)
    listen(
        key="listener.rfp.pages",
        language=desk.language,
        boot=hub.boot,
        selection=desk.here.id,
        topics={PAGES: ground.here().pages.version, NEEDS: needs},
    )


def _page(desk: Desk) -> None:
    known = contents(desk)
    with desk.store.read() as session:
        dress = dress_of(session, desk.actor, desk.here.id)
    if any(c.plan.tree is None or not c.requirements for c in known.values()):
        return
    st.subheader(desk.say("RFP with page numbers"))
    st.caption(desk.say(
        "The list of contents names the page of every heading. Only this one can be sent to "
        "vendors; it takes a few seconds, and up to two minutes for thousands of requirements."
    ))  # fmt: skip
    with st.container(key="stacks.paged"):
        columns = st.columns(3)
    for column, edition in zip(columns, editions(desk, known), strict=True):
        with column, st.container(border=True):
            st.markdown(f"**{desk.say(edition.name)}**")
            _edition(desk, edition, dress)
    issued_file.show_earlier(desk, known[desk.language].version, NAMES)


def _content(desk: Desk, language: Language) -> RfpContent:
    with desk.store.read() as session:
        return rfp_content(session, desk.actor, desk.here.id, language, made=desk.store.clock())


def _edition(desk: Desk, edition: Edition, dress: Dress) -> None:
    """Draw one edition: ready, in the making, or a button to make it."""
    kept = _kept(desk, edition)
    if kept is not None:
        issued_file.show(desk, kept)
        return
    queue = ground.here().pages
    key = document.same_words(edition.content, dress, beside=edition.beside)
    is_wanted = not edition.content.is_draft and edition.beside is None  # both: on demand
    if queue.job(key) is None and is_wanted and desk.may(Right.EDIT_RFP):
        _start(desk, key, edition, dress)
    job = queue.job(key)
    if job is not None and job.is_open:
        st.progress(job.share, text=desk.say(job.step.label))
    elif job is not None and job.step is Step.DONE:
        _ready(desk, job, edition)
    else:
        if job is not None and job.problem is not None:
            show_problem(desk, job.problem)
        _offer(desk, key, edition, dress)


def _kept(desk: Desk, edition: Edition) -> IssuedFile | None:
    """Return the file that went out, which is never made a second time."""
    version = edition.content.version
    if version is None:
        return None
    return issued_file.find(desk, (version, edition.content.language, edition.kind))


def _offer(desk: Desk, key: str, edition: Edition, dress: Dress) -> None:
    """Offer to make it; once issued only to those whose file is kept as the one that went out."""
    if not edition.content.is_draft and not desk.may(Right.ISSUE_RFP):
        st.caption(desk.say(
            "No file of this edition is kept. Chair and facilitator can make it while the call is "
            "open."
        ))  # fmt: skip
        _offer_copy(desk, edition, dress)
        return
    pressed = st.button(
        desk.say("Make it with page numbers"),
        icon=":material/format_list_numbered:",
        key=f"rfp.pages.{edition.code}",
    )
    if pressed:
        _start(desk, key, edition, dress)
        st.rerun()


def _offer_copy(desk: Desk, edition: Edition, dress: Dress) -> None:
    """Offer the words that went out to whoever wants to read them; nobody keeps this file."""

    def made() -> bytes:
        fresh = _fresh(desk, edition)
        return document.make(fresh.content, dress, beside=fresh.beside)

    st.download_button(
        desk.say("Copy to read (Word)"),
        data=made,
        file_name=edition.file_name,
        mime=WORD,
        icon=":material/description:",
        on_click="ignore",
        help=desk.say("Made now from what was issued, with a list of contents without pages."),
        key=f"rfp.copy.{edition.code}",
    )


def _fresh(desk: Desk, edition: Edition) -> Edition:
    return replace(
        edition,
        content=_content(desk, edition.content.language),
        beside=edition.beside and _content(desk, edition.beside.language),
    )


def _start(desk: Desk, key: str, edition: Edition, dress: Dress) -> None:
    fresh = _fresh(desk, edition)

    def written() -> Word:
        return document.written(fresh.content, dress, beside=fresh.beside)

    is_sent = not edition.content.is_draft
    keep = issued_file.keeper(desk, fresh.content, fresh.kind) if is_sent else None
    ground.here().pages.start(key, desk.here.id, written, keep)


def _ready(desk: Desk, job: Job, edition: Edition) -> None:
    st.download_button(
        desk.say("RFP (Word)"),
        data=job.file,
        file_name=edition.file_name,
        mime=WORD,
        type="primary",
        icon=":material/description:",
        on_click="ignore",
        key=f"rfp.paged.{edition.code}",
    )
    st.caption(desk.say("Pages: {count}", count=job.pages))
