"""Price forms are taken in, version by version, and taken over as official prices."""

from collections.abc import Mapping

from sqlalchemy import func, select

from vendor_data.changes.notes import cleaned_note
from vendor_data.changes.own_costs import expect_own_costs_before_prices
from vendor_data.changes.prices import expect_price_open_to_change, put_price
from vendor_data.costs.arithmetic import Checked, Finding, check
from vendor_data.costs.offer import Offer, OfferedLine, Stated
from vendor_data.costs.own_cost import lines_for
from vendor_data.costs.price_version import Source
from vendor_data.costs.reckoned import reckon
from vendor_data.costs.tables import (
    PriceCorrectionRow,
    PriceFormRow,
    PriceLineRow,
)
from vendor_data.money import Money
from vendor_data.price import PriceKind
from vendor_data.reads.costs import (
    standing_lines,
    standing_model,
    standing_own_costs,
    standing_rates,
)
from vendor_data.reads.price_forms import standing_offer
from vendor_data.tables import VendorRow
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import Audience, verb
from workbench.store import Change, Store

TAKE = verb(
    "vendor_data.take_price_form",
    right=Right.SET_PRICE,
    label="Price form taken in",
    audience=Audience.NOBODY_UNTIL_PRICES,
)
TAKE_OVER = verb(
    "vendor_data.take_over_price",
    right=Right.SET_PRICE,
    label="Price form taken over as the official price",
    audience=Audience.NOBODY_UNTIL_PRICES,
)
LONGEST = 4000


def take_price_form(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    offer: Offer,
    form_source: Source,
    reason: str = "",
    confirmed: Mapping[str, str] | None = None,
    extra: str = "",
    digest: str = "",
) -> str:
    """Store a vendor's price form as its next version; older versions stay.

    Parameters
    ----------
    offer : Offer
        With every doubt settled by a person. [minor units of its currencies]
    reason : str
        Why there is another version; needed from the second one on.
    confirmed : mapping of str to str
        For each error of calculation (Finding.key) why its correction is right.
    extra : str
        What the form says beside what was asked, as it stands there.
    digest : str
        SHA-256 of the file it was read from.

    Raises
    ------
    Problem
        If an error has no confirmation, an amount is no money, or a reason is missing.
    Refused
        If the vendor is excluded or below the floor, or its price is open and fixed. If it is the
        first price and an own cost that counts is not stated.
    """
    with store.change(actor, TAKE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        expect_price_open_to_change(change, vendor)
        expect_own_costs_before_prices(change)
        _expect_money(offer)
        lines = standing_lines(change.session, selection)
        known = {line.id for line in lines if not line.is_own}
        if {offered.line for offered in offer.lines} - known:
            raise Problem("the price form names a line that is not on the cost sheet")
        if not known:
            raise Problem("the cost sheet has no line that a vendor could price")
        checked = check(offer, lines, standing_model(change.session, selection).rules)
        row = _form(change, vendor, offer, reason)
        row.source, row.extra, row.digest = form_source.value, extra, digest
        change.session.add(row)
        change.session.flush()
        change.session.add_all(_line(row, offered) for offered in offer.lines)
        _put_corrections(change, row.id, checked, confirmed or {})
        change.about(vendor, vendor=vendor)
    return row.id


def take_over_price(store: Store, actor: Actor, *, selection: str, vendor: str) -> None:
    """Make what the vendor's newest price form comes to its official price.

    The amount is reckoned here by the published model and rounded once; nobody sees it before the
    prices are open.

    Raises
    ------
    Problem
        If there is no price form, a line that counts is open, a rate of exchange is missing, or
        the amount is 0.
    Refused
        If the vendor is excluded or below the floor, or its price is open and fixed.
    """
    with store.change(actor, TAKE_OVER, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        expect_price_open_to_change(change, vendor)
        found = standing_offer(change.session, vendor)
        if found is None:
            raise Problem("there is no price form of this vendor yet; read one first")
        row, offer = found
        model = standing_model(change.session, selection)
        lines = standing_lines(change.session, selection)
        reckoned = reckon(
            offer,
            lines_for(lines, vendor, standing_own_costs(change.session, selection)),
            model,
            currency=change.selection.currency,
            rates=standing_rates(change.session, selection),
        )
        put_price(change, vendor, reckoned.price(model), form=row.id, basis=model.basis.value)
        change.about(vendor, vendor=vendor)


def _expect_money(offer: Offer) -> None:
    for currency, stated in _cells(offer):
        if (stated.amount is None) == (stated.kind is PriceKind.AMOUNT):
            raise Problem("an amount is stated where a price is one, and nowhere else")
        if stated.kind is PriceKind.UNREADABLE:
            raise Problem("a price that nobody could read is decided before it is stored")
        for minor in (stated.amount, stated.words):
            if minor is not None:
                Money(currency=currency, minor=minor)
                if minor < 0:
                    raise Problem("a price in a form is 0 or more")


def _cells(offer: Offer) -> list[tuple[str, Stated]]:
    lines = [
        (line.currency, stated) for line in offer.lines for stated in (line.unit_price, line.total)
    ]
    return [*lines, (offer.currency, offer.total)]


def _form(change: Change, vendor: str, offer: Offer, reason: str) -> PriceFormRow:
    last = select(func.max(PriceFormRow.number)).where(PriceFormRow.vendor == vendor)
    number = (change.session.scalar(last) or 0) + 1
    if number > 1 and not reason.strip():
        raise Problem("say why there is another version of this price form")
    return PriceFormRow(
        id=change.new_id(),
        selection=change.selection.id,
        vendor=vendor,
        number=number,
        taken_by=change.actor.account,
        taken_at=change.now,
        reason=cleaned_note(reason, LONGEST),
        currency=offer.currency,
        total_raw=offer.total.raw,
        total_kind=offer.total.kind.value,
        total_amount=offer.total.amount,
        total_words=offer.total.words,
    )


def _line(form: PriceFormRow, offered: OfferedLine) -> PriceLineRow:
    unit, total = offered.unit_price, offered.total
    return PriceLineRow(
        form=form.id,
        line=offered.line,
        selection=form.selection,
        currency=offered.currency,
        unit_raw=unit.raw,
        unit_kind=unit.kind.value,
        unit_amount=unit.amount,
        unit_words=unit.words,
        total_raw=total.raw,
        total_kind=total.kind.value,
        total_amount=total.amount,
        total_words=total.words,
        remark=offered.remark,
        place=offered.place,
    )


def _put_corrections(
    change: Change, form: str, checked: Checked, confirmed: Mapping[str, str]
) -> None:
    open_ones = [each for each in checked.findings if not confirmed.get(each.key, "").strip()]
    if open_ones:
        raise Problem(
            "{count} errors of calculation are not confirmed yet; say for each why its "
            "correction is right",
            count=len(open_ones),
        )
    for finding in checked.findings:
        change.session.add(_correction(change, form, finding, confirmed[finding.key]))


def _correction(change: Change, form: str, finding: Finding, reason: str) -> PriceCorrectionRow:
    return PriceCorrectionRow(
        form=form,
        finding=finding.key,
        selection=change.selection.id,
        line=finding.line,
        error=finding.error.value,
        rule=finding.rule.value,
        currency=finding.currency,
        stated=finding.stated,
        other=finding.other,
        corrected=finding.corrected,
        reason=cleaned_note(reason, LONGEST),
        confirmed_by=change.actor.account,
        confirmed_at=change.now,
    )
