"""Total cost over the years, the vendors beside one another, with what it is worth today."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pandas as pd
import streamlit as st

from vendor_data.costs.cost_line import CostLine, Heading
from vendor_data.costs.cost_model import CostModel
from vendor_data.costs.reckoned import Reckoned
from vendor_data.costs.total_cost import TotalCost
from vendor_data.screens import exchange_rates, shown_vendors
from vendor_data.screens.amounts import at_least
from vendor_data.screens.cost_sheet import year_name
from workbench.headings import columns
from workbench.language import number, percent
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

_AT = "total_cost"
MUCH_SOFTWARE = Fraction(1, 2)
_SOFTWARE = frozenset({Heading.SOFTWARE, Heading.LICENCES})


def show(
    desk: Desk,
    names: Mapping[str, str],
    model: CostModel,
    lines: Sequence[CostLine],
    reckoned: Mapping[str, Reckoned],
) -> None:
    """Draw the vendors' lines and our own together, year by year."""
    if not reckoned:
        return
    totals = {vendor: found.everything for vendor, found in reckoned.items()}
    _bars(desk, names, totals, model)
    plain_names = {vendor: plain(names.get(vendor, "–")) for vendor in totals}
    if len(totals) > shown_vendors.FEW:
        _vendor_by_vendor(desk, plain_names, reckoned)
    shown = shown_vendors.choose(desk, {each: names.get(each, "–") for each in totals}, at=_AT)
    _side_by_side(desk, plain_names, {vendor: reckoned[vendor] for vendor in shown}, model)
    st.caption(
        desk.say(
            "Vendors' lines and our own. Discounted by {rate} a year; the start is not "
            "discounted. Amounts are exact and rounded half-even only where they are shown.",
            rate=percent(model.discount_rate, desk.language),
        )
    )
    _warn(desk, names, lines, reckoned)
    exchange_rates.show(desk)


def _vendor_by_vendor(
    desk: Desk, names: Mapping[str, str], reckoned: Mapping[str, Reckoned]
) -> None:
    """Draw the sums of many vendors one below another: beside one another nobody reads them."""
    sums = dict(_sums(desk, reckoned))
    rows = [
        {
            desk.say("Vendor"): f"**{names[vendor]}**",
            **{label: cells[vendor] for label, cells in sums.items()},
        }
        for vendor in reckoned
    ]
    st.table(rows, border="horizontal", hide_index=True)


def _side_by_side(
    desk: Desk, names: Mapping[str, str], reckoned: Mapping[str, Reckoned], model: CostModel
) -> None:
    """Draw the years, and the sums below them, with a column for each vendor."""
    if not reckoned:
        return
    head = desk.say("Year")
    totals = {vendor: found.everything for vendor, found in reckoned.items()}
    sums = [
        (f"**{label}**", {vendor: f"**{cell}**" for vendor, cell in cells.items()})
        for label, cells in _sums(desk, reckoned)
    ]
    rows = [
        {head: label, **columns(cells, names, desk.language, beside=[head])}
        for label, cells in (*_years(desk, totals, model), *sums)
    ]
    st.table(rows, border="horizontal", hide_index=True)


def _years(
    desk: Desk, totals: Mapping[str, TotalCost], model: CostModel
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each year, and what it costs with every vendor."""
    for year in range(model.years + 1):
        cells = {
            vendor: at_least(desk, total.by_year[year], is_at_least=total.is_at_least)
            for vendor, total in totals.items()
        }
        yield year_name(desk, year), cells


def _sums(desk: Desk, reckoned: Mapping[str, Reckoned]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the sums below the years; a stated total that prevails is told by its difference."""
    told = {
        desk.say("Of the vendor alone"): lambda found: (
            found.vendors.nominal + found.difference, found.vendors
        ),
        desk.say("Our own costs"): lambda found: (
            found.everything.nominal - found.vendors.nominal, _own(found)
        ),
        desk.say("All years"): lambda found: (
            found.everything.nominal + found.difference, found.everything
        ),
        desk.say("Present value"): lambda found: (
            found.everything.present + found.difference, found.everything
        ),
    }  # fmt: skip
    for label, of in told.items():
        cells = {}
        for vendor, found in reckoned.items():
            minor, total = of(found)
            cells[vendor] = at_least(desk, minor, is_at_least=total.is_at_least)
        yield label, cells


def _own(found: Reckoned) -> TotalCost:
    """Return the total by whose open lines what we spend ourselves is only "at least"."""
    own = tuple(line for line in found.everything.open_lines if line.is_own)
    return replace(found.everything, open_lines=own)


def _bars(
    desk: Desk, names: Mapping[str, str], totals: Mapping[str, TotalCost], model: CostModel
) -> None:
    """Draw each vendor's years as bars of one scale, the figures stand in the table below."""
    most = max((year for total in totals.values() for year in total.by_year), default=Fraction(0))
    largest = max((total.nominal for total in totals.values()), default=Fraction(0))
    if not most or not largest:
        return
    drawn = sorted(totals.items(), key=lambda each: each[1].nominal)
    st.dataframe(
        pd.DataFrame(
            {
                "vendor": [names.get(vendor, "–") for vendor, _ in drawn],
                "years": [[float(y / most) for y in total.by_year] for _, total in drawn],
                "all": [float(100 * total.nominal / largest) for _, total in drawn],
            }
        ),
        hide_index=True,
        column_config={
            "vendor": st.column_config.TextColumn(desk.say("Vendor")),
            "years": st.column_config.BarChartColumn(
                desk.say("From the start to year {year}", year=number(model.years, desk.language)),
                y_min=0,
                y_max=1,
                width="medium",
            ),
            "all": st.column_config.ProgressColumn(
                desk.say("All years, of the largest"), min_value=0, max_value=100, format=" "
            ),
        },
    )


def _warn(
    desk: Desk,
    names: Mapping[str, str],
    lines: Sequence[CostLine],
    reckoned: Mapping[str, Reckoned],
) -> None:
    if not any(line.is_own for line in lines):
        st.warning(
            desk.say("No cost of our own is on the sheet: our people's work is often left out.")
        )
    at_least_so = [
        plain(desk.say(
            "{vendor}: open lines, so at least this much: {lines}",
            vendor=[names.get(each, "–") for each in vendors],
            lines=list(codes),
        ))
        for codes, vendors in _by_open_lines(reckoned).items()
    ]  # fmt: skip
    much = [
        desk.say(
            "{vendor}: software and licences are {share} of the total cost; in most projects the "
            "other work costs more.",
            vendor=plain(names.get(vendor, "–")),
            share=percent(share, desk.language, 0),
        )
        for vendor, found in reckoned.items()
        if (share := _software_share(found)) > MUCH_SOFTWARE
    ]
    for told in (at_least_so, much):
        if told:
            st.warning("  \n".join(told))


def _by_open_lines(reckoned: Mapping[str, Reckoned]) -> Mapping[tuple[str, ...], list[str]]:
    """Return the vendors by the codes of the lines that are open with them, if any are."""
    found: dict[tuple[str, ...], list[str]] = {}
    for vendor, each in reckoned.items():
        if each.everything.is_at_least:
            codes = tuple(line.code for line in each.everything.open_lines)
            found.setdefault(codes, []).append(vendor)
    return found


def _software_share(found: Reckoned) -> Fraction:
    """Return how much of the total cost is software and licences [fraction, 0 to 1]."""
    software = sum(
        (cost.total or 0 for cost in found.costs if cost.line.heading in _SOFTWARE), Fraction(0)
    )
    return software / found.everything.nominal if found.everything.nominal else Fraction(0)
