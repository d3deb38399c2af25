from collections import Counter

import pytest

from rfp.readiness.item import MISTAKES, Kind, verdicts
from rfp.readiness.ready import ready_items, ready_of
from rfp.readiness.risk_group import RiskGroup
from tests.access.stage import places


def test_the_content_has_the_counts_that_were_promised():
    assert Counter(item.kind for item in ready_items().values()) == {
        Kind.TASK: 13,
        Kind.GATE: 4,
        Kind.RISK: 28,
        Kind.KEY_POINT: 10,
        Kind.COMMON_MISTAKE: 7,
        Kind.PEOPLE_MISTAKE: 9,
        Kind.PROCESS_MISTAKE: 9,
        Kind.PRODUCT_MISTAKE: 5,
        Kind.INCOME: 6,
        Kind.SAVING: 6,
        Kind.COST: 6,
        Kind.LESSON: 19,  # ten from other cases, nine about the vendor's team
        Kind.FIRST_STEP: 7,
        Kind.VISION: 4,
        Kind.SEGMENT: 10,
        Kind.OFFERING: 9,
        Kind.CHANNEL: 7,
        Kind.CONDITION: 4,
        Kind.CULTURE: 4,
        Kind.PEOPLE_MEANS: 4,
        Kind.MONEY_MEANS: 4,
        Kind.INFRASTRUCTURE_MEANS: 4,
        Kind.BUDGET: 1,
    }


def test_the_six_groups_of_risks_have_their_counts():
    found = Counter(item.group for item in ready_of(Kind.RISK))

    assert [found[group] for group in RiskGroup] == [4, 5, 5, 5, 5, 4]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_item_is_said_once_in_each_language(language):
    said = [(item.kind, item.texts[language]) for item in ready_items().values()]

    assert [text for text, count in Counter(said).items() if count > 1] == []
    assert [text for _, text in said if not text.strip()] == []


def test_persian_texts_use_persian_letters_and_digits():
    strangers = set("0123456789يكۀ٠١٢٣٤٥٦٧٨٩")
    texts = [item.texts["fa"] for item in ready_items().values()]

    assert [text for text in texts if strangers & set(text)] == []


def test_every_item_leads_to_a_screen_that_there_is():
    addresses = {place.path for place in places()}
    led_to = {item.screen for item in ready_items().values() if item.screen}

    assert led_to - addresses == set()
    silent = [item.code for item in ready_of(Kind.TASK, *MISTAKES) if not item.screen]
    assert silent == []


def test_every_gate_names_its_papers_in_both_languages():
    counts = [
        [len(item.papers[language]) for language in ("en", "fa")] for item in ready_of(Kind.GATE)
    ]

    assert counts == [[7, 7], [3, 3], [3, 3], [3, 3]]


def test_every_item_that_is_judged_by_words_has_verdicts():
    bare = {item.kind for item in ready_items().values() if not verdicts(item.kind, item.code)}

    assert bare == {Kind.RISK, Kind.BUDGET}  # figures judge them
