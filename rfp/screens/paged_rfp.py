"""The RFP with page numbers: made behind the pages, shown to everybody as it comes along."""

import streamlit as st

from rfp.reads.house_style import dress_of
from rfp.reads.issue import rfp_content
from rfp.reads.version import NEEDS, needs_version
from rfp.writing import document
from rfp.writing.content import RfpContent
from workbench import ground
from workbench.committee import Right
from workbench.language import Language
from workbench.page_queue import PAGES, Job, Step
from workbench.problem import Term
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.listener import listen
from workbench.screens.parts.problems import explained, show_problem
from workbench.word_dress import Dress

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NAMES = {Language.EN: Term("In English"), Language.FA: Term("In Persian")}
FRAGMENT = "live.rfp.pages"


def show(desk: Desk) -> None:
    """Draw the documents that can be sent, and again with each step of their making."""

    @st.fragment(key=FRAGMENT)
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
        fragment=FRAGMENT,
    )


def _page(desk: Desk) -> None:
    contents = {language: _content(desk, language) for language in Language}
    with desk.store.read() as session:
        dress = dress_of(session, desk.actor, desk.here.id)
    if any(c.plan.tree is None or not c.requirements for c in contents.values()):
        return
    st.subheader(desk.say("RFP with page numbers"))
    st.caption(desk.say(
        "The list of contents names the page of every heading. Only this one can be sent to "
        "vendors; it takes a few seconds, and up to two minutes for thousands of requirements."
    ))  # fmt: skip
    ordered = sorted(Language, key=lambda language: language is not desk.language)
    for column, language in zip(st.columns(2), ordered, strict=True):
        with column, st.container(border=True):
            st.markdown(f"**{desk.say(NAMES[language])}**")
            _edition(desk, contents[language], dress)


def _content(desk: Desk, language: Language) -> RfpContent:
    with desk.store.read() as session:
        return rfp_content(session, desk.actor, desk.here.id, language, made=desk.store.clock())


def _edition(desk: Desk, content: RfpContent, dress: Dress) -> None:
    """Draw one language: ready, in the making, or a button to make it."""
    queue = ground.here().pages
    key = document.same_words(content, dress)
    if queue.job(key) is None and not content.is_draft and desk.may(Right.EDIT_RFP):
        _start(desk, key, content, dress)
    job = queue.job(key)
    if job is not None and job.is_open:
        st.progress(job.share, text=desk.say(job.step.label))
    elif job is not None and job.step is Step.DONE:
        _ready(desk, job, content)
    else:
        if job is not None and job.problem is not None:
            show_problem(desk, job.problem)
        _offer(desk, key, content, dress)


def _offer(desk: Desk, key: str, content: RfpContent, dress: Dress) -> None:
    pressed = st.button(
        desk.say("Make it with page numbers"),
        icon=":material/format_list_numbered:",
        key=f"rfp.pages.{content.language}",
    )
    if pressed:
        _start(desk, key, content, dress)
        st.rerun()


def _start(desk: Desk, key: str, content: RfpContent, dress: Dress) -> None:
    ground.here().pages.start(key, desk.here.id, lambda: document.written(content, dress))


def _ready(desk: Desk, job: Job, content: RfpContent) -> None:
    st.download_button(
        desk.say("RFP (Word)"),
        data=job.file,
        file_name=document.file_name(content.language, content.made.date()),
        mime=WORD,
        type="primary",
        icon=":material/description:",
        on_click="ignore",
        key=f"rfp.paged.{content.language}",
    )
    st.caption(desk.say("Pages: {count}", count=job.pages))
