"""One cell of a score sheet: the score with its words, comment, abstention, and the answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from rfp.needs.requirement import Requirement
from rfp.planning.scale import HIGHEST, LEVELS, LOWEST, Scale
from scoring.changes.sheets import abstain, clear_score, comment_on, give_score
from scoring.screens.answers import Answers, show_answers
from scoring.sheet import Cell, GivenScore, Sheet
from workbench.language import number
from workbench.problem import Problem
from workbench.screens.parts.clock import time_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import faults_as_problems, show_problem
from workbench.wording import chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one cell asks, and what there is to judge by."""

    vendor: str
    vendor_name: str
    leaf: str
    title: str
    meaning: Mapping[str, str]
    weight: str
    scale: Scale
    requirements: Sequence[Requirement]
    answers: Answers

    @property
    def cell(self) -> Cell:
        return self.vendor, self.leaf


@dataclass(frozen=True, slots=True)
class _Held:
    """What this browser knows of a cell: the version its widgets show, and how often rebuilt.

    Its own edits raise the version under widgets that already show them, so these stay, with
    the keyboard's focus; anybody else's edit builds new ones from the database.
    """

    version: int
    turn: int

    def key(self, sheet: Sheet, cell: Cell, part: str) -> str:
        return ".".join(("sheet", sheet.member, *cell, part, str(self.turn)))


def show_cell(desk: Desk, sheet: Sheet, asked: Asked) -> None:
    """Draw the cell; every edit is stored at once by its id and version."""
    given = sheet.given.get(asked.cell)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(asked.title)}** · {asked.weight}", width="stretch")
            st.caption(_state(desk, given), width="content")
        meaning = chosen(asked.meaning, desk.language.value)
        if meaning:
            st.caption(plain(meaning.text))
        scores, words = st.columns([6, 5], gap="large")
        with scores:
            _former(desk, sheet, asked, given)
            if sheet.keeps(asked.cell):
                _read_only(desk, asked, given)
            else:
                _ask(desk, sheet, asked, given)
        with words:
            show_answers(desk, asked.requirements, asked.answers, asked.vendor)


def _state(desk: Desk, given: GivenScore | None) -> str:
    if given is None or (given.value is None and given.abstention is None):
        return desk.say("not scored")
    return desk.say("Saved at {time}", time=time_here(desk, given.given_at))


def _anchor(desk: Desk, asked: Asked, score: int) -> str:
    words = chosen(asked.scale.anchors[score], desk.language.value)
    digit = number(score, desk.language)
    return f"**{digit}** · {plain(words.text if words else '–')}"


def _read_only(desk: Desk, asked: Asked, given: GivenScore | None) -> None:
    if given is None:
        return
    if given.abstention is not None:
        st.markdown(desk.say("Abstained: {reason}", reason=plain(given.abstention)))
    elif given.value is not None:
        st.markdown(_anchor(desk, asked, given.value))
    if given.comment:
        st.markdown(f"> {plain(given.comment, lines=True)}")


def _former(desk: Desk, sheet: Sheet, asked: Asked, given: GivenScore | None) -> None:
    """Show how this cell was scored before the list changed, and offer to say the same again."""
    for each in sheet.former.get(asked.cell, ()):
        told = desk.say("Before, on list version {version}:", version=each.list_version or 1)
        st.caption(plain(told))
        _read_only(desk, asked, each)
    if asked.cell in sheet.outdated and given is not None and not sheet.keeps(asked.cell):
        st.caption(desk.say("Given before the list changed; confirm it, or score anew."))
        if given.value is not None:
            key = _held(sheet, asked.cell).key(sheet, asked.cell, "same")
            st.button(
                desk.say("The same score again"),
                key=key,
                on_click=_give_again,
                args=(desk, sheet, asked.cell, given.value),
            )


def _ask(desk: Desk, sheet: Sheet, asked: Asked, given: GivenScore | None) -> None:
    held = _held(sheet, asked.cell)
    _trouble(desk, asked.cell)
    label = desk.say(
        "Score of {vendor} on {criterion}",
        vendor=plain(asked.vendor_name),
        criterion=plain(asked.title),
    )
    if given is not None and given.abstention is not None:
        _abstained(desk, sheet, asked, given.abstention)
        return
    key = held.key(sheet, asked.cell, "score")
    st.radio(
        label,
        list(LEVELS),
        index=given.value if given else None,
        format_func=lambda score: _anchor(desk, asked, score),
        label_visibility="collapsed",
        key=key,
        on_change=_give,
        args=(desk, sheet, asked.cell, key),
    )
    _comment(desk, sheet, asked, given, held)
    with st.popover(desk.say("Abstain …"), type="tertiary"):
        _ask_abstention(desk, sheet, asked, held)


