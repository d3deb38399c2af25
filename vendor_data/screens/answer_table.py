"""Answers side by side: requirements as rows, vendors as columns, in the vendors' own words."""

from collections.abc import Mapping, Sequence

import streamlit as st

from vendor_data.proposal import Answer
from vendor_data.reads.asked import asked
from vendor_data.reads.vendors import answers
from vendor_data.response_form import AskedRequirement
from vendor_data.screens.mandatory_check import in_own_words
from vendor_data.vendor import Vendor
from workbench.headings import columns
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

ON_A_PAGE = 15
AT_FIRST = 4


def show(desk: Desk, known: Sequence[Vendor], *, name: str) -> None:
    """Draw the table for the vendors and the page that were chosen; `name` keeps two apart."""
    st.subheader(desk.say("Answers side by side"))
    with desk.store.read() as session:
        wanted = asked(session, desk.actor, desk.here.id, desk.language)
        given = answers(session, desk.actor, desk.here.id)
    chosen = _chosen(desk, known, f"{name}.vendors")
    only = st.toggle(desk.say("Mandatory only"), key=f"{name}.mandatory")
    rows = [one for one in wanted if one.is_mandatory or not only]
    pages = max(1, -(-len(rows) // ON_A_PAGE))
    page = st.pagination(pages, key=f"{name}.page.{pages}") if pages > 1 else 1
    shown = rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    if shown and chosen:
        st.table(
            [_row(desk, one, chosen, given) for one in shown],
            hide_index=True,
            border="horizontal",
            alt=desk.say("Answers side by side"),
        )


def _chosen(desk: Desk, known: Sequence[Vendor], key: str) -> list[Vendor]:
    by_id = {vendor.id: vendor for vendor in known}
    chosen = st.multiselect(
        desk.say("Vendors"),
        list(by_id),
        default=list(by_id)[:AT_FIRST],
        format_func=lambda vendor: by_id[vendor].name.text,
        placeholder=desk.say("Choose"),
        key=f"{key}.{hash(tuple(by_id))}",
    )
    return [by_id[vendor] for vendor in chosen]


def _row(
    desk: Desk,
    one: AskedRequirement,
    vendors: Sequence[Vendor],
    given: Mapping[tuple[str, str], Answer],
) -> dict[str, str]:
    must = f"  \n*{desk.say('mandatory')}*" if one.is_mandatory else ""
    head = desk.say("Requirement")
    titles = {each.id: _title(desk, each) for each in vendors}
    cells = {key: in_own_words(desk, given.get((key, one.id))) for key in titles}
    told = columns(cells, titles, desk.language, beside=[head])
    return {head: f"**{plain(one.code)}** {plain(one.text)}{must}", **told}


def _title(desk: Desk, vendor: Vendor) -> str:
    name = plain(vendor.name.text)
    if vendor.withdrawal is not None:
        return f"{name} ({desk.say('withdrawn')})"
    return f"{name} ({desk.say('excluded')})" if vendor.is_excluded else name
