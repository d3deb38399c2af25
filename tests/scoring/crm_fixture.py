"""The CRM selection of the product's story, as plain values (its scores as points)."""

from fractions import Fraction

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from rfp.planning.price_rule import PriceFormula, PriceRule

WEIGHTS = {"functional": 35, "integration": 15, "implementation": 15, "viability": 10, "price": 25}
QUALITY = {
    "aban": (86, 74, 80, 70),
    "baran": (78, 80, 72, 76),
    "caspian": (70, 66, 76, 60),
    "damavand": (90, 82, 58, 84),
}
PRICES = {"aban": 52_00, "baran": 46_00, "caspian": 40_00, "damavand": 60_00}
EXCLUDED = {"damavand": "Data is not hosted in the country."}

FIXED = PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=30_00, ceiling=70_00)
MIN_MAX = PriceRule(formula=PriceFormula.MIN_MAX)
LOWEST = PriceRule(formula=PriceFormula.LOWEST)

ELIGIBLE = ("aban", "baran", "caspian")


def tree() -> CriteriaTree:
    """Return the plan's top criteria; each stands for its two leaves of equal weight."""
    return CriteriaTree(
        criteria=tuple(
            Criterion(
                id=name,
                parent=None,
                weight=Fraction(percent, 100),
                kind=CriterionKind.PRICE if name == "price" else CriterionKind.QUALITY,
            )
            for name, percent in WEIGHTS.items()
        )
    )


def points(price_points, vendors=ELIGIBLE):
    return {
        v: dict(zip(WEIGHTS, (*map(Fraction, QUALITY[v]), price_points[v]), strict=True))
        for v in vendors
    }
