"""Made-up selections: how many vendors, which tree, formula, rules and holes is left to luck.

What each total, rank and contribution is follows here from plain fractions, without the engine.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from rfp.planning.price_rule import PriceFormula, PriceRule
from rfp.planning.tie_break import TieRule
from scoring.missing import Choice

EVALUATORS = ("niloofar", "omid", "shirin")
_RULES = (
    PriceRule(formula=PriceFormula.LINEAR_FIXED, floor=25_000_00, ceiling=55_000_00),
    PriceRule(formula=PriceFormula.MIN_MAX),
    PriceRule(formula=PriceFormula.LOWEST),
    PriceRule(formula=PriceFormula.LINEAR_FROM_LOWEST, slope=Fraction(5, 2)),
    PriceRule(formula=PriceFormula.LOWEST_MINUS_EXCESS),
    PriceRule(formula=PriceFormula.MEAN, slope=Fraction(3, 2), slope_below=Fraction(1, 2)),
)
_PRECISIONS = (Fraction(1), Fraction(1, 10), Fraction(1, 100))

Cell = tuple[str, str]  # (vendor, leaf)


@dataclass(frozen=True, kw_only=True)
class MadeUp:
    """A selection by the names of its criteria, the price among them, and of its vendors."""

    parents: Mapping[str, str | None]
    weights: Mapping[str, Fraction]  # local
    rule: PriceRule
    tie_rule: TieRule
    tie_criterion: str | None
    precision: Fraction
    vendors: tuple[str, ...]
    excluded: frozenset[str]
    prices: Mapping[str, int]
    given: Mapping[Cell, Mapping[str, int | None]]  # None: abstained
    agreed: Mapping[Cell, int]
    chosen: Mapping[Cell, Choice]

    @property
    def leaves(self) -> list[str]:
        """The criteria that people score."""
        return [c for c in self.parents if c != "price" and not self.below(c)]

    @property
    def ranked(self) -> list[str]:
        return [vendor for vendor in self.vendors if vendor not in self.excluded]

    def below(self, criterion: str | None) -> list[str]:
        return [c for c, parent in self.parents.items() if parent == criterion]


def made_up(luck: random.Random) -> MadeUp:
    """Return a selection of 2 to 8 ranked vendors on a tree of one to three levels."""
    parents = some_tree(luck)
    weights = {}
    for above in dict.fromkeys(parents.values()):
        below = [c for c, parent in parents.items() if parent == above]
        weights |= dict(zip(below, some_weights(luck, len(below)), strict=True))
    names = [f"v{at}" for at in range(luck.randint(2, 8))]
    excluded = frozenset(f"out{at}" for at in range(luck.randint(0, 2)))
    tops = [c for c, parent in parents.items() if parent is None and c != "price"]
    tie_rule = luck.choice(list(TieRule))
    shell = MadeUp(
        parents=parents, weights=weights, rule=luck.choice(_RULES), tie_rule=tie_rule,
        tie_criterion=luck.choice(tops) if tie_rule is TieRule.HIGHER_CRITERION else None,
        precision=luck.choice(_PRECISIONS), vendors=(*names, *sorted(excluded)), excluded=excluded,
        prices={name: luck.randint(20_000_00, 60_000_00) for name in names},
        given={}, agreed={}, chosen={},
    )  # fmt: skip
    return with_scores(shell, luck)


def some_tree(luck):
    """Return the parent of each criterion, every one after its parent and the price last."""
    parents = {}

    def grow(above, depth):
        for at in range(luck.randint(2, 3)):
            own = f"{above or 'c'}{at}"
            parents[own] = above
            if depth > 1 and luck.random() < 0.6:
                grow(own, depth - 1)

    grow(None, luck.randint(1, 3))
    return parents | {"price": None}


def some_weights(luck, count):
    """Return local weights that sum to 1, in whole percent; now and then one is 0."""
    cuts = sorted(luck.choices(range(101), k=count - 1))
    return [Fraction(b - a, 100) for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]


def with_scores(shell, luck):
    """Give scores, abstentions, agreed scores and choices for what nobody scored."""
    asked = {leaf: luck.sample(EVALUATORS, luck.randint(1, 3)) for leaf in shell.leaves}
    asked[shell.leaves[0]] = list(EVALUATORS)  # so that everybody has a sheet
    given, agreed, chosen = {}, {}, {}
    for vendor in shell.ranked:
        for leaf in shell.leaves:
            own = {m: luck.choice([None, 0, 1, 2, 3, 3, 4, 4, 5, 5]) for m in asked[leaf]}
            given[vendor, leaf] = own
    first, second = shell.ranked[:2]
    prices = dict(shell.prices)
    if luck.random() < 0.5:  # two alike tie
        given |= {(second, leaf): given[first, leaf] for leaf in shell.leaves}
        prices[second] = prices[first]
    for cell, own in given.items():
        is_blank = set(own.values()) == {None}
        if luck.random() < (0.3 if is_blank else 0.05):
            agreed[cell] = luck.randint(0, 5)
        elif is_blank:
            chosen[cell] = luck.choice([Choice.ZERO, Choice.ZERO, Choice.LEAVE_OUT, Choice.MEAN])
    made = replace(shell, prices=prices, given=given, agreed=agreed, chosen=chosen)
    return replace(made, chosen=feasible(made))


def feasible(made):
    """Return choices that can be carried out: a mean has others, and some leaf is left."""
    left_out = {leaf for (_, leaf), choice in made.chosen.items() if choice is Choice.LEAVE_OUT}
    chosen = dict(made.chosen)
    for (vendor, leaf), choice in made.chosen.items():
        nobody = all(own_points(made, (other, leaf)) is None for other in made.ranked)
        everything = left_out >= set(made.leaves)
        if (choice is Choice.MEAN and nobody) or (choice is Choice.LEAVE_OUT and everything):
            chosen[vendor, leaf] = Choice.ZERO
    return chosen


def own_points(made, cell):
    """Return 20 x the agreed score, or x the mean of what was given; None where nobody scored."""
    if cell in made.agreed:
        return Fraction(20 * made.agreed[cell])
    scores = [score for score in made.given[cell].values() if score is not None]
    return Fraction(20 * sum(scores), len(scores)) if scores else None


def price_points(made):
    """Return the points of each price by the words of its formula, from 0 to 100."""
    offered, rule = [made.prices[v] for v in made.ranked], made.rule
    low, high, mean = min(offered), max(offered), Fraction(sum(offered), len(offered))
    found = {}
    for vendor in made.ranked:
        price = made.prices[vendor]
        above = Fraction(100 * (price - low), low)  # [%]
        beside = 100 * (price - mean) / mean
        match rule.formula:
            case PriceFormula.LINEAR_FIXED:
                worth = Fraction(100 * (rule.ceiling - price), rule.ceiling - rule.floor)
            case PriceFormula.MIN_MAX:
                worth = Fraction(100) if high == low else Fraction(100 * (high - price), high - low)
            case PriceFormula.LOWEST:
                worth = Fraction(100 * low, price)
            case PriceFormula.LINEAR_FROM_LOWEST:
                worth = 100 - rule.slope * above
            case PriceFormula.LOWEST_MINUS_EXCESS:
                worth = 100 - above
            case PriceFormula.MEAN:
                worth = 100 - (rule.slope * beside if beside > 0 else -rule.slope_below * beside)
        found[vendor] = min(Fraction(100), max(Fraction(0), worth))
    return found


def leaf_points(made):
    """Return the points of each ranked vendor on each leaf that counts, the price among them."""
    out = {leaf for (_, leaf), choice in made.chosen.items() if choice is Choice.LEAVE_OUT}
    priced, found = price_points(made), {}
    for leaf in made.leaves:
        if leaf in out:
            continue
        own = {vendor: own_points(made, (vendor, leaf)) for vendor in made.ranked}
        known = [points for points in own.values() if points is not None]
        for vendor, points in own.items():
            if points is not None:
                found[vendor, leaf] = points
            elif made.chosen[vendor, leaf] is Choice.MEAN:
                found[vendor, leaf] = sum(known) / len(known)
            else:
                found[vendor, leaf] = Fraction(0)
    return found | {(vendor, "price"): points for vendor, points in priced.items()}


def worth_of(made, points, vendor, criterion):
    """Return points and parts of a criterion; what is below shares it by weight."""
    below = made.below(criterion)
    if not below:
        return points.get((vendor, criterion)), {}
    inside = {c: worth_of(made, points, vendor, c)[0] for c in below}
    left = [c for c in below if inside[c] is not None]
    if not left:
        return None, {}
    held = sum(made.weights[c] for c in left)
    parts = {
        c: inside[c] * (made.weights[c] / held if held else Fraction(1, len(left))) for c in left
    }
    return sum(parts.values()), parts


def reckoned(made):
    """Return rank, total and the part of each top criterion, by vendor."""
    points = leaf_points(made)
    whole = {vendor: worth_of(made, points, vendor, None) for vendor in made.ranked}
    keys = {}
    for vendor, (total, _) in whole.items():
        better = Fraction(0)
        if made.tie_rule is TieRule.LOWER_PRICE:
            better = Fraction(-made.prices[vendor])
        elif made.tie_rule is TieRule.HIGHER_CRITERION:
            better = worth_of(made, points, vendor, made.tie_criterion)[0] or Fraction(0)
        keys[vendor] = (round(total / made.precision), better)  # half to the even one
    return {
        vendor: (1 + sum(other > keys[vendor] for other in keys.values()), total, parts)
        for vendor, (total, parts) in whole.items()
    }
