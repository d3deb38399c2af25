import csv
import itertools
import random
import re
from fractions import Fraction
from time import process_time

from rfp.needs.requirement_twins import Likeness, Twins, pair, twins
from rfp.needs.requirement_wording import plain_words
from tests.material import shared
from workbench.language import normal_key


def alike(*texts, apart=()):
    found = twins([dict(zip("abcdef", texts, strict=False))], apart)
    return [(each.first, each.second, each.likeness.value) for each in found]


def test_the_same_words_are_told_from_words_that_differ_in_case_or_signs():
    assert alike("It shall print.", "It shall print.", "it  SHALL print") == [
        ("a", "b", "exact"),
        ("a", "c", "normalised"),
    ]


def test_persian_letters_of_arabic_keyboards_are_the_same():
    assert alike("داده باید بماند", "داده بايد بماند.") == [("a", "b", "normalised")]


def test_nearly_the_same_words_meet_with_their_share():
    first = "The system shall show all calls of a customer on one page"
    (found,) = twins([{"a": first, "b": first.replace("calls", "mails")}])

    assert found == Twins(first="a", second="b", likeness=Likeness.NEAR, share=Fraction(11, 13))


def test_different_demands_are_no_twins():
    assert alike("The system shall print invoices", "The vendor must train ten people") == []


def test_what_was_judged_to_differ_is_not_shown_again():
    texts = ("It prints", "It prints", "It prints")

    assert alike(*texts, apart={pair("b", "a")}) == [("a", "c", "exact")]


def test_a_pair_that_is_alike_in_two_languages_is_shown_once():
    english = {"a": "It prints", "b": "It prints"}
    persian = {"a": "چاپ می‌کند", "b": "چاپ می کند"}

    assert [each.likeness for each in twins([english, persian])] == [Likeness.EXACT]


def test_every_near_pair_of_a_public_list_is_found():
    with shared("cases/requirements_promise_exp.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    texts = {str(place): row["requirement_text"] for place, row in enumerate(rows)}
    found = {each.pair for each in twins([texts])}

    words = {key: frozenset(_words(text)) for key, text in texts.items()}
    expected = {
        pair(one, other)
        for one, other in itertools.combinations(words, 2)
        if 10 * len(words[one] & words[other]) >= 7 * len(words[one] | words[other])
    }
    assert expected - found == set()


def _words(text):
    return re.findall(r"\w+", normal_key(text))


def test_five_thousand_texts_are_compared_in_a_moment():
    texts = {
        str(n): f"The system shall export record {n} of unit {n % 97} as a file for office {n % 31}"
        for n in range(5000)
    }
    begun = process_time()
    twins([texts])

    assert process_time() - begun < 20


def slowly(texts):
    """Return the near pairs as holding every text beside every other finds them."""
    bags = {key: frozenset(plain_words(text)) for key, text in texts.items()}
    return {
        (one, other)
        for one, other in itertools.combinations(bags, 2)
        if bags[one] != bags[other]
        and len(bags[one] & bags[other]) * 10 >= 7 * len(bags[one] | bags[other])
    }


def test_the_short_way_finds_the_pairs_of_the_slow_way():
    chance = random.Random(7)  # noqa: S311 - the same texts at every run
    texts = {}
    for at in range(300):
        words = chance.sample("abcdefghijklmnopqrstuvwxyz", chance.randint(1, 9))
        texts[f"{at:03}"] = " ".join(words)
        words[chance.randrange(len(words))] = chance.choice("abcdefgh")
        texts[f"{at:03}+"] = " ".join(words)
    seen = {}  # one text for each set of words, as texts of the same words are pairs of their own
    for key, text in texts.items():
        seen.setdefault(frozenset(text.split()), key)
    texts = {key: texts[key] for key in seen.values()}

    found = {(each.first, each.second) for each in twins([texts])}
    assert len(found) > 100
    assert found == slowly(texts)