def _comment(desk: Desk, sheet: Sheet, asked: Asked, given: GivenScore | None, held: _Held) -> None:
    key = held.key(sheet, asked.cell, "comment")
    st.text_area(
        desk.say("Comment"),
        value=given.comment if given else "",
        height=68,
        key=key,
        on_change=_say,
        args=(desk, sheet, asked.cell, key),
    )
    if given is not None and given.value in {LOWEST, HIGHEST} and not given.comment:
        st.caption(desk.say("A score of 0 or 5 asks for evidence: say what you saw, and where."))


def _ask_abstention(desk: Desk, sheet: Sheet, asked: Asked, held: _Held) -> None:
    st.markdown(desk.say("An abstention leaves you out of the mean on this criterion."))
    key = held.key(sheet, asked.cell, "reason")
    st.text_input(desk.say("Reason"), key=key)
    st.button(
        desk.say("Abstain with this reason"),
        key=held.key(sheet, asked.cell, "abstain"),
        on_click=_leave_out,
        args=(desk, sheet, asked.cell, key),
    )


def _abstained(desk: Desk, sheet: Sheet, asked: Asked, reason: str) -> None:
    held = _held(sheet, asked.cell)
    st.info(desk.say("Abstained: {reason}", reason=plain(reason)))
    st.button(
        desk.say("Score after all"),
        key=held.key(sheet, asked.cell, "after_all"),
        on_click=_take_back,
        args=(desk, sheet, asked.cell),
    )


def _give(desk: Desk, sheet: Sheet, cell: Cell, key: str) -> None:
    _give_again(desk, sheet, cell, st.session_state[key])


def _give_again(desk: Desk, sheet: Sheet, cell: Cell, value: int) -> None:

    def write(seen: int) -> None:
        give_score(
            desk.store, desk.actor, selection=desk.here.id, vendor=cell[0], leaf=cell[1],
            value=value, seen=seen,
        )  # fmt: skip

    _store(desk, sheet, cell, write)


def _say(desk: Desk, sheet: Sheet, cell: Cell, key: str) -> None:
    comment = st.session_state[key]

    def write(seen: int) -> None:
        comment_on(
            desk.store, desk.actor, selection=desk.here.id, vendor=cell[0], leaf=cell[1],
            comment=comment, seen=seen,
        )  # fmt: skip

    _store(desk, sheet, cell, write)


def _leave_out(desk: Desk, sheet: Sheet, cell: Cell, key: str) -> None:
    reason = st.session_state[key]

    def write(seen: int) -> None:
        abstain(
            desk.store, desk.actor, selection=desk.here.id, vendor=cell[0], leaf=cell[1],
            reason=reason, seen=seen,
        )  # fmt: skip

    _store(desk, sheet, cell, write, stays=False)


def _take_back(desk: Desk, sheet: Sheet, cell: Cell) -> None:
    def write(seen: int) -> None:
        clear_score(
            desk.store, desk.actor, selection=desk.here.id, vendor=cell[0], leaf=cell[1], seen=seen
        )

    _store(desk, sheet, cell, write, stays=False)


def _store(
    desk: Desk, sheet: Sheet, cell: Cell, write: Callable[[int], None], *, stays: bool = True
) -> None:
    """Write one edit on top of what this browser had seen; refused, the widgets are rebuilt."""
    held: _Held = st.session_state[_place(sheet, cell)]
    try:
        with faults_as_problems(desk):
            write(held.version)
    except Problem as problem:
        st.session_state.setdefault("sheet.trouble", {})[cell] = problem
        stays = False
    else:
        held = replace(held, version=held.version + 1)
    _hold(sheet, cell, held if stays else replace(held, version=-1))


def _held(sheet: Sheet, cell: Cell) -> _Held:
    """Return what is held of a cell, anew if the database has another version of it."""
    given = sheet.given.get(cell)
    version = given.version if given else 0
    held: _Held = st.session_state.get(_place(sheet, cell), _Held(version, 0))
    if held.version != version:
        held = _Held(version, held.turn + 1)
    _hold(sheet, cell, held)
    return held


def _hold(sheet: Sheet, cell: Cell, held: _Held) -> None:
    st.session_state[_place(sheet, cell)] = held


def _place(sheet: Sheet, cell: Cell) -> str:
    return f"sheet.held.{sheet.member}.{cell[0]}.{cell[1]}"


def _trouble(desk: Desk, cell: Cell) -> None:
    problem = st.session_state.get("sheet.trouble", {}).pop(cell, None)
    if problem is not None:
        show_problem(desk, problem)
