"""Selections that nobody wishes for: one vendor, nobody left, all alike, weights of 0, too many."""

import random
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from rfp.planning.price_rule import PriceFormula, PriceRule
from rfp.planning.tie_break import TieBreak, TieRule
from scoring.evaluators.panel import panel_of
from scoring.judged_standing import JudgedStanding
from scoring.pricing.price_points import price_points
from scoring.standing import Standing
from scoring.value import NoScore, points_of

EVALUATORS = ("m1", "m2", "m3")
BY_PRICE = TieBreak(rule=TieRule.LOWER_PRICE)
NOBODY = "Its data lies outside the country."


def grown(branches, *, price):
    """Return a tree from branch to leaf to local weight; a branch is (weight, leaves) [percent]."""
    criteria = []
    for name, (weight, leaves) in branches.items():
        criteria.append(Criterion(id=name, parent=None, weight=Fraction(weight, 100)))
        criteria += [
            Criterion(id=f"{name}.{leaf}", parent=name, weight=Fraction(part, 100))
            for leaf, part in leaves.items()
        ]
    if price is not None:
        criteria.append(
            Criterion(id="price", parent=None, weight=Fraction(price, 100),
                      kind=CriterionKind.PRICE)
        )  # fmt: skip
    return CriteriaTree(criteria=tuple(criteria))


def scored(tree, vendors, score):
    """Return the sheets; `score` gives one from (place of vendor, of leaf, of evaluator)."""
    return {
        vendor: {
            leaf: {member: score(v, at, m) for m, member in enumerate(EVALUATORS)}
            for at, leaf in enumerate(tree.scored)
        }
        for v, vendor in enumerate(vendors)
    }


def judged(tree, vendors, score, prices=None, rule=None, /, **changes):
    """Return the standing with the scores behind it."""
    sheets = scored(tree, vendors, score)
    priced = dict(zip(vendors, prices, strict=True)) if prices else {}
    earned = price_points(rule, priced) if rule and rule.gives_points and priced else {}
    told = {
        "tree": tree,
        "titles": {c.id: c.id.capitalize() for c in tree.criteria},
        "vendors": {v: v.capitalize() for v in vendors} | {"out": "Out"},
        "points": points_of(tree, sheets, earned) if vendors else {},
        "prices": priced,
        "excluded": {"out": NOBODY},
        "price_rule": rule,
        "currency": "EUR",
        "precision": Fraction(1, 10),
        "tie_break": TieBreak(),
    }
    standing = Standing(**(told | changes))
    panel = panel_of(tree, sheets, standing.points) if vendors else None
    names = {member: f"Member {member}" for member in EVALUATORS}
    return JudgedStanding(standing=standing, panel=panel, sheets=sheets, evaluators=names)


def _whole(count):
    """Return local weights that sum to 100 percent, the first taking what is left over."""
    return {f"leaf{at}": (100 - 100 // count * (count - 1) if at == 0 else 100 // count)
            for at in range(count)}  # fmt: skip


def _many():
    chance = random.Random(7)  # noqa: S311, made-up scores
    tree = grown({f"branch{b}": (9, _whole(20)) for b in range(10)}, price=10)
    vendors = [f"vendor {v} of a long name that goes on and on" for v in range(40)]
    given = {(v, at, m): chance.randint(0, 5)
             for v in range(40) for at in range(200) for m in range(3)}  # fmt: skip
    prices = [chance.randint(10_000_00, 90_000_00) for _ in vendors]
    rule = PriceRule(formula=PriceFormula.MEAN, slope=Fraction(2), slope_below=Fraction(1, 3))
    tie = TieBreak(rule=TieRule.HIGHER_CRITERION, criterion="branch3")
    return judged(tree, vendors, lambda *at: given[at], prices, rule, tie_break=tie)


def _abstaining(vendor, leaf, member):
    """Leave out every second score but one, so that means stand on one, two or three."""
    return NoScore.ABSTAINED if (vendor + leaf + member) % 2 and member else (vendor + leaf) % 6


SMALL = {"fit": (60, {"a": 70, "b": 30}), "risk": (10, {})}
ODD = {
    "one vendor": lambda: judged(
        grown(SMALL, price=30), ["solo"], lambda *_: 3, [5_000_00],
        PriceRule(formula=PriceFormula.MIN_MAX),
    ),
    "nobody left": lambda: judged(
        grown(SMALL, price=30), [], lambda *_: 3, None, PriceRule(formula=PriceFormula.LOWEST)
    ),
    "all alike": lambda: judged(
        grown(SMALL, price=30), ["a", "b", "c", "d"], lambda *_: 4, [7_000_00] * 4,
        PriceRule(formula=PriceFormula.MIN_MAX), tie_break=BY_PRICE,
    ),
    "weights of 0": lambda: judged(
        grown({"fit": (0, {"a": 100, "b": 0}), "risk": (100, {}), "more": (0, {})}, price=0),
        ["a", "b", "c"], lambda v, leaf, m: (v * 2 + leaf + m) % 6, [1, 10**15, 3],
        PriceRule(formula=PriceFormula.LOWEST_MINUS_EXCESS), tie_break=BY_PRICE,
    ),
    "price is all": lambda: judged(
        grown({}, price=100), ["a", "b", "c"], lambda *_: 0, [1, 2, 10**15],
        PriceRule(formula=PriceFormula.LOWEST),
    ),
    "no price": lambda: judged(
        grown({"fit": (100, {"a": 100})}, price=None), ["a", "b"], lambda v, *_: 5 * v
    ),
    "scores left out": lambda: judged(
        grown({"fit": (50, {"a": 30, "b": 30, "c": 40}), "risk": (20, {})}, price=30),
        ["a", "b", "c", "d", "e"], _abstaining, [5_00, 5_00, 6_00, 7_00, 9_00],
        PriceRule(formula=PriceFormula.LINEAR_FROM_LOWEST, slope=Fraction(3)),
    ),
    "names that are no names": lambda: judged(
        grown(SMALL, price=30), ["=1+1", "<b>x</b>", "آبان **پررنگ**"],
        lambda v, leaf, m: (v + leaf + m) % 6, [1_00, 2_00, 3_00],
        PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=50, ceiling=4_00),
        vendors={"=1+1": "=1+1", "<b>x</b>": "<b>x</b>", "آبان **پررنگ**": "آبان **پررنگ**",
                 "out": "@SUM(A1)"},
    ),
    "many": _many,
}  # fmt: skip
