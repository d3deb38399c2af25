"""Price forms: which are there, for who takes them in; what they say, once prices are open."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from vendor_data.costs.error_rules import Error, Prevails
from vendor_data.costs.offer import Offer, OfferedLine, Stated
from vendor_data.costs.price_version import Correction, PriceVersion, Source
from vendor_data.costs.tables import PriceCorrectionRow, PriceFormRow, PriceLineRow
from vendor_data.price import PriceKind
from vendor_data.reads.left_out import left_out
from vendor_data.tables import BelowFloorRow, PriceRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenForm:
    """That a price form was taken in, and whether the official price is from it; no amount."""

    number: int
    taken_at: dt.datetime
    is_official: bool


def taken_forms(session: Session, actor: Actor, selection: str) -> Mapping[str, TakenForm]:
    """Return each vendor's newest form without its contents; only who enters prices may ask."""
    if not is_allowed(session, actor, Right.SET_PRICE, selection):
        return {}
    official = _official(session, selection)
    statement = (
        select(PriceFormRow)
        .where(PriceFormRow.selection == selection)
        .order_by(PriceFormRow.number)
    )
    return {
        row.vendor: TakenForm(
            number=row.number, taken_at=row.taken_at, is_official=row.id in official
        )
        for row in session.scalars(statement)
        if row.vendor not in actor.conflicts
    }


def price_versions(session: Session, actor: Actor, selection: str) -> list[PriceVersion]:
    """Return every version of every opened price form, the oldest first.

    Those of vendors excluded or below the technical floor stay unopened, as their prices do.
    """
    if not is_allowed(session, actor, Right.SEE_PRICES, selection):
        return []
    statement = (
        select(PriceFormRow)
        .where(
            PriceFormRow.selection == selection,
            PriceFormRow.vendor.not_in(left_out()),
            PriceFormRow.vendor.not_in(select(BelowFloorRow.vendor)),
        )
        .order_by(PriceFormRow.taken_at, PriceFormRow.number)
    )
    rows = [row for row in session.scalars(statement) if row.vendor not in actor.conflicts]
    official = _official(session, selection)
    lines = _lines(session, selection)
    corrections = _corrections(session, selection)
    return [
        _version(row, lines[row.id], corrections[row.id], official.get(row.id, "")) for row in rows
    ]


def standing_offer(session: Session, vendor: str) -> tuple[PriceFormRow, Offer] | None:
    """Return a vendor's newest form and what it says; None without one."""
    newest = (
        select(PriceFormRow)
        .where(PriceFormRow.vendor == vendor)
        .order_by(PriceFormRow.number.desc())
        .limit(1)
    )
    row = session.scalar(newest)
    if row is None:
        return None
    lines = session.scalars(select(PriceLineRow).where(PriceLineRow.form == row.id))
    return row, _offer(row, lines)


def _official(session: Session, selection: str) -> dict[str, str]:
    """Return the basis of each official price that was taken over, by its form."""
    statement = select(PriceRow.form, PriceRow.basis).where(
        PriceRow.selection == selection, PriceRow.form.is_not(None)
    )
    return {form or "": basis or "" for form, basis in session.execute(statement)}


def _lines(session: Session, selection: str) -> Mapping[str, list[PriceLineRow]]:
    found: defaultdict[str, list[PriceLineRow]] = defaultdict(list)
    for row in session.scalars(select(PriceLineRow).where(PriceLineRow.selection == selection)):
        found[row.form].append(row)
    return found


def _corrections(session: Session, selection: str) -> Mapping[str, list[PriceCorrectionRow]]:
    found: defaultdict[str, list[PriceCorrectionRow]] = defaultdict(list)
    statement = select(PriceCorrectionRow).where(PriceCorrectionRow.selection == selection)
    for row in session.scalars(statement.order_by(PriceCorrectionRow.finding)):
        found[row.form].append(row)
    return found


def _offer(row: PriceFormRow, lines: Iterable[PriceLineRow]) -> Offer:
    return Offer(
        currency=row.currency,
        lines=tuple(
            OfferedLine(
                line=line.line,
                currency=line.currency,
                unit_price=Stated(
                    raw=line.unit_raw,
                    kind=PriceKind(line.unit_kind),
                    amount=line.unit_amount,
                    words=line.unit_words,
                ),
                total=_total(line),
                remark=line.remark,
                place=line.place,
            )
            for line in lines
        ),
        total=_total(row),
    )


def _total(row: PriceFormRow | PriceLineRow) -> Stated:
    return Stated(
        raw=row.total_raw,
        kind=PriceKind(row.total_kind),
        amount=row.total_amount,
        words=row.total_words,
    )


def _version(
    row: PriceFormRow,
    lines: Iterable[PriceLineRow],
    corrections: Iterable[PriceCorrectionRow],
    official_on: str,
) -> PriceVersion:
    return PriceVersion(
        id=row.id,
        vendor=row.vendor,
        number=row.number,
        source=Source(row.source),
        offer=_offer(row, lines),
        taken_by=row.taken_by,
        taken_at=row.taken_at,
        reason=row.reason,
        extra=row.extra,
        corrections=tuple(
            Correction(
                error=Error(each.error),
                line=each.line,
                stated=each.stated,
                other=each.other,
                corrected=each.corrected,
                rule=Prevails(each.rule),
                currency=each.currency,
                reason=each.reason,
                confirmed_by=each.confirmed_by,
                confirmed_at=each.confirmed_at,
            )
            for each in corrections
        ),
        official_on=official_on,
    )
