"""A form that keeps what it was drawn from, so that two people who edit one value both know.

Somebody else stores the value while a person types: the press is answered with both values, the
typed words stay, whatever nobody touched follows what is stored now, and the next press stores.
"""

import datetime as dt
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Generic, NamedTuple, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from workbench.problem import Conflict
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved, show_problem
from workbench.selection import Phase

Stored = TypeVar("Stored")
Version = Hashable | Mapping[str, int]
_CARRIED = "held_form.carried"  # typed fields that outlived a conflict, each as it was drawn before
_NEVER = object()  # no widget has this value
_OPAQUE = re.compile("[a-z2-7]{20}")  # an id, chosen from a list
_drawn: ContextVar[set[str]] = ContextVar("held_form.drawn")  # the places of this run's forms


@dataclass(slots=True)
class _Held:
    """What one browser keeps of a form between two runs."""

    key: str
    stored: Any
    version: Any
    edits: Any
    since: dt.datetime
    phase: Phase
    about: tuple[str, ...] = ()
    drawn: dict[str, object] = field(default_factory=dict)  # each widget's value as first drawn
    buttons: set[str] = field(default_factory=set)
    conflict: Conflict | None = None

    def is_touched(self) -> bool:
        """Return whether anything was typed, chosen or pressed since the form was drawn."""
        return any(
            key in st.session_state and st.session_state[key] != value
            for key, value in self.drawn.items()
        )

    def words(self) -> list[str]:
        """Return the words that were typed since the form was drawn; a chosen code is none."""
        values = [
            st.session_state.get(key)
            for key, value in self.drawn.items()
            if st.session_state.get(key) != value
        ]
        return [each for each in values if isinstance(each, str) and _is_typed(each)]


@dataclass(frozen=True, slots=True)
class HeldForm(Generic[Stored]):
    """A form in this run; `stored` and `version` are what its fields were drawn from."""

    desk: Desk
    place: str
    held: _Held
    fresh: _Held
    is_stored_at_once: bool
    is_whole: bool

    @property
    def key(self) -> str:
        """What the key of each field begins with."""
        return self.held.key

    @property
    def stored(self) -> Stored:
        """The values to draw the fields from."""
        stored: Stored = self.held.stored
        return stored

    @property
    def version(self) -> Any:  # noqa: ANN401  # as the form was given it: a number, or several
        """The version that the person saw; a change names it as `seen`."""
        return self.held.version

    def button(self, label: str, name: str, **look: Any) -> bool:  # noqa: ANN401  # st.button's own
        """Draw a button of the form."""
        key = f"{self.key}.{name}"
        self.held.buttons.add(key)
        self.held.drawn[key] = False
        return st.button(label, key=key, **look)

    @contextmanager
    def storing(self) -> Iterator[None]:
        """Store what was typed inside the block, then draw the page anew."""
        with explained(self.desk):
            try:
                yield
            except Conflict as conflict:
                self._carry(conflict)
            else:
                st.session_state[_opened(self.place)] = _turn(self.place) + 1
                st.session_state.pop(_kept(self.place), None)
                saved(self.desk)
            st.rerun()

    def _carry(self, conflict: Conflict) -> None:
        """Go on from what is stored now, with every field as it was typed."""
        old, new = self.held, self.fresh
        if new.key == old.key:  # stored after this run had read; the next press meets it again
            old.conflict = conflict
            return
        for key in () if self.is_stored_at_once else _fields(old):
            typed, before = st.session_state[key], old.drawn.get(key, _NEVER)
            if isinstance(typed, Mapping):
                continue  # the edits of a grid belong to the rows that it was drawn from
            if typed != before or self.is_whole:
                here = new.key + key.removeprefix(old.key)
                st.session_state[here] = typed
                new.drawn[here] = _NEVER
                st.session_state.setdefault(_CARRIED, {})[here] = before
        new.conflict = conflict
        st.session_state[_kept(self.place)] = new

    def note_drawn(self) -> None:
        """Note each new widget's value, to know later whether a person changed it."""
        for key in _fields(self.held):
            self.held.drawn.setdefault(key, st.session_state[key])


