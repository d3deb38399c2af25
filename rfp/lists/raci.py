"""Marks of a RACI beside the entries of a list: whose column bears the R is responsible for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rfp.lists.grid import GridRow
from rfp.lists.headers import EXACT, claims
from rfp.lists.subject import Field, Subject
from workbench.language import normal_key

HEADING = "RACI: R"  # of the column that is made; `known_headers.toml` knows it
BETWEEN = " / "
_LETTERS = re.compile(r"[raci]([/, +&-]*[raci])*")
_FEWEST = 2  # people
_BEARERS = {Field.OWNER, Field.LANE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Raci:
    """The columns of the people, and the rows with one more column that names who has the R."""

    people: tuple[int, ...]
    number: int
    rows: tuple[GridRow, ...]


def letters(text: str) -> str:
    """Return the letters of a mark in a RACI, "" of any other text.

    >>> letters("A/R"), letters("Risk")
    ('a/r', '')
    """
    key = normal_key(text)
    return key if _LETTERS.fullmatch(key) else ""


def read_raci(titles: Mapping[int, str], rows: Sequence[GridRow], subject: Subject) -> Raci | None:
    """Return the marks of people beside a list, unless a column says who is responsible."""
    sure = {number: _sure(title, subject) for number, title in titles.items()}
    if _BEARERS & set().union(*sure.values()):
        return None
    people = tuple(n for n, fields in sorted(sure.items()) if not fields and _is_marked(rows, n))
    said = {letter for row in rows for n in people for letter in letters(row.text(n))}
    if len(people) < _FEWEST or "r" not in said or not said & {"a", "c", "i"}:
        return None
    number = max(titles) + 1
    made = tuple(_with(row, number, _responsible(row, people, titles)) for row in rows)
    return Raci(people=people, number=number, rows=made)


def _sure(title: str, subject: Subject) -> set[Field]:
    return {field for field, sure in claims(title, subject).items() if sure == EXACT}


def _is_marked(rows: Sequence[GridRow], number: int) -> bool:
    texts = [text for row in rows if (text := row.text(number))]
    return bool(texts) and all(map(letters, texts))


def _responsible(row: GridRow, people: Sequence[int], titles: Mapping[int, str]) -> str:
    return BETWEEN.join(
        " ".join(titles[number].split()) for number in people if "r" in letters(row.text(number))
    )


def _with(row: GridRow, number: int, text: str) -> GridRow:
    if not text:
        return row
    texts = (*row.texts, *("",) * (number - len(row.texts)))
    return replace(row, texts=(*texts[: number - 1], text))
