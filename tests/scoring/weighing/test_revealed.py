import datetime as dt
import json
from fractions import Fraction

import numpy as np
import pytest

from rfp.planning.criterion import CriteriaTree, Criterion
from scoring.charts.weights import cloud_spec
from scoring.weighing.group_priorities import joint_priorities
from scoring.weighing.revealed import (
    Joint,
    Revealed,
    Widest,
    consensus,
    furthest_pair,
    joint_tree,
    leaf_cloud,
    winner_by_member,
)
from scoring.weighing.weight_rows import cloud_rows
from tests.scoring.test_charts import committee_day
from workbench.language import Language
from workbench.problem import Problem

NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
SHAPE = (("fit", None), ("price", None), ("a", "fit"), ("b", "fit"))


def tree(**percents):
    given = {"fit": 50, "price": 50, "a": 50, "b": 50} | percents
    return CriteriaTree(
        criteria=tuple(Criterion(id=c, parent=p, weight=Fraction(given[c], 100)) for c, p in SHAPE)
    )


def revealed(**percents):
    """Return members by name, each with percents in the order of the tree."""
    order = [c for c, _ in SHAPE]
    return of({m: dict(zip(order, own, strict=True)) for m, own in percents.items()})


def of(percents):
    return Revealed(
        names={member: member.capitalize() for member in percents},
        local={
            member: {c: Fraction(p, 100) for c, p in own.items()}
            for member, own in percents.items()
        },
        left_out=(),
        reason=None,
        revealed_by="Sara",
        revealed_at=NOW,
    )


THREE = revealed(sara=(70, 30, 50, 50), omid=(60, 40, 100, 0), babak=(20, 80, 50, 50))


def test_the_geometric_mean_is_that_of_individual_priorities():
    together = joint_tree(tree(), THREE, Joint.GEOMETRIC)
    own = [[float(of[part]) for part in ("fit", "price")] for of in THREE.local.values()]

    assert [float(together[part].weight) for part in ("fit", "price")] == pytest.approx(
        joint_priorities(own).tolist(), abs=0.0005
    )
    assert together["b"].weight == 0  # Omid gives it nothing


def test_mean_and_median_are_tenths_that_sum_to_exactly_1():
    assert joint_tree(tree(), THREE).local_weights == {
        "fit": Fraction(1, 2), "price": Fraction(1, 2),
        "a": Fraction(667, 1000), "b": Fraction(333, 1000),
    }  # fmt: skip
    median = joint_tree(tree(), THREE, Joint.MEDIAN)
    assert (median["fit"].weight, median["a"].weight) == (Fraction(3, 5), Fraction(1, 2))


def test_medians_that_are_all_0_are_refused():
    shape = [Criterion(id=c, parent=None, weight=Fraction(1, 3)) for c in "abc"]
    one_each = of({m: {c: 100 * (c == m) for c in "abc"} for m in "abc"})
    with pytest.raises(Problem, match="must not all be 0"):
        joint_tree(CriteriaTree(criteria=tuple(shape)), one_each, Joint.MEDIAN)


def test_other_criteria_or_other_groups_are_not_those_that_were_weighed():
    fewer = CriteriaTree(criteria=tree().criteria[:2])
    assert THREE.fits(tree())
    assert not THREE.fits(fewer)
    moved = CriteriaTree(
        criteria=tuple(
            Criterion(id=c, parent="price" if p else None, weight=Fraction(1, 2)) for c, p in SHAPE
        )
    )
    assert THREE.fits(moved)  # the same siblings, so the same questions
    with pytest.raises(Problem, match="have changed since the members weighed them"):
        joint_tree(fewer, THREE)


def test_the_cloud_of_the_lowest_criteria_is_in_the_whole():
    assert np.allclose(
        leaf_cloud(tree(), THREE), [[0.3, 0.35, 0.35], [0.4, 0.6, 0], [0.8, 0.1, 0.1]]
    )
    assert consensus(tree(), THREE) == pytest.approx(1 - (0.35 + 0.5 + 0.5) / 3)


def test_the_pair_furthest_apart_is_named_with_the_criterion_that_parts_them():
    pair = furthest_pair(tree(), THREE)
    assert (pair.first, pair.second, round(pair.distance, 9)) == ("sara", "babak", 0.5)
    assert (pair.criterion, pair.of_first, pair.of_second) == (
        "price", Fraction(3, 10), Fraction(4, 5),
    )  # fmt: skip
    assert furthest_pair(tree(), revealed(sara=(70, 30, 50, 50))) is None
    alike = revealed(sara=(70, 30, 50, 50), omid=(70, 30, 50, 50))
    assert furthest_pair(tree(), alike) is None


def test_the_criterion_on_which_members_differ_most_is_found_in_each_group():
    assert THREE.widest(tree(), None) == Widest("fit", Fraction(1, 5), Fraction(7, 10))
    assert THREE.widest(tree(), "fit") == Widest("a", Fraction(1, 2), Fraction(1))


def test_each_member_has_a_winner_by_their_own_weights():
    standing = committee_day()
    official = standing.tree.local_weights
    price = standing.tree.price
    at = {"chair": 25, "mina": 40, "sara": 10}
    local = {}
    for member, share in at.items():
        rest = {c: w for c, w in official.items() if standing.tree[c].parent is None and c != price}
        scale = (1 - Fraction(share, 100)) / sum(rest.values())
        top = {c: w * scale for c, w in rest.items()} | {price: Fraction(share, 100)}
        local[member] = {c: top.get(c, w) for c, w in official.items()}
    found = Revealed(
        names={m: m for m in at}, local=local, left_out=(), reason=None, revealed_by="x",
        revealed_at=NOW,
    )  # fmt: skip
    assert winner_by_member(standing, found) == {
        "chair": ("baran",), "mina": ("caspian",), "sara": ("aban",),
    }  # fmt: skip


def test_every_member_is_a_dot_beside_mean_and_plan():
    rows = cloud_rows(
        tree(fit=55, price=45), THREE, Language.EN, titles={"fit": "Fit"}, parent=None
    )
    fit = [row for row in rows if row["place"] == 0]
    assert [(row["kind"], row["weight"]) for row in fit] == [
        ("member", 70.0), ("member", 60.0), ("member", 20.0), ("plan", 55.0), ("mean", 50.0),
    ]  # fmt: skip
    assert [row["name"] for row in fit[:3]] == ["Sara", "Omid", "Babak"]
    assert (fit[0]["text"], fit[-1]["text"]) == ("70\xa0%", "mean 50\xa0%")
    assert {row["criterion"] for row in rows} == {"Fit", "–"}


def test_the_cloud_reads_from_the_right_in_persian():
    spec = json.dumps(cloud_spec(Language.FA))
    assert '"reverse": true' in spec
    assert '"orient": "right"' in spec
    assert '"reverse": true' not in json.dumps(cloud_spec(Language.EN))
