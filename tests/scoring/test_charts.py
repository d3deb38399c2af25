import json
from fractions import Fraction
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfp.planning.criterion import CriteriaTree, Criterion
from rfp.planning.tie_break import NO_TIE_BREAK
from scoring.chart_data import (
    LINES,
    contribution_rows,
    spread,
    sweep_rows,
    vendor_marks,
)
from scoring.charts.differences import heat_spec
from scoring.charts.robustness import map_spec, place_spec
from scoring.charts.standing import contribution_spec, sweep_spec, tornado_spec
from scoring.charts.weights import cloud_spec
from scoring.charts.worth import worth_spec
from scoring.exact.sensitivity import sweep
from scoring.exact.tornado import tornado
from scoring.exact.tornado_rows import lead_now, tornado_rows
from scoring.explained import reversal_sentences
from scoring.standing import Standing
from scoring.value import totals
from scoring.weights import moved
from tests.scoring import crm_fixture as crm
from workbench.language import Language, number

EN, FA = Language.EN, Language.FA
NAMES = {"aban": "Aban", "baran": "Baran", "caspian": "Caspian", "damavand": "Damavand"}


def committee_day():
    """Return the standing of the product's story."""
    price = {"aban": Fraction(45), "baran": Fraction(60), "caspian": Fraction(75)}
    return Standing(
        tree=crm.tree(),
        titles={name: name.capitalize() for name in crm.WEIGHTS},
        vendors=NAMES,
        points=crm.points(price),
        prices={v: crm.PRICES[v] for v in crm.ELIGIBLE},
        excluded=crm.EXCLUDED,
        price_rule=crm.FIXED,
        currency="EUR",
        precision=Fraction(1, 10),
        tie_break=NO_TIE_BREAK,
    )


@st.composite
def standings(draw):
    """Return a standing with two to six vendors on a tree of one or two levels."""
    n_top, n_vendors = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    parts = draw(st.lists(st.integers(0, 9), min_size=n_top, max_size=n_top).filter(any))
    criteria = [
        Criterion(id=f"c{i}", parent=None, weight=Fraction(part, sum(parts)))
        for i, part in enumerate(parts)
    ]
    if draw(st.booleans()):
        criteria += [
            Criterion(id="c0a", parent="c0", weight=Fraction(1, 3)),
            Criterion(id="c0b", parent="c0", weight=Fraction(2, 3)),
        ]
    tree = CriteriaTree(criteria=tuple(criteria))
    scores = st.integers(0, 100).map(Fraction)
    points = {f"v{i}": {leaf: draw(scores) for leaf in tree.leaves} for i in range(n_vendors)}
    return Standing(
        tree=tree,
        titles={c.id: c.id.upper() for c in criteria},
        vendors={v: v.upper() for v in points},
        points=points,
        prices={},
        excluded={},
        price_rule=None,
        currency="EUR",
        precision=Fraction(1, 10),
        tie_break=NO_TIE_BREAK,
    )


def of(rows, kind):
    return [row for row in rows if row["kind"] == kind]


def test_the_bars_are_the_figures_of_the_committee_s_day():
    rows = contribution_rows(committee_day(), EN)

    assert [(row["vendor"], row["text"]) for row in of(rows, "total")] == [
        ("1. Baran", "72.70"), ("2. Aban", "71.45"), ("3. Caspian", "70.55"),
    ]  # fmt: skip
    baran = [row["text"] for row in of(rows, "part") if row["place"] == 0]
    assert baran == ["27.30", "12.00", "10.80", "7.60", "15.00"]


def test_under_other_weights_each_bar_has_the_official_total_below_it():
    found = committee_day()
    other = moved(found.tree, "price", Fraction(2, 5))

    rows = contribution_rows(found, EN, other)

    assert [(row["vendor"], row["text"]) for row in of(rows, "official")] == [
        ("1. Caspian", "official 70.55"),
        ("2. Baran", "official 72.70"),
        ("3. Aban", "official 71.45"),
    ]
    back = moved(other, "price", Fraction(1, 4))
    assert of(contribution_rows(found, EN, back), "official") == []


def test_an_excluded_vendor_is_in_no_chart():
    found = committee_day()
    rows = [
        *contribution_rows(found, EN), *sweep_rows(found, EN, "price"), *tornado_rows(found, EN),
    ]  # fmt: skip

    assert "Damavand" not in json.dumps(rows)


def test_the_sweep_marks_both_reversal_points_of_the_price():
    rows = sweep_rows(committee_day(), EN, "price")

    assert [(row["weight"], row["text"]) for row in of(rows, "reversal")] == [
        (float(Fraction(200, 11)), "18.2\N{NO-BREAK SPACE}%"),
        (float(Fraction(11800, 343)), "34.4\N{NO-BREAK SPACE}%"),
    ]
    assert len(of(rows, "crossing")) == 1
    assert of(rows, "present")[0]["weight"] == 25


