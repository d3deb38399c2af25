"""Screen: what the plan's weights and price formula would do, tried on made-up vendors."""

import streamlit as st

from rfp.changes.dry_run import note_dry_run
from rfp.planning.criterion import CriteriaTree
from rfp.planning.dry_run import DryRunNote, tried_fingerprint
from rfp.planning.plan_draft import PlanDraft
from rfp.reads.dry_run import dry_run_note
from rfp.reads.plan import plan_draft
from rfp.screens.live_needs import live_needs
from scoring.gates import floor_reasons
from scoring.pricing.dry_run import DryRun, Profile, as_standing, dry_run
from scoring.pricing.inspector_words import finding_sentence
from scoring.pricing.price_inspector import FindingKind
from scoring.screens import expected_proposals
from scoring.screens.balanced_price import asked_impact, assumed, impact_field
from scoring.screens.figure import draw
from scoring.screens.formula_table import formula_table, other_warnings, warned
from scoring.screens.standing_charts import contribution_figure, sweep_figure
from workbench.committee import Right
from workbench.language import percent
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk) -> None:
    """Draw who would win, under which formula, and what the committee should know of that."""
    st.title(desk.say("Dry run"))
    live_needs(desk, _page, name="dry_run", patient=True)


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        draft = plan_draft(session, desk.actor, desk.here.id)
        noted = dry_run_note(session, desk.actor, desk.here.id)
    if draft is None or draft.tree is None:
        empty_state(
            desk.say("There is no criterion yet"),
            desk.say("Write criteria on the page Evaluation plan; made-up vendors then try it."),
        )
        return
    tried = None
    with explained(desk):
        tried = dry_run(
            draft.tree,
            draft.published_rule,
            minimums=draft.minimums,
            precision=draft.precision,
            impact=asked_impact(desk, "dry_run"),
        )
    if tried is None:
        return
    names = {each.value: desk.say(each.label) for each in Profile}
    st.subheader(_finding(desk, tried, names))
    st.caption(desk.say(
        "These four vendors are made up and evenly matched: from one to the next, 10 points more "
        "quality cost 10 % of the expected price. What makes one of them win is the plan."
    ))  # fmt: skip
    _below_floor(desk, draft, tried, names)
    if tried.ranked:
        _warnings(desk, tried, names)
        _charts(desk, draft, tried, names)
        _formulas(desk, tried, names)
    _note(desk, draft, draft.tree, tried, noted)
    expected_proposals.show(desk, draft, draft.tree)


def _finding(desk: Desk, tried: DryRun, names: dict[str, str]) -> str:
    """Say in one sentence who would win."""
    if not tried.ranked:
        return desk.say("No made-up vendor reaches the technical floor; nobody would be ranked.")
    own = tried.chosen
    if own is None:
        return desk.say("The price formula is not chosen yet; each one is tried below.")
    winners = [names[vendor] for vendor in own.winners]
    weight = percent(tried.inspection.price_weight, desk.language)
    if len(winners) > 1:
        return desk.say(
            "Several made-up vendors would tie, with price at {weight}: {winners}",
            weight=weight,
            winners=winners,
        )
    if tried.tree.price is None:
        return desk.say(
            "Price earns no points: “{winner}” would win by quality alone", winner=winners[0]
        )
    return desk.say(
        "“{winner}” would win, with price at {weight}", winner=winners[0], weight=weight
    )


def _below_floor(desk: Desk, draft: PlanDraft, tried: DryRun, names: dict[str, str]) -> None:
    """Say who would never have its price opened, and why."""
    for vendor, why in _reasons(desk, draft, tried).items():
        st.markdown(plain(f"{names[vendor]}: {why}"))


def _reasons(desk: Desk, draft: PlanDraft, tried: DryRun) -> dict[str, str]:
    return floor_reasons(tried.below, draft.names(desk.language.value), desk.language)


def _warnings(desk: Desk, tried: DryRun, names: dict[str, str]) -> None:
    for finding in tried.warnings:
        warned(desk, finding, names)


def _charts(desk: Desk, draft: PlanDraft, tried: DryRun, names: dict[str, str]) -> None:
    standing = as_standing(
        tried,
        names,
        draft.names(desk.language.value),
        draft.currency,
        draft.precision,
        excluded=_reasons(desk, draft, tried),
    )
    if standing is None:
        return
    draw(desk, contribution_figure(desk, standing), key="dry_run.contributions")
    price = tried.tree.price
    if price is not None and tried.tree.siblings(price):
        draw(desk, sweep_figure(desk, standing, price), key="dry_run.sweep")


def _formulas(desk: Desk, tried: DryRun, names: dict[str, str]) -> None:
    """Draw the made-up vendors under every formula, and what is wrong with each."""
    if tried.tree.price is None:
        return
    st.subheader(desk.say("The same vendors under every formula"))
    for finding in tried.inspection.findings:
        if finding.kind in (FindingKind.RULE_DECIDES, FindingKind.RULES_AGREE):
            st.markdown(plain(finding_sentence(finding, desk.language, names)))
    impact_field(desk, "dry_run")
    formula_table(desk, tried.inspection, tried.rule, names)
    st.caption(assumed(desk))
    st.caption(desk.say(
        "Totals in points. Under a formula that ranks by adjusted prices these stand in percent "
        "of the lowest, which is first; such a formula is shown for comparison and cannot be the "
        "plan's, whose totals are sums of points."
    ))  # fmt: skip
    other_warnings(desk, tried.inspection, tried.rule, names)


def _note(
    desk: Desk, draft: PlanDraft, tree: CriteriaTree, tried: DryRun, noted: DryRunNote | None
) -> None:
    """Say whether this dry run is on record, and let whoever writes the plan put it there."""
    rule = draft.published_rule
    if noted is not None and noted.is_of(tree, rule, draft.minimums):
        st.success(plain(desk.say(
            "Noted on {moment} by {name}.", moment=moment_here(desk, noted.noted_at),
            name=noted.noted_by or "–",
        )))  # fmt: skip
        return
    if noted is not None:
        st.caption(desk.say("The dry run on record was of other weights or another formula."))
    if not desk.may(Right.EDIT_PLAN) or tried.chosen is None:
        return
    if st.button(desk.say("Note this dry run"), icon=":material/fact_check:", key="dry_run.note"):
        with explained(desk):
            note_dry_run(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                tried=tried_fingerprint(tree, rule, draft.minimums),
                winners=tried.chosen.winners,
                warnings=len(tried.warnings),
            )
            saved(desk)
            st.rerun()
