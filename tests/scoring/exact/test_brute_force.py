"""The exact answers against fractions and plain trying, degenerate cases among them."""

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rfp.planning.criterion import CriteriaTree, Criterion
from scoring.exact.leave_one_out import without_each_criterion, without_each_vendor
from scoring.exact.regret import regret, scenario_totals
from scoring.exact.score_rise import rises_to_tie
from scoring.exact.sensitivity import crossovers, leads, reversals, sweep
from scoring.exact.smallest_change import Impossible, Norm, Reason, smallest_change
from scoring.exact.stability import stability
from scoring.exact.sweeps import crossover_weights, vendor_pairs
from scoring.exact.two_weights import two_weight_map
from scoring.value import totals
from tests.scoring.exact.rational import dot, least_largest, least_square, least_sum

TRUTH = {Norm.L1: least_sum, Norm.L2: least_square, Norm.LINF: least_largest}


def as_shares(points):
    whole = sum(points)
    return tuple(Fraction(p, whole) for p in points)


@st.composite
def flat(draw, most_vendors=4, most_criteria=3):
    """A few whole values and weights, so that ties, copies and parallel lines are common."""
    n = draw(st.integers(1, most_criteria))
    row = st.tuples(*[st.integers(0, 4)] * n)
    values = draw(st.lists(row, min_size=1, max_size=most_vendors))
    weights = draw(st.tuples(*[st.integers(0, 3)] * n).filter(any))
    return values, weights


def behind(values, rival):
    own = values[rival]
    return [
        tuple(Fraction(a - b) for a, b in zip(own, other, strict=True))
        for at, other in enumerate(values)
        if at != rival
    ]


@pytest.mark.parametrize("norm", Norm)
@settings(max_examples=8, deadline=None)
@given(flat(most_vendors=3))
@example(([(4, 0, 0), (0, 4, 0), (0, 0, 4)], (1, 0, 0)))  # all the weight on one
@example(([(2, 2), (2, 2)], (1, 1)))
@example(([(3, 1), (1, 1)], (1, 1)))  # level only where the first weighs nothing
@example(([(3, 1, 2), (1, 1, 2), (0, 1, 3)], (3, 0, 0)))
@example(([(4, 0, 2), (0, 4, 2), (2, 2, 2)], (2, 1, 1)))  # a rival that can only ever be level
@example(([(4,), (3,)], (1,)))
def test_the_smallest_change_is_that_of_trying_every_corner(norm, case):
    values, weights = case
    now = as_shares(weights)
    for rival in range(len(values)):
        leads_ = behind(values, rival)
        expected = TRUTH[norm](now, leads_) if leads_ else Fraction(0)
        found = smallest_change(values, weights, rival, norm=norm)
        if expected is None:
            assert isinstance(found, Impossible)
            dominated = any(all(d < 0 for d in lead) for lead in leads_)
            assert (found.reason is Reason.DOMINATED) == dominated
        else:
            distance = float(expected) ** (0.5 if norm is Norm.L2 else 1)
            assert not isinstance(found, Impossible)
            assert found.distance == pytest.approx(distance, abs=1e-9)
            assert found.weights.sum() == pytest.approx(1, abs=1e-12)
            assert (found.weights >= 0).all()
            assert all((np.array(d, dtype=float) @ found.weights) >= -1e-9 for d in leads_)


def after(now, moved, to):
    """Return the weights with one at `to` and the others in proportion; equal, if all are 0."""
    rest = 1 - now[moved]
    n = len(now)
    return tuple(
        to if j == moved else (1 - to) * (now[j] / rest if rest else Fraction(1, n - 1))
        for j in range(n)
    )


