"""The sections of the RFP: which are in, what they say in both languages, what is still blank."""

from collections.abc import Sequence

import streamlit as st

from rfp.changes.rfp_sections import move_section, switch_section
from rfp.reads.rfp_sections import rfp_sections
from rfp.screens import section_form
from rfp.writing.outline_section import section_numbers
from rfp.writing.section import Section
from workbench.committee import Right
from workbench.language import Language
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.named import named
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained

WIDTHS = (1, 6, 4, 1, 1, 1)


def show(desk: Desk, *, is_issued: bool) -> None:
    """Draw the list of sections; after the issue it can only be read."""
    with desk.store.read() as session:
        sections = rfp_sections(session, desk.actor, desk.here.id)
    if not sections:
        return
    may_edit = desk.may(Right.EDIT_RFP) and not is_issued
    with st.expander(_summary(desk, sections), icon=":material/list:", key="rfp.sections"):
        if may_edit:
            st.caption(desk.say(
                "Every section has a ready text. Switch off what you do not need; the pencil opens "
                "a section to fill its blanks and to change its words and its table."
            ))  # fmt: skip
        numbers = section_numbers([each for each in sections if each.is_on], desk.language)
        for place, section in enumerate(sections):
            _row(desk, section, place, numbers.get(section.code, ""), may_edit=may_edit)


def _summary(desk: Desk, sections: Sequence[Section]) -> str:
    blank = sum(len(section.blanks(desk.language)) for section in sections)
    told = desk.say(
        "Sections of the document ({on} of {all})",
        on=sum(section.is_on for section in sections),
        all=len(sections),
    )
    return f"{told} · {desk.say('blanks: {count}', count=blank)}" if blank else told


def _row(desk: Desk, section: Section, place: int, number: str, *, may_edit: bool) -> None:
    switch, name, marks, earlier, later, pencil = st.columns(WIDTHS, vertical_alignment="center")
    title = section.heading(desk.language).text
    key = f"rfp.section.{section.code}"
    with switch:
        _switch(desk, section, title, key, may_edit=may_edit)
    shown = plain(f"{number} {title}".strip())
    name.markdown(shown if section.is_on else f":gray[{shown}]")
    marks.markdown(" ".join(_marks(desk, section)))
    if not may_edit:
        return
    with earlier:
        _mover(desk, section, place - 1, ":material/arrow_upward:", f"{key}.up")
    with later:
        _mover(desk, section, place + 1, ":material/arrow_downward:", f"{key}.down")
    with pencil:
        if _pressed(
            desk.say("Write this section"), title, icon=":material/edit:", key=f"{key}.edit"
        ):
            section_form.show(desk, section)


def _pressed(label: str, title: str, *, icon: str, key: str, cannot: bool = False) -> bool:
    """Draw a sign to press, as no line has room for three words; its name is read aloud."""
    told = named("", f"{label}: {title}").strip()
    return st.button(told, icon=icon, type="tertiary", disabled=cannot, key=key)


def _switch(desk: Desk, section: Section, title: str, key: str, *, may_edit: bool) -> None:
    wanted = st.toggle(
        desk.say("{section} is in the document", section=title),
        value=section.is_on,
        disabled=not may_edit or section.ready.always,
        label_visibility="collapsed",
        key=f"{key}.on.{section.is_on}",
    )
    if wanted != section.is_on:
        with explained(desk):
            switch_section(
                desk.store, desk.actor, selection=desk.here.id, code=section.code, is_on=wanted
            )
            st.rerun(scope="app")


def _mover(desk: Desk, section: Section, place: int, icon: str, key: str) -> None:
    if section.ready.is_annex:
        return
    told = desk.say("Move up") if icon.endswith("upward:") else desk.say("Move down")
    title = section.heading(desk.language).text
    if _pressed(told, title, icon=icon, key=key, cannot=place < 0):
        with explained(desk):
            move_section(
                desk.store, desk.actor, selection=desk.here.id, code=section.code, place=place
            )
            st.rerun(scope="app")


def _marks(desk: Desk, section: Section) -> list[str]:
    """Return what a section still lacks, as coloured marks."""
    if not section.is_on:
        return []
    marks = []
    blank = len(section.blanks(desk.language))
    if blank:
        marks.append(f":orange-badge[{desk.say('blanks: {count}', count=blank)}]")
    if section.is_missing(Language.EN):
        marks.append(f":red-badge[{desk.say('no English')}]")
    if section.is_missing(Language.FA):
        marks.append(f":red-badge[{desk.say('no Persian')}]")
    if section.is_uneven:
        marks.append(f":orange-badge[{desk.say('clauses differ between the languages')}]")
    if section.is_own:
        marks.append(f":gray-badge[{desk.say('own words')}]")
    return marks
