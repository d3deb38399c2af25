"""What looks wrong in a business case, at the very figures where it begins to."""

import pytest

from rfp.readiness.business_case import CaseLine, sums, warnings
from rfp.readiness.item import Kind

HALF = "software is over half of all cost; work around it is easily forgotten"
BELOW = "the benefits are below the cost"
NO_WORK = "no internal work is counted: project management and redesign"
NO_SOFTWARE = "no cost of software is counted"


def line(code, *amounts, **more):
    kind = Kind(code.partition(".")[0])
    by_year = dict(enumerate(amounts, start=1))
    return CaseLine(id=code, code=code, kind=kind, name=code, amounts=by_year, **more)


def told(*lines):
    return [str(problem) for problem in warnings(lines)]


def costs(software, project):
    return line("cost.software", software), line("cost.project", project)


@pytest.mark.parametrize(("software", "found"), [(50, []), (51, [HALF])])
def test_software_is_suspicious_above_one_half_of_all_cost(software, found):
    assert told(*costs(software, 100 - software), line("income.leads", 100)) == found


@pytest.mark.parametrize(("income", "saving", "found"), [(60, 40, []), (60, 39, [BELOW])])
def test_income_and_savings_together_are_held_against_all_cost(income, saving, found):
    benefits = line("income.leads", income), line("saving.service", 0, 0, saving)

    assert told(*costs(40, 60), *benefits) == found


def test_internal_work_and_software_that_nobody_counts_are_told():
    income = line("income.leads", 900)

    assert told(*costs(40, 0), line("cost.training", 60), income) == [NO_WORK]
    assert told(*costs(0, 40), line("cost.training", 60), income) == [NO_SOFTWARE]
    assert told(line("cost.software", 40), line("cost.redesign", 60), income) == []


def test_a_line_that_is_off_counts_nowhere():
    off = line("cost.software", 500, is_on=False)

    assert told(off, *costs(40, 60), line("income.leads", 100)) == []
    assert (sums([off, *costs(40, 60)]).costs, sums([off]).balance(1)) == (100, 0)


def test_nothing_is_told_before_there_is_a_cost():
    assert told(line("income.leads", 100)) == told() == []
