"""Which field the heading of a column names, and how surely."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rfp.lists.subject import Field, Subject
from workbench.language import normal_key

EXACT, LIKELY = 2, 1
LONGEST_HEADING = 80  # letters
PARTS = " / "  # between the two lines of a heading
_SHORTEST_WITHIN = 3
_BRACKETS = re.compile(r"[(\[（].*?[)\]）]", re.DOTALL)
_MARKS = re.compile(r"[\W_]")
_FIGURES = re.compile(r"[\W\d_]+")
_CONTENT = Path(__file__).with_name("known_headers.toml")


@dataclass(frozen=True, slots=True)
class Known:
    """The headings of one subject: those that are certain, and words inside longer ones."""

    names: Mapping[str, tuple[Field, ...]]
    within: tuple[tuple[str, Field], ...]


@lru_cache(maxsize=4096)  # the same few words stand in every row of a column
def loose(text: str) -> str:
    """Return a text without case, spaces and marks, for matching only.

    >>> loose("Req. ID :") == loose("req-id")
    True
    """
    return _MARKS.sub("", normal_key(text)) or text.strip()


def claims(title: str, subject: Subject) -> dict[Field, int]:
    """Return the fields that a heading may name: EXACT by one of its names, else LIKELY.

    >>> claims("Requirement ID", Subject.REQUIREMENTS)[Field.CODE]
    2
    """
    if not title or len(_BRACKETS.sub("", title)) > LONGEST_HEADING:
        return {}
    known = known_headings(subject)
    found: dict[Field, int] = {}
    for spelled in _spellings(title):
        found |= dict.fromkeys(known.names.get(spelled, ()), EXACT)
    if not found:
        whole = loose(title)
        found = {field: LIKELY for word, field in reversed(known.within) if word in whole}
    return found


@cache
def known_headings(subject: Subject) -> Known:
    """Return what `known_headers.toml` tells of one subject."""
    told = tomllib.loads(_CONTENT.read_text(encoding="utf-8"))[subject.value]
    names: dict[str, tuple[Field, ...]] = {}
    within: list[tuple[str, Field]] = []
    for key, entry in told.items():
        field = Field(key)
        for name in dict.fromkeys(map(loose, entry["names"])):
            names[name] = (*names.get(name, ()), field)
        within += [(loose(word), field) for word in entry["within"]]
    usable = [pair for pair in within if len(pair[0]) >= _SHORTEST_WITHIN]
    # A longer word says more than a shorter one inside the same heading.
    return Known(names=names, within=tuple(sorted(usable, key=lambda pair: -len(pair[0]))))


def is_figure(text: str) -> bool:
    """Say whether a text holds no letter: a figure, a scale or a mark.

    >>> is_figure("(1-5)"), is_figure("F-1")
    (True, False)
    """
    return _FIGURES.fullmatch(text) is not None


def _spellings(title: str) -> list[str]:
    """Return a heading whole, without what stands in brackets, and by its last and first line."""
    bare = _BRACKETS.sub("", title)
    # A scale under a heading, as "1-5", names nothing.
    parts = [part for part in title.split(PARTS) if not is_figure(part)] or [title]
    return [loose(each) for each in (title, bare, parts[-1], bare.split(PARTS)[-1]) if each.strip()]
