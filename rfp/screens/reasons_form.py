"""The reasons for acquiring: as the matrix yields them, and as the committee keeps them."""

import streamlit as st

from rfp.changes.cures import keep_reasons
from rfp.reads.problems import Reasons, reasons_for_acquiring
from rfp.screens.both_languages import ask_words
from workbench.committee import Right
from workbench.language import Language
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import as_written


def show(desk: Desk) -> None:
    """Draw the paragraph that the background of the RFP takes over."""
    with desk.store.read() as session:
        found = reasons_for_acquiring(session, desk.actor, desk.here.id)
    text = found.text(desk.language.value) if found else ""
    if found is None or not text:
        empty_state(
            desk.say("There are no reasons yet"),
            desk.say("They follow from the problems and from what can cure them."),
        )
        return
    if found.kept and found.changed_since:
        st.warning(desk.say("Problems or cures changed since these words were kept; read again."))
    st.markdown(as_written(text, desk.language, lines=True))
    st.caption(desk.say("This paragraph stands in the background of the RFP."))
    if desk.may(Right.EDIT_NEEDS):
        _edit(desk, found)


def _edit(desk: Desk, found: Reasons) -> None:
    words = {language.value: found.text(language.value) for language in Language}
    version = (found.version, *words.values())  # the proposed words change without a version
    with held(desk, "reasons_form", words, version=version) as form:
        label = desk.say("Reasons")
        typed = ask_words(desk, label, form.stored, key=form.key, tall=True)
        with st.container(horizontal=True):
            keep = form.button(desk.say("Keep these words"), "keep", type="primary")
            label = desk.say("Take the proposed words")
            back = bool(found.kept) and form.button(label, "b")
    if keep or back:
        texts = dict.fromkeys(typed, "") if back else typed
        with form.storing():
            about = {"selection": desk.here.id, "seen": form.version[0]}
            keep_reasons(desk.store, desk.actor, **about, texts=texts)
