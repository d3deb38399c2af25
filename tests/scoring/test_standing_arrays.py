from fractions import Fraction

import numpy as np
import pytest

from rfp.planning.criterion import CriteriaTree, Criterion
from scoring.exact.sensitivity import crossovers, sweep
from scoring.exact.sweeps import crossover_weights, sweep_lines
from scoring.pricing.price_points import price_points
from scoring.standing_arrays import arrays_from, tree_paths
from scoring.value import points_of, totals
from tests.scoring import crm_fixture as crm
from tests.scoring import second_selection as second

POINTS = crm.points(price_points(crm.FIXED, crm.PRICES, crm.EXCLUDED))


def second_points():
    return points_of(second.tree(), second.sheets(), second.PRICE_POINTS)


def test_totals_of_the_arrays_are_the_exact_totals():
    tree, points = second.tree(), second_points()

    arrays = arrays_from(tree, points)

    exact = [float(total / 100) for total in totals(tree, points).values()]
    assert arrays.vendors == tuple(points)
    assert arrays.criteria == second.LEAVES
    assert arrays.values @ arrays.weights == pytest.approx(exact, abs=1e-12)


def deep():
    """Return three floors, with a branch that weighs nothing and siblings that weigh nothing."""
    rows = [
        ("fit", None, "3/5"),
        ("sales", "fit", "1/3"),
        ("service", "fit", "2/3"),
        ("calls", "service", "1/4"),
        ("mail", "service", "3/4"),
        ("plan", None, "0"),
        ("team", "plan", "1"),
        ("pace", "plan", "0"),
        ("price", None, "2/5"),
    ]
    return CriteriaTree(
        criteria=tuple(Criterion(id=c, parent=p, weight=Fraction(w)) for c, p, w in rows)
    )


@pytest.mark.parametrize("tree", [second.tree(), deep()], ids=["two floors", "three floors"])
def test_every_branch_and_leaf_has_the_exact_line(tree):
    random = np.random.default_rng(4)
    points = {
        vendor: {leaf: Fraction(int(random.integers(0, 101))) for leaf in tree.leaves}
        for vendor in "abc"
    }
    found = tree_paths(tree)

    lines = sweep_lines(arrays_from(tree, points).values, found.paths)

    assert found.swept == tuple(c.id for c in tree.criteria if tree.siblings(c.id))
    for row, criterion in enumerate(found.swept):
        exact = sweep(tree, points, criterion).lines
        assert 100 * lines.at_zero[row] == pytest.approx([float(x.at_zero) for x in exact])
        assert 100 * lines.at_one[row] == pytest.approx([float(x.at_one) for x in exact])


def test_the_price_weight_has_its_crossovers_at_2_11_and_118_343():
    found = tree_paths(crm.tree())
    values = arrays_from(crm.tree(), POINTS).values

    at = crossover_weights(values, found.paths)[found.swept.index("price")]

    exact = [float(c.weight) for c in crossovers(sweep(crm.tree(), POINTS, "price"))]
    assert sorted(at[~np.isnan(at)]) == pytest.approx(exact, abs=1e-12)
    assert (at[0], at[2]) == pytest.approx((2 / 11, 118 / 343), abs=1e-12)


def test_without_vendors_or_anything_beside_there_are_no_arrays():
    alone = CriteriaTree(criteria=(Criterion(id="fit", parent=None, weight=Fraction(1)),))

    with pytest.raises(ValueError, match="nobody is in the ranking"):
        arrays_from(alone, {})
    with pytest.raises(ValueError, match="there is one criterion"):
        tree_paths(alone)