def test_both_reversal_points_are_said_in_words():
    assert reversal_sentences(committee_day(), EN) == [
        "Caspian takes over when price counts more than 34.4\N{NO-BREAK SPACE}%.",
        "Aban takes over when price counts less than 18.2\N{NO-BREAK SPACE}%.",
    ]


def test_persian_figures_and_names_stand_isolated_in_a_drawing():
    rows = contribution_rows(committee_day(), FA)

    assert of(rows, "total")[0]["text"] == "۷۲٫۷۰"
    assert of(rows, "total")[0]["vendor"] == "\u2067۱. Baran\u2069"


@given(standings())
def test_every_bar_is_as_long_as_the_engine_says(found):
    rows = contribution_rows(found, EN)
    exact = totals(found.tree, found.points)
    for place in found.ranking().places:
        order = found.ranking().places.index(place)
        parts = [row for row in of(rows, "part") if row["place"] == order]
        assert parts[0]["start"] == 0
        assert [p["end"] for p in parts[:-1]] == [p["start"] for p in parts[1:]]
        assert parts[-1]["end"] == float(exact[place.vendor])
        assert of(rows, "total")[order]["text"] == number(exact[place.vendor], EN, 2)


@given(standings())
def test_every_line_of_a_sweep_is_the_engine_s(found):
    for criterion in found.tree.top:
        swept = sweep(found.tree, found.points, criterion)
        lines = of(sweep_rows(found, EN, criterion), "line")
        assert [row["total"] for row in lines] == [
            float(total) for line in swept.lines for total in (line.at_zero, line.at_one)
        ]


@given(standings())
def test_every_bar_of_a_tornado_is_the_engine_s(found):
    engine = tornado(found.tree, found.points)
    rows = tornado_rows(found, EN)

    assert [row["end"] for row in of(rows, "lower")] == [float(r.lower.margin) for r in engine]
    assert [row["end"] for row in of(rows, "higher")] == [float(r.higher.margin) for r in engine]
    assert of(rows, "present")[0]["start"] == float(lead_now(found))


@given(st.lists(st.integers(0, 50).map(Fraction), min_size=1), st.integers(1, 9).map(Fraction))
def test_names_are_spread_in_order_and_never_nearer_than_the_gap(values, gap):
    places = spread(values, gap)

    ranked = [place for _, place in sorted(zip(values, places, strict=True))]
    assert ranked == sorted(places)
    assert [b - a for a, b in pairwise(ranked) if b - a < gap] == []


def test_a_vendor_keeps_its_colour_whatever_its_rank():
    found = committee_day()
    other = found.tree.reweighted({"price": Fraction(2, 5), "functional": Fraction(1, 5)})

    assert [mark.colour for mark in vendor_marks(found).values()] == list(LINES[:3])
    lines = of(sweep_rows(found, EN, "price", other), "line")
    assert [row["colour"] for row in lines[::2]] == list(LINES[:3])


@pytest.mark.parametrize("spec", [contribution_spec, sweep_spec, tornado_spec])
@pytest.mark.parametrize("language", list(Language))
def test_a_specification_is_built_once_and_holds_no_data(spec, language):
    built = spec(language)

    assert spec(language) is built
    assert {"data", "datasets"} & built.keys() == set()
    assert [layer for layer in built["layer"] if "data" in layer] == []


def quantities(spec, side):
    """Return what is measured along one side of a drawing, each with its scale and its axis."""
    found = [layer["encoding"].get(side, {}) for layer in spec["layer"]]
    return [each for each in found if each.get("type") == "quantitative" and each.get("axis")]


EVERY_SPEC = {
    "contributions": contribution_spec,
    "sweep": sweep_spec,
    "tornado": tornado_spec,
    "places": place_spec,
    "two weights": partial(map_spec, first="a", second="b"),
    "differences": heat_spec,
    "worth": partial(worth_spec, price="EUR", cost="Price"),
    "members": cloud_spec,
}


@pytest.mark.parametrize("name", EVERY_SPEC)
def test_every_persian_chart_begins_on_the_right_in_persian_digits(name):
    persian, english = EVERY_SPEC[name](FA), EVERY_SPEC[name](EN)

    for spec, is_persian in ((persian, True), (english, False)):
        across = quantities(spec, "x")
        assert across or name == "differences"  # its vendors stand side by side
        assert {bool(x["scale"].get("reverse")) for x in across} <= {is_persian}
        axes = [y["axis"] for layer in spec["layer"] if (y := layer["encoding"].get("y"))
                and y.get("axis")]  # fmt: skip
        assert {axis["orient"] for axis in axes} == {"right" if is_persian else "left"}
        figures = [each["axis"] for side in "xy" for each in quantities(spec, side)]
        assert {"'۷'" in axis["labelExpr"] for axis in figures} <= {is_persian}


@given(standings())
def test_a_copy_of_a_vendor_changes_no_other_total_on_fixed_scales(standing):
    doubled = {**standing.points, "copy": standing.points["v0"]}
    found = totals(standing.tree, doubled)

    assert found == {**totals(standing.tree, standing.points), "copy": found["v0"]}
