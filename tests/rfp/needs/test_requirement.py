import pytest

from rfp.needs.requirement import Moscow, Requirement, next_code, normal_code, refuse_taken
from workbench.problem import Problem


def requirement(**changes):
    usual = {"id": "r", "code": "F-012", "text": "Offline use", "moscow": Moscow.MUST}
    return Requirement(**{**usual, **changes})


@pytest.mark.parametrize("typed", ["F-012", "f-012", " F – 012 ", "F-۰۱۲", "f‑٠١٢"])
def test_one_code_typed_in_many_ways_is_one_code(typed):
    assert normal_code(typed) == "F-012"


@pytest.mark.parametrize("typed", ["", "012", "F012", "F-", "F-12345", "نیاز-۱", "F-1; G-2"])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(Problem, match="letters, a hyphen and a number"):
        normal_code(typed)


def test_a_requirement_takes_only_the_one_form_of_its_code():
    with pytest.raises(Problem, match="the code f-012 must be written F-012"):
        requirement(code="f-012")


def test_a_requirement_without_words_is_refused():
    with pytest.raises(Problem, match="requirement F-012 needs words"):
        requirement(text=" ")


@pytest.mark.parametrize("moscow", [Moscow.SHOULD, Moscow.COULD, Moscow.WONT])
def test_a_mandatory_requirement_is_a_must(moscow):
    with pytest.raises(Problem, match="F-012 is mandatory, so it must be a must"):
        requirement(moscow=moscow, mandatory=True)


def test_a_must_need_not_be_mandatory():
    assert requirement(mandatory=False).moscow is Moscow.MUST


def test_the_next_code_follows_the_highest_of_its_letters():
    assert next_code(["R-009", "R-2.1", "F-100"]) == "R-010"
    assert next_code([], "F") == "F-01"
    assert next_code(["REQ-11", "REQ-12", "F-100"]) == "REQ-13"


def test_a_taken_code_is_refused():
    with pytest.raises(Problem, match="the code F-012 is taken"):
        refuse_taken("F-012", ["F-011", "F-012"])
