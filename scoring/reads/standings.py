"""The official standing of a selection, once prices are open, as an actor may know it."""

from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.planning.criterion import CriteriaTree
from rfp.reads.needs import requirement_ids
from rfp.reads.plan import standing_plan
from scoring.computed_criteria import computed_points
from scoring.pricing.price_points import price_points
from scoring.reads.sheets import standing_sheets
from scoring.sheet import Sheet
from scoring.standing import Standing
from scoring.value import Score, points_of
from vendor_data.reads.vendors import standing_answers
from vendor_data.tables import ExclusionRow, PriceRow, VendorRow
from workbench.committee import Actor, Right
from workbench.problem import Problem, naming
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import texts_of


def standing(session: Session, actor: Actor, selection: str, language: str) -> Standing | None:
    """Return what the ranking is computed from; None to whoever may not see it (yet).

    Points are computed from all vendors in the ranking, then those in conflict with the reader
    are left out: a relative price formula gives everybody the same points.
    """
    if not is_allowed(session, actor, Right.SEE_RANKING, selection):
        return None
    draft = standing_plan(session, selection)
    if draft.tree is None:
        raise Problem("a plan needs at least one criterion, got none")
    names, reasons = _vendors(session, selection, language)
    titles = draft.names(language)
    prices = _prices(session, names.keys() - reasons.keys())
    sheets, hidden = standing_sheets(session, selection), actor.conflicts
    ranked = [vendor for vendor in names if vendor not in reasons]
    with naming({**titles, **names, **dict.fromkeys(hidden, "–")}):
        points = points_of(
            draft.tree,
            scores_by_vendor(draft.tree, sheets),
            _points_for_price(draft.tree, draft.price_rule, prices),
            _points_from_answers(session, selection, draft.tree, ranked),
        )
    return Standing(
        tree=draft.tree,
        titles=titles,
        vendors={v: name for v, name in names.items() if v not in hidden},
        points={v: own for v, own in points.items() if v not in hidden},
        prices={v: prices[v] for v in names if v in prices and v not in hidden},
        excluded={v: reason for v, reason in reasons.items() if v not in hidden},
        price_rule=draft.price_rule,
        currency=draft.currency,
        precision=draft.precision,
        tie_break=draft.tie_break,
        hides_vendors=bool(hidden),
        judged_lists=_judged_lists(sheets, hidden),
    )


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
                given = sheet.given[vendor, leaf].score
                scores.setdefault(vendor, {}).setdefault(leaf, {})[sheet.member] = given
    return scores


def _points_from_answers(
    session: Session, selection: str, tree: CriteriaTree, vendors: list[str]
) -> dict[str, dict[str, Fraction]]:
    if not tree.computed:
        return {}
    asked = requirement_ids(session, selection)
    answers = standing_answers(session, selection)
    by_vendor = {v: [a for (of, _), a in answers.items() if of == v] for v in vendors}
    return computed_points(tree, asked, by_vendor)


def _points_for_price(
    tree: CriteriaTree, rule: object, prices: dict[str, int]
) -> dict[str, Fraction] | None:
    if tree.price is None or rule is None:
        return None
    return price_points(rule, prices)  # type: ignore[arg-type]


def _vendors(
    session: Session, selection: str, language: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of all vendors, and the reasons of those who are excluded."""
    texts = texts_of(session, selection, language)
    statement = (
        select(VendorRow.id, ExclusionRow.vendor)
        .outerjoin(ExclusionRow, ExclusionRow.vendor == VendorRow.id)
        .where(VendorRow.selection == selection)
        .order_by(VendorRow.ordinal)
    )
    rows = list(session.execute(statement))
    names = {vendor: texts[vendor, "name"].text for vendor, _ in rows}
    reasons = {vendor: texts[vendor, "exclusion"].text for vendor, out in rows if out}
    return names, reasons


def _prices(session: Session, vendors: frozenset[str] | set[str]) -> dict[str, int]:
    statement = select(PriceRow).where(PriceRow.vendor.in_(vendors)).order_by(PriceRow.vendor)
    return {row.vendor: row.amount for row in session.scalars(statement)}
