"""Every text of the program in both languages: English is the key, `texts/*.toml` the Persian."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from string import Formatter
from zoneinfo import ZoneInfo

from workbench.language.dates import date, moment, moment_both
from workbench.language.digits import number
from workbench.language.tongue import Language, isolated, joined
from workbench.problem import Problem, Term

PACKAGES = ("workbench", "rfp", "vendor_data", "scoring")
_ROOT = Path(__file__).parents[2]
_KEYS = {"en", "fa", "one", "note"}
_STOPS = (".", "!", "?", "؟", "…")
_COUNT = "count"  # the value that decides whether an English text speaks of one


def say(text: str, language: Language, **values: object) -> str:
    """Return the program's `text` in `language` with `values` filled in as its reader writes them.

    A text that has another English wording for one is said in it where `count` is 1; Persian
    needs none. Numbers get digits and marks, days and moments the calendar; a text stays as
    given, so pass codes and years as text. Where a value ends a sentence and brings its own full
    stop, as "Aban Ltd." does, there is one.

    Raises
    ------
    KeyError
        If no `texts/*.toml` has `text`.
    """
    persian = catalogue()[text]
    spoken = of_one().get(text, text) if values.get(_COUNT) == 1 else text
    template = persian if language is Language.FA else spoken
    shown = {name: _shown(v, language) for name, v in values.items()}
    return _without_second_stop(template, shown).format(**shown)


def _without_second_stop(template: str, shown: Mapping[str, str]) -> str:
    """Leave out the stop of a sentence behind a value that ends in one; an isolate keeps it."""
    for name, text in shown.items():
        if text.endswith(_STOPS):
            template = re.sub(rf"\{{{name}\}}\.(?=\s|$)", f"{{{name}}}", template)
    return template


def sentence(problem: Problem, language: Language) -> str:
    """Return what went wrong in the reader's language."""
    return say(problem.template, language, **problem.values)


@cache
def catalogue() -> Mapping[str, str]:
    """Return Persian by English, of all packages."""
    return merged((entry["en"], entry["fa"]) for file in _files() for entry in read(file))


@cache
def of_one() -> Mapping[str, str]:
    """Return the English that is said of one, by the English of several."""
    every = (entry for file in _files() for entry in read(file))
    return {entry["en"]: entry["one"] for entry in every if "one" in entry}


def _files() -> list[Path]:
    return [file for p in PACKAGES for file in sorted((_ROOT / p / "texts").glob("*.toml"))]


def read(file: Path) -> Iterator[Mapping[str, str]]:
    """Yield the texts of one file; refuse an entry that is not whole."""
    for entry in tomllib.loads(file.read_text(encoding="utf-8")).get("text", []):
        missing, unknown = {"en", "fa"} - entry.keys(), entry.keys() - _KEYS
        if missing or unknown or not entry["en"] or not entry["fa"]:
            raise ValueError(f"{file.name}: a text has en, fa, perhaps one and note, got {entry}")
        if not placeholders(entry.get("one", "")) <= placeholders(entry["en"]):
            raise ValueError(f"'{entry['one']}' names a value that '{entry['en']}' does not")
        yield entry


def merged(entries: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return Persian by English; refuse two Persian texts for one key and unlike placeholders."""
    known: dict[str, str] = {}
    for english, persian in entries:
        if known.setdefault(english, persian) != persian:
            raise ValueError(f"'{english}' has two Persian texts: {known[english]} / {persian}")
        if placeholders(english) != placeholders(persian):
            raise ValueError(f"'{english}' and '{persian}' name different values")
    return known


def placeholders(template: str) -> set[str]:
    """Return the names that `template` has filled in; each is a plain name."""
    fields = [f for f in Formatter().parse(template) if f[1] is not None]
    for _, name, form, conversion in fields:
        if form or conversion or not str(name).isidentifier():
            raise ValueError(f"'{template}' must name its values plainly, as {{count}}")
    return {str(name) for _, name, _, _ in fields}


def _shown(value: object, language: Language) -> str:
    match value:
        case int() | float() | Fraction() | Decimal() if not isinstance(value, bool):
            shown = number(value, language)
        case dt.datetime() if isinstance(value.tzinfo, ZoneInfo):  # meant in its own zone
            shown = moment_both(value, language)
        case dt.datetime():
            shown = moment(value, language)
        case dt.date():
            shown = date(value, language)
        case Problem():
            shown = sentence(value, language)
        case Term():
            shown = say(value, language)
        case list() | tuple():
            shown = joined((_shown(v, language) for v in value), language)
        case _:
            shown = isolated(str(value), language)
    return shown
