"""The official standing of a selection, once prices are open, as an actor may know it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.planning.criterion import CriteriaTree
from rfp.planning.plan_draft import PlanDraft
from rfp.planning.tie_break import NO_TIE_BREAK, TieBreak
from rfp.reads.needs import requirement_ids
from rfp.reads.plan import standing_plan
from scoring.cells import cells_of
from scoring.computed_criteria import computed_points
from scoring.consensus import Agreed, agreed_points
from scoring.gates import below_floor_reason
from scoring.measured import MeasuredLeaf
from scoring.missing import Cells, Resolved, intervals, resolve, undecided
from scoring.missing_choice import Cell, MissingChoice, Settled, Unranked
from scoring.pricing.price_points import price_points
from scoring.reads.agreed_scores import standing_agreed
from scoring.reads.measured_amounts import Amounts, points_from_amounts, standing_amounts
from scoring.reads.missing_choices import standing_choices
from scoring.reads.sheets import standing_sheets
from scoring.reads.total_costs import standing_total_costs
from scoring.sheet import Sheet
from scoring.standing import Standing
from scoring.value import Score
from vendor_data.reads.call_end import is_ended
from vendor_data.reads.vendors import standing_answers
from vendor_data.tables import BelowFloorRow, ExclusionRow, PriceRow, VendorRow, WithdrawalRow
from vendor_data.withdrawn import withdrawn_reason
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Problem, naming
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import texts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """All that a ranking follows from, whoever reads it."""

    draft: PlanDraft
    tree: CriteriaTree
    titles: Mapping[str, str]
    names: Mapping[str, str]
    withdrawn: frozenset[str]
    reasons: Mapping[str, str]
    prices: Mapping[str, int]
    sheets: list[Sheet]
    cells: Cells  # of vendors below the technical floor too: a mean is taken over all who scored
    choices: Mapping[Cell, MissingChoice]
    agreed: Agreed

    def resolved(self) -> Resolved | None:
        """Return points without gaps; None while a missing score waits for a choice."""
        try:
            return resolve(
                self.tree, self.cells, {cell: each.choice for cell, each in self.choices.items()}
            )
        except Problem:  # a choice is lacking, or can no longer be carried out
            return None


def standing(session: Session, actor: Actor, selection: str, language: str) -> Standing | None:
    """Return what the ranking is computed from; None to whoever may not see it (yet).

    Points are computed from all vendors in the ranking, then those in conflict with the reader
    are left out: a relative price formula gives everybody the same points. While a score is
    missing and nobody has chosen what it counts as, there is no standing for anybody; nor where
    the call was ended without opening.
    """
    if not _is_ranked(session, actor, selection):
        return None
    facts, hidden = _facts(session, actor, selection, language), actor.conflicts
    resolved, draft = facts.resolved(), facts.draft
    if resolved is None:
        return None
    out = hidden | facts.reasons.keys()
    ranked = resolved.points.keys() - facts.reasons.keys()
    basis, costs = standing_total_costs(session, selection, ranked, draft.currency)
    return Standing(
        tree=resolved.tree,
        titles=facts.titles,
        vendors={v: name for v, name in facts.names.items() if v not in hidden},
        points={v: own for v, own in resolved.points.items() if v not in out},
        prices={v: price for v, price in facts.prices.items() if v not in hidden},
        excluded={v: reason for v, reason in facts.reasons.items() if v not in hidden},
        withdrawn=facts.withdrawn - hidden,
        price_rule=draft.price_rule,
        currency=draft.currency,
        precision=draft.precision,
        tie_break=_tie_break(draft.tie_break, resolved.tree),
        hides_vendors=bool(hidden),
        judged_lists=_judged_lists(facts.sheets, hidden),
        total_costs={v: cost for v, cost in costs.items() if v not in hidden},
        cost_basis=basis,
        settled=tuple(
            Settled(filled=each, chosen=facts.choices[each.vendor, each.leaf])
            for each in resolved.record
            if each.vendor not in out
        ),
        measured=_measured(
            standing_amounts(session, selection),
            draft,
            resolved.tree,
            resolved.points.keys() - out,
            language,
        ),
        agreed=_agreed(facts.agreed, resolved.tree, resolved.points.keys() - out),
    )


def unranked(session: Session, actor: Actor, selection: str, language: str) -> Unranked | None:
    """Return why nobody is ranked although prices are open; None where somebody is."""
    if not _is_ranked(session, actor, selection):
        return None
    facts, hidden = _facts(session, actor, selection, language), actor.conflicts
    resolved = facts.resolved()
    if resolved is not None and resolved.points.keys() - facts.reasons.keys():
        return None
    choices = {cell: each.choice for cell, each in facts.choices.items()}
    waiting = () if resolved is not None else undecided(facts.tree, facts.cells, choices)
    found = intervals(facts.tree, facts.cells, facts.reasons, precision=facts.draft.precision)
    return Unranked(
        titles=facts.titles,
        vendors={v: name for v, name in facts.names.items() if v not in hidden},
        intervals={v: each for v, each in found.items() if v not in hidden},
        unsettled=tuple(cell for cell in waiting if cell[0] not in hidden),
        excluded={v: reason for v, reason in facts.reasons.items() if v not in hidden},
        hides_cells=any(vendor in hidden for vendor, _ in waiting),
        precision=facts.draft.precision,
    )


def _is_ranked(session: Session, actor: Actor, selection: str) -> bool:
    may_see = is_allowed(session, actor, Right.SEE_RANKING, selection)
    return may_see and not is_ended(session, selection)


def _facts(session: Session, actor: Actor, selection: str, language: str) -> _Facts:
    draft = standing_plan(session, selection)
    if draft.tree is None:
        raise Problem("a plan needs at least one criterion, got none")
    names, reasons, withdrawn = _vendors(session, selection, language)
    titles = draft.names(language)
    below = _below_floor(session, selection, {**titles, **names}, language)
    sheets = standing_sheets(session, selection)
    ranked = [vendor for vendor in names if vendor not in reasons]
    agreed = standing_agreed(session, selection)
    prices = _prices(session, set(ranked) - below.keys())
    with naming({**titles, **names, **dict.fromkeys(actor.conflicts, "–")}):
        priced = _points_for_price(draft, prices) | dict.fromkeys(below, Fraction(0))
        cells = cells_of(
            draft.tree,
            ranked,
            scores_by_vendor(draft.tree, sheets),
            priced,
            points_without_scores(session, selection, draft, ranked),
            agreed=agreed_points(agreed),
        )
    return _Facts(
        draft=draft,
        tree=draft.tree,
        titles=titles,
        names=names,
        reasons=reasons | below,
        withdrawn=withdrawn,
        prices={v: prices[v] for v in names if v in prices},
        sheets=sheets,
        cells={v: own for v, own in cells.items() if v not in below or None not in own.values()},
        choices=standing_choices(session, selection),
        agreed=agreed,
    )


def _measured(
    amounts: Amounts, draft: PlanDraft, tree: CriteriaTree, known: Collection[str], language: str
) -> dict[str, MeasuredLeaf]:
    """Return what stands behind the points of measured leaves, of vendors in `known`."""
    return {
        leaf: MeasuredLeaf(
            measure=draft.measures[leaf],
            unit=draft.unit(leaf, language),
            amounts={v: each for (v, of), each in amounts.items() if of == leaf and v in known},
        )
        for leaf in tree.measured
    }


def _agreed(agreed: Agreed, tree: CriteriaTree, known: Collection[str]) -> Agreed:
    """Return what was agreed on for vendors in `known`, on the leaves of the ranking."""
    return {at: each for at, each in agreed.items() if at[0] in known and at[1] in tree}


def _tie_break(rule: TieBreak, tree: CriteriaTree) -> TieBreak:
    """Return the published rule; on a criterion that was left out for all, all are level."""
    return NO_TIE_BREAK if rule.criterion is not None and rule.criterion not in tree else rule


def _judged_lists(sheets: list[Sheet], hidden: frozenset[str]) -> tuple[int, ...]:
    """Return the versions of the requirements that the locked scores judged."""
    found = {
        given.list_version
        for sheet in sheets
        for (vendor, _), given in sheet.given.items()
        if sheet.is_locked and vendor not in hidden
    }
    return tuple(sorted(version for version in found if version is not None))


def scores_by_vendor(
    tree: CriteriaTree, sheets: list[Sheet]
) -> dict[str, dict[str, dict[str, Score]]]:
    """Return the scores by vendor, leaf and member, as the value model takes them."""
    scores: dict[str, dict[str, dict[str, Score]]] = {}
    for sheet in sheets:
        for vendor, leaf in sheet.cells:
            if leaf in tree and sheet.is_locked:
                given = sheet.given.get((vendor, leaf))
                if given is not None:
                    of_vendor = scores.setdefault(vendor, {})
                    of_vendor.setdefault(leaf, {})[sheet.member] = given.score
    return scores


def points_without_scores(
    session: Session, selection: str, draft: PlanDraft, vendors: list[str]
) -> dict[str, dict[str, Fraction]]:
    """Return the points of leaves that nobody scores, for verbs and reads with a right."""
    if draft.tree is None:
        return {}
    measured = points_from_amounts(session, selection, draft)
    computed = points_from_answers(session, selection, draft.tree, vendors)
    return {v: {**computed.get(v, {}), **measured.get(v, {})} for v in vendors}


def points_from_answers(
    session: Session, selection: str, tree: CriteriaTree, vendors: list[str]
) -> dict[str, dict[str, Fraction]]:
    """Return the points of the leaves that are computed, for verbs and reads with a right."""
    if not tree.computed:
        return {}
    asked = requirement_ids(session, selection)
    answers = standing_answers(session, selection)
    by_vendor = {v: [a for (of, _), a in answers.items() if of == v] for v in vendors}
    return computed_points(tree, asked, by_vendor)


def _points_for_price(draft: PlanDraft, prices: dict[str, int]) -> dict[str, Fraction]:
    if draft.tree is None or draft.tree.price is None or draft.price_rule is None or not prices:
        return {}
    return price_points(draft.price_rule, prices)


def _vendors(
    session: Session, selection: str, language: str
) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Return the names of all vendors, the reasons of those who are out, and who withdrew."""
    texts = texts_of(session, selection, language)
    statement = (
        select(VendorRow.id, ExclusionRow.vendor, WithdrawalRow)
        .outerjoin(ExclusionRow, ExclusionRow.vendor == VendorRow.id)
        .outerjoin(WithdrawalRow, WithdrawalRow.vendor == VendorRow.id)
        .where(VendorRow.selection == selection)
        .order_by(VendorRow.ordinal)
    )
    rows = list(session.execute(statement))
    names = {vendor: texts[vendor, "name"].text for vendor, _, _ in rows}
    reasons = {vendor: texts[vendor, "exclusion"].text for vendor, out, _ in rows if out}
    withdrawn = {
        vendor: withdrawn_reason(Language(language), (back.written_on or back.withdrawn_at.date()))
        for vendor, _, back in rows
        if back is not None
    }
    return names, reasons | withdrawn, frozenset(withdrawn)


def _below_floor(
    session: Session, selection: str, names: Mapping[str, str], language: str
) -> dict[str, str]:
    """Return the vendors below the technical floor, each with its reason in words."""
    statement = (
        select(BelowFloorRow)
        .where(BelowFloorRow.selection == selection)
        .order_by(BelowFloorRow.vendor, BelowFloorRow.criterion)
    )
    reasons: dict[str, str] = {}
    for row in session.scalars(statement):
        missed = below_floor_reason(
            Language(language), names.get(row.criterion), found=row.found, required=row.required
        )
        reasons[row.vendor] = f"{reasons[row.vendor]} {missed}" if row.vendor in reasons else missed
    return reasons


def _prices(session: Session, vendors: set[str]) -> dict[str, int]:
    statement = select(PriceRow).where(PriceRow.vendor.in_(vendors)).order_by(PriceRow.vendor)
    return {row.vendor: row.amount for row in session.scalars(statement)}
