"""The versions of the price forms: who, when, why, and what each changed."""

from collections.abc import Mapping, Sequence

import streamlit as st

from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.price_form import Field
from vendor_data.costs.price_version import PriceVersion, differences
from vendor_data.screens.amounts import understood
from vendor_data.screens.offer_table import where
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain


def show(
    desk: Desk,
    names: Mapping[str, str],
    lines: Sequence[CostLine],
    versions: Sequence[PriceVersion],
    people: Mapping[str, str],
) -> None:
    """Draw each vendor's versions, the oldest first, each with what differs from the one before."""
    for vendor in dict.fromkeys(version.vendor for version in versions):
        st.markdown(f"**{plain(names.get(vendor, '–'))}**")
        before: PriceVersion | None = None
        for version in (each for each in versions if each.vendor == vendor):
            _head(desk, version, people)
            if before is not None:
                _changes(desk, lines, before, version)
            before = version


def _head(desk: Desk, version: PriceVersion, people: Mapping[str, str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(desk.say("Version {number}", number=version.number), width="content")
        st.caption(
            desk.say(
                "{source}, {when}, {name}",
                source=desk.say(version.source.label),
                when=moment_here(desk, version.taken_at),
                name=plain(people.get(version.taken_by, version.taken_by)),
            )
        )
        if version.official_on:
            st.badge(desk.say("official price"), color="green")
    if version.reason:
        st.caption(as_written(version.reason, desk.language))


def _changes(
    desk: Desk, lines: Sequence[CostLine], before: PriceVersion, after: PriceVersion
) -> None:
    found = differences(before.offer, after.offer)
    if not found:
        st.caption(desk.say("It says the same as the version before."))
        return
    codes = before.offer, after.offer
    st.table(
        [
            {
                desk.say("Where"): plain(where(desk, each.line, lines)),
                desk.say("What"): desk.say(
                    "Unit price" if each.field is Field.UNIT else "Line total"
                ),
                desk.say("Before"): understood(
                    desk, each.before, codes[0].line(each.line).currency
                ),
                desk.say("After"): understood(desk, each.after, codes[1].line(each.line).currency),
            }
            for each in found
        ],
        border="horizontal",
        hide_index=True,
    )
