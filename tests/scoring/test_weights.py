from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfp.planning.criterion import CriteriaTree, Criterion
from scoring.weights import GRID, from_tenths, moved
from tests.scoring import crm_fixture as crm
from tests.scoring import second_selection as second
from workbench.problem import Problem


def flat(**weights):
    return CriteriaTree(
        criteria=tuple(Criterion(id=c, parent=None, weight=Fraction(w)) for c, w in weights.items())
    )


def test_price_at_40_percent_leaves_28_12_12_8():
    found = moved(crm.tree(), "price", Fraction(2, 5)).local_weights

    assert {c: w * 100 for c, w in found.items()} == {
        "functional": 28,
        "integration": 12,
        "implementation": 12,
        "viability": 8,
        "price": 40,
    }


def test_a_move_below_the_top_stays_among_its_siblings():
    found = moved(second.tree(), "coverage", Fraction(3, 5))

    assert found.local_weights == {
        **second.tree().local_weights,
        "coverage": Fraction(3, 5),
        "ease": Fraction(6, 25),
        "reports": Fraction(4, 25),
    }


def test_a_move_of_a_branch_keeps_the_local_weights_below_it():
    found = moved(second.tree(), "fit", Fraction(1, 2))

    assert found.children("fit") == ("coverage", "ease", "reports")
    assert found["coverage"].weight == Fraction(1, 2)
    assert found.effective("coverage") == Fraction(1, 4)
    assert found["price"].weight == Fraction(1, 4)


def test_locked_siblings_stay_and_the_others_share():
    found = moved(flat(a="1/2", b="1/4", c="1/4"), "a", Fraction(1, 4), locked={"b"})

    assert found.local_weights == {"a": Fraction(1, 4), "b": Fraction(1, 4), "c": Fraction(1, 2)}


def test_a_move_stops_where_locks_leave_nothing_to_share():
    found = moved(flat(a="1/2", b="1/4", c="1/4"), "a", Fraction(9, 10), locked={"b"})

    assert found.local_weights == {"a": Fraction(3, 4), "b": Fraction(1, 4), "c": 0}


def test_siblings_that_all_stand_at_zero_share_equally():
    found = moved(flat(a=1, b=0, c=0), "a", Fraction(1, 2))

    assert found.local_weights == {"a": Fraction(1, 2), "b": Fraction(1, 4), "c": Fraction(1, 4)}


def test_a_sibling_at_zero_stays_there_while_another_has_weight():
    found = moved(flat(a="1/2", b="1/2", c=0), "a", Fraction(1, 4))

    assert found.local_weights == {"a": Fraction(1, 4), "b": Fraction(3, 4), "c": 0}


@pytest.mark.parametrize(
    ("criterion", "to", "locked", "sentence"),
    [
        ("a", "1/2", {"a"}, "a is locked"),
        ("a", "1/2", {"b", "c"}, "all that stands beside a is locked"),
        ("x", "1/2", set(), "no criterion x"),
        ("a", "3/2", set(), "from 0 to 100 %, got 150 %"),
        ("a", "-1/10", set(), "from 0 to 100 %, got -10 %"),
    ],
)
def test_a_move_that_cannot_be_made_is_refused(criterion, to, locked, sentence):
    with pytest.raises(Problem, match=sentence):
        moved(flat(a="1/2", b="1/4", c="1/4"), criterion, Fraction(to), locked)


def test_an_only_child_cannot_move():
    with pytest.raises(Problem, match="a has nothing beside it"):
        moved(flat(a=1), "a", Fraction(1, 2))


def test_tenths_of_a_percent_are_a_weight():
    assert from_tenths(344) == Fraction(344, 1000)


names = st.sampled_from(["functional", "integration", "implementation", "viability", "price"])
moves = st.lists(
    st.tuples(names, st.integers(0, 1000), st.sets(names, max_size=3)), min_size=1, max_size=40
)


@given(moves)
def test_any_moves_keep_the_sum_exact_and_the_locks(sequence):
    tree = crm.tree()
    for criterion, tenths, locked in sequence:
        if criterion in locked:
            continue
        before, tree = tree, moved(tree, criterion, from_tenths(tenths), locked)
        assert sum(tree.local_weights.values()) == 1
        assert all(tree[c].weight == before[c].weight for c in locked)
        assert tree[criterion].weight <= from_tenths(tenths)


@given(names, st.integers(1, 999))
def test_a_move_and_back_restores_the_weights(criterion, tenths):
    there = moved(crm.tree(), criterion, from_tenths(tenths))

    back = moved(there, criterion, crm.tree()[criterion].weight)

    assert back == crm.tree()


def test_thousands_of_moves_under_changing_locks_keep_denominators_small():
    odd = {"a": Fraction(1, 7), "b": Fraction(2, 11), "c": Fraction(1, 13), "d": Fraction(1, 17)}
    tree, top = flat(**odd, e=1 - sum(odd.values())), "abcde"
    for step in range(3000):
        criterion, locked = top[step % 5], top[(step * step + 2) % 5]
        if criterion != locked:
            tree = moved(tree, criterion, from_tenths(step * 379 % 1001), {locked})

    assert max(c.weight.denominator for c in tree.criteria) < GRID * 10**8


def test_outgrown_weights_move_by_no_more_than_two_parts_of_the_grid():
    odd = Fraction(10**15 + 37, 3 * 10**15 + 1)
    tree = flat(a="1/2", b=odd / 2, c=(1 - odd) / 2)

    found = moved(tree, "a", Fraction(1, 3))

    for criterion in ("b", "c"):
        exact = tree[criterion].weight * Fraction(4, 3)
        assert 0 < abs(found[criterion].weight - exact) <= Fraction(2, GRID)
    assert found["b"].weight + found["c"].weight == Fraction(2, 3)
    assert found["a"].weight == Fraction(1, 3)


def test_what_the_grid_cuts_off_goes_to_the_largest_remainders_and_not_to_the_largest_weight():
    prime = 10**16 + 61
    followers = {f"f{n}": Fraction(prime // 20 + n, prime) for n in range(9)}
    tree = flat(**followers, last=1 - sum(followers.values()) - Fraction(1, 2), a="1/2")

    found = moved(tree, "a", Fraction(1, 3))

    for criterion in (*followers, "last"):
        exact = tree[criterion].weight * Fraction(4, 3)
        assert abs(found[criterion].weight - exact) < Fraction(1, GRID)
        assert found[criterion].weight.denominator <= 3 * GRID
