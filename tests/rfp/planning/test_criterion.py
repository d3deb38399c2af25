from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind, in_percent
from workbench.problem import Problem


def criterion(name, weight, parent=None, kind=CriterionKind.QUALITY):
    return Criterion(id=name, parent=parent, weight=Fraction(weight), kind=kind)


def price(weight, parent=None, name="price"):
    return criterion(name, weight, parent, CriterionKind.PRICE)


def tree(*criteria):
    return CriteriaTree(criteria=criteria)


def two_levels():
    return tree(
        criterion("fit", "3/5"),
        criterion("sales", "1/3", "fit"),
        criterion("service", "2/3", "fit"),
        price("2/5"),
    )


def test_a_tree_knows_its_leaves_its_top_and_its_parts_in_published_order():
    found = two_levels()

    assert found.top == ("fit", "price")
    assert found.leaves == ("sales", "service", "price")
    assert found.children("fit") == ("sales", "service")
    assert found.children("sales") == ()
    assert found.siblings("service") == ("sales",)
    assert found.price == "price"
    assert list(found.from_the_leaves()) == ["sales", "service", "fit", "price"]


def test_effective_weights_multiply_down_the_branches_and_sum_to_one_over_the_leaves():
    found = two_levels()

    assert {c: found.effective(c) for c in found.leaves} == {
        "sales": Fraction(1, 5),
        "service": Fraction(2, 5),
        "price": Fraction(2, 5),
    }


def test_a_plan_without_price_has_no_price_criterion():
    assert tree(criterion("fit", 1)).price is None


def test_reweighting_gives_a_new_tree_and_leaves_the_old_one_alone():
    old = two_levels()

    new = old.reweighted({"fit": Fraction(3, 4), "price": Fraction(1, 4)})

    assert new.effective("service") == Fraction(1, 2)
    assert old.effective("service") == Fraction(2, 5)
    with pytest.raises(FrozenInstanceError):
        new.criteria = ()


def test_reweighting_checks_again():
    with pytest.raises(Problem, match=r"at the top must sum to 100 %, got 115 %"):
        two_levels().reweighted({"fit": Fraction(3, 4)})
    with pytest.raises(Problem, match="no criterion speed"):
        two_levels().reweighted({"speed": Fraction(0)})


@pytest.mark.parametrize(
    ("criteria", "sentence"),
    [
        ((), "at least one criterion, got none"),
        ((criterion("fit", "999/1000"),), r"at the top must sum to 100 %, got 99\.9 %"),
        (
            (criterion("fit", 1), criterion("sales", "1/3", "fit")),
            r"under fit must sum to 100 %, got 33\.3333 %",
        ),
        ((criterion("fit", "1/2"), criterion("fit", "1/2")), "once in a plan, got fit 2 times"),
        (
            (criterion("fit", 1), criterion("sales", 1, "speed")),
            "sales is part of speed, which is not in the plan",
        ),
        (
            (criterion("fit", 1), criterion("a", 1, "b"), criterion("b", 1, "a")),
            "a is a part of itself",
        ),
        ((criterion("fit", 1, "fit"),), "fit is a part of itself"),
        (
            (price("1/2"), price("1/2", name="fee")),
            r"at most one price criterion, got \['price', 'fee'\]",
        ),
        ((price(1), criterion("sales", 1, "price")), r"price has no parts, got \('sales',\)"),
    ],
)
def test_a_broken_tree_is_refused_with_the_name_and_what_was_found(criteria, sentence):
    with pytest.raises(Problem, match=sentence):
        tree(*criteria)


@pytest.mark.parametrize(("weight", "found"), [("-1/100", "-1"), ("101/100", "101")])
def test_a_weight_outside_nothing_and_all_is_refused(weight, found):
    with pytest.raises(Problem, match=f"weight of fit must be from 0 to 100 %, got {found} %"):
        criterion("fit", weight)


def test_a_sum_that_misses_by_a_hair_is_refused_and_not_shown_as_a_hundred():
    hair = Fraction(1, 3 * 10**12)

    with pytest.raises(Problem, match=r"got 99\.9999999999\d* %"):
        tree(criterion("fit", 1 - hair))


@pytest.mark.parametrize(
    ("share", "shown"),
    [("1/4", "25"), ("1", "100"), ("0", "0"), ("0.0005", "0.05"), ("1/7", "14.2857")],
)
def test_percent_is_shown_in_few_places(share, shown):
    assert str(in_percent(Fraction(share))) == shown
