"""What a reader of "How sure" states of the weights to be drawn: an order, or limits of each."""

from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from scoring.sampled.how_sure import Question, Way, drawn_criteria, limits_around
from scoring.standing import Standing
from workbench.language import Language, number, parse_number, percent
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk

_PERCENT = 100
_TITLE, _PRESENT, _LEAST, _MOST = _COLUMNS = ("title", "present", "least", "most")
_ROW, _HEAD, _TALLEST = 35, 38, 12

Limits = tuple[tuple[float, float], ...]


def asked(desk: Desk, standing: Standing, question: Question) -> Question:
    """Return the question with the order, or the limits, that are asked for below it."""
    if question.way is Way.ORDER:
        return replace(question, order=_order(desk, standing, question))
    if question.way is Way.WITHIN:
        limit = st.slider(desk.say("Percentage points either way"), 1, 50, 10, key="how_sure.limit")
        within = replace(question, limit=limit / _PERCENT)
        return replace(within, limits=_own_limits(desk, standing, within))
    return question


def _order(desk: Desk, standing: Standing, question: Question) -> tuple[str, ...]:
    named = st.multiselect(
        desk.say("Another order, the heaviest first"),
        drawn_criteria(standing.tree, every_leaf=question.every_leaf),
        format_func=standing.titles.__getitem__,
        placeholder=desk.say("As in the plan"),
        key=f"how_sure.order.{question.every_leaf}",
    )
    return tuple(named)


def _own_limits(desk: Desk, standing: Standing, question: Question) -> Limits:
    """Return the limits as they were edited; nothing while they are those of the slider."""
    criteria = drawn_criteria(standing.tree, every_leaf=question.every_leaf)
    present = np.array([float(standing.tree.effective(c)) for c in criteria])
    around = limits_around(present, question.limit)
    shown = pd.DataFrame(
        {
            _TITLE: [standing.titles[c] for c in criteria],
            _PRESENT: [percent(round(w, 4), desk.language) for w in present.tolist()],
            _LEAST: [_shown(desk, least) for least, _ in around],
            _MOST: [_shown(desk, most) for _, most in around],
        },
        dtype="object",
    )
    edited = _sheet(desk, shown, f"how_sure.limits.{question.limit}.{question.every_leaf}")
    if edited.equals(shown):
        return ()
    return tuple(_limits(*row) for row in edited[[_TITLE, _LEAST, _MOST]].to_numpy())


def _sheet(desk: Desk, shown: pd.DataFrame, key: str) -> pd.DataFrame:
    titles = {
        _TITLE: desk.say("Weight"),
        _PRESENT: desk.say("Official weights"),
        _LEAST: desk.say("At least, %"),
        _MOST: desk.say("At most, %"),
    }
    is_english = desk.language is Language.EN
    return st.data_editor(
        shown,
        hide_index=True,
        height=_HEAD + _ROW * min(len(shown), _TALLEST),
        disabled=[_TITLE, _PRESENT],
        column_order=_COLUMNS if is_english else _COLUMNS[::-1],
        column_config={
            column: st.column_config.TextColumn(title, alignment="left" if is_english else "right")
            for column, title in titles.items()
        },
        key=f"{key}.{desk.language}",
        alt=desk.say("Least and greatest weight of each criterion"),
    )


def _shown(desk: Desk, share: float) -> str:
    return number(round(share * _PERCENT, 1), desk.language)


def _limits(title: str, lower: object, upper: object) -> tuple[float, float]:
    least, most = _share(title, lower), _share(title, upper)
    if least > most:
        raise Problem(
            "the limits of {criterion} must be given the lower one first, got {least} and {most}",
            criterion=title,
            least=str(lower),
            most=str(upper),
        )
    return least, most


def _share(title: str, text: object) -> float:
    written = str(text or "").strip()
    found = parse_number(written)
    if found is None or not 0 <= found <= _PERCENT:
        raise Problem(
            "a limit of {criterion} is a percentage from 0 to 100, got {found}",
            criterion=title,
            found=written or "–",
        )
    return float(found) / _PERCENT
