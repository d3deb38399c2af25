"""The business case: a sheet of amounts by year, what it sums to, and what looks wrong."""

from dataclasses import dataclass
from fractions import Fraction

import pandas as pd
import streamlit as st

from rfp.changes.business_case import set_amounts
from rfp.readiness.business_case import YEARS, CaseLine, CaseSums, sums, warnings
from rfp.readiness.item import CASE_LINES, Kind
from rfp.reads.readiness import case_lines
from rfp.screens import item_form, item_list
from workbench.committee import Right
from workbench.language import (
    Language,
    currency,
    currency_name,
    number,
    sentence,
    typed_amount,
)
from workbench.problem import Conflict, Problem, Term
from workbench.screens.parts.amounts import amount, are_tomans, ask_unit
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

TITLES = {Kind.INCOME: Term("Income"), Kind.SAVING: Term("Savings"), Kind.COST: Term("Costs")}
SORT, LINE = "sort", "line"
_SORT, _LINE, _YEAR, _FIGURE = 62, 148, 68, 9  # all five years stand on a narrow page [pixels]
_CENTS = 2  # figures after the mark of most currencies
HEAD, ROW = 40, 35  # [pixels]: every line is in sight, nothing scrolls within the page


def show(desk: Desk) -> None:
    """Draw the sheet and its sums."""
    with desk.store.read() as session:
        lines = case_lines(session, desk.actor, desk.here.id, desk.language)
    told = desk.say(
        "Amounts in {currency}, by year; empty is nothing.",
        currency=currency_name(desk.here.currency, desk.language),
    )
    st.caption(plain(told))
    here = _laid_out(desk, [line for line in lines if line.is_on])
    edited = _sheet(desk, here)
    if desk.may(Right.EDIT_NEEDS):
        _save(desk, here, edited, lines)
        item_form.add(desk, _ask_kind(desk))
        with st.expander(desk.say("Words of the lines")):
            item_list.case_lines(desk)
    for problem in warnings(lines):
        text = plain(sentence(problem, desk.language))
        st.warning(text[:1].upper() + text[1:])
    ask_unit(desk)
    _sums(desk, sums(lines))


@dataclass(slots=True)
class _Laid:
    """The lines as this browser laid them out; typed amounts stay while somebody else saves."""

    key: str
    lines: list[CaseLine]
    seen: list[CaseLine]  # what the next press stores over, known since a conflict told of it


def _laid_out(desk: Desk, lines: list[CaseLine]) -> _Laid:
    """Return the sheet as it stands in this browser; without unsaved amounts it follows."""
    about = f"case.{desk.here.id}.{desk.language}"
    kept: _Laid | None = st.session_state.get(about)
    is_typed = kept is not None and st.session_state.get(kept.key, {}).get("edited_rows")
    if kept is None or (kept.lines != lines and not is_typed):
        kept = _Laid(f"{about}.{_turn()}", lines, lines)
        st.session_state[about] = kept
    return kept


def _turn() -> int:
    st.session_state["case.turn"] = st.session_state.get("case.turn", 0) + 1
    return int(st.session_state["case.turn"])


def _sheet(desk: Desk, here: _Laid) -> pd.DataFrame:
    return st.data_editor(
        _frame(desk, here.lines),
        hide_index=True,
        disabled=[SORT, LINE] if desk.may(Right.EDIT_NEEDS) else True,
        column_order=_order(desk),
        height=HEAD + ROW * len(here.lines),
        column_config={
            SORT: st.column_config.TextColumn(desk.say("Sort"), width=_SORT),
            LINE: st.column_config.TextColumn(desk.say("Line"), width=_LINE),
            **{str(year): _year(desk, year, _room(desk, here.lines)) for year in YEARS},
        },
        key=here.key,
        alt=desk.say("Lines of the business case with their amounts by year"),
    )


def _year(desk: Desk, year: int, width: int) -> object:
    title = desk.say("Year {year}", year=year)
    return st.column_config.TextColumn(title, width=width, alignment="center")


def _room(desk: Desk, lines: list[CaseLine]) -> int:
    """Return how wide a year is, so that its longest amount can be read."""
    longest = max(
        (len(_shown(desk, a)) for line in lines for a in line.amounts.values()), default=0
    )
    return max(_YEAR, longest * _FIGURE)


