"""The real prices under every formula: who would be first under which, and who never can be."""

import streamlit as st

from scoring.answer_rows import formula_rows
from scoring.pricing import real_prices
from scoring.pricing.inspector_words import finding_sentences
from scoring.pricing.price_inspector import Inspection
from scoring.screens.balanced_price import asked_impact, impact_field
from scoring.screens.figure import figures, fold
from scoring.screens.judged import Judged
from scoring.screens.what_if_table import remembered
from scoring.standing import Standing
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
    found_here = [each for each in inspected.findings if each.rule in (None, standing.price_rule)]
    warnings = [each for each in found_here if each.is_warning]
    others = [each for each in found_here if not each.is_warning]
    for sentence in finding_sentences(warnings, desk.language, standing.vendors):
        st.markdown(f":material/warning: {plain(sentence)}")
    title = desk.say("Who wins under which price formula?")
    calm = " ".join(finding_sentences(others, desk.language, standing.vendors))
    opened = fold(title, calm, key="ranking.formulas")
    if opened.open:
        with opened:
            _formulas(desk, standing, inspected)


def _formulas(desk: Desk, standing: Standing, inspected: Inspection) -> None:
    impact_field(desk, "formulas")
    figures(formula_rows(standing, inspected, desk.language))
    st.caption(desk.say(
        "Totals in points; under a formula that ranks by adjusted prices, percent of the lowest. "
        "Only the published formula counts."
    ))  # fmt: skip