@settings(max_examples=40, deadline=None)
@given(flat(most_criteria=4).filter(lambda case: len(case[1]) > 1))
@example(([(0, 1), (1, 0)], (1, 0)))
@example(([(1, 1), (1, 1)], (0, 1)))
def test_stability_and_crossovers_are_those_of_lines_drawn_in_fractions(case):
    values, weights = case
    now = as_shares(weights)
    found = stability(values, weights)
    crossed = crossover_weights(values, weights)
    today = [dot(now, [Fraction(v) for v in own]) for own in values]
    first = [v for v, total in enumerate(today) if total == max(today)]

    assert np.flatnonzero(found.leaders).tolist() == first
    for moved in range(len(weights)):
        ends = [
            [dot(after(now, moved, Fraction(t)), [Fraction(v) for v in own]) for own in values]
            for t in (0, 1)
        ]
        low, high = Fraction(0), Fraction(1)
        for leader in first:
            for other in range(len(values)):
                zero, one = (e[leader] - e[other] for e in ends)
                if zero < 0:
                    low = max(low, zero / (zero - one))
                if one < 0:
                    high = min(high, zero / (zero - one))
        assert (found.stable_from[moved], found.stable_to[moved]) == (
            pytest.approx(float(low), abs=1e-12),
            pytest.approx(float(high), abs=1e-12),
        )
        for pair, (i, k) in enumerate(zip(*vendor_pairs(len(values)), strict=True)):
            zero, one = (e[i] - e[k] for e in ends)
            meets = zero != one and min(zero, one) <= 0 <= max(zero, one)
            where = crossed[moved, pair]
            assert (not np.isnan(where)) == meets
            if meets:
                assert where == pytest.approx(float(zero / (zero - one)), abs=1e-12)


@st.composite
def trees(draw):
    """A tree of two levels, weights of 0 and 1 and branches with a single leaf among them."""
    tops = draw(st.integers(1, 4))
    shares = as_shares(draw(st.tuples(*[st.integers(0, 3)] * tops).filter(any)))
    criteria = []
    for at, share in enumerate(shares):
        criteria.append(Criterion(id=f"t{at}", parent=None, weight=share))
        below = draw(st.integers(0, 3))
        inside = draw(st.tuples(*[st.integers(0, 2)] * below).filter(any)) if below else ()
        criteria += [
            Criterion(id=f"t{at}{leaf}", parent=f"t{at}", weight=weight)
            for leaf, weight in enumerate(as_shares(inside) if inside else ())
        ]
    tree = CriteriaTree(criteria=tuple(criteria))
    row = st.tuples(*[st.integers(0, 4).map(lambda p: Fraction(25 * p))] * len(tree.leaves))
    rows = draw(st.lists(row, min_size=1, max_size=4))
    points = {f"v{v}": dict(zip(tree.leaves, own, strict=True)) for v, own in enumerate(rows)}
    return tree, points


def retold(tree, moved):
    """Return the tree with these weights; what stands beside them shares the rest as it did."""
    any_moved = next(iter(moved))
    beside = [c for c in tree.siblings(any_moved) if c not in moved]
    held, rest = sum(tree[c].weight for c in beside), 1 - sum(moved.values())
    return tree.reweighted(
        moved
        | {c: rest * (tree[c].weight / held if held else Fraction(1, len(beside))) for c in beside}
    )


def first_of(standing):
    return {v for v, total in standing.items() if total == max(standing.values())}


@settings(max_examples=40, deadline=None)
@given(trees())
def test_sweeps_leads_and_reversals_are_those_of_weighing_anew(case):
    tree, points = case
    for criterion in (c.id for c in tree.criteria if tree.siblings(c.id)):
        swept = sweep(tree, points, criterion)
        told = {t: totals(retold(tree, {criterion: t}), points) for t in map(Fraction, (0, 1))}
        for line in swept.lines:
            assert (line.at_zero, line.at_one) == (told[0][line.vendor], told[1][line.vendor])
            assert line.at(swept.present) == totals(tree, points)[line.vendor]
        meets = set()
        for one, other in combinations(points, 2):
            zero, full = (told[t][one] - told[t][other] for t in (0, 1))
            if zero != full and min(zero, full) <= 0 <= max(zero, full):
                meets.add(zero / (zero - full))
        assert {c.weight for c in crossovers(swept)} == meets
        found = leads(swept)
        assert (found[0].start, found[-1].end) == (0, 1)
        for lead in found:
            middle = totals(retold(tree, {criterion: (lead.start + lead.end) / 2}), points)
            assert set(lead.vendors) == first_of(middle)
        _check_reversals(swept, found)


def _check_reversals(swept, found):
    handovers = [lead.end for lead in found[:-1]]
    nearest = reversals(swept)
    assert (nearest.below and nearest.below.weight) == max(
        (w for w in handovers if w <= swept.present), default=None
    )
    assert (nearest.above and nearest.above.weight) == min(
        (w for w in handovers if w >= swept.present), default=None
    )


