"""Says that what somebody was editing was removed meanwhile, and keeps the words they had typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import streamlit as st

from workbench.reads.removals import Removal, removal_of
from workbench.screens.parts import held_form
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import Vanished
from workbench.screens.parts.plain import plain


class _Loss(NamedTuple):
    sentence: str
    words: list[str]


@contextmanager
def told(desk: Desk, part: str) -> Iterator[None]:
    """Draw a part of a page, and above it what became of a form that it draws no more.

    A form also leaves the screen when something else is looked at. Only a form that was touched,
    and whose thing is gone by the record or whose phase is over, is told of; until it is closed.
    """
    above = st.container()
    with held_form.noting_drawn():
        yield
        _keep(desk, part, held_form.vanished())
    with above:
        _show(desk, part)


def _keep(desk: Desk, part: str, forms: list[Vanished]) -> None:
    for form in forms:
        if sentence := _what_became(desk, form):
            st.session_state.setdefault(_kept(part), []).append(_Loss(sentence, form.words))
            held_form.forget(form.place)


def _what_became(desk: Desk, form: Vanished) -> str | None:
    """Return what became of the form's thing, or None if it is there to be edited."""
    gone = _removal(desk, form)
    if gone is not None:
        return desk.say(
            "{who} removed meanwhile what you were editing ({change}); your change is not stored.",
            who=gone.by,
            change=desk.say(gone.label),
        )
    if desk.here.phase is not form.phase:
        return desk.say(
            "The selection has gone on to “{phase}” meanwhile, and what you were editing is "
            "closed; your change is not stored.",
            phase=desk.say(desk.here.phase.label),
        )
    return None


def _removal(desk: Desk, form: Vanished) -> Removal | None:
    """Return who removed what the form's place names, or one of the things that it is about."""
    with desk.store.read() as session:
        for things in (form.place.split("."), *([thing] for thing in form.about)):
            gone = removal_of(session, desk.actor, desk.here.id, things, since=form.since)
            if gone is not None:
                return gone
    return None


def _show(desk: Desk, part: str) -> None:
    for at, loss in enumerate(st.session_state.get(_kept(part), [])):
        with st.container(border=True, key=f"{_kept(part)}.{at}"):
            st.warning(plain(loss.sentence))
            for words in loss.words:
                st.code(words, language=None, wrap_lines=True)
            st.button(
                desk.say("Close"),
                key=f"{_kept(part)}.{at}.close",
                on_click=_close,
                args=(part, loss),
            )


def _close(part: str, loss: _Loss) -> None:
    st.session_state[_kept(part)].remove(loss)


def _kept(part: str) -> str:
    return f"removed.{part}"