@contextmanager
def held(
    desk: Desk,
    place: str,
    stored: Stored,
    *,
    version: Version,
    edits: object = None,
    is_stored_at_once: bool = False,
    is_whole: bool = False,
    about: Iterable[str] = (),
) -> Iterator[HeldForm[Stored]]:
    """Give the form at `place`, drawn from `stored` unless somebody types on an earlier version.

    Where other forms share the version, `edits` is what this form changes of it: while that is
    as it was, a risen version is nobody else's answer to the same question. What is stored as
    soon as it is chosen is not chosen again after a conflict, or nobody could look first. The
    fields of a whole, such as weights that sum to 100 %, stay together as one person left them.
    `about` names the things of which the form goes when one goes, beside those in its place.
    """
    fresh = _Held(
        f"{place}.{_stamp(version)}",
        stored,
        version,
        (stored, version),
        since=desk.store.clock(),
        phase=desk.here.phase,
        about=tuple(about),
    )
    if edits is not None:
        fresh.edits = edits
    form: HeldForm[Stored] = HeldForm(
        desk, place, _follow(_kept(place), fresh), fresh, is_stored_at_once, is_whole
    )
    _drawn.get(set()).add(place)
    yield form
    form.note_drawn()
    if form.held.conflict is not None:
        show_problem(desk, form.held.conflict)


class Vanished(NamedTuple):
    """A form that somebody typed or pressed in, and that is drawn no more."""

    place: str
    since: dt.datetime
    phase: Phase
    about: tuple[str, ...]
    words: list[str]


@contextmanager
def noting_drawn() -> Iterator[None]:
    """Note which forms are drawn inside the block; it may stand in another such block."""
    around, here = _drawn.get(None), set[str]()
    token = _drawn.set(here)
    try:
        yield
    finally:
        _drawn.reset(token)
        if around is not None:
            around |= here


def vanished() -> list[Vanished]:
    """Return the touched forms that `noting_drawn` has not seen so far."""
    drawn = _drawn.get(set())
    kept = {place: form for place, form in _all_kept().items() if place not in drawn}
    return [
        Vanished(place, form.since, form.phase, form.about, form.words())
        for place, form in kept.items()
        if form.is_touched()
    ]


def forget(place: str) -> None:
    """Keep nothing more of the form at `place`."""
    st.session_state.pop(_kept(place), None)


def opening(place: str) -> str:
    """Return the key of what a form opens in; it closes once something was stored."""
    return f"{place}.{_turn(place)}.opened"


def expander(label: str, key: str) -> DeltaGenerator:
    """Draw an expander that tells whether it is open, and stays so when its label changes."""
    before: _Opened = st.session_state.get(f"{key}.kept", _Opened("", begun=False, is_open=False))
    begun = before.begun if before.label == label else before.is_open
    box = st.expander(label, expanded=begun, key=key, on_change="rerun")
    st.session_state[f"{key}.kept"] = _Opened(label, begun=begun, is_open=bool(box.open))
    return box


class _Opened(NamedTuple):
    label: str
    begun: bool
    is_open: bool


def beside(desk: Desk, key: str, stored: object, shown: str | None = None) -> None:
    """Say under a field that kept its words what somebody else stored there meanwhile."""
    before = st.session_state.get(_CARRIED, {}).get(key, stored)
    if before != stored and st.session_state.get(key) != stored:
        text = str(stored) if shown is None else shown
        st.caption(plain(desk.say("Somebody stored meanwhile: {found}", found=text or "–")))


def _follow(kept: str, fresh: _Held) -> _Held:
    """Return the form as this browser holds it; what nobody touched follows what is stored."""
    now: _Held | None = st.session_state.get(kept)
    if now is not None and now.edits == fresh.edits:
        now.stored, now.version = fresh.stored, fresh.version
    elif now is None or not now.is_touched():
        st.session_state[kept] = now = fresh
    return now


def _all_kept() -> dict[str, _Held]:
    begin = _kept("")
    return {
        str(key).removeprefix(begin): value
        for key in st.session_state
        if str(key).startswith(begin) and isinstance(value := st.session_state[key], _Held)
    }


def _is_typed(value: str) -> bool:
    return bool(value.strip()) and not isinstance(value, Enum) and not _OPAQUE.fullmatch(value)


def _fields(form: _Held) -> list[str]:
    under = f"{form.key}."
    return [
        str(key)
        for key in st.session_state
        if str(key).startswith(under) and key not in form.buttons
    ]


def _stamp(version: Version) -> str:
    if isinstance(version, Mapping):
        return ".".join(str(each) for each in version.values())
    return str(version if isinstance(version, int | str) else hash(version))


def _kept(place: str) -> str:
    return f"held_form.{place}"


def _opened(place: str) -> str:
    return f"held_form.turn.{place}"


def _turn(place: str) -> int:
    return int(st.session_state.get(_opened(place), 0))
