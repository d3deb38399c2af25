"""A section's own words as blocks: clauses with references by number, and its table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from rfp.writing.content import RfpContent
from rfp.writing.outline_blocks import (
    Clause,
    CrossReference,
    Line,
    Numbers,
    Paragraph,
    Table,
    marked,
    table,
)
from rfp.writing.ready_sections import Column, SectionLine
from rfp.writing.section import Section
from workbench.language import Language, currency_name, number, say, to_digits, typed_digits
from workbench.wording import chosen

_NAMED = re.compile(r"\{([a-z-]+)\}")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_ASIDE = re.compile(r"\s*\([^(){}]*\{([a-z-]+)\}[^(){}]*\)")


def section_numbers(sections: Sequence[Section], language: Language) -> dict[str, str]:
    """Return the number that each section will have, by its code."""
    numbered = [section for section in sections if not section.ready.is_annex]
    return {
        section.code: to_digits(str(place), language)
        for place, section in enumerate(numbered, start=1)
    }


def section_title(section: Section, language: Language) -> str:
    return marked(section.heading(language), language)


def own_clauses(
    content: RfpContent, section: Section, numbers: Numbers, places: Mapping[str, str]
) -> Iterator[Clause]:
    """Yield the section's own clauses, with names in braces put into words and numbers."""
    for worded in section.clauses(content.language):
        text, references = referred(_named(content, marked(worded, content.language)), places)
        yield numbers.clause(text, references)


def own_paragraphs(content: RfpContent, section: Section) -> Iterator[Paragraph]:
    """Yield the words of an annex, which have no numbers."""
    for worded in section.clauses(content.language):
        yield Paragraph(text=marked(worded, content.language))


def own_table(content: RfpContent, section: Section) -> Iterator[Table]:
    """Yield the section's table, unless it has no lines.

    A column that no line has a cell for is left out, as a register has fewer than the ready table.
    """
    language, columns = content.language, _columns(section)
    if not section.lines:
        return
    yield table(
        marked(chosen(section.ready.caption, language.value), language),
        [marked(chosen(column.title, language.value), language) for column in columns],
        _lines(section, columns, language),
        [column.width for column in columns],
        *(place for place, column in enumerate(columns) if column.is_figures),
    )


def referred(text: str, places: Mapping[str, str]) -> tuple[str, tuple[CrossReference, ...]]:
    """Return a text with the number of each section that it names, and where those stand.

    A remark in brackets about a section that is left out goes with it.

    Examples
    --------
    >>> referred("Stop (see section {milestones}).", {"milestones": "7"})[0]
    'Stop (see section 7).'
    >>> referred("Stop (see section {milestones}).", {})
    ('Stop.', ())
    """
    kept = _ASIDE.sub(lambda found: found.group(0) if found.group(1) in places else "", text)
    told, done = "", 0
    references = []
    for found in _NAMED.finditer(kept):
        code = found.group(1)
        told += kept[done : found.start()]
        shown = places.get(code, found.group(0))
        if code in places:
            at = len(told)
            references.append(CrossReference(start=at, end=at + len(shown), key=code))
        told, done = told + shown, found.end()
    return told + kept[done:], tuple(references)


def _named(content: RfpContent, text: str) -> str:
    """Put the selection's title and currency where a text names them."""
    title = content.name(content.selection, "title")
    money = currency_name(content.plan.currency, content.language)
    return text.replace("{selection}", title).replace("{currency}", money)


def _columns(section: Section) -> list[Column]:
    return [
        column
        for column in section.ready.columns
        if any(line.words.get(column.code) or column.code in line.figures for line in section.lines)
    ]


def _lines(section: Section, columns: Sequence[Column], language: Language) -> list[Line]:
    return [
        Line(cells=tuple(_cell(line, column.code, language) for column in columns))
        for line in section.lines
    ]


def _cell(line: SectionLine, column: str, language: Language) -> str:
    if column in line.figures:
        return _figure(line.figures[column].strip(), language)
    worded = chosen(line.words.get(column, {}), language.value)
    return marked(worded, language) if worded else ""


def _figure(text: str, language: Language) -> str:
    """Return a figure with the marks of the language; what is no plain number stays as it is.

    >>> _figure("9400", Language.EN), _figure("0.5", Language.FA), _figure("10-12", Language.FA)
    ('9,400', '۰٫۵', '۱۰-۱۲')
    >>> _figure("2 hours", Language.FA)
    '2 hours'
    """
    if not text:
        return say("[to be filled]", language)
    if _NUMBER.fullmatch(text):
        return shown_figure(text, language)
    return typed_digits(text, language)


def shown_figure(text: str, language: Language) -> str:
    """Return a plain number with the marks of the language; anything else stays as it is.

    >>> shown_figure("9400", Language.FA), shown_figure("WCAG 2.2", Language.FA)
    ('۹٬۴۰۰', 'WCAG 2.2')
    """
    return number(Decimal(text), language) if _NUMBER.fullmatch(text) else text
