"""Value for money and weakest links beside the totals of a standing."""

from dataclasses import replace
from fractions import Fraction

import pytest

from scoring.charts.worth import worth_spec
from scoring.pricing.standing_worth import standing_worth
from scoring.pricing.worth_rows import price_unit, worth_rows
from scoring.pricing.worth_words import (
    best_over,
    cost_name,
    step_sentence,
    weakest_sentence,
    worth_sentence,
)
from scoring.weights import moved
from tests.scoring import crm_fixture as crm
from tests.scoring.crm_standing import PERSIAN, PERSIAN_TITLES, standing
from vendor_data.costs.total_cost import Basis
from workbench.language import Language

EN, FA = Language.EN, Language.FA
NB = "\N{NO-BREAK SPACE}"


def dearer(vendor, price):
    return standing(prices={**standing().prices, vendor: price})


def test_points_without_price_are_the_weighted_mean_of_the_rest():
    found = standing_worth(standing())

    # Baran: 57.70 of its 72.70 come from the 75 % that are not price.
    assert found.worth("baran").points == Fraction("57.7") / Fraction(3, 4)
    assert [each.vendor for each in found.worths] == ["caspian", "baran", "aban"]


def test_a_plan_without_price_takes_the_whole_total_and_the_prices_beside_it():
    tree = moved(crm.tree(), "price", Fraction(0))
    found = standing_worth(standing(tree=tree))

    assert found.worth("baran").points == Fraction("57.7") / Fraction(3, 4)


@pytest.mark.parametrize(
    "told",
    [
        standing(prices={"aban": 52_00}),
        standing(prices={}),
        standing(tree=moved(crm.tree(), "price", Fraction(1))),
    ],
)
def test_without_all_prices_or_with_nothing_but_price_there_is_no_value_for_money(told):
    assert standing_worth(told).worths == ()
    assert worth_sentence(told, standing_worth(told), EN) == ""


def test_the_sentence_names_the_dominated_one_and_by_whom():
    told = dearer("aban", 45_00)  # Aban has the most points, now below Baran's price
    found = standing_worth(told)

    assert worth_sentence(told, found, EN) == (
        "Baran is dominated: Aban offers at least as many points at no higher price."
    )
    assert best_over(found, found.worth("baran")) == "aban"
    assert step_sentence(told, found, EN) == ""  # Aban leads now: over Caspian, a step
    none = standing()
    assert worth_sentence(none, standing_worth(none), EN) == (
        "Nobody is dominated: each further point has its price."
    )


def test_several_dominated_ones_are_counted():
    told = dearer("aban", 39_00)

    assert worth_sentence(told, standing_worth(told), EN) == (
        "2 of 3 vendors are dominated: another offers at least as many points at no higher price."
    )


def test_each_further_point_of_the_first_has_its_price_in_both_languages():
    persian = standing(vendors=PERSIAN, titles=PERSIAN_TITLES)

    # 6.00 more for (57.70 - 51.80) / 0.75 points more.
    assert step_sentence(standing(), standing_worth(standing()), EN) == (
        f"Each point that Baran has over Caspian without price costs EUR{NB}0.76."
    )
    assert step_sentence(persian, standing_worth(persian), FA) == (
        f"هر امتیازی که باران جدا از قیمت بیش از کاسپین دارد، ۰٫۷۶{NB}یورو هزینه دارد."
    )


def test_the_weakest_link_of_the_first_is_not_its_price():
    told = standing()
    found = standing_worth(told)

    assert found.weakest["aban"].criteria == ("viability",)  # and not price, with 45 points
    assert weakest_sentence(told, found, EN) == (
        "The weakest link of Baran: Implementation, with 72.00 points."
    )


def test_the_chart_has_a_point_for_each_and_a_line_through_the_undominated():
    told = dearer("aban", 45_00)
    rows = worth_rows(told, standing_worth(told), EN)

    assert [(r["kind"], r.get("vendor")) for r in rows] == [
        ("frontier", None), ("efficient", "Caspian"),
        ("frontier", None), ("efficient", "Aban"),
        ("dominated", "Baran"),
    ]  # fmt: skip
    assert [r["price"] for r in rows] == [40, 40, 45, 45, 46]


