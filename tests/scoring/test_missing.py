from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfp.planning.criterion import CriteriaTree, Criterion
from scoring.missing import Choice, Filled, intervals, resolve, without
from scoring.ranking import rank
from scoring.value import totals
from workbench.problem import Problem

OUT, ZERO, MEAN = Choice.LEAVE_OUT, Choice.ZERO, Choice.MEAN


def tree():
    return CriteriaTree(
        criteria=(
            Criterion(id="fit", parent=None, weight=Fraction(3, 5)),
            Criterion(id="sales", parent="fit", weight=Fraction(1, 2)),
            Criterion(id="service", parent="fit", weight=Fraction(3, 8)),
            Criterion(id="reports", parent="fit", weight=Fraction(1, 8)),
            Criterion(id="plan", parent=None, weight=Fraction(2, 5)),
            Criterion(id="team", parent="plan", weight=Fraction(1)),
        )
    )


def scored(**missing):
    """Return full scores with gaps where `missing` names a leaf of a vendor."""
    full = {
        "aban": {"sales": 80, "service": 60, "reports": 40, "team": 50},
        "baran": {"sales": 60, "service": 60, "reports": 60, "team": 60},
        "zagros": {"sales": 0, "service": 0, "reports": 0, "team": 0},
    }
    return {
        v: {leaf: None if leaf == missing.get(v) else Fraction(p) for leaf, p in own.items()}
        for v, own in full.items()
    }


def test_a_missing_score_makes_an_interval_of_total_and_rank():
    found = intervals(tree(), scored(aban="team"))

    aban = found["aban"]
    assert (aban.worst, aban.best, aban.missing) == (Fraction(81, 2), Fraction(161, 2), ("team",))
    assert (aban.best_rank, aban.worst_rank) == (1, 2)
    assert (found["baran"].best_rank, found["baran"].worst_rank) == (1, 2)
    assert (found["zagros"].worst_rank, found["zagros"].best) == (3, 0)


def test_zero_is_a_score_and_the_disqualified_take_no_rank():
    cells = scored(baran="team")
    found = intervals(tree(), cells, disqualified={"baran"})

    assert list(found) == ["aban", "zagros"]
    assert found["zagros"].worst == found["zagros"].best == 0
    assert found["zagros"].missing == ()
    assert (found["aban"].best_rank, found["aban"].worst_rank) == (1, 1)


def test_nothing_is_chosen_silently():
    with pytest.raises(Problem, match="not scored on team; choose first"):
        resolve(tree(), scored(aban="team"), {"sales": ZERO})


@pytest.mark.parametrize(
    ("choice", "points", "note"),
    [
        (ZERO, 0, "aban is not scored on reports: 0 points are used (count it as 0 points)"),
        (MEAN, 30, ("aban is not scored on reports: 30 points are used (take the mean of the "
                   "others)")),
    ],
)  # fmt: skip
def test_zero_and_mean_are_put_in_and_recorded(choice, points, note):
    found = resolve(tree(), scored(aban="reports"), {"reports": choice})

    assert found.points["aban"]["reports"] == points
    assert found.record == (
        Filled(vendor="aban", leaf="reports", choice=choice, points=Fraction(points)),
    )
    assert str(found.record[0].note()) == note
    assert (found.tree, found.weights) == (tree(), {})


def test_a_disqualified_vendor_is_no_part_of_the_mean():
    found = resolve(tree(), scored(aban="reports"), {"reports": MEAN}, disqualified={"zagros"})

    assert found.points["aban"]["reports"] == 60
    assert list(found.points) == ["aban", "baran"]


def test_a_leaf_that_is_left_out_is_left_out_for_all_and_its_weight_stays_under_its_parent():
    found = resolve(tree(), scored(aban="reports"), {"reports": OUT})

    assert found.tree.leaves == ("sales", "service", "team")
    assert found.tree.effective("fit") == Fraction(3, 5)
    assert found.weights == {
        "sales": (Fraction(3, 10), Fraction(12, 35)),
        "service": (Fraction(9, 40), Fraction(9, 35)),
        "reports": (Fraction(3, 40), Fraction(0)),
    }
    assert {*found.points["baran"]} == {"sales", "service", "team"}
    assert "left out for all" in str(found.record[0].note())
    assert totals(found.tree, found.points)["baran"] == 60


@pytest.mark.parametrize("other", [ZERO, MEAN])
def test_what_else_was_chosen_for_a_leaf_that_is_left_out_is_not_said_to_count(other):
    cells = scored(aban="reports", baran="reports", zagros="reports")
    chosen = {("aban", "reports"): OUT, ("baran", "reports"): other, ("zagros", "reports"): OUT}
    found = resolve(tree(), cells, chosen)

    assert [each.points for each in found.record] == [None, None, None]
    assert str(found.record[1].note()) == (
        "baran is not scored on reports: reports is left out for all, and the criteria beside it "
        "share its weight"
    )


def test_a_parent_without_parts_is_left_out_as_well():
    found = resolve(tree(), scored(aban="team"), {"team": OUT})

    assert found.tree.leaves == ("sales", "service", "reports")
    assert found.tree.effective("fit") == 1


def test_siblings_that_weigh_nothing_share_equally():
    flat = CriteriaTree(
        criteria=tuple(
            Criterion(id=c, parent=None, weight=Fraction(w))
            for c, w in (("fit", 1), ("plan", 0), ("team", 0))
        )
    )
    assert without(flat, ["fit"]).local_weights == {"plan": Fraction(1, 2), "team": Fraction(1, 2)}


def test_what_leaves_nothing_to_rank_by_is_refused():
    with pytest.raises(Problem, match="no criterion would be left"):
        without(tree(), ["sales", "service", "reports", "team"])
    with pytest.raises(Problem, match="fit has parts"):
        without(tree(), ["fit"])
    with pytest.raises(Problem, match="nobody is scored on team"):
        resolve(tree(), {"aban": scored(aban="team")["aban"]}, {"team": MEAN})


points = st.integers(0, 20).map(lambda n: Fraction(5 * n))
cells = st.dictionaries(
    st.sampled_from("abcd"),
    st.fixed_dictionaries({leaf: st.none() | points for leaf in tree().leaves}),
    min_size=1,
)


@given(cells, st.data())
def test_however_the_gaps_are_filled_total_and_rank_stay_within_the_interval(given_cells, data):
    found = intervals(tree(), given_cells)
    filled = {
        v: {leaf: data.draw(points) if p is None else p for leaf, p in own.items()}
        for v, own in given_cells.items()
    }
    exact, ranks = totals(tree(), filled), rank(tree(), filled).ranks

    for vendor, interval in found.items():
        assert interval.worst <= exact[vendor] <= interval.best
        assert interval.best_rank <= ranks[vendor] <= interval.worst_rank


@given(cells, st.sampled_from([ZERO, OUT]))
def test_what_is_resolved_can_be_ranked_and_every_gap_is_on_record(given_cells, choice):
    gaps = [(v, leaf) for v, own in given_cells.items() for leaf in tree().leaves
            if own[leaf] is None]  # fmt: skip
    if choice is OUT and {leaf for _, leaf in gaps} == {*tree().leaves}:
        return
    found = resolve(tree(), given_cells, dict.fromkeys(tree().leaves, choice))

    assert [(each.vendor, each.leaf) for each in found.record] == gaps
    assert {*rank(found.tree, found.points).ranks} == {*given_cells}
