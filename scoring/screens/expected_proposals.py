"""The committee's own expected proposals on the dry run: typed here, tried under every formula."""

import pandas as pd
import streamlit as st

from rfp.planning.criterion import CriteriaTree
from rfp.planning.plan_draft import PlanDraft
from rfp.planning.price_rule import PriceFormula
from scoring.gates import floor_reasons
from scoring.pricing.expected_proposals import (
    FEWEST,
    MOST,
    ExpectedRun,
    TypedProposal,
    inspect_expected,
)
from scoring.pricing.inspector_words import finding_sentence
from scoring.pricing.price_inspector import Inspection
from scoring.pricing.price_outcomes import Proposal
from scoring.screens.balanced_price import asked_impact, assumed_of_expected
from scoring.screens.formula_table import formula_table, other_warnings, warned
from workbench.language import Language, currency, sentence
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain
from workbench.screens.parts.problems import explained

_NAME, _QUALITY, _PRICE = _COLUMNS = ("name", "quality", "price")
_ROW, _HEAD = 35, 38


def show(desk: Desk, draft: PlanDraft, tree: CriteriaTree) -> None:
    """Ask for the proposals that are expected, and draw them under every price formula."""
    if tree.price is None:
        return
    st.subheader(desk.say("The proposals that you expect"))
    st.caption(desk.say(
        "Who may propose, how good, at what price: only you see what you write here. It stays "
        "until this page is loaded anew, and is stored nowhere."
    ))  # fmt: skip
    typed = _typed(desk, draft)
    if not typed:
        st.markdown(desk.say("Write two proposals or more, and they are tried at once."))
        return
    proposals = _read(desk, draft, typed)
    if proposals is None:
        return
    if len(proposals) < FEWEST:
        st.markdown(desk.say("One more is needed, as one proposal is beside nothing."))
        return
    with explained(desk):
        _tried(desk, draft, inspect_expected(
            tree,
            draft.published_rule,
            proposals,
            minimums=draft.minimums,
            precision=draft.precision,
            impact=asked_impact(desk, "dry_run"),
        ))  # fmt: skip


def _typed(desk: Desk, draft: PlanDraft) -> list[TypedProposal]:
    """Offer the sheet; what was typed outlives another page and another language."""
    kept, key = f"expected.{desk.here.id}", f"expected.sheet.{desk.here.id}"
    laid = f"{kept}.laid"
    if key not in st.session_state:  # drawn for the first time, or again after another page
        st.session_state[laid] = st.session_state.get(kept, [("", "", "")] * MOST)
    edited = _sheet(desk, draft, st.session_state[laid], key)
    rows = [
        tuple(str(cell or "").strip() for cell in row) for row in edited[[*_COLUMNS]].to_numpy()
    ]
    st.session_state[kept] = rows
    typed = [TypedProposal(name=n, quality=q, price=p) for n, q, p in rows]
    return [each for each in typed if not each.is_blank]


def _sheet(desk: Desk, draft: PlanDraft, rows: list[tuple[str, ...]], key: str) -> pd.DataFrame:
    money = currency(draft.currency)
    unit = money.persian if desk.language is Language.FA else draft.currency
    titles = {
        _NAME: desk.say("Vendor"),
        _QUALITY: desk.say("Quality, points"),
        _PRICE: desk.say("{what}, {currency}", what=desk.say("Price"), currency=unit),
    }
    return st.data_editor(
        pd.DataFrame(rows, columns=[*_COLUMNS], dtype="object"),
        hide_index=True,
        height=_HEAD + _ROW * MOST,
        column_order=_COLUMNS if desk.language is Language.EN else _COLUMNS[::-1],
        column_config={
            column: st.column_config.TextColumn(
                title, alignment="left" if desk.language is Language.EN else "right"
            )
            for column, title in titles.items()
        },
        key=key,
        alt=desk.say("Expected proposals: name, points of quality from 0 to 100, price"),
    )


def _read(desk: Desk, draft: PlanDraft, typed: list[TypedProposal]) -> list[Proposal] | None:
    """Return what was meant; None, with the reason said for each row, where that is open."""
    read: list[Proposal] = []
    for each in typed:
        try:
            read.append(each.read(draft.currency))
        except Problem as problem:
            told = plain(sentence(problem, desk.language))
            st.error(f"{as_written(each.name, desk.language)}: {told}" if each.name else told)
    return read if len(read) == len(typed) else None


def _tried(desk: Desk, draft: PlanDraft, found: ExpectedRun) -> None:
    titles = draft.names(desk.language.value)
    for name, why in floor_reasons(found.below, titles, desk.language).items():
        st.markdown(f"{as_written(name, desk.language)}: {plain(why)}")
    if found.inspection is None:
        st.markdown(desk.say("None of them reaches the technical floor; nobody would be ranked."))
        return
    _inspected(desk, draft, found.inspection)


def _inspected(desk: Desk, draft: PlanDraft, found: Inspection) -> None:
    names = {each.vendor: each.vendor for each in found.proposals}
    rule = draft.published_rule
    for finding in found.findings:
        if finding.rule is None:
            st.markdown(plain(finding_sentence(finding, desk.language, names)))
        elif finding.rule == rule and finding.is_warning:
            warned(desk, finding, names)
    formula_table(desk, found, rule, names)
    if rule is None or rule.formula is not PriceFormula.LINEAR_FIXED:
        st.caption(assumed_of_expected(desk))
    other_warnings(desk, found, rule, names)
