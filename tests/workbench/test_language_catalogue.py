import ast
import datetime as dt
import re
from fractions import Fraction
from pathlib import Path

import pytest

from workbench.language import Language, say, sentence
from workbench.language.catalogue import PACKAGES, catalogue, merged, placeholders, read
from workbench.problem import Problem

ROOT = Path(__file__).parents[2]
SPOKEN = {"say", "_say", "Problem", "Refused", "Conflict"}


def spoken_literals(source: str) -> set[str]:
    """Return the literal texts that `source` says or refuses with."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return {
        call.args[0].value
        for call in calls
        if getattr(call.func, "id", getattr(call.func, "attr", "")) in SPOKEN
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


@pytest.mark.parametrize("package", PACKAGES)
def test_every_text_of_a_package_has_its_persian(package):
    files = (ROOT / package).rglob("*.py")
    spoken = {
        text: file.name for file in files for text in spoken_literals(file.read_text("utf-8"))
    }

    assert {text: where for text, where in spoken.items() if text not in catalogue()} == {}


def test_persian_texts_use_persian_letters_and_digits():
    strangers = set("0123456789يكۀ٠١٢٣٤٥٦٧٨٩")
    latin_name = re.compile(r"[A-Za-z][A-Za-z0-9 .-]*|\{\w+\}")  # BPMN 2.0, UTF-8, {step1}
    persian = (latin_name.sub("", text) for text in catalogue().values())

    assert [text for text in persian if strangers & set(text)] == []


def test_a_text_is_said_in_both_languages():
    assert say("Contents", Language.EN) == "Contents"
    assert say("Contents", Language.FA) == "فهرست مطالب"


@pytest.mark.parametrize(
    ("count", "english", "persian"),
    [(1, "1 step", "۱ گام"), (2, "2 steps", "۲ گام"), (0, "0 steps", "۰ گام")],
)
def test_one_is_not_said_as_several(count, english, persian):
    assert say("{count} steps", Language.EN, count=count) == english
    assert say("{count} steps", Language.FA, count=count) == persian


def test_what_is_said_of_one_names_no_other_values(tmp_path):
    file = tmp_path / "odd.toml"
    file.write_text(
        '[[text]]\nen = "{count} pens"\nfa = "{count} قلم"\none = "{pen}"\n', encoding="utf-8"
    )

    with pytest.raises(ValueError, match="names a value that"):
        list(read(file))


def test_a_text_that_no_catalogue_has_is_named():
    with pytest.raises(KeyError, match="Nobody wrote this"):
        say("Nobody wrote this", Language.EN)


@pytest.mark.parametrize(
    ("value", "english", "persian"),
    [
        (1234567, "1,234,567", "۱٬۲۳۴٬۵۶۷"),
        (Fraction(145, 2), "72.5", "۷۲٫۵"),
        (0.1 + 0.2, "0.3", "۰٫۳"),
        ("two", "two", "\u2068two\u2069"),
        ("دو", "\u2068دو\u2069", "دو"),
        ("2026", "2026", "2026"),
        (dt.date(2026, 11, 22), "22 November 2026", "۱ آذر ۱۴۰۵"),
        (
            dt.datetime(2026, 11, 22, 9, 5, tzinfo=dt.UTC),
            "22 November 2026, 09:05 UTC",
            "۱ آذر ۱۴۰۵، ساعت ۰۹:۰۵ به وقت جهانی",
        ),
        ([1, "a"], "1, a", "۱، \u2068a\u2069"),
        (True, "True", "\u2068True\u2069"),
    ],
)
def test_values_are_written_as_their_reader_writes_them(value, english, persian):
    text = "a number must be finite, got {found}"

    assert say(text, Language.EN, found=value) == f"a number must be finite, got {english}"
    assert say(text, Language.FA, found=value) == f"عدد باید متناهی باشد، اما «{persian}» داده شد"


AHEAD = "{vendor} is first, {margin} points ahead of {second}."


def test_a_name_that_ends_in_a_full_stop_ends_the_sentence_with_it():
    names = {"vendor": "Baran Ltd.", "margin": 2, "second": "Aban Ltd."}
    assert say(AHEAD, Language.EN, **names) == "Baran Ltd. is first, 2 points ahead of Aban Ltd."
    assert say(AHEAD, Language.EN, **names | {"second": "Aban"}).endswith("ahead of Aban.")
    persian = {"vendor": "باران", "margin": 2, "second": "شرکت آبان."}
    assert say(AHEAD, Language.FA, **persian).endswith("آبان.")
    assert say(AHEAD, Language.FA, **names).endswith("Aban Ltd.\N{POP DIRECTIONAL ISOLATE}.")


def test_a_problem_is_a_sentence_in_the_readers_language_also_inside_another():
    inner = Problem("a heading has level 1 to 3, got {found}", found=4)
    outer = Problem("a number must be finite, got {found}", found=inner)

    assert sentence(inner, Language.FA) == "سطح عنوان از ۱ تا ۳ است، اما ۴ داده شد"
    assert sentence(outer, Language.EN) == (
        "a number must be finite, got a heading has level 1 to 3, got 4"
    )


def test_two_persian_texts_for_one_key_are_refused():
    assert merged([("Add", "افزودن"), ("Add", "افزودن")]) == {"Add": "افزودن"}
    with pytest.raises(ValueError, match="'Add' has two Persian texts: افزودن / اضافه"):
        merged([("Add", "افزودن"), ("Add", "اضافه")])


def test_unlike_placeholders_are_refused():
    with pytest.raises(ValueError, match="name different values"):
        merged([("{n} vendors", "{m} ارائه‌دهنده")])


@pytest.mark.parametrize("template", ["{n:.1f}", "{n!r}", "{n.real}", "{0}", "{}"])
def test_a_placeholder_is_a_plain_name(template):
    with pytest.raises(ValueError, match="must name its values plainly"):
        placeholders(template)


@pytest.mark.parametrize(
    "entry", ['en = "Add"', 'en = "Add"\nfa = ""', 'en = "Add"\nfa = "افزودن"\nde = "Neu"']
)
def test_an_entry_that_is_not_whole_is_refused_with_its_file(tmp_path, entry):
    file = tmp_path / "buttons.toml"
    file.write_text(f"[[text]]\n{entry}\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"buttons\.toml: a text has en, fa, perhaps one and note"):
        list(read(file))
