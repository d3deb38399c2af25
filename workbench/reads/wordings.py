"""Texts of the trade as they stand, in the language that was asked for."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.committee import Actor, Right, visible_vendors
from workbench.database import KEPT
from workbench.reads.rights import is_allowed
from workbench.tables import Table, WordingRow
from workbench.wording import Texts, Worded, chosen

AllTexts = Mapping[tuple[str, str], Mapping[str, str]]


def texts_of(session: Session, selection: str, language: str) -> Texts:
    """Return every text of the selection by (subject, field), fallbacks marked."""
    found = {at: chosen(words, language) for at, words in all_texts(session, selection).items()}
    return {at: worded for at, worded in found.items() if worded is not None}


def all_texts(session: Session, selection: str) -> AllTexts:
    """Return every text of the selection by (subject, field) and language; a snapshot's, once."""
    kept: dict[str, AllTexts] = session.info.get(KEPT, {})
    if selection not in kept:
        kept[selection] = _read(session, selection)
    return kept[selection]


def _read(session: Session, selection: str) -> AllTexts:
    by_place: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    statement = select(
        WordingRow.subject, WordingRow.field, WordingRow.language, WordingRow.text
    ).where(WordingRow.selection == selection)
    for subject, field, language, text in session.execute(statement):
        by_place[subject, field][language] = text
    return by_place


def vendor_names(
    session: Session, actor: Actor, selection: str, language: str
) -> dict[str, Worded]:
    """Return the vendors' names by id; one in conflict with `actor` does not exist."""
    if not is_allowed(session, actor, Right.SEE_VENDORS, selection):
        return {}
    vendors = Table.metadata.tables["vendor"]  # its row stands on a higher floor
    listed = set(session.scalars(select(vendors.c.id).where(vendors.c.selection == selection)))
    named = {
        subject: worded
        for (subject, field), worded in texts_of(session, selection, language).items()
        if field == "name" and subject in listed  # steps of a map have a name too
    }
    return {vendor: named[vendor] for vendor in visible_vendors(actor, named)}
