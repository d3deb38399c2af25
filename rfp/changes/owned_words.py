"""Words that belong to a row: put down with it, counted as a change of it, gone with it."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import inspect, select
from sqlalchemy.orm.attributes import flag_modified

from workbench.changes.wordings import put_text
from workbench.language import one_line
from workbench.problem import Problem
from workbench.store import Change, expect_version
from workbench.tables import Table, Versioned, WordingRow

Words = Mapping[str, str]
TITLE = "title"


def tidy(words: Words) -> dict[str, str]:
    """Return `words` without spaces round them; an empty text stays, it takes a text back."""
    return {language: one_line(text) for language, text in words.items()}


def check_some(words: Words, template: str) -> None:
    """Refuse words that are empty in every language; `template` says what is missing."""
    if not any(tidy(words).values()):
        raise Problem(template)


def current_words(change: Change, subject: str, field: str) -> dict[str, str]:
    """Return the texts of one field by language, as they stand inside this change."""
    rows = change.session.scalars(
        select(WordingRow).where(WordingRow.subject == subject, WordingRow.field == field)
    )
    return {row.language: row.text for row in rows}


def title_of(change: Change, subject: str) -> str:
    """Return the title of a row in every language that it has, as sentences name the row."""
    return " / ".join(current_words(change, subject, TITLE).values())


def put_title(change: Change, row: Table, subject: str, titles: Words, *, lacking: str) -> None:
    """Put down the title of `row`, or say by `lacking` that it would have none."""
    reword(change, row, subject, {TITLE: tidy(titles)})
    change.session.flush()
    check_some(current_words(change, subject, TITLE), lacking)


def differing_values(row: Table, wanted: Mapping[str, object]) -> Iterator[tuple[object, object]]:
    """Yield what stands and what is wanted, where they differ."""
    for name, value in wanted.items():
        if getattr(row, name) != value:
            yield getattr(row, name), value


def differing_words(
    change: Change, subject: str, fields: Mapping[str, Words]
) -> Iterator[tuple[object, object]]:
    """Yield what stands and what is wanted, where they differ."""
    for field, words in fields.items():
        now = current_words(change, subject, field)
        for language, text in tidy(words).items():
            if now.get(language, "") != text:
                yield now.get(language, ""), text


def expect_all(row: Versioned, seen: int, differing: Iterable[tuple[object, object]]) -> None:
    """Raise a conflict that names every value that differs; if none does, all want the same."""
    pairs = list(differing)
    if pairs:
        found, wanted = [now for now, _ in pairs], [then for _, then in pairs]
        expect_version(row, seen, found=found, wanted=wanted)


def reword(change: Change, row: Table, subject: str, fields: Mapping[str, Words]) -> None:
    """Put down the words of `row`; if any differ, `row` itself counts as changed.

    Whoever edits the row names the version seen of it, so its words need no version of theirs.
    """
    differs = any(differing_words(change, subject, fields))
    for field, words in fields.items():
        put_text(change, subject, field, tidy(words))
    if differs and inspect(row).persistent:
        flag_modified(row, "selection")


def drop_words(change: Change, subject: str) -> None:
    """Remove every text of `subject`."""
    for row in change.session.scalars(select(WordingRow).where(WordingRow.subject == subject)):
        change.session.delete(row)
