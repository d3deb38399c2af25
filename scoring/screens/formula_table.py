"""Proposals under every price formula: the table of totals, and what speaks against a formula."""

from collections.abc import Mapping

import streamlit as st

from rfp.planning.price_rule import PriceRule
from scoring.pricing.inspector_words import finding_sentence, rule_name
from scoring.pricing.price_inspector import Finding, Inspection
from scoring.pricing.price_outcomes import Outcome
from scoring.screens.figure import TableRow, figures
from workbench.language import number, percent
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

Names = Mapping[str, str]


def formula_table(desk: Desk, found: Inspection, own: PriceRule | None, names: Names) -> None:
    """Draw a row for each formula; `own` is the plan's."""
    figures([_row(desk, own, each, names) for each in found.outcomes])


def warned(desk: Desk, finding: Finding, names: Names) -> None:
    """Warn of one thing that the plan's own formula does."""
    st.warning(plain(finding_sentence(finding, desk.language, names)), icon=":material/warning:")


def other_warnings(desk: Desk, found: Inspection, own: PriceRule | None, names: Names) -> None:
    """Keep, for whoever opens it, what speaks against the formulas that are not the plan's."""
    others = [each for each in found.findings if each.is_warning and each.rule != own]
    if others:
        with st.expander(desk.say("What the other formulas would do")):
            for finding in others:
                st.markdown("- " + plain(finding_sentence(finding, desk.language, names)))


def _row(desk: Desk, own: PriceRule | None, found: Outcome, names: Names) -> TableRow:
    name = rule_name(found.rule, desk.language)
    if found.rule == own:
        name = desk.say("{formula} (this plan)", formula=name)
    comma = desk.say(", ")
    row = {
        desk.say("Formula"): name,
        desk.say("First place"): comma.join(names[vendor] for vendor in found.winners),
    }
    for vendor in found.totals:
        heading = names[vendor] if names[vendor] not in row else f"“{names[vendor]}”"
        row[heading] = _total(desk, found, vendor)
    return row


def _total(desk: Desk, found: Outcome, vendor: str) -> str:
    if found.ranks_by_price:
        return percent(found.totals[vendor] / min(found.totals.values()), desk.language, 1)
    return number(found.totals[vendor], desk.language, 2)
