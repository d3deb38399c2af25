"""What the ranking is made of, as formulas that any spreadsheet understands."""

from fractions import Fraction
from itertools import pairwise

from rfp.planning.measure import Measure
from rfp.planning.price_rule import PriceFormula, PriceRule


def exact(value: Fraction) -> str:
    """Return a fraction as a formula keeps it: both of its numbers, nothing rounded.

    >>> exact(Fraction(7, 20))
    '(7/20)'
    """
    return f"({value.numerator}/{value.denominator})"


def half_even(total: str, step: Fraction) -> str:
    """Return the formula that rounds half to even, which no spreadsheet has as a function."""
    steps = f"({total}/{exact(step)})"
    is_half = f"ABS({steps}-INT({steps})-0.5)<1E-9"
    return f"=IF({is_half},2*ROUND({steps}/2,0),ROUND({steps},0))*{exact(step)}"


def competition_rank(own: str, key: str, all_totals: str, all_keys: str, step: Fraction) -> str:
    """Return 1 + how many are ahead: by a published step, or level and ahead by the rule."""
    half = f"({exact(step)}/2)"
    ahead = f"SUMPRODUCT(--({all_totals}>{own}+{half}))"
    level = f"SUMPRODUCT((ABS({all_totals}-{own})<{half})*({all_keys}>{key}+1E-9))"
    return f"=1+{ahead}+{level}"


def price_formula(rule: PriceRule, price: str, all_prices: str, *, scale: int) -> str:
    """Return the points of a price; amounts of the rule are divided by `scale`, as prices are."""
    low, high = f"MIN({all_prices})", f"MAX({all_prices})"
    match rule.formula:
        case PriceFormula.LINEAR_FIXED:
            full, none = (exact(Fraction(amount, scale)) for amount in rule.fixed_points)
            return f"=MAX(0,MIN(100,100*({none}-{price})/({none}-{full})))"
        case PriceFormula.MIN_MAX:
            return f"=IF({low}={high},100,100*({high}-{price})/({high}-{low}))"
        case PriceFormula.LOWEST:
            return f"=100*{low}/{price}"
        case PriceFormula.MEAN:
            return _by_distance(price, f"AVERAGE({all_prices})", rule)
        case _:
            return _by_distance(price, low, rule)


def measured_formula(measure: Measure, amount: str) -> str:
    """Return the points of an amount: the line between two reference points, level outside.

    >>> from rfp.planning.measure import typed_measure
    >>> measured_formula(typed_measure([("4", "100"), ("12", "0")]), "D2")
    '=IF(D2<=(4/1),(100/1),IF(D2<=(12/1),(100/1)+(-25/2)*(D2-(4/1)),(0/1)))'
    """
    points = list(zip(measure.amounts, measure.points, strict=True))
    text = exact(points[-1][1])
    for (low, worth), (high, next_worth) in reversed(list(pairwise(points))):
        slope = (next_worth - worth) / (high - low)
        line = f"{exact(worth)}+{exact(slope)}*({amount}-{exact(low)})"
        text = f"IF({amount}<={exact(high)},{line},{text})"
    return f"=IF({amount}<={exact(points[0][0])},{exact(points[0][1])},{text})"


def _by_distance(price: str, reference: str, rule: PriceRule) -> str:
    above, below = (exact(slope) for slope in rule.slopes)
    percent = f"(({price}-{reference})/{reference}*100)"
    return f"=MAX(0,100-IF({percent}>0,{above},-{below})*{percent})"
