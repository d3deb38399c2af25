import re
from itertools import groupby

import pytest

from rfp.needs.gap import GapKind
from rfp.needs.ready_requirements import (
    Module,
    chosen_of,
    family_titles,
    lacking,
    ready_criterion,
    ready_requirements,
)
from rfp.needs.requirement import Moscow, normal_code
from rfp.planning.ready_plan import Profile, ready_plan
from workbench.language import Language
from workbench.problem import Problem

MODAL = {
    "en": re.compile(r"\b(must|shall|should|could|may|might|can|will|would)\b", re.IGNORECASE),
    "fa": re.compile(r"باید|بایست|می‌تواند|شاید|ممکن است"),
}
LONGEST = 30  # [words]
ENTRIES = list(ready_requirements().values())
each_language = pytest.mark.parametrize("language", [each.value for each in Language])


def every_text():
    for entry in ENTRIES:
        for words in (entry.texts, entry.acceptance):
            yield from words.values()


def test_the_catalogue_is_large_and_every_code_stands_once():
    codes = [entry.code for entry in ENTRIES]

    assert len(codes) >= 120
    assert codes == [normal_code(code) for code in codes]
    # the mapping hides a code that is written twice; then a number is missing among its letters
    numbers: dict[str, list[int]] = {}
    for code in codes:
        before, _, place = code.partition("-")
        numbers.setdefault(before, []).append(int(place))
    for found in numbers.values():
        assert sorted(found) == list(range(1, len(found) + 1))


def test_every_family_and_the_price_have_requirements():
    counts = {code: sum(e.family == code for e in ENTRIES) for code in family_titles()}

    assert list(counts) == [
        "organisational", "operational", "technical", "legal", "general", "price",
    ]  # fmt: skip
    assert min(counts.values()) >= 8


def test_every_leaf_of_the_ready_plan_has_requirements_that_stand_together():
    runs = [criterion for criterion, _ in groupby(ENTRIES, key=lambda entry: entry.criterion)]

    assert sorted(runs) == sorted(ready_plan(Profile.LARGE).tree.leaves)


def test_every_kind_importance_and_module_is_used():
    assert {entry.kind for entry in ENTRIES} == set(GapKind)
    assert {entry.moscow for entry in ENTRIES} == set(Moscow) - {Moscow.WONT}
    assert {entry.module for entry in ENTRIES} == {None, *Module}


def test_few_are_suggested_as_mandatory_and_each_of_them_is_a_must():
    mandatory = [entry for entry in ENTRIES if entry.mandatory]

    assert {entry.moscow for entry in mandatory} == {Moscow.MUST}
    assert 1 <= len(mandatory) <= 12


def test_every_entry_has_text_and_test_in_both_languages_as_one_sentence():
    for entry in ENTRIES:
        assert set(entry.texts) == set(entry.acceptance) == set(Language), entry.code
    assert [text for text in every_text() if not re.fullmatch(r"\S.*[^.]\.", text)] == []
    assert [text for text in every_text() if re.search(r"[.!?؟] ", text)] == []


@each_language
def test_every_text_has_exactly_one_modal_verb(language):
    texts = [entry.texts[language] for entry in ENTRIES]

    assert [text for text in texts if len(MODAL[language].findall(text)) != 1] == []


@each_language
def test_no_text_is_longer_than_thirty_words_or_written_twice(language):
    texts = [words[language] for e in ENTRIES for words in (e.texts, e.acceptance)]

    assert [text for text in texts if len(text.split()) > LONGEST] == []
    assert len(set(texts)) == len(texts)


def test_persian_texts_use_persian_letters_digits_and_half_spaces():
    persian = [words["fa"] for e in ENTRIES for words in (e.texts, e.acceptance)]
    stranger = re.compile(r"[0-9A-Za-zيك٠-٩ۀ]|(?:^| )ن?می (?=\w)| ها(?:ی)?(?= |$|[.،؛])")

    assert [t for t in persian if stranger.search(re.sub(r"\bCRM\b", "", t))] == []


def test_the_words_are_those_of_the_trade():
    never = re.compile(
        r"\b(bid|supplier|tender|rating|activity|attribute)s?\b|فروشنده|گزینش|مناقصه|درد\b",
        re.IGNORECASE,
    )

    assert [text for text in every_text() if never.search(text)] == []


def test_a_list_lacks_what_it_has_neither_by_code_nor_by_words():
    left = lacking(["LEG-01"], [{"fa": ready_requirements()["LEG-02"].texts["fa"]}, {}])

    assert set(ready_requirements()) - {entry.code for entry in left} == {"LEG-01", "LEG-02"}


def test_a_code_outside_the_catalogue_is_refused():
    with pytest.raises(Problem, match="the ready catalogue has no requirement LEG-99"):
        chosen_of(ENTRIES, ["LEG-01", "LEG-99"])


@pytest.mark.parametrize(
    ("titles", "code"),
    [
        ({"en": "Integration"}, "integration"),
        ({"en": "Joining", "fa": "یکپارچگی"}, "integration"),
        ({"en": "Joining"}, None),
        ({}, None),
    ],
)
def test_a_criterion_is_known_by_its_ready_title(titles, code):
    assert ready_criterion(titles) == code


def test_what_is_mandatory_and_nothing_else_says_why_in_both_languages():
    for entry in ENTRIES:
        said = {language for language, words in entry.why.items() if words.strip()}
        assert said == ({"en", "fa"} if entry.mandatory else set()), entry.code
