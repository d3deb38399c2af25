"""The sections that every request for proposal can have, with ready texts in both languages."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from workbench.problem import Problem

Words = Mapping[str, str]  # language code -> words

_CONTENT = Path(__file__).parent / "sections_content"


class Feed(StrEnum):
    """What of the selection a section tells beside its own text."""

    BACKGROUND = "background"
    SCOPE = "scope"
    REQUIREMENTS = "requirements"
    TIMETABLE = "timetable"
    CRITERIA = "criteria"
    ANSWERS = "answers"
    RESPONSE_FORM = "response form"
    MAPS = "maps"
    WAVES = "waves"


ANNEXES = frozenset({Feed.RESPONSE_FORM, Feed.MAPS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a section's table; one of figures holds the same in every language."""

    code: str
    title: Words
    width: int
    is_figures: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """A line of a section's table: by column, words in each language or a figure."""

    words: Mapping[str, Words]
    figures: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadySection:
    """A section before anybody has touched it; each line of its body is a clause.

    One that `only_fed` marks has no lines of its own, and is left out until some come to it.
    """

    code: str
    title: Words
    body: Words
    feed: Feed | None
    always: bool
    only_fed: bool
    caption: Words
    columns: tuple[Column, ...]
    lines: tuple[SectionLine, ...]

    @property
    def is_annex(self) -> bool:
        return self.feed in ANNEXES


@cache
def ready_sections() -> Mapping[str, ReadySection]:
    """Return every section by its code, in the order of the document.

    Examples
    --------
    >>> ready_sections()["scope"].title["en"]
    'Scope'
    """
    sections = [_section(told) for told in _told()]
    return {section.code: section for section in sections}


def ready_section(code: str) -> ReadySection:
    """Return the section with this code; raise a problem if there is none."""
    if code not in ready_sections():
        raise Problem("a request for proposal has no section {code}", code=code)
    return ready_sections()[code]


def _told() -> Iterator[dict[str, Any]]:
    for file in sorted(_CONTENT.glob("*.toml")):
        yield from tomllib.loads(file.read_text(encoding="utf-8"))["section"]


def _section(told: Mapping[str, Any]) -> ReadySection:
    table = told.get("table", {})
    columns = tuple(_column(each) for each in table.get("column", ()))
    return ReadySection(
        code=told["code"],
        title=told["title"],
        body={language: text.strip() for language, text in told["body"].items()},
        feed=Feed(told["feed"]) if "feed" in told else None,
        always=told.get("always", False),
        only_fed=told.get("only_fed", False),
        caption=table.get("caption", {}),
        columns=columns,
        lines=tuple(_line(each, columns) for each in table.get("line", ())),
    )


def _column(told: Mapping[str, Any]) -> Column:
    return Column(
        code=told["code"],
        title=told["title"],
        width=told["width"],
        is_figures=told.get("figures", False),
    )


def _line(told: Mapping[str, Any], columns: tuple[Column, ...]) -> SectionLine:
    return SectionLine(
        words={each.code: told[each.code] for each in columns if not each.is_figures},
        figures={each.code: told[each.code] for each in columns if each.is_figures},
    )
