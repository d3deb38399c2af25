import csv
from statistics import median

import pytest

from rfp.needs.requirement_wording import (
    Finding,
    Kind,
    Place,
    demand_words,
    leaves_modals_out,
    look_at,
    look_over,
    modal_words,
    vague_words,
    word_count,
)
from tests.material import shared
from workbench.language import Language, sentence

SHALL, MUST = "\u2068shall\u2069", "\u2068must\u2069"  # as they stand inside Persian


def column(file, name):
    with shared(f"cases/{file}").open(encoding="utf-8-sig", newline="") as lines:
        return {f"R-{row['no']}": row[name] for row in csv.DictReader(lines)}


@pytest.fixture(scope="module")
def promise():
    return column("requirements_promise_exp.csv", "requirement_text")


def counted(found):
    kinds = [finding.kind for findings in found.values() for finding in findings]
    return {kind: kinds.count(kind) for kind in Kind}


def kinds(text):
    return [finding.kind for finding in look_at(text)]


def said(places):
    return [place.word for place in places]


def test_public_requirements_count_as_they_were_measured(promise):
    spoken = [[word.lower() for word in said(modal_words(text))] for text in promise.values()]
    lengths = [word_count(text) for text in promise.values()]
    demands = [said(demand_words(text.lower())) for text in promise.values()]

    assert {word: sum(word in words for words in spoken) for word in ("shall", "must")} == {
        "shall": 649,
        "must": 124,
    }
    assert sum(words.count("shall") > 1 for words in demands) == 54
    assert (median(lengths), max(lengths)) == (15, 86)
    assert counted(look_over(promise)) == {
        Kind.NO_MODAL: 76,
        Kind.VAGUE: 63,
        Kind.TWO_DEMANDS: 92,  # "must" counted like "shall"
        Kind.LONG: 90,
        Kind.SAME: 6,
        Kind.ALMOST_SAME: 19,
    }


def test_a_list_of_questions_does_without_modal_verbs():
    questions = column("requirements_gcloud13_saas.csv", "question")

    assert leaves_modals_out(questions.values())
    assert counted(look_over(questions)) == {
        Kind.NO_MODAL: 180,
        Kind.VAGUE: 7,
        Kind.TWO_DEMANDS: 1,
        Kind.LONG: 23,
        Kind.SAME: 4,
        Kind.ALMOST_SAME: 6,
    }


def test_a_list_with_modal_verbs_does_not_leave_them_out(promise):
    assert not leaves_modals_out(promise.values())
    assert not leaves_modals_out(["", "", "It shall print."])


def test_more_than_half_without_modal_verbs_leave_them_out():
    assert leaves_modals_out(["Reports", "Training", "It shall print."])
    assert not leaves_modals_out(["Reports", "It shall print."])


@pytest.mark.parametrize(
    "text",
    [
        "داده باید در کشور بماند.",
        "داده نبايد از کشور بیرون رود.",
        "آموزش الزامی‌است.",
        "It will do.",
    ],
)
def test_a_word_of_either_language_says_how_binding_it_is(text):
    assert kinds(text) == []


def test_without_such_a_word_nothing_says_how_binding_it_is():
    assert kinds("گزارش ماهانه") == kinds("Monthly report") == [Kind.NO_MODAL]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It shall be Easy, quick and user friendly.", ["Easy", "quick", "user friendly"]),
        ("باید کاربر‌پسند و سريع باشد و به‌آسانی آموخته شود.", ["کاربر‌پسند", "سريع", "به‌آسانی"]),
        ("تا حد امکان سریعاً و غیره", ["تا حد امکان", "سریعاً", "و غیره"]),
        ("The breakfast is uneasy; ناسازگار و نامناسب", []),
    ],
)
def test_vague_words_are_found_as_they_are_written(text, words):
    assert said(vague_words(text)) == words


def test_a_place_points_into_the_text_as_written():
    text = "سامانه\u00a0بايد سريع باشد"
    (place,) = vague_words(text)

    assert place == Place(start=12, end=16, word="سريع")
    assert text[place.start : place.end] == place.word


@pytest.mark.parametrize(
    "text",
    [
        "It shall print and shall save.",
        "It shall print; it must save.",
        "سامانه باید چاپ کند و باید ذخیره کند.",
    ],
)
def test_two_demands_in_one_are_found(text):
    assert kinds(text) == [Kind.TWO_DEMANDS]


def test_thirty_words_are_not_too_long_and_thirty_one_are():
    assert kinds("shall " + "w " * 29) == []
    assert look_at("shall " + "w " * 30) == (Finding(kind=Kind.LONG, words=31),)


def test_the_same_words_spelled_otherwise_are_the_same():
    found = look_over(
        {
            "R-1": "گزارش‌ها باید ماهانه باشند",
            "R-2": "گزارش‌ها بايد ماهانه باشند.",
            "R-3": "",
            "R-4": " ",
        }
    )

    assert found == {
        "R-1": (Finding(kind=Kind.SAME, others=("R-2",)),),
        "R-2": (Finding(kind=Kind.SAME, others=("R-1",)),),
    }


def test_one_word_of_many_makes_two_texts_almost_the_same():
    begun = "The system shall log out every customer after ten minutes without any activity"

    found = look_over({"R-1": begun + " today", "R-2": begun, "R-3": "The system shall log out"})

    assert found == {
        "R-1": (Finding(kind=Kind.ALMOST_SAME, others=("R-2",)),),
        "R-2": (Finding(kind=Kind.ALMOST_SAME, others=("R-1",)),),
    }


def test_at_most_three_others_are_named():
    found = look_over({f"R-{at}": "It shall print" for at in range(9)})

    assert found["R-0"] == (Finding(kind=Kind.SAME, others=("R-1", "R-2", "R-3")),)
    assert found["R-8"] == (Finding(kind=Kind.SAME, others=("R-0", "R-1", "R-2")),)


@pytest.mark.parametrize(
    ("text", "english", "persian"),
    [
        (
            "Monthly report",
            "No shall, must, should or will says how binding it is",
            "واژه‌ای مانند «باید» یا «خواهد» ندارد که بگوید چقدر الزام‌آور است",
        ),
        (
            "It shall be fast, fast.",
            "Vague: fast. Say how it will be measured",
            "مبهم: \u2068fast\u2069. بنویسید چگونه سنجیده می‌شود",
        ),
        (
            "It shall print and must save.",
            "More than one demand (shall, must): each needs its own",
            f"بیش از یک خواسته ({SHALL}، {MUST}): هر خواسته نیازمندی خود را می‌خواهد",
        ),
        (
            "shall " + "w " * 40,
            "41 words; up to 30 are read without stopping",
            "۴۱ واژه؛ تا ۳۰ واژه بی‌درنگ خوانده می‌شود",
        ),
    ],
)
def test_a_finding_is_a_sentence_in_both_languages(text, english, persian):
    (finding,) = look_at(text)

    assert sentence(finding.message, Language.EN) == english
    assert sentence(finding.message, Language.FA) == persian
