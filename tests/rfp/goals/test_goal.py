import datetime as dt
from fractions import Fraction

import pytest

from rfp.goals.goal import Measure, Objective

WHOLE = Measure(target=Fraction(200), due=dt.date(2027, 3, 20))


def objective(measure, unit="leads"):
    return Objective(id="o", goal="g", title="Leads", unit=unit, measure=measure)


@pytest.mark.parametrize(
    ("measure", "lacks"),
    [
        (WHOLE, ()),
        (Measure(target=Fraction(0), due=WHOLE.due), ()),
        (Measure(due=WHOLE.due), ("a target number",)),
        (Measure(target=WHOLE.target), ("a date",)),
        (Measure(baseline=Fraction(1)), ("a target number", "a date")),
    ],
)
def test_an_objective_without_number_or_date_is_red_and_says_what_it_lacks(measure, lacks):
    assert (objective(measure).is_red, objective(measure).lacks) == (bool(lacks), lacks)


def test_a_unit_may_go_without_saying():
    bare = objective(WHOLE, unit="")
    assert (bare.is_red, bare.lacks) == (False, ("a unit",))
