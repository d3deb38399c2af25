"""The real prices under every formula: who would be first under which, and who never can be."""

import streamlit as st

from scoring.answer_rows import formula_rows
from scoring.pricing import real_prices
from scoring.pricing.inspector_words import finding_sentence
from scoring.screens.balanced_price import asked_impact, impact_field
from scoring.screens.figure import figures
from scoring.screens.judged import Judged
from scoring.screens.what_if_table import remembered
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def show(desk: Desk, found: Judged) -> None:
    """Draw who would be first under which price formula, at the real prices."""
    standing = found.of.standing
    impact = asked_impact(desk, "formulas")
    inspected = remembered(
        f"formulas {impact} {found.key}", lambda: real_prices.formulas_compared(standing, impact)
    )
    if inspected is None:
        return
    st.subheader(desk.say("Who wins under which price formula?"))
    for finding in inspected.findings:
        if finding.rule in (None, standing.price_rule):
            told = plain(finding_sentence(finding, desk.language, standing.vendors))
            st.markdown(f":material/warning: {told}" if finding.is_warning else told)
    impact_field(desk, "formulas")
    figures(formula_rows(standing, inspected, desk.language))
    st.caption(desk.say(
        "Totals in points; under a formula that ranks by adjusted prices, percent of the lowest. "
        "Only the published formula counts."
    ))  # fmt: skip
