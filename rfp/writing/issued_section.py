"""The ready text of a section as an issue took it, so that no later release rewords what is out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rfp.writing.ready_sections import Column, ReadySection, SectionLine
from rfp.writing.section_version import BETWEEN_CELLS, Lines, cells_of
from workbench.language import Language

READY = "ready"  # beside the languages in what an issue keeps of a section

Kept = Mapping[str, Any]


def kept_ready(ready: ReadySection) -> Kept:
    """Return what an issue keeps of a ready section, as plain values."""
    return {
        "title": dict(ready.title),
        "body": dict(ready.body),
        "caption": dict(ready.caption),
        "columns": [
            {"code": each.code, "title": dict(each.title), "width": each.width,
             "is_figures": each.is_figures}
            for each in ready.columns
        ],
        "lines": [
            {"words": {code: dict(words) for code, words in line.words.items()},
             "figures": dict(line.figures)}
            for line in ready.lines
        ],
    }  # fmt: skip


def as_issued(ready: ReadySection, told: Kept) -> ReadySection:
    """Return the section with the words that went out.

    `told` is what the issue keeps; one of an earlier release keeps only the lines that vendors
    read, and the words are taken from these.
    """
    kept = told.get(READY)
    if kept is None:
        return _from_lines(ready, told)
    return replace(
        ready,
        title=kept["title"],
        body=kept["body"],
        caption=kept["caption"],
        columns=tuple(Column(**each) for each in kept["columns"]),
        lines=tuple(SectionLine(**each) for each in kept["lines"]),
    )


def _from_lines(ready: ReadySection, told: Mapping[str, Sequence[str]]) -> ReadySection:
    parts = {each.value: _parted(ready, told[each.value], each) for each in Language}
    return replace(
        ready,
        title={code: told[code][0] for code in parts},
        body={code: "\n".join(clauses) for code, (clauses, _) in parts.items()},
        lines=_lines(ready, {code: rows for code, (_, rows) in parts.items()}),
    )


def _parted(ready: ReadySection, told: Sequence[str], language: Language) -> tuple[Lines, Lines]:
    """Return the clauses of a section, and the rows of its table that follow them."""
    known = set(_rows(ready, language))
    lines = tuple(told[1:])
    end = next((at for at, one in enumerate(lines) if BETWEEN_CELLS in one or one in known), None)
    return (lines, ()) if end is None else (lines[:end], lines[end:])


def _lines(ready: ReadySection, rows: Mapping[str, Lines]) -> tuple[SectionLine, ...]:
    """Return the table's lines; those that read as they do today are whole already."""
    known = {each.value: tuple(_rows(ready, each)) for each in Language}
    even = len({len(lines) for lines in rows.values()}) == 1
    if known == rows or not even or not ready.columns:
        return ready.lines
    told = (dict(zip(rows, row, strict=True)) for row in zip(*rows.values(), strict=True))
    return tuple(_line(ready.columns, row) for row in told)


def _line(columns: Sequence[Column], row: Mapping[str, str]) -> SectionLine:
    cells = {code: text.split(BETWEEN_CELLS) for code, text in row.items()}
    words: dict[str, dict[str, str]] = {}
    figures: dict[str, str] = {}
    for place, column in enumerate(columns):
        found = {code: "".join(each[place : place + 1]) for code, each in cells.items()}
        if column.is_figures:
            figures[column.code] = found[Language.EN.value]
        else:
            words[column.code] = found
    return SectionLine(words=words, figures=figures)


def _rows(ready: ReadySection, language: Language) -> Iterable[str]:
    return cells_of(ready.columns, ready.lines, language)
