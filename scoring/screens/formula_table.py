"""Proposals under every price formula: the table of totals, and what speaks against a formula."""

from collections.abc import Mapping

import streamlit as st

from rfp.planning.price_rule import PriceRule
from scoring.answer_rows import outcome_rows
from scoring.pricing.inspector_words import finding_sentence
from scoring.pricing.price_inspector import Finding, Inspection
from scoring.screens.figure import figures
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

Names = Mapping[str, str]


def formula_table(desk: Desk, found: Inspection, own: PriceRule | None, names: Names) -> None:
    """Draw a row for each formula; `own` is the plan's."""
    figures(outcome_rows(
        found, names, desk.language, own=own,
        named=lambda formula: desk.say("{formula} (this plan)", formula=formula),
    ))  # fmt: skip


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