def _frame(desk: Desk, lines: list[CaseLine]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            SORT: [desk.say(TITLES[line.kind]) for line in lines],
            LINE: [line.name for line in lines],
            **{str(y): [_shown(desk, line.amounts.get(y)) for line in lines] for y in YEARS},
        },
        index=[line.id for line in lines],
        dtype="object",
    )


def _order(desk: Desk) -> list[str]:
    order = [SORT, LINE, *map(str, YEARS)]
    return order if desk.language is Language.EN else order[::-1]


def shown_minor(minor: int | None, code: str, language: Language) -> str:
    """Return an amount of minor units as `minor_of` reads it back, without cents if it has none.

    Where three figures stand after the mark, "12,000" would be read in two ways.
    """
    if minor is None:
        return ""
    places = currency(code).places
    is_whole = places <= _CENTS and minor % 10**places == 0
    return number(Fraction(minor, 10**places), language, 0 if is_whole else places)


def _shown(desk: Desk, minor: int | None) -> str:
    return shown_minor(minor, desk.here.currency, desk.language)


def _summed(desk: Desk, minor: int) -> str:
    return amount(desk, minor) if are_tomans(desk) else _shown(desk, minor)


def _save(desk: Desk, here: _Laid, edited: pd.DataFrame, lines: list[CaseLine]) -> None:
    """Store what was typed; after a conflict it stays, and the next press stores it."""
    if not st.button(desk.say("Save the amounts"), type="primary", key="case.save"):
        return
    with explained(desk):
        amounts = {
            line.id: differing
            for line in here.lines
            if (differing := _differing(desk, line, edited))
        }
        if amounts:
            seen = {line.id: line.amounts for line in here.seen}
            try:
                set_amounts(
                    desk.store, desk.actor, selection=desk.here.id, amounts=amounts, seen=seen
                )
            except Conflict:
                here.seen = lines
                raise
            _forget(desk)
            saved(desk)
            st.rerun()


def _forget(desk: Desk) -> None:
    """Lay the sheet out anew from what is stored."""
    st.session_state.pop(f"case.{desk.here.id}.{desk.language}", None)


def _differing(desk: Desk, line: CaseLine, edited: pd.DataFrame) -> dict[int, int | None]:
    """Return what was typed anew; a cell that stands as it was shown is not read at all."""
    typed = {year: str(edited.loc[line.id, str(year)] or "").strip() for year in YEARS}
    read = {
        year: minor_of(text, desk.here.currency)
        for year, text in typed.items()
        if text != _shown(desk, line.amounts.get(year))
    }
    return {year: value for year, value in read.items() if value != line.amounts.get(year)}


def minor_of(text: str, code: str) -> int | None:
    """Return a typed amount in minor units of a currency; None where nothing was typed."""
    if not text:
        return None
    amount = typed_amount(text, code)
    if amount is None:
        raise Problem("{found} is not an amount; write it in figures", found=text)
    minor = Fraction(amount) * 10 ** currency(code).places
    if minor.denominator != 1:
        raise Problem("{amount} is finer than the smallest coin", amount=text)
    return int(minor)


def _ask_kind(desk: Desk) -> Kind:
    kind = st.segmented_control(
        desk.say("A line of our own belongs to"),
        list(CASE_LINES),
        default=Kind.COST,
        required=True,
        format_func=lambda each: desk.say(TITLES[Kind(each)]),
        key="case.kind",
    )
    return Kind(kind or Kind.COST)


def _sums(desk: Desk, found: CaseSums) -> None:
    unit = desk.here.currency
    rows = [
        {
            desk.say("Sum"): desk.say(TITLES[kind]),
            **{
                desk.say("Year {year}", year=year): _summed(desk, found.by_year[kind][year])
                for year in YEARS
            },
            desk.say("All years"): amount(desk, found.by_kind[kind], unit),
        }
        for kind in CASE_LINES
    ]
    rows.append(
        {
            desk.say("Sum"): desk.say("Balance"),
            **{
                desk.say("Year {year}", year=year): _summed(desk, found.balance(year))
                for year in YEARS
            },
            desk.say("All years"): amount(desk, found.benefits - found.costs, unit),
        }
    )
    st.table(rows, border="horizontal", hide_index=True)
