import re
from fractions import Fraction

import pytest

from rfp.planning.criterion import CriterionKind
from rfp.planning.ready_plan import Profile, mandatory_advice, ready_plan
from rfp.planning.scale import LEVELS
from tests.material import shared
from workbench.language import Language

# Where each row of the concept table is judged or, in a gate, made mandatory.
CONCEPTS = {
    25: {"operational", "sales", "record"},
    26: {"organisational", "operational", "technical", "legal", "general"},
    27: {"organisational", "structure", "change"},
    28: {"sales", "marketing", "service", "workflow", "analytics"},
    29: {"sales", "marketing", "service", "channels", "delivery_model"},
    30: {"technical", "architecture", "security"},
    31: {"integration", "channels"},
    32: {"integrator"},
    33: {"integration", "gate 1"},
    34: {"licence", "data_rights", "exit", "gate 2"},
    35: {"standards"},
    36: {"general", "references", "stability", "support", "price"},
    37: {"roadmap"},
    38: {"roadmap"},
    39: {"price"},
    40: {"usability"},
    41: {"prototype"},
    42: {"training"},
    43: {"support"},
    44: {"migration"},
    45: {"delivery_model"},
    46: {"scale"},
    47: {"data_rights", "support", "gate 3"},
    48: {"scenario", "gate 4"},
    49: {"method"},
    50: {"references", "people", "integrator"},
}
each_profile = pytest.mark.parametrize("profile", Profile)


def known():
    gates = {f"gate {place}" for place in range(1, len(mandatory_advice()) + 1)}
    return {c.id for c in ready_plan(Profile.LARGE).tree.criteria} | gates


def all_words(plan):
    yield from plan.titles.values()
    yield from plan.definitions.values()
    for scale in plan.scales.values():
        yield from scale.anchors
    yield from mandatory_advice()


@each_profile
def test_suggested_weights_sum_to_exactly_one_on_every_level(profile):
    tree = ready_plan(profile).tree
    sums = {
        parent: sum((tree[part].weight for part in tree.children(parent)), Fraction(0))
        for parent in (None, *tree.top)
        if tree.children(parent)
    }

    assert set(sums.values()) == {Fraction(1)}
    assert sum((tree.effective(leaf) for leaf in tree.leaves), Fraction(0)) == 1
    assert all(type(criterion.weight) is Fraction for criterion in tree.criteria)


@each_profile
def test_the_top_level_is_the_five_families_and_the_price(profile):
    assert ready_plan(profile).tree.top == (
        "organisational", "operational", "technical", "legal", "general", "price",
    )  # fmt: skip


@pytest.mark.parametrize(("profile", "leaves"), [("small", 25), ("medium", 33), ("large", 33)])
def test_a_small_project_judges_less(profile, leaves):
    assert len(ready_plan(Profile(profile)).tree.leaves) == leaves


@each_profile
def test_nothing_that_is_judged_weighs_nothing(profile):
    tree = ready_plan(profile).tree

    assert [c.id for c in tree.criteria if c.weight == 0] == []


@each_profile
def test_every_criterion_has_title_meaning_and_words_for_every_score_in_both_languages(profile):
    plan = ready_plan(profile)
    codes = {criterion.id for criterion in plan.tree.criteria}

    assert (set(plan.titles), set(plan.definitions)) == (codes, codes)
    assert set(plan.scales) == set(plan.tree.scored)
    assert [w for w in all_words(plan) if set(w) != set(Language)] == []
    assert [w for w in all_words(plan) if not all(text.strip() for text in w.values())] == []


@each_profile
def test_no_two_scores_of_a_criterion_have_the_same_words(profile):
    scales = ready_plan(profile).scales
    told = {
        (code, language): {words[language] for words in scale.anchors}
        for code, scale in scales.items()
        for language in Language
    }

    assert [at for at, words in told.items() if len(words) != len(LEVELS)] == []


def test_customisation_and_evidence_are_computed_and_the_cost_is_the_price():
    tree = ready_plan(Profile.MEDIUM).tree
    kinds = {c.id: c.kind for c in tree.criteria if c.kind is not CriterionKind.QUALITY}

    assert kinds == {
        "as_it_comes": CriterionKind.STANDARD_SHARE,
        "evidence": CriterionKind.EVIDENCE,
        "price": CriterionKind.PRICE,
    }


def test_every_promised_row_of_the_concept_table_is_judged_or_mandatory():
    rows = re.findall(r"^\| (\d+) \|", shared("concepts.md").read_text("utf-8"), re.MULTILINE)
    promised = {int(row) for row in rows if 25 <= int(row) <= 50}

    assert set(CONCEPTS) == promised
    assert {row: lost for row, codes in CONCEPTS.items() if (lost := codes - known())} == {}


def test_every_part_of_the_ready_plan_answers_a_promised_row_or_a_computed_one():
    beyond = {"as_it_comes", "evidence"}  # rows 77 and 65

    assert known() - set().union(*CONCEPTS.values()) == beyond


def test_persian_texts_use_persian_letters_digits_and_half_spaces():
    plan = ready_plan(Profile.LARGE)
    persian = [words["fa"] for words in all_words(plan)]
    latin = re.compile(r"\bSaaS\b")
    stranger = re.compile(r"[0-9A-Za-zيك٠-٩ۀ]|(?:^| )ن?می (?=\w)| ها(?:ی)?(?= |$|[.،؛])")

    assert [text for text in persian if stranger.search(latin.sub("", text))] == []


def test_the_words_are_those_of_the_trade():
    never = re.compile(
        r"\b(bid|supplier|tender|rating|activity|attribute)s?\b|فروشنده|گزینش|مناقصه|درد\b",
        re.IGNORECASE,
    )
    texts = [text for words in all_words(ready_plan(Profile.LARGE)) for text in words.values()]

    assert [text for text in texts if never.search(text)] == []
