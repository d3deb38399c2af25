"""One section of the RFP: its blanks, its words in both languages, its table, its preview."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from rfp.changes.rfp_sections import edit_section, reset_section
from rfp.reads.issue import rfp_content
from rfp.screens.both_languages import ask_words
from rfp.screens.section_preview import preview
from rfp.writing.blanks import asked_for, filled
from rfp.writing.outline import outline, section_blocks
from rfp.writing.ready_sections import Column, SectionLine
from rfp.writing.section import EMPTY_FIGURE, Section
from workbench.language import Language
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import HeldForm, held

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stands in the form; `answers` fill the blanks."""

    titles: Words
    bodies: Words
    lines: list[SectionLine] | None
    answers: Mapping[str, str]


def show(desk: Desk, section: Section) -> None:
    """Open the section in a dialog."""

    @st.dialog(section.heading(desk.language).text, width="large")
    def dialog() -> None:
        write, look = st.tabs([desk.say("Write"), desk.say("Preview")])
        with write:
            _write(desk, section)
        with look:
            with desk.store.read() as session:
                content = rfp_content(
                    session, desk.actor, desk.here.id, desk.language, made=desk.store.clock()
                )
            preview(desk, section_blocks(outline(content), section.code))

    dialog()


def _write(desk: Desk, section: Section) -> None:
    with held(desk, f"section_form.{section.code}", section, version=section.version) as form:
        _fields(desk, form)


def _fields(desk: Desk, form: HeldForm[Section]) -> None:
    section, key = form.stored, form.key
    answers = _ask_blanks(desk, section, key)
    titles = ask_words(desk, desk.say("Title"), section.title, key=f"{key}.title")
    bodies = ask_words(desk, desk.say("Text"), section.body, key=f"{key}.body", tall=True)
    st.caption(desk.say(
        "Each line becomes a numbered clause. A section's name in braces, such as {example}, "
        "becomes its number.",
        example="{milestones}",
    ))  # fmt: skip
    lines = ask_table(desk, section, key)
    with st.container(horizontal=True):
        save = form.button(desk.say("Save the section"), "save", type="primary")
        reset = section.is_own and form.button(desk.say("Back to the ready text"), "reset")
    if save:
        with form.storing():
            _save(desk, section, _Typed(titles, bodies, lines, answers))
    if reset:
        with form.storing():
            about = {"selection": desk.here.id, "seen": section.version or None}
            reset_section(desk.store, desk.actor, **about, code=section.code)


def _save(desk: Desk, section: Section, typed: _Typed) -> None:
    """Store what was typed with its blanks filled; what nobody touched is not sent back."""
    titles, lines = typed.titles, typed.lines
    told = _filled(typed.bodies, typed.answers)
    table = [_filled_line(line, typed.answers) for line in lines] if lines is not None else None
    edit_section(
        desk.store,
        desk.actor,
        selection=desk.here.id,
        code=section.code,
        titles=titles if dict(titles) != dict(section.title) else None,
        bodies=told if dict(told) != dict(section.body) else None,
        lines=table if table is not None and tuple(table) != section.lines else None,
        seen=section.version or None,
    )


def _ask_blanks(desk: Desk, section: Section, key: str) -> dict[str, str]:
    """Ask for each blank in both languages; return the answers by the blank they fill."""
    answers = {}
    by_language = {
        language: [each for each in dict.fromkeys(section.blanks(language)) if each != EMPTY_FIGURE]
        for language in Language
    }
    if not any(by_language.values()):
        return {}
    st.markdown(f"**{desk.say('Blanks to fill')}**")
    ordered = sorted(Language, key=lambda language: language is not desk.language)
    for column, language in zip(st.columns(2), ordered, strict=True):
        for place, blank in enumerate(by_language[language]):
            answers[blank] = column.text_input(
                asked_for(blank), key=f"{key}.blank.{language}.{place}"
            )
    return answers


def _filled(words: Words, answers: Mapping[str, str]) -> dict[str, str]:
    return {language: filled(text, answers).strip() for language, text in words.items()}


def _filled_line(line: SectionLine, answers: Mapping[str, str]) -> SectionLine:
    return SectionLine(
        words={column: _filled(words, answers) for column, words in line.words.items()},
        figures=line.figures,
    )


def ask_table(desk: Desk, section: Section, key: str) -> list[SectionLine] | None:
    """Draw the section's table as a grid and return its lines; None if it has no table."""
    columns = section.ready.columns
    if not columns:
        return None
    if section.is_fed:
        st.caption(desk.say(
            "This table comes from a register or from the objectives; change it there."
        ))  # fmt: skip
        return None
    places = _places(desk, columns)
    rows = [[_cell(line, *place) for place in places] for line in section.lines]
    st.markdown(f"**{desk.say('Table')}**")
    heads = list(places.values())
    typed = st.data_editor(
        pd.DataFrame(rows, columns=heads, dtype=str),
        num_rows="dynamic",
        hide_index=True,
        column_order=heads if desk.language is Language.EN else heads[::-1],
        key=f"{key}.table",
    )
    told = typed.fillna("").astype(str).to_dict(orient="records")
    lines = [_line(row, places) for row in told]
    return [line for line in lines if any(line.figures.values()) or _says_anything(line)]


def _places(desk: Desk, columns: tuple[Column, ...]) -> dict[tuple[str, str], str]:
    """Return the heading of each column of the grid: words stand twice, figures once."""
    places = {}
    for column in columns:
        title = column.title[desk.language.value]
        if column.is_figures:
            places[column.code, ""] = title
            continue
        places[column.code, "en"] = desk.say("{label} (English)", label=title)
        places[column.code, "fa"] = desk.say("{label} (Persian)", label=title)
    return places


def _cell(line: SectionLine, column: str, language: str) -> str:
    if not language:
        return line.figures.get(column, "")
    return line.words.get(column, {}).get(language, "")


def _line(row: Mapping[str, str], places: Mapping[tuple[str, str], str]) -> SectionLine:
    words: dict[str, dict[str, str]] = {}
    figures = {}
    for (column, language), heading in places.items():
        text = str(row[heading]).strip()
        if language:
            words.setdefault(column, {})[language] = text
        else:
            figures[column] = text
    return SectionLine(words=words, figures=figures)


def _says_anything(line: SectionLine) -> bool:
    return any(text for words in line.words.values() for text in words.values())
