"""Alternatives, vendors on the market and the chosen route, as an actor may see them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.goals.alternative import Alternative, CostClass, Fit, Route, Standing
from rfp.goals.market import MarketFact, MarketVendor, Sureness, Topic
from rfp.goals.tables import (
    AlternativeFitRow,
    AlternativeRow,
    ChosenRouteRow,
    MarketFactRow,
    MarketVendorRow,
)
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts
from workbench.tables import AccountRow
from workbench.wording import text_in

Words = Mapping[str, str]
Texts = Mapping[tuple[str, str], Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativeEntry:
    """An alternative with the version seen of it, and its texts by language."""

    alternative: Alternative
    version: int
    titles: Words
    notes: Words
    reasons: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketEntry:
    """A vendor on the market with the version seen of it."""

    vendor: MarketVendor
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenRoute:
    """The way that was chosen before the RFP: which, why, by whom and when."""

    alternative: str
    route: Route
    titles: Words
    reasons: Words
    by: str
    at: dt.datetime
    version: int


def alternatives(
    session: Session, actor: Actor, selection: str, language: str
) -> list[AlternativeEntry]:
    """Return the long list in its order; nothing to whoever may not see the needs."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    fits: dict[str, dict[str, Fit]] = {}
    for row in session.scalars(
        select(AlternativeFitRow).where(AlternativeFitRow.selection == selection)
    ):
        fits.setdefault(row.alternative, {})[row.need] = Fit(row.fit)
    statement = (
        select(AlternativeRow)
        .where(AlternativeRow.selection == selection)
        .order_by(AlternativeRow.ordinal, AlternativeRow.id)
    )
    texts = all_texts(session, selection)
    return [
        _entry(row, fits.get(row.id, {}), texts, language) for row in session.scalars(statement)
    ]


def _entry(
    row: AlternativeRow, fits: Mapping[str, Fit], texts: Texts, language: str
) -> AlternativeEntry:
    titles, notes, reasons = (
        texts.get((row.id, field), {}) for field in ("title", "notes", "reason")
    )
    return AlternativeEntry(
        alternative=Alternative(
            id=row.id,
            title=text_in(titles, language),
            route=Route(row.route),
            cost=CostClass(row.cost) if row.cost else None,
            standing=Standing(row.standing),
            source=row.source,
            notes=text_in(notes, language),
            reason=text_in(reasons, language),
            fits=fits,
        ),
        version=row.version,
        titles=titles,
        notes=notes,
        reasons=reasons,
    )


def market(session: Session, actor: Actor, selection: str) -> list[MarketEntry]:
    """Return the vendors on the market in their order; nothing to whoever may not see needs."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    facts: dict[str, dict[Topic, MarketFact]] = {}
    for row in session.scalars(select(MarketFactRow).where(MarketFactRow.selection == selection)):
        facts.setdefault(row.market_vendor, {})[Topic(row.topic)] = MarketFact(
            sureness=Sureness(row.sureness), text=row.text, source=row.source
        )
    statement = (
        select(MarketVendorRow)
        .where(MarketVendorRow.selection == selection)
        .order_by(MarketVendorRow.ordinal, MarketVendorRow.id)
    )
    return [
        MarketEntry(
            vendor=MarketVendor(
                id=row.id,
                name=row.name,
                route=Route(row.route) if row.route else None,
                facts=facts.get(row.id, {}),
            ),
            version=row.version,
        )
        for row in session.scalars(statement)
    ]


def chosen_route(session: Session, actor: Actor, selection: str) -> ChosenRoute | None:
    """Return the route for the background of the RFP; None before one is chosen."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return None
    statement = (
        select(ChosenRouteRow, AlternativeRow.route, AccountRow.name)
        .join(AlternativeRow, AlternativeRow.id == ChosenRouteRow.alternative)
        .outerjoin(AccountRow, AccountRow.id == ChosenRouteRow.chosen_by)
        .where(ChosenRouteRow.selection == selection)
    )
    found = session.execute(statement).one_or_none()
    if found is None:
        return None
    row, route, name = found
    texts = all_texts(session, selection)
    return ChosenRoute(
        alternative=row.alternative,
        route=Route(route),
        titles=texts.get((row.alternative, "title"), {}),
        reasons=texts.get((selection, "route reason"), {}),
        by=name or "",
        at=row.chosen_at,
        version=row.version,
    )
