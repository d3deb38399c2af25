"""The RFP: its timetable, its documents in both languages, its issue by a press and a yes."""

from collections.abc import Callable

import streamlit as st

from rfp.reads.house_style import dress_of
from rfp.reads.issue import Issue, issue_of, rfp_content
from rfp.screens import (
    approvals,
    house_style,
    issue_checks,
    issue_dialog,
    letters,
    paged_rfp,
    rfp_sections,
    timetable_form,
)
from rfp.screens.drawn_contents import contents
from rfp.screens.live_needs import live_needs
from rfp.screens.paged_rfp import NAMES, WORD
from rfp.writing import document
from rfp.writing.content import MissingText, RfpContent
from workbench.committee import Right
from workbench.language import Language, isolated, number
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

LISTED = 8  # missing texts that are named; the rest is counted

Offer = Callable[[Desk, Language], None]


def nothing_more(desk: Desk, language: Language) -> None:
    """Offer nothing beside the Word file."""


def show(desk: Desk, offer_more: Offer = nothing_more) -> None:
    """Draw the screen; `offer_more` draws the downloads that a higher floor makes."""
    st.title(desk.say("Request for proposal (RFP)"))

    def page(here: Desk) -> None:
        _page(here, offer_more)

    live_needs(desk, page, name="rfp", patient=True)
    paged_rfp.show(desk)
    letters.show(desk)
    house_style.show(desk)


def _page(desk: Desk, offer_more: Offer) -> None:
    with desk.store.read() as session:
        issue = issue_of(session, desk.actor, desk.here.id)
    _issue(desk, issue)
    st.subheader(desk.say("Timetable"))
    timetable_form.show(desk)
    st.subheader(desk.say("Documents"))
    with st.container(key="stacks.documents"):
        columns = st.columns(2)
    ordered = sorted(Language, key=lambda language: language is not desk.language)
    for column, language in zip(columns, ordered, strict=True):
        with column, st.container(border=True, key=f"edition.{language}"):
            _documents(desk, language, offer_more)
    if issue is None and all(_is_ready(each) for each in contents(desk).values()):
        _both(desk)
    rfp_sections.show(desk, is_issued=issue is not None)
    approvals.show(desk)


def _documents(desk: Desk, language: Language, offer_more: Offer) -> None:
    """Offer the documents in one language, after what would be missing in them."""
    st.markdown(f"**{desk.say(NAMES[language])}**")
    content = contents(desk)[language]
    if not _is_ready(content):
        st.caption(desk.say("The documents can be made once there are criteria and requirements."))
        return
    _missing(desk, language, content.missing())
    _blank(desk, content)
    with st.container(horizontal=True):
        if content.is_draft:
            st.download_button(
                desk.say("Draft (Word)"),
                data=lambda: _made(desk, language),
                file_name=document.file_name(language, content.made.date()),
                mime=WORD,
                icon=":material/description:",
                on_click="ignore",
                help=desk.say("At once, with a list of contents that names no pages yet."),
                key=f"rfp.word.{language}",
            )
        offer_more(desk, language)


def _is_ready(content: RfpContent) -> bool:
    """Return whether there is enough to make a document of."""
    return content.plan.tree is not None and bool(content.requirements)


def _both(desk: Desk) -> None:
    """Offer the draft that has both languages side by side, English left and Persian right."""
    made = desk.store.clock().date()
    st.download_button(
        desk.say("Draft in both languages, side by side (Word)"),
        data=lambda: _made(desk, Language.EN, beside=Language.FA),
        file_name=document.file_name(Language.EN, made, beside=Language.FA),
        mime=WORD,
        icon=":material/description:",
        on_click="ignore",
        help=desk.say("At once, with a list of contents that names no pages yet."),
        key="rfp.word.both",
    )


def _made(desk: Desk, language: Language, *, beside: Language | None = None) -> bytes:
    """Return the document as everything stands at the moment of the click."""
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        contents = [
            rfp_content(session, *about, each, made=desk.store.clock())
            for each in (language, beside)
            if each
        ]
        dress = dress_of(session, *about)
    return document.make(contents[0], dress, beside=contents[1] if beside else None)


def _missing(desk: Desk, language: Language, found: list[MissingText]) -> None:
    if not found:
        st.caption(f":green[{desk.say('Every text is there in this language.')}]")
        return
    told = {
        Language.EN: desk.say(
            "Texts without English: {count}; the Persian one is used and marked.",
            count=len(found),
        ),
        Language.FA: desk.say(
            "Texts without Persian: {count}; the English one is used and marked.",
            count=len(found),
        ),
    }
    st.warning(plain(told[language]))
    st.markdown("\n".join("- " + plain(_named(desk, each)) for each in found[:LISTED]))
    rest = len(found) - LISTED
    if rest > 0:
        st.caption(desk.say("and more: {count}", count=rest))


def _blank(desk: Desk, content: RfpContent) -> None:
    """List the blanks of the document, section by section."""
    found = content.blanks()
    if not found:
        return
    st.warning(plain(desk.say(
        "Blanks to fill before the document goes out: {count}", count=len(found)
    )))  # fmt: skip
    asked: dict[str, list[str]] = {}
    for each in found:
        asked.setdefault(each.title, []).append(each.asked)
    told = [
        isolated(f"{title}: {_told_blanks(desk, content.language, each)}", desk.language)
        for title, each in asked.items()
    ]
    st.markdown("\n".join("- " + plain(each) for each in told[:LISTED]))
    if len(told) > LISTED:
        st.caption(desk.say("and more: {count}", count=len(told) - LISTED))


def _told_blanks(desk: Desk, language: Language, asked: list[str]) -> str:
    """Return what blanks ask for in the language of the document; figures without words count."""
    words = [each for each in dict.fromkeys(asked) if each]
    figures = asked.count("")
    if figures:
        words.append(isolated(desk.say("figures: {count}", count=figures), language))
    return " · ".join(words)


def _named(desk: Desk, missing: MissingText) -> str:
    told = f"{desk.say(missing.kind)}: {missing.name}"
    return told if missing.score is None else f"{told}, {number(missing.score, desk.language)}"


def _issue(desk: Desk, issue: Issue | None) -> None:
    if issue is not None:
        _issued(desk, issue)
    elif desk.may(Right.ISSUE_RFP):
        with st.container(border=True):
            st.markdown(desk.say(
                "When the RFP is issued, the list of requirements becomes version 1 and changes "
                "only by an addendum."
            ))  # fmt: skip
            red = issue_checks.show(desk)
            if st.button(
                desk.say("Issue the RFP …"),
                disabled=bool(red) and not _overrules(desk),
                type="primary",
                icon=":material/send:",
                key="rfp.issue",
            ):
                issue_dialog.confirm(desk, is_red=bool(red))
    elif desk.may(Right.EDIT_RFP):
        st.info(desk.say("The RFP can be issued once the chair has frozen the evaluation plan."))


def _issued(desk: Desk, issue: Issue) -> None:
    with st.container(border=True):
        told = desk.say(
            "Issued on {moment} by {name}, with version {version} of the list of requirements.",
            moment=moment_here(desk, issue.issued_at),
            name=isolated(issue.issued_by or "–", desk.language),
            version=issue.list_version,
        )
        st.markdown(f":material/send: **{plain(told)}**")
        st.caption(desk.say("Fingerprint of plan, requirements and sections as issued (SHA-256)"))
        st.code(issue.fingerprint, language=None, wrap_lines=True)
        issue_checks.show_overruled(desk)


def _overrules(desk: Desk) -> bool:
    return desk.may(Right.DECIDE_READINESS)
