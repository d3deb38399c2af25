from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.computed_criteria import (
    AS_IT_COMES,
    customisation_share,
    evidence_completeness,
    standard_share,
)
from vendor_data.answer import Code
from vendor_data.proposal import Answer
from workbench.problem import Problem

ASKED = [f"R-{n}" for n in range(1, 9)]  # one more than there are codes: R-8 is not answered


def answers(evidence=()):
    return [
        Answer(requirement=r, code=code, evidence="page 4" if r in evidence else " ")
        for r, code in zip(ASKED, Code, strict=False)
    ]


def test_only_full_and_configuration_are_met_without_customisation():
    assert standard_share(ASKED, answers()) == Fraction(200, 8)
    assert customisation_share(ASKED, answers()) == Fraction(100, 8)


def test_evidence_is_asked_for_every_claim_and_for_what_is_not_answered_but_not_for_a_no():
    assert Code.NO is list(Code)[6]
    assert evidence_completeness(ASKED, answers({"R-1", "R-2", "R-7"})) == Fraction(200, 7)
    refused = [Answer(requirement="R-1", code=Code.NO)]
    assert evidence_completeness(["R-1"], refused) == 0


def test_answers_to_what_was_not_asked_are_passed_over():
    assert standard_share(["R-1"], answers()) == 100


@pytest.mark.parametrize("compute", [standard_share, customisation_share, evidence_completeness])
def test_no_requirement_and_two_answers_are_refused(compute):
    with pytest.raises(Problem, match="no requirement was asked"):
        compute([], answers())
    with pytest.raises(Problem, match="has one answer, R-1 has two"):
        compute(ASKED, [*answers(), *answers()])


@given(st.dictionaries(st.sampled_from(ASKED), st.sampled_from(Code)))
def test_all_computed_points_are_shares_and_no_requirement_counts_twice(given_codes):
    told = [Answer(requirement=r, code=c, evidence="x") for r, c in given_codes.items()]
    met, made = standard_share(ASKED, told), customisation_share(ASKED, told)

    assert met == Fraction(100 * sum(c in AS_IT_COMES for c in given_codes.values()), len(ASKED))
    assert 0 <= met + made <= 100
    assert 0 <= evidence_completeness(ASKED, told) <= 100