def test_vendors_in_one_place_of_the_chart_share_one_label():
    told = standing()
    points = told.points | {"baran": told.points["aban"]}
    told = replace(told, points=points, prices=told.prices | {"baran": told.prices["aban"]})
    rows = worth_rows(told, standing_worth(told), EN)

    named = {row["vendor"]: row["label"] for row in rows if "vendor" in row}
    assert (named["Aban"], named["Baran"]) in {("Aban, Baran", ""), ("", "Baran, Aban")}
    assert named["Caspian"] == "Caspian"


def test_labels_that_would_stand_on_one_another_are_moved_apart_by_lines():
    told = standing()
    nearly = told.prices | {"baran": told.prices["aban"] + 1}
    points = told.points | {"baran": told.points["aban"]}
    lifts = {
        name: [row["lift"] for row in worth_rows(each, standing_worth(each), EN) if "lift" in row]
        for name, each in (("apart", told), ("near", replace(told, points=points, prices=nearly)))
    }

    assert lifts["apart"] == [0, 0, 0]
    assert sorted(lifts["near"]) == [0, 0, 0]  # one stands above its point, the other below
    crowd = replace(
        told,
        points=dict.fromkeys(told.points, told.points["caspian"]),
        prices={"caspian": 40_00, "aban": 60_00, "baran": 60_10},
    )
    rows = worth_rows(crowd, standing_worth(crowd), EN)
    assert {row["vendor"]: row["lift"] for row in rows if "lift" in row} == {
        "Caspian": 0, "Aban": 0, "Baran": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("highest", "currency", "size", "title"),
    [
        (52_00, "EUR", 100, "Price, EUR"),
        (5_200_000, "EUR", 100_000, "Price, thousand EUR"),
        (99_999, "EUR", 100, "Price, EUR"),
        (100_000, "EUR", 100_000, "Price, thousand EUR"),
        (450_000_000_000, "IRR", 10**9, "Price, billion IRR"),
        (450_000_000_000_000, "IRR", 10**9, "Price, billion IRR"),
    ],
)
def test_the_axis_counts_in_figures_of_three_digits(highest, currency, size, title):
    told = replace(standing(prices={"aban": highest}), currency=currency)

    assert (price_unit(told, EN).size, price_unit(told, EN).title) == (size, title)


def test_the_specification_is_built_once_per_title_and_persian_begins_on_the_right():
    title = price_unit(standing(), FA).title
    built = worth_spec(FA, title, "قیمت")

    assert worth_spec(FA, title, "قیمت") is built
    assert title == "قیمت، یورو"
    x = built["layer"][0]["encoding"]["x"]
    assert (x["scale"]["reverse"], x["axis"]["title"]) == (True, f"\u2067{title}\u2069")


def in_total(basis=Basis.TOTAL_COST, **costs):
    return standing(total_costs=costs, cost_basis=basis)


def test_where_the_total_cost_is_known_it_goes_before_the_price_and_is_named():
    told = in_total(aban=60_00, baran=70_00, caspian=65_00)
    found = standing_worth(told)

    assert {each.vendor: each.cost for each in found.worths} == told.total_costs
    assert worth_sentence(told, found, EN) == (
        "2 of 3 vendors are dominated: another offers at least as many points at no higher total "
        "cost."
    )
    assert (price_unit(told, EN).title, price_unit(told, FA).title) == (
        "Total cost, EUR", "هزینهٔ کل مالکیت، یورو"
    )  # fmt: skip
    one = in_total(aban=60_00, baran=70_00, caspian=55_00)
    assert worth_sentence(one, standing_worth(one), EN) == (
        "Baran is dominated: Aban offers at least as many points at no higher total cost."
    )


def test_what_points_are_held_against_is_named_by_its_basis():
    present = in_total(Basis.PRESENT_VALUE, aban=1, baran=1, caspian=1)

    assert cost_name(standing(), EN) == "Price"
    assert cost_name(present, EN) == "Present value of the total cost"
