"""Sections of the RFP that an addendum or a revision changes, with the reason for each."""

import streamlit as st

from rfp.changes.kept_sections import SectionEdit
from rfp.reads.rfp_sections import rfp_sections
from rfp.reads.section_versions import unissued_sections
from rfp.screens.both_languages import ask_words
from rfp.screens.section_form import ask_table
from rfp.writing.section import Section
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def ask(desk: Desk, key: str) -> list[SectionEdit]:
    """Ask which sections change, what they say then, and why; return what differs."""
    with desk.store.read() as session:
        sections = {each.code: each for each in rfp_sections(session, desk.actor, desk.here.id)}
    chosen = st.multiselect(
        desk.say("Sections of the request that change"),
        list(sections),
        format_func=lambda code: sections[code].heading(desk.language).text,
        placeholder=desk.say("Nothing"),
        key=f"{key}.sections",
    )
    found = [_ask(desk, sections[code], f"{key}.{code}") for code in chosen]
    return [edit for edit in found if edit is not None]


def tell_waiting(desk: Desk) -> bool:
    """Say what changed by itself since the last issue; return whether anything did."""
    with desk.store.read() as session:
        waiting = unissued_sections(session, desk.actor, desk.here.id)
    if waiting.nothing:
        return False
    after = [*(each.after for each in waiting.changed), *waiting.added, *waiting.removed]
    titles = [each.title(desk.language.value) for each in after]
    st.info(plain(desk.say(
        "Days or tables changed since the last issue, and go out with this one: {sections}",
        sections=titles,
    )))  # fmt: skip
    return True


def _ask(desk: Desk, section: Section, key: str) -> SectionEdit | None:
    title = section.heading(desk.language).text
    with st.container(border=True):
        st.markdown(f"**{plain(title)}**")
        is_on = section.ready.always or st.toggle(
            desk.say("{section} is in the document", section=title),
            value=section.is_on,
            key=f"{key}.on",
        )
        bodies = ask_words(desk, desk.say("Text"), section.body, key=f"{key}.body", tall=True)
        lines = ask_table(desk, section, key)
        why = st.text_input(
            plain(desk.say("Why {section} changes", section=title)), key=f"{key}.why"
        )
    new_body = {at: text.strip() for at, text in bodies.items()}
    changes = {
        "is_on": is_on if is_on is not section.is_on else None,
        "bodies": new_body if new_body != dict(section.body) else None,
        "lines": lines if lines is not None and tuple(lines) != section.lines else None,
    }
    if all(value is None for value in changes.values()):
        return None
    return SectionEdit(code=section.code, why=why, **changes)
