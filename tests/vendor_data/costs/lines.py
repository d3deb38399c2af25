"""Cost lines and offers for tests, by their shortest description."""

from vendor_data.costs.cost_line import CostLine, Heading, Timing, Unit
from vendor_data.costs.offer import BLANK, Offer, OfferedLine, Stated
from vendor_data.price import PriceKind


def line(
    key, *volumes, own=None, module="", heading=Heading.SOFTWARE, is_own=False, by_vendor=False
):
    return CostLine(
        id=key,
        code=f"C-{key}",
        heading=heading,
        title=f"Line {key}",
        timing=Timing.ONCE,
        unit=Unit.UNIT,
        volumes=volumes or (1,),
        module=module,
        is_own=is_own or own is not None,
        amount=own,
        by_vendor=by_vendor,
    )


def stated(what, words=None):
    """An amount in minor units, a kind, or None for blank."""
    if what is None:
        return BLANK
    if isinstance(what, PriceKind):
        return Stated(raw=what.value, kind=what)
    return Stated(raw=str(what), kind=PriceKind.AMOUNT, amount=what, words=words)


def offered(key, unit=None, total=None, *, words=None, currency="EUR"):
    return OfferedLine(
        line=key,
        currency=currency,
        unit_price=stated(unit, words),
        total=stated(total),
    )


def offer(*lines, total=None, words=None, currency="EUR"):
    return Offer(currency=currency, lines=lines, total=stated(total, words))
