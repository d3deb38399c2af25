"""The opened prices: official, as offered, errors, line by line, over the years, versions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.cost_model import CostModel
from vendor_data.costs.own_cost import lines_for
from vendor_data.costs.price_version import PriceVersion, newest
from vendor_data.costs.reckoned import Reckoned, reckon
from vendor_data.costs.total_cost import Basis
from vendor_data.reads.costs import cost_lines, cost_model, exchange_rates, own_costs
from vendor_data.reads.price_forms import price_versions
from vendor_data.screens import (
    price_form_entry,
    price_versions_table,
    shown_vendors,
    total_cost_table,
)
from vendor_data.screens.line_comparison import show as show_lines
from vendor_data.screens.offer_table import offer_rows, where
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.reads.members import members
from workbench.screens.parts.amounts import amount, ask_unit
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain
from workbench.screens.parts.problems import explained


@dataclass(frozen=True, slots=True)
class Seen:
    """What one run of the page has read of the price forms; vendors by id."""

    names: Mapping[str, str]
    versions: Sequence[PriceVersion]
    lines: Sequence[CostLine]
    model: CostModel
    reckoned: Mapping[str, Reckoned]
    people: Mapping[str, str]


def show(desk: Desk, known: Sequence[Vendor], opened: Mapping[str, int]) -> None:
    """Draw the official prices, and behind them all that the price forms say."""
    st.caption(desk.say("The prices are open; none of them is changed any more."))
    ask_unit(desk)
    seen = _read(desk, known)
    _official(desk, known, opened, seen)
    if seen is not None and seen.versions:
        _behind(desk, seen)
    if desk.may(Right.SET_PRICE):
        price_form_entry.show(desk, known, opened)


def _read(desk: Desk, known: Sequence[Vendor]) -> Seen | None:
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        versions = price_versions(session, *about)
        lines = cost_lines(session, *about, desk.language)
        model = cost_model(session, *about)
        rates = exchange_rates(session, *about)
        own = own_costs(session, *about)
        people = {each.account: each.name for each in members(session, *about)}
    if model is None:
        return None
    reckoned: dict[str, Reckoned] = {}
    forms = newest(versions)
    for vendor in (each.id for each in known if each.id in forms):
        sheet = lines_for(lines, vendor, own)
        with explained(desk):
            reckoned[vendor] = reckon(
                forms[vendor].offer, sheet, model, currency=desk.here.currency, rates=rates
            )
    names = {vendor.id: vendor.name.text for vendor in known}
    return Seen(names, versions, lines, model, reckoned, people)


def _official(
    desk: Desk, known: Sequence[Vendor], opened: Mapping[str, int], seen: Seen | None
) -> None:
    sources = {each.vendor: each for each in (seen.versions if seen else ()) if each.official_on}
    rows = []
    for vendor in known:
        row = {
            desk.say("Vendor"): plain(vendor.name.text),
            desk.say("Price"): _price(desk, vendor, opened.get(vendor.id)),
        }
        if sources:
            has_price = vendor.id in opened
            row[desk.say("From")] = _source(desk, sources.get(vendor.id)) if has_price else ""
        rows.append(row)
    st.table(rows, hide_index=True, border="horizontal", width=640 if not sources else "stretch")


def _price(desk: Desk, vendor: Vendor, found: int | None) -> str:
    if vendor.withdrawal is not None:
        return desk.say("withdrawn; its price stays unopened")
    if vendor.is_excluded:
        return desk.say("excluded; its price stays unopened")
    return desk.say("No price yet") if found is None else amount(desk, found)


def _source(desk: Desk, version: PriceVersion | None) -> str:
    if version is None:
        return desk.say("entered by hand")
    raw = version.offer.total.raw
    return desk.say(
        "price form {number}: {basis}; the total written there: {raw}",
        number=version.number,
        basis=desk.say(Basis(version.official_on).label),
        raw=as_written(raw, desk.language) if raw else desk.say("none"),
    )


def _behind(desk: Desk, seen: Seen) -> None:
    offered, errors, lines, years, versions = st.tabs(
        [
            desk.say("As offered"),
            desk.say("Arithmetic"),
            desk.say("Line by line"),
            desk.say("Over the years"),
            desk.say("Versions"),
        ]
    )
    with offered:
        _offered(desk, seen)
    with errors:
        _errors(desk, seen)
    with lines:
        show_lines(desk, seen.names, seen.lines, seen.reckoned)
    with years:
        total_cost_table.show(desk, seen.names, seen.model, seen.lines, seen.reckoned)
    with versions:
        of = dict.fromkeys(version.vendor for version in seen.versions)
        shown = shown_vendors.one_of(desk, _called(seen, of), at="price_versions")
        kept = [version for version in seen.versions if version.vendor in shown]
        price_versions_table.show(desk, seen.names, seen.lines, kept, seen.people)


def _called(seen: Seen, vendors: Iterable[str]) -> dict[str, str]:
    return {vendor: seen.names.get(vendor, "–") for vendor in vendors}


def _offered(desk: Desk, seen: Seen) -> None:
    """Draw each vendor's newest form, what was written beside what was understood."""
    forms = newest(seen.versions)
    for vendor in shown_vendors.one_of(desk, _called(seen, forms), at="offered_prices"):
        version = forms[vendor]
        st.markdown(f"**{plain(seen.names.get(vendor, '–'))}**")
        st.table(offer_rows(desk, version.offer, seen.lines), border="horizontal", hide_index=True)
        if version.extra:
            st.caption(desk.say("Not asked for, as it stands in the form:"))
            st.markdown(as_written(version.extra, desk.language, lines=True))


def _errors(desk: Desk, seen: Seen) -> None:
    rows = [
        {
            desk.say("Where"): _where(desk, seen, version.vendor, each.line),
            desk.say("Error"): desk.say(each.error.label),
            desk.say("Stated"): amount(desk, each.stated, each.currency),
            desk.say("The other way"): amount(desk, each.other, each.currency),
            desk.say("Counts"): f"**{amount(desk, each.corrected, each.currency)}**  \n"
            f"{desk.say(each.rule.label)}",
            desk.say("Confirmed"): _confirmed(desk, each.reason, seen.people, each.confirmed_by),
        }
        for version in newest(seen.versions).values()
        for each in version.corrections
    ]
    if not rows:
        st.caption(desk.say("No form has an error of calculation."))
        return
    st.table(rows, border="horizontal", hide_index=True)


def _where(desk: Desk, seen: Seen, vendor: str, line: str) -> str:
    name = plain(seen.names.get(vendor, "–"))
    return f"**{name}**  \n{plain(where(desk, line, seen.lines))}"


def _confirmed(desk: Desk, reason: str, people: Mapping[str, str], by: str) -> str:
    return desk.say("{reason} ({name})", reason=plain(reason), name=plain(people.get(by, by)))
