import pytest

from rfp.goals.area import Area, areas_of, proposed_area


@pytest.mark.parametrize(
    ("lane", "area"),
    [
        ("Field sales", Area.SALES),
        ("Marketing and sales", Area.MARKETING),
        ("مرکز تماس", Area.SERVICE),
        ("بازاريابي", Area.MARKETING),
        ("", Area.OTHER),
        ("Warehouse", Area.OTHER),
    ],
)
def test_the_name_of_a_lane_proposes_an_area(lane, area):
    assert proposed_area(lane) is area


def test_what_a_problem_settled_goes_before_what_the_lane_proposes():
    lanes = {"p": "Sales", "q": "Sales"}
    assert areas_of(["p", "q"], {"p": Area.SERVICE}, lanes) == (Area.SALES, Area.SERVICE)


def test_what_no_pain_tells_of_lies_in_the_other_areas():
    assert areas_of([], {}, {}) == (Area.OTHER,)
