"""The standing of the CRM selection, as the ranking's screens have it."""

from dataclasses import replace
from fractions import Fraction

from rfp.planning.tie_break import NO_TIE_BREAK
from scoring.pricing.price_points import price_points
from scoring.standing import Standing
from tests.scoring import crm_fixture as crm

PERSIAN = {"aban": "آبان", "baran": "باران", "caspian": "کاسپین"}
PERSIAN_TITLES = {
    "functional": "تناسب عملکردی",
    "integration": "یکپارچگی",
    "implementation": "پیاده‌سازی",
    "viability": "پایداری",
    "price": "قیمت",
}


def standing(rule=crm.FIXED, **changes):
    """Return the official standing under a price rule, with other changes."""
    prices = {v: crm.PRICES[v] for v in crm.ELIGIBLE}
    made = Standing(
        tree=crm.tree(),
        titles={c: c.capitalize() for c in crm.WEIGHTS},
        vendors={v: v.capitalize() for v in crm.QUALITY},
        points=crm.points(price_points(rule, prices)),
        prices=prices,
        excluded=crm.EXCLUDED,
        price_rule=rule,
        currency="EUR",
        precision=Fraction(1, 10),
        tie_break=NO_TIE_BREAK,
    )
    return replace(made, **changes)