def holds(corners, at):
    around = zip(corners, (*corners[1:], corners[0]), strict=True)
    return all((v - x) * (at[1] - y) >= (w - y) * (at[0] - x) for (x, y), (v, w) in around)


@settings(max_examples=30, deadline=None)
@given(trees().filter(lambda case: len(case[0].top) > 2))
def test_the_two_weight_map_has_the_leaders_of_a_dense_grid(case):
    tree, points = case
    found = two_weight_map(tree, points, "t0", "t1")

    assert sum(region.share for region in found.regions) == 1
    for i in range(7):
        for j in range(7 - i):
            at = (Fraction(i, 6), Fraction(j, 6))
            here = first_of(totals(retold(tree, {"t0": at[0], "t1": at[1]}), points))
            there = [set(r.vendors) for r in found.regions if holds(r.corners, at)]
            assert there
            assert set.union(*there) <= here
            if len(there) == 1 and all(
                0 < weight < 1 for weight in (*at, 1 - sum(at))
            ):  # inside the map and inside a region
                assert there[0] == here or len(here) > 1


@settings(max_examples=40, deadline=None)
@given(trees().filter(lambda case: len(case[1]) > 1))
def test_a_score_rise_makes_level_and_the_least_bit_less_does_not(case):
    tree, points = case
    for vendor in points:
        found = rises_to_tie(tree, points, vendor=vendor)
        for rise in found.each:
            leaves = [
                leaf
                for leaf in tree.leaves
                if leaf == rise.criterion or tree[leaf].parent == rise.criterion
            ]
            _check_rise(tree, points, vendor, leaves, rise.points)
        _check_rise(tree, points, vendor, list(tree.leaves), found.together)


def _check_rise(tree, points, vendor, leaves, rise):
    def gap(by):
        own = points[vendor] | {
            leaf: min(Fraction(100), points[vendor][leaf] + by) for leaf in leaves
        }
        told = totals(tree, points | {vendor: own})
        return max(total for v, total in told.items() if v != vendor) - told[vendor]

    if rise is None:
        assert gap(Fraction(100)) > 0
        return
    assert gap(rise) <= 0
    if rise:
        assert gap(rise) == 0
        assert gap(rise * Fraction(999, 1000)) > 0


@settings(max_examples=40, deadline=None)
@given(flat(most_criteria=4))
def test_leaving_one_out_is_ranking_the_rest(case):
    values, weights = case
    now = as_shares(weights)
    if len(values) > 1:
        for left in without_each_vendor(values, weights):
            rest = {
                v: dot(now, [Fraction(x) for x in own])
                for v, own in enumerate(values)
                if v != left.left_out
            }
            assert set(left.winners) == first_of(rest)
    if len(weights) > 1:
        for left in without_each_criterion(values, weights):
            shares = after(now, left.left_out, Fraction(0))
            rest = {v: dot(shares, [Fraction(x) for x in own]) for v, own in enumerate(values)}
            assert set(left.winners) == first_of(rest)
            assert left.totals.tolist() == pytest.approx([float(t) for t in rest.values()])


@settings(max_examples=40, deadline=None)
@given(flat(), st.data())
def test_regret_is_the_best_of_each_scenario_less_ones_own(case, data):
    values, weights = case
    n = len(weights)
    sets = data.draw(
        st.lists(st.tuples(*[st.integers(0, 3)] * n).filter(any), min_size=1, max_size=4)
    )
    shares = [as_shares(own) for own in sets]
    table = [[dot(s, [Fraction(x) for x in own]) for s in shares] for own in values]
    best = [max(column) for column in zip(*table, strict=True)]
    worst = [max(b - t for b, t in zip(best, row, strict=True)) for row in table]

    found = regret(scenario_totals(values, sets))

    assert found.largest.tolist() == pytest.approx([float(w) for w in worst], abs=1e-12)
    assert set(found.minimax) == {v for v, w in enumerate(worst) if w == min(worst)}
    assert set(found.maximin) == {
        v for v, row in enumerate(table) if min(row) == max(map(min, table))
    }
