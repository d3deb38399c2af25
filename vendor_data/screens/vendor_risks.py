"""Screen: the risk questionnaire per vendor; the factors are those of readiness."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from rfp.readiness.item import Item, Kind
from rfp.readiness.risk import LEVEL_FORMULA, SCALE, Band, band
from rfp.reads.readiness import items
from rfp.screens.item_form import name_of
from vendor_data.changes.vendor_risks import judge_vendor_risk
from vendor_data.checking.vendor_risk import (
    Risks,
    VendorRisk,
    bands,
    factor_of,
    level_of,
    weight_of,
)
from vendor_data.reads.vendor_risks import vendor_risks
from vendor_data.reads.vendors import vendors
from vendor_data.screens import one_vendor
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.language import number, to_digits
from workbench.screens.parts import frame
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held, opening
from workbench.screens.parts.named import named
from workbench.screens.parts.plain import as_written, plain

COLORS = {Band.HIGH: "red", Band.WATCH: "orange", Band.LOW: "green", Band.UNKNOWN: "gray"}


@dataclass(frozen=True, slots=True)
class _Seen:
    vendors: Sequence[Vendor]
    factors: Sequence[Item]
    risks: Risks


def show(desk: Desk) -> None:
    """Draw how many risks each vendor brings, then one vendor's factors."""
    st.title(desk.say("Vendor risks"))
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        seen = _Seen(
            vendors(session, *about, desk.language.value),
            [item for item in items(session, *about, [Kind.RISK]) if item.is_on],
            vendor_risks(session, *about),
        )
    if not seen.vendors:
        frame.empty_state(
            desk.say("No vendor yet"),
            desk.say("Register every company that is asked to propose, on the page Vendors."),
        )
        return
    none = desk.say("No risk of any vendor was judged.")
    if not seen.risks and frame.not_used(desk, none) and not desk.may(Right.KEEP_VENDOR_FILE):
        return
    st.caption(desk.say(LEVEL_FORMULA))
    st.caption(desk.say(
        "The factors and their weights come from the risk questionnaire of readiness; one that "
        "nobody has weighed counts as 3."
    ))  # fmt: skip
    _table(desk, seen)
    _one_vendor(desk, seen)


def _table(desk: Desk, seen: _Seen) -> None:
    rows = [
        {
            desk.say("Vendor"): f"**{plain(vendor.name.text)}**",
            **{
                desk.say(each.label): number(count, desk.language)
                for each, count in bands(seen.factors, seen.risks, vendor.id).items()
            },
        }
        for vendor in seen.vendors
    ]
    st.table(rows, hide_index=True, border="horizontal", alt=desk.say("Vendor risks"))


def _one_vendor(desk: Desk, seen: _Seen) -> None:
    st.subheader(desk.say("Vendor by vendor"))
    vendor = one_vendor.choose(desk, seen.vendors, at="vendor_risks").id
    for item in _by_level(seen, vendor):
        _factor(desk, vendor, item, seen.risks.get((vendor, factor_of(item))))


def _by_level(seen: _Seen, vendor: str) -> list[Item]:
    """Return the factors with the highest level first; those not judged follow as listed."""

    def height(item: Item) -> int:
        return -(level_of(item, seen.risks.get((vendor, factor_of(item)))) or 0)

    return sorted(seen.factors, key=height)


def _factor(desk: Desk, vendor: str, item: Item, found: VendorRisk | None) -> None:
    level = level_of(item, found)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(name_of(item, desk.language)), width="stretch")
            told = desk.say(band(level).label)
            shown = f"{number(level, desk.language)} · {told}" if level else told
            st.badge(shown, color=COLORS[band(level)])
            if desk.may(Right.KEEP_VENDOR_FILE, vendor):
                _form(desk, vendor, item, found)
        if found is not None:
            _judged(desk, found)


def _judged(desk: Desk, found: VendorRisk) -> None:
    if found.mitigation:
        st.markdown(as_written(found.mitigation, desk.language, lines=True))
    if found.owner:
        st.caption(plain(desk.say("Owner: {owner}", owner=found.owner)))
    if found.judged_at is not None:
        when = moment_here(desk, found.judged_at)
        st.caption(plain(desk.say("{who}, {when}", who=found.judged_by, when=when)))


def _form(desk: Desk, vendor: str, item: Item, found: VendorRisk | None) -> None:
    version, place = found.version if found else 0, f"vendor_risk.{vendor}.{factor_of(item)}"
    label = named(desk.say("Judge …"), name_of(item, desk.language))
    with (
        st.popover(label, type="tertiary", key=opening(place)),
        held(desk, place, found, version=version) as form,
    ):
        found, key = form.stored, form.key
        st.caption(desk.say("Weight of effect: {weight}", weight=weight_of(item)))
        status = st.segmented_control(
            desk.say("Status of this vendor"),
            list(SCALE),
            default=found.status if found else None,
            format_func=lambda level: to_digits(str(level), desk.language),
            key=f"{key}.status",
        )
        mitigation = st.text_area(
            desk.say("Mitigation"), value=found.mitigation if found else "",
            key=f"{key}.mitigation",
        )  # fmt: skip
        beside(desk, f"{key}.mitigation", found.mitigation if found else "")
        owner = st.text_input(
            desk.say("Owner"), value=found.owner if found else "", key=f"{key}.owner"
        )
        beside(desk, f"{key}.owner", found.owner if found else "")
        if status is not None and form.button(desk.say("Save"), "save", type="primary"):
            with form.storing():
                at = {"selection": desk.here.id, "vendor": vendor, "factor": factor_of(item)}
                told = {"status": status, "mitigation": mitigation, "owner": owner}
                judge_vendor_risk(desk.store, desk.actor, **at, **told, seen=form.version)
