import json
from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog, nnls

from scoring.exact.smallest_change import Change, Impossible, Norm, Reason, smallest_change
from tests.material import shared

TOLERANCES = {Norm.L1: "L1", Norm.L2: "L2", Norm.LINF: "Linf"}


def office():
    case = json.loads(shared("truth/goodwin_wright_office.json").read_text())
    return case["inputs"], case["expected"]["smallest_change_to_overtake_addison"], case


@pytest.mark.parametrize("norm", Norm)
def test_goodwin_and_wrights_rivals_overtake_addison_at_the_distances_computed(norm):
    inputs, expected, case = office()
    within = case["tolerance"][TOLERANCES[norm]]

    for name, wanted in expected.items():
        rival = inputs["options"].index(name)
        found = smallest_change(
            inputs["values"], inputs["swing_points"], rival, norm=norm, against=0
        )
        assert found.distance == pytest.approx(wanted[TOLERANCES[norm]], abs=within)
        if norm is Norm.L2:
            assert found.weights == pytest.approx(wanted["L2_weights"], abs=within)


def drawn(seed):
    """Return a problem full of ties, of weights at 0, of locks and of margins."""
    random = np.random.default_rng(seed)
    m, n = random.integers(2, 8), random.integers(1, 9)
    values = [random.random((m, n)), random.integers(0, 4, (m, n)) / 3][seed % 2]
    weights = random.integers(0, 5, n).astype(float)
    weights[random.integers(n)] += 1
    weights /= weights.sum()
    locked = random.random(n) < (0.3 if seed % 3 else 0)
    return {
        "values": values,
        "weights": weights,
        "rival": int(random.integers(m)),
        "margin": float(random.choice([0, 0.05])),
        "lowest": np.where(locked, weights, 0),
        "highest": np.where(locked, weights, np.maximum(weights, random.choice([0.7, 1]))),
    }


def leads_of(problem):
    values = problem["values"]
    others = [i for i in range(len(values)) if i != problem["rival"]]
    return values[problem["rival"]] - values[others]


def solved_by_scipy(problem, norm):
    leads, weights = leads_of(problem), problem["weights"]
    n, one = len(weights), np.eye(len(weights))
    size = one if norm is Norm.L1 else np.ones((n, 1))
    k = size.shape[1]
    rows = np.block([[-leads, np.zeros((len(leads), k))], [one, -size], [-one, -size]])
    limits = np.concatenate([np.full(len(leads), -problem["margin"]), weights, -weights])
    bounds = [*zip(problem["lowest"], problem["highest"], strict=True), *[(0, None)] * k]
    costs = np.append(np.zeros(n), np.ones(k))
    sums = np.append(np.ones(n), np.zeros(k))[None]
    return linprog(costs, rows, limits, sums, [1], bounds)


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("norm", [Norm.L1, Norm.LINF])
def test_the_smallest_change_is_that_of_scipys_linear_programme(norm, seed):
    problem = drawn(seed)

    found, expected = smallest_change(**problem, norm=norm), solved_by_scipy(problem, norm)

    if isinstance(found, Impossible):
        assert expected.status == 2
    else:
        assert found.distance == pytest.approx(expected.fun, abs=1e-8)
        check_allowed(problem, found)


@pytest.mark.parametrize("seed", [4, 15, 106, 234, 346, 376, 384, 434])
def test_criteria_a_million_times_apart_lead_no_programme_astray(seed):
    random = np.random.default_rng(seed)
    m, n = int(random.integers(3, 8)), int(random.integers(4, 11))
    values = random.random((m, n)) * 10.0 ** random.integers(-3, 4, (1, n))
    problem = {
        "values": values / values.max(), "weights": random.dirichlet(np.ones(n)), "rival": 0,
        "margin": 0.0, "lowest": np.zeros(n), "highest": np.ones(n),
    }  # fmt: skip

    found = smallest_change(**problem, norm=Norm.LINF)
    least_squares = smallest_change(**problem, norm=Norm.L2)

    assert isinstance(found, Impossible) == (solved_by_scipy(problem, Norm.LINF).status == 2)
    if isinstance(found, Change):
        assert found.weights.sum() == pytest.approx(1, abs=1e-9)
        assert (leads_of(problem) @ found.weights >= -1e-9).all()
        assert found.distance <= np.abs(least_squares.weights - problem["weights"]).max() + 1e-9


@pytest.mark.parametrize("seed", range(60))
def test_the_smallest_change_in_l2_meets_the_conditions_of_a_minimum(seed):
    # Karush-Kuhn-Tucker: the change is a sum, weighted 0 or more, of the demands and limits that
    # are just met. For a convex problem that proves it the smallest.
    problem = drawn(seed)

    found = smallest_change(**problem, norm=Norm.L2)

    if isinstance(found, Impossible):
        assert solved_by_scipy(problem, Norm.L1).status == 2
        return
    check_allowed(problem, found)
    leads, n = leads_of(problem), len(problem["weights"])
    just_met = [
        leads[leads @ found.weights - problem["margin"] < 1e-9],
        np.eye(n)[found.weights - problem["lowest"] < 1e-9],
        -np.eye(n)[problem["highest"] - found.weights < 1e-9],
        np.ones((1, n)),
        -np.ones((1, n)),
    ]
    change = found.weights - problem["weights"]
    assert nnls(np.vstack(just_met).T, change)[1] == pytest.approx(0, abs=1e-8)


