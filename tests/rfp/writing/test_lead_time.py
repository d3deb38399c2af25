import datetime as dt

import pytest

from rfp.writing.lead_time import (
    SUGGESTED,
    LeadTime,
    TooShort,
    after_addendum,
    check_least,
    too_short,
)
from workbench.problem import Problem


def may(day):
    return dt.date(2026, 5, day)


def test_each_stretch_is_held_against_its_least_days():
    days = {"issue": may(1), "questions": may(8), "answers": may(9), "proposals": may(20)}

    assert too_short(days, SUGGESTED) == [
        TooShort(stretch=LeadTime.ANSWERS, milestone="answers", found=1, least=3, better=may(11))
    ]


def test_without_a_day_for_answers_the_response_runs_from_the_last_question():
    days = {"questions": may(8), "answers": None, "proposals": may(12)}
    (found,) = too_short(days, SUGGESTED)
    assert (found.stretch, found.found, found.better) == (LeadTime.RESPONSE, 4, may(18))


def test_a_stretch_without_a_least_number_is_never_too_short():
    assert too_short({"issue": may(1), "questions": may(1)}, {}) == []


def test_an_addendum_that_leaves_exactly_enough_days_is_fine():
    assert after_addendum(may(1), may(6), SUGGESTED) is None
    assert after_addendum(may(1), None, SUGGESTED) is None
    assert after_addendum(may(2), may(6), SUGGESTED).better == may(7)


@pytest.mark.parametrize(
    ("least", "sentence"),
    [({"lunch": 1}, "no stretch of the timetable called lunch"),
     ({"answers": -1}, "0 to 365 days, got -1"), ({"answers": 366}, "got 366")],
)  # fmt: skip
def test_what_is_no_number_of_days_is_refused(least, sentence):
    with pytest.raises(Problem, match=sentence):
        check_least(least)
