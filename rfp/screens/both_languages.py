"""Asks for one text of the trade in both languages, side by side, the reader's own first."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from workbench.language import Language
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside


def ask_words(
    desk: Desk, label: str, words: Mapping[str, str], *, key: str, tall: bool = False
) -> dict[str, str]:
    """Return what was typed by language; `label` is already in the reader's language."""
    ask = partial(st.text_area, height="content") if tall else st.text_input
    typed = {}
    ordered = sorted(Language, key=lambda language: language is not desk.language)
    for column, language in zip(st.columns(2), ordered, strict=True):
        with column:
            typed[language.value] = ask(
                _label(desk, label, language),
                value=words.get(language.value, ""),
                key=f"{key}.{language.value}",
            )
            beside(desk, f"{key}.{language.value}", words.get(language.value, ""))
    return typed


def changed_words(words: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """Return only what differs, so that a text that nobody touched is never sent back."""
    return {code: text for code, text in typed.items() if text.strip() != words.get(code, "")}


def _label(desk: Desk, label: str, language: Language) -> str:
    if language is Language.EN:
        return desk.say("{label} (English)", label=label)
    return desk.say("{label} (Persian)", label=label)