def check_allowed(problem, found):
    assert found.weights.sum() == pytest.approx(1, abs=1e-12)
    assert (found.weights >= problem["lowest"] - 1e-12).all()
    assert (found.weights <= problem["highest"] + 1e-12).all()
    assert (leads_of(problem) @ found.weights >= problem["margin"] - 1e-9).all()


@pytest.mark.parametrize("norm", Norm)
def test_no_weights_on_a_fine_grid_are_nearer(norm):
    values = np.array([[0.9, 0.3, 0.5], [0.2, 0.8, 0.6], [0.5, 0.6, 0.9]])
    now = np.array([0.6, 0.25, 0.15])
    order = {Norm.L1: 1, Norm.L2: 2, Norm.LINF: np.inf}[norm]
    steps = range(201)
    grid = np.array([(a, b, 200 - a - b) for a, b in product(steps, steps) if a + b <= 200]) / 200

    found = smallest_change(values, now, 1, norm=norm)

    totals = grid @ values.T
    winning = grid[totals[:, 1] >= totals.max(axis=1) - 1e-12]
    best = np.linalg.norm(winning - now, ord=order, axis=1).min()
    assert found.distance <= best + 1e-12
    assert found.distance == pytest.approx(best, abs=0.02)


@pytest.mark.parametrize("norm", Norm)
def test_large_cases_are_solved_too(norm):
    random = np.random.default_rng(5)
    values, weights = random.random((20, 60)), random.dirichlet(np.ones(60))

    for rival in range(20):
        found = smallest_change(values, weights, rival, norm=norm)
        totals = values @ found.weights
        assert totals[rival] == pytest.approx(totals.max(), abs=1e-9)


@pytest.mark.parametrize("norm", Norm)
def test_who_leads_needs_no_change(norm):
    found = smallest_change([[0.9, 0.4], [0.2, 0.5]], [3, 1], 0, norm=norm)

    assert (found.distance, found.moved, found.weights.tolist()) == (0, 0, [0.75, 0.25])


@pytest.mark.parametrize("norm", Norm)
def test_a_duplicate_of_the_leader_and_a_lone_vendor_need_no_change(norm):
    assert smallest_change([[0.9, 0.4], [0.9, 0.4]], [3, 1], 1, norm=norm).distance == 0
    assert smallest_change([[0.9, 0.4]], [3, 1], 0, norm=norm).distance == 0
    assert smallest_change(np.full((3, 2), 0.5), [3, 1], 1, norm=norm).distance == 0


def test_one_criterion_leaves_nothing_to_move():
    assert smallest_change([[0.9], [0.4]], [1], 1).reason is Reason.DOMINATED


@pytest.mark.parametrize("norm", Norm)
def test_why_no_weights_do_is_told(norm):
    middle = [[1.0, 0.0], [0.0, 1.0], [0.4, 0.4]]  # better than each somewhere, first nowhere
    held = {"lowest": [0.5, 0], "highest": [1, 0.5]}

    assert smallest_change([[0.9, 0.4], [0.2, 0.3]], [1, 1], 1, norm=norm) == Impossible(
        reason=Reason.DOMINATED, by=0
    )
    assert smallest_change(middle, [1, 1], 2, norm=norm) == Impossible(reason=Reason.NEVER_FIRST)
    assert smallest_change([[0.9, 0.4], [0.2, 0.5]], [3, 1], 1, norm=norm, **held) == Impossible(
        reason=Reason.LIMITS
    )


def test_against_one_vendor_a_third_may_stay_ahead():
    middle = [[1.0, 0.0], [0.0, 1.0], [0.4, 0.4]]

    found = smallest_change(middle, [3, 1], 2, against=0)

    assert isinstance(found, Change)
    assert found.weights == pytest.approx([0.4, 0.6])


def test_scaling_weights_and_permuting_vendors_changes_nothing():
    random = np.random.default_rng(8)
    values, weights = random.random((5, 6)), random.random(6)
    values[1, 2] = 1  # best on one criterion, so it can win
    order = [3, 1, 4, 0, 2]

    found = smallest_change(values, weights, 1)

    assert smallest_change(values, 100 * weights, 1).distance == pytest.approx(found.distance)
    assert smallest_change(values[order], weights, 1).distance == pytest.approx(found.distance)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"rival": 2}, "count from 0 to 1, got 2"),
        ({"against": -1}, "count from 0 to 1, got -1"),
        ({"against": 1}, "held against itself"),
        ({"lowest": [0.8, 0]}, "number 1 is 0.75, its limits are 0.8 and 1.0"),
        ({"highest": [1, np.nan]}, "number 2 is 0.25"),
        ({"lowest": [0]}, r"each of the 2 criteria, got the shape \(1,\)"),
        ({"weights": [0, 0]}, "must not all be 0"),
        ({"values": [[1, np.inf], [0, 0]]}, "row 1, column 2 is inf"),
    ],
)
def test_what_cannot_be_asked_is_refused(change, words):
    asked = {"values": [[0.9, 0.4], [0.2, 0.5]], "weights": [3, 1], "rival": 1}

    with pytest.raises(ValueError, match=words):
        smallest_change(**{**asked, **change})


@pytest.mark.parametrize("norm", Norm)
def test_an_upper_limit_sends_the_weight_elsewhere(norm):
    # Level where the second and third weights make up for the first: a = b + 0.9 c.
    found = smallest_change([[1, 0, 0], [0, 1, 0.9]], [8, 1, 1], 1, norm=norm, highest=[1, 0.2, 1])

    third = (1 - 2 * 0.2) / 1.9  # with b = 0.2: 0.8 - c = 0.2 + 0.9 c
    assert found.weights.tolist() == pytest.approx([0.8 - third, 0.2, third])
