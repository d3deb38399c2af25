"""Offers line by line: what each vendor asks, the median, and what lies far from it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import streamlit as st

from vendor_data.costs.arithmetic import LineCost
from vendor_data.costs.comparison import FAR, FEWEST, ComparedLine, by_module, compared
from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.reckoned import Reckoned
from vendor_data.price import PriceKind
from vendor_data.screens import shown_vendors
from vendor_data.screens.amounts import KIND_NAMES, at_least
from workbench.headings import columns
from workbench.language import number
from workbench.screens.parts.amounts import amount
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def show(
    desk: Desk,
    names: Mapping[str, str],
    lines: Sequence[CostLine],
    reckoned: Mapping[str, Reckoned],
) -> None:
    """Draw one row per line and one column per vendor, all years together."""
    with_own = {vendor: (*found.costs, *found.own) for vendor, found in reckoned.items()}
    every = compared(lines, with_own)
    if not every:
        return
    called = {vendor: names.get(vendor, "–") for vendor in reckoned}
    shown = shown_vendors.choose(desk, called, at="line_comparison")
    names = {vendor: plain(called[vendor]) for vendor in shown}
    costs = {vendor: reckoned[vendor].costs for vendor in shown}
    rows = [_row(desk, each, names) for each in every]
    st.table(rows, border="horizontal", hide_index=True)
    st.caption(
        desk.say(
            "▲ marks what is at least {far} times the median of its line, ▼ what is at most "
            "1/{far} of it; a line needs {fewest} amounts for that.",
            far=int(FAR),
            fewest=FEWEST,
        )
    )
    _not_shown(desk, every, called, shown)
    if any(line.module for line in lines):
        _modules(desk, names, costs)


def _not_shown(
    desk: Desk, every: Sequence[ComparedLine], called: Mapping[str, str], shown: Sequence[str]
) -> None:
    """Name the lines in which a vendor that is not beside the others lies far from the median."""
    for vendor in (each for each in called if each not in shown):
        far = [each.line.code for each in every if vendor in each.times]
        if far:
            told = desk.say("Not shown here, and far from the median: {vendor} in {lines}",
                            vendor=called[vendor], lines=far)  # fmt: skip
            st.caption(plain(told))


def _row(desk: Desk, each: ComparedLine, names: Mapping[str, str]) -> dict[str, str]:
    line, median = desk.say("Cost line"), desk.say("Median")
    cells = {
        vendor: _cell(desk, each.costs[vendor], each.times.get(vendor))
        for vendor in names
        if vendor in each.costs
    }
    return {
        line: _line(desk, each.line),
        **columns(cells, names, desk.language, beside=[line, median]),
        median: "–" if each.median is None else amount(desk, each.median),
    }


def _line(desk: Desk, line: CostLine) -> str:
    told = plain(f"{line.code} · {line.title}")
    return desk.say("{line} (our own cost)", line=told) if line.is_own else told


def _cell(desk: Desk, cost: LineCost, times: Fraction | None) -> str:
    if cost.total is None or cost.kind is not PriceKind.AMOUNT:
        return desk.say(KIND_NAMES[cost.kind])
    shown = amount(desk, cost.total)
    if times is None:
        return shown
    mark = "▲" if times > 1 else "▼"
    return f"{mark} {shown} (×{number(times, desk.language, 2)})"


def _modules(desk: Desk, names: Mapping[str, str], costs: Mapping[str, Sequence[LineCost]]) -> None:
    st.markdown(f"**{desk.say('By module')}**")
    sums = {vendor: by_module(every) for vendor, every in costs.items()}
    modules = dict.fromkeys(module for every in sums.values() for module in every)
    head = desk.say("Module")
    rows = []
    for module in modules:
        cells = {
            vendor: at_least(desk, every[module][0], is_at_least=every[module][1])
            for vendor, every in sums.items()
        }
        told = columns(cells, names, desk.language, beside=[head])
        rows.append({head: plain(module) or desk.say("no module"), **told})
    st.table(rows, border="horizontal", hide_index=True)
