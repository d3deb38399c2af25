import json
from fractions import Fraction

import numpy as np
import pytest

from scoring.weighing.consistency import consistency
from scoring.weighing.hierarchy import SynthesisMode, global_weights, synthesis
from scoring.weighing.pairwise import from_upper_triangle
from scoring.weighing.priorities import PriorityRule, priorities
from tests.material import shared


@pytest.fixture(scope="module")
def belton_gear():
    return json.loads(shared("truth/ahp_belton_gear1983_rank_reversal.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def vehicles():
    return json.loads(shared("cases/vehicle-ahp-hierarchy.json").read_text("utf-8"))


def local_priorities(values):
    """Return vendors by criteria, from fully consistent comparisons on each criterion."""
    columns = [priorities(np.divide.outer(v, v), PriorityRule.EIGENVECTOR) for v in values]
    return np.array(columns).T


def test_a_copy_of_one_vendor_turns_the_distributive_order_and_not_the_ideal_one(belton_gear):
    values = np.array(belton_gear["inputs"]["criterion_values_ABC"], dtype=float)
    three, four = local_priorities(values), local_priorities(values[:, [0, 1, 2, 1]])
    expected = belton_gear["expected"]

    found = {
        f"{mode.value}_{name}": synthesis(table, [1, 1, 1], mode)
        for mode in SynthesisMode
        for name, table in (("ABC", three), ("ABCD", four))
    }

    for name, totals in found.items():
        assert totals == pytest.approx(expected[name], abs=belton_gear["tolerance"]["scores"])
    for name, printed in expected["published"].items():
        assert found[f"distributive_{name}"] == pytest.approx(printed, abs=0.006)


def ratio(written):
    """Return 1.5 for 1.5 and 0.2 for "1/5"."""
    above, _, below = str(written).partition("/")
    return Fraction(above) / Fraction(below or 1)


def comparisons(case, name):
    return from_upper_triangle([ratio(v) for v in case["pairwise"][name]["values"]])


def local_weights(case, name):
    found = priorities(comparisons(case, name), PriorityRule.EIGENVECTOR)
    return dict(zip(case["pairwise"][name]["items"], found.tolist(), strict=True))


def test_the_vehicles_have_the_published_totals(vehicles):
    weights = global_weights(
        {
            "goal": local_weights(vehicles, "criteria"),
            "Cost": local_weights(vehicles, "cost"),
            "Capacity": local_weights(vehicles, "capacity"),
        },
        "goal",
    )
    table = [list(local_weights(vehicles, leaf.lower()).values()) for leaf in weights]

    totals = synthesis(np.array(table).T, list(weights.values()))

    found = dict(zip(vehicles["alternatives"], totals.tolist(), strict=True))
    assert found == pytest.approx(vehicles["recomputed"]["target_weights"], abs=1e-9)
    assert found == pytest.approx(vehicles["published"]["target_weights"], abs=6e-4)
    assert sorted(found, key=lambda v: -found[v]) == vehicles["published"]["ranking"]


def test_the_vehicles_have_the_published_ratios_and_style_warns(vehicles):
    found = {name: consistency(comparisons(vehicles, name)) for name in vehicles["pairwise"]}

    ratios = {name: c.ratio for name, c in found.items()}
    assert ratios == pytest.approx(vehicles["recomputed"]["consistency_ratios"], abs=5e-5)
    assert [name for name, c in found.items() if c.warns] == ["style"]


def test_shares_go_down_level_by_level():
    groups = {"all": {"a": 1, "b": 3}, "b": {"c": 1, "d": 1}, "d": {"e": 9, "f": 1}}

    assert global_weights(groups, "all") == pytest.approx(
        {"a": 0.25, "c": 0.375, "e": 0.3375, "f": 0.0375}
    )


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        ({"all": {"a": 1, "b": 1}, "b": {"a": 1}}, "a must be a part of one group"),
        ({"all": {"all": 1}}, "all must be a part of one group"),
        ({"top": {"a": 1}}, "no way from all to the group all"),
        ({"all": {"a": 1}, "b": {"c": 1}, "c": {"b": 1}}, "no way from all to the group b"),
        ({"all": {}}, "must not all be 0"),
    ],
)
def test_groups_that_form_no_tree_are_refused(groups, words):
    with pytest.raises(ValueError, match=words):
        global_weights(groups, "all")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ([[1, 1], [1, -1]], "row 2, column 2 is -1"),
        ([[1, 0], [1, 0]], "column 2 has none"),
        ([[1, np.nan]], "row 1, column 2 is nan"),
    ],
)
def test_priorities_that_are_none_are_refused(table, words):
    with pytest.raises(ValueError, match=words):
        synthesis(table, [1, 1])
