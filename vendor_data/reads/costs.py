"""What costs are asked for and how they are reckoned; what vendors offer is read elsewhere."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.writing.tables import SealingRow
from vendor_data.costs.cost_line import CostLine, Heading, Timing, Unit
from vendor_data.costs.cost_model import CostModel, of_vendors
from vendor_data.costs.error_rules import ErrorRules, Prevails
from vendor_data.costs.exchange import ExchangeRate
from vendor_data.costs.own_cost import OwnCost, OwnCosts
from vendor_data.costs.price_form import PriceForm
from vendor_data.costs.tables import (
    CostLineRow,
    CostModelRow,
    CostVolumeRow,
    ExchangeRateRow,
    OwnCostRow,
    PriceFormRow,
)
from vendor_data.costs.total_cost import Basis
from vendor_data.reads.asked import response_form
from vendor_data.tables import PriceRow
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Term
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts, texts_of
from workbench.tables import AccountRow, SelectionRow

PRICES_MAY_BE_OPEN = Term("envelope C may be open by now, so our own costs stay as they are")
A_PRICE_IS_KEPT = Term(
    "the price of a vendor is kept here already, so our own costs stay as they are with every "
    "vendor"
)


def cost_model(session: Session, actor: Actor, selection: str) -> CostModel | None:
    """Return how costs are reckoned; None to those who may not see the plan."""
    if not is_allowed(session, actor, Right.SEE_PLAN, selection):
        return None
    return standing_model(session, selection)


def cost_lines(
    session: Session, actor: Actor, selection: str, language: Language
) -> list[CostLine]:
    """Return all lines in their order, the vendors' and our own."""
    if not is_allowed(session, actor, Right.SEE_PLAN, selection):
        return []
    return standing_lines(session, selection, language)


def exchange_rates(session: Session, actor: Actor, selection: str) -> Mapping[str, ExchangeRate]:
    """Return the rates of exchange by currency."""
    if not is_allowed(session, actor, Right.SEE_PLAN, selection):
        return {}
    return standing_rates(session, selection)


def own_costs(session: Session, actor: Actor, selection: str) -> OwnCosts:
    """Return what vendors would cost us: to leaders who enter it, to all with the prices."""
    rights = (Right.ENTER_OWN_COST, Right.SEE_PRICES)
    if not any(is_allowed(session, actor, right, selection) for right in rights):
        return {}
    found = standing_own_costs(session, selection)
    return {at: each for at, each in found.items() if at[0] not in actor.conflicts}


def own_costs_closed(session: Session, actor: Actor, selection: str) -> Term | None:
    """Return why leaders can state no own cost any more; None as long as they can."""
    if not is_allowed(session, actor, Right.ENTER_OWN_COST, selection):
        return None
    return standing_own_costs_closed(session, selection)


def price_form(session: Session, actor: Actor, selection: str, language: Language) -> PriceForm:
    """Return what the price workbook is made from and read against; it numbers as the RFP does."""
    response = response_form(session, actor, selection, language)
    lines = of_vendors(standing_lines(session, selection, language))
    return PriceForm(
        rfp_id=response.rfp_id,
        version=response.version,
        title=response.title,
        currency=session.get_one(SelectionRow, selection).currency,
        years=standing_model(session, selection).years,
        lines=lines,
    )


def standing_model(session: Session, selection: str) -> CostModel:
    """Return the model as it stands; the usual one if nobody said otherwise."""
    row = session.get(CostModelRow, selection)
    if row is None:
        return CostModel()
    return CostModel(
        years=row.years,
        discount_rate=row.discount_rate,
        basis=Basis(row.basis),
        rules=ErrorRules(
            words=Prevails(row.words_rule),
            line=Prevails(row.line_rule),
            total=Prevails(row.total_rule),
        ),
        version=row.version,
    )


def standing_lines(
    session: Session, selection: str, language: Language = Language.EN
) -> list[CostLine]:
    """Return all lines as they stand, with a quantity for each year of the model."""
    years = standing_model(session, selection).years
    volumes: defaultdict[str, dict[int, int]] = defaultdict(dict)
    quantities = select(CostVolumeRow).where(CostVolumeRow.selection == selection)
    for volume in session.scalars(quantities):
        volumes[volume.line][volume.year] = volume.quantity
    texts = texts_of(session, selection, language.value)
    every = all_texts(session, selection)
    lines = select(CostLineRow).where(CostLineRow.selection == selection)
    return [
        CostLine(
            id=row.id,
            code=f"C-{row.ordinal}",
            heading=Heading(row.heading),
            title=texts[row.id, "title"].text if (row.id, "title") in texts else "–",
            timing=Timing(row.timing),
            unit=Unit(row.unit),
            volumes=tuple(volumes[row.id].get(year, 0) for year in range(years + 1)),
            module=row.module,
            is_own=row.is_own,
            amount=row.amount,
            by_vendor=bool(row.by_vendor),
            titles=every.get((row.id, "title"), {}),
            version=row.version,
        )
        for row in session.scalars(lines.order_by(CostLineRow.ordinal))
    ]


def standing_own_costs(session: Session, selection: str) -> OwnCosts:
    """Return every amount as it stands, for verbs and reads that have asked for their own right."""
    statement = (
        select(OwnCostRow, AccountRow.name)
        .join(AccountRow, AccountRow.id == OwnCostRow.entered_by)
        .where(OwnCostRow.selection == selection)
        .order_by(OwnCostRow.vendor, OwnCostRow.line)
    )
    return {
        (row.vendor, row.line): OwnCost(
            amount=row.amount,
            source=row.source,
            entered_by=name,
            entered_at=row.entered_at,
            version=row.version,
        )
        for row, name in session.execute(statement)
    }


def standing_own_costs_closed(session: Session, selection: str) -> Term | None:
    """Return why no own cost may change any more; None as long as it may.

    One price is enough for all vendors: with it known, the own cost of another one could be
    turned until the ranking is as wished.
    """
    sealing = session.get(SealingRow, selection)
    if sealing is not None and sealing.scores_closed_at is not None:
        return PRICES_MAY_BE_OPEN
    return A_PRICE_IS_KEPT if is_price_kept(session, selection) else None


def is_price_kept(session: Session, selection: str) -> bool:
    """Return whether a price or a price form of any vendor is kept."""
    kept = (
        select(PriceRow.vendor).where(PriceRow.selection == selection).limit(1),
        select(PriceFormRow.id).where(PriceFormRow.selection == selection).limit(1),
    )
    return any(session.scalar(each) is not None for each in kept)


def standing_rates(session: Session, selection: str) -> dict[str, ExchangeRate]:
    """Return the rates of exchange by currency, as they stand."""
    rows = session.scalars(select(ExchangeRateRow).where(ExchangeRateRow.selection == selection))
    return {
        row.currency: ExchangeRate(
            currency=row.currency,
            rate=row.rate,
            day=row.day,
            source=row.source,
            version=row.version,
        )
        for row in rows
    }
