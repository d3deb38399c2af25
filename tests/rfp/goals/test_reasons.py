from fractions import Fraction

import pytest

from rfp.goals.area import Area
from rfp.goals.capability import Capability, Cure, chosen_capabilities, ready_capabilities
from rfp.goals.problem import FoundProblem
from rfp.goals.reasons import Matrix, reasons
from rfp.needs.ready_requirements import family_titles
from workbench.language import Language
from workbench.problem import Problem

CALLS = FoundProblem(
    id="calls", title="Nobody knows who called.", area=Area.SALES, severity=Fraction(9, 2)
)
TWICE = FoundProblem(
    id="twice", title="Invoices are typed twice", area=Area.OTHER, severity=Fraction(3)
)
SLOW = FoundProblem(id="slow", title="The tax office is slow", area=Area.OTHER)
FILE, LINK = Capability(id="file", title="Customer file"), Capability(id="link", title="Interfaces")
KNOWN = {
    ("calls", "file"): Cure.YES,
    ("calls", "link"): Cure.NO,
    ("twice", "link"): Cure.PARTLY,
    ("slow", "file"): Cure.NO,
    ("slow", "link"): Cure.NO,
}


def matrix(cures=KNOWN, problems=(SLOW, TWICE, CALLS)):
    return Matrix(problems=problems, capabilities=(FILE, LINK), cures=cures)


def test_the_paragraph_names_what_cures_the_gravest_problem_first():
    assert reasons(matrix(), Language.EN) == (
        "We found 3 problems (Sales, Other areas) and asked of each what could cure it. "
        "“Nobody knows who called” (severity 4.5 of 5) can be cured: Customer file. "
        "“Invoices are typed twice” can be cured in part: Interfaces. "
        "No capability cures “The tax office is slow”; that stays our own task."
    )


def test_the_paragraph_is_written_in_persian_with_persian_figures():
    written = reasons(matrix(), Language.FA)
    assert written.startswith("۳ عارضه یافتیم (فروش، حوزه‌های دیگر)")
    assert "(شدت ۴٫۵ از ۵) درمان‌پذیر است با:" in written


def test_where_nothing_cures_anything_it_says_so():
    written = reasons(matrix({}, (TWICE,)), Language.EN)
    assert written.endswith(
        "So far nothing was found that cures one of them. "
        "It is still open what cures “Invoices are typed twice”."
    )


def test_without_problems_there_is_no_reason():
    assert [reasons(matrix({}, ()), each) for each in Language] == ["", ""]


@pytest.mark.parametrize(
    ("answers", "best"),
    [
        ([Cure.NO, Cure.YES], Cure.YES),
        ([Cure.PARTLY, Cure.NO], Cure.PARTLY),
        ([Cure.NO, Cure.NO], Cure.NO),
        ([Cure.NO, None], None),
        ([None, None], None),
    ],
)
def test_no_is_said_only_when_every_capability_is_known_not_to_cure(answers, best):
    cures = {
        ("slow", each.id): answer
        for each, answer in zip((FILE, LINK), answers, strict=True)
        if answer
    }
    assert matrix(cures).best("slow") is best


def test_the_fingerprint_follows_every_answer():
    changed = matrix(KNOWN | {("twice", "file"): Cure.NO})
    assert changed.fingerprint != matrix().fingerprint
    assert matrix(dict(reversed(KNOWN.items()))).fingerprint == matrix().fingerprint


def test_the_ready_capabilities_come_from_the_five_families_in_both_languages():
    offered = ready_capabilities().values()
    assert list(dict.fromkeys(each.family for each in offered)) == list(family_titles())[:5]
    assert [each.code for each in offered if set(each.titles) != {"en", "fa"}] == []


def test_a_code_outside_the_ready_plan_is_refused():
    with pytest.raises(Problem, match="the ready plan has no criterion magic"):
        chosen_capabilities(["training", "magic"])
