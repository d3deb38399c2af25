"""Selections are started, archived, and taken out of the archive."""

import base64
from collections.abc import Iterable, Mapping
from fractions import Fraction

from workbench.committee import Actor, Right, Role
from workbench.language import currency as known_currency
from workbench.language import one_line
from workbench.problem import Problem
from workbench.record import verb
from workbench.selection import PUBLISHED_PRECISION, Phase
from workbench.store import Change, Store
from workbench.tables import MemberRow, SelectionRow, WordingRow

START_SELECTION = verb(
    "workbench.start_selection", right=Right.START_SELECTION, label="Selection started"
)
ARCHIVE = verb("workbench.archive", right=Right.ARCHIVE, label="Selection archived")
UNARCHIVE = verb(
    "workbench.unarchive", right=Right.ARCHIVE, label="Selection taken out of the archive"
)
RENAME = verb(
    "workbench.rename", right=Right.MANAGE_MEMBERS, label="Selection renamed", undoable=True
)

PRECISIONS = (Fraction(1), Fraction(1, 10), Fraction(1, 100))
LONGEST_TITLE = 200


def start_selection(
    store: Store,
    actor: Actor,
    *,
    titles: Mapping[str, str],
    language: str,
    currency: str,
    precision: Fraction = PUBLISHED_PRECISION,
    roles: Iterable[Role] = (Role.CHAIR,),
    selection: str | None = None,
    is_sample: bool = False,
) -> str:
    """Open a selection with its own chain of events, seat the actor in it, and return its id.

    The sample names its id itself: its made-up people own that selection and no other.
    """
    known_currency(currency)
    held, named = _held(roles), _titles(titles, language)
    if precision not in PRECISIONS:
        raise Problem("the published precision is 1, 0.1 or 0.01 points")
    new = selection or base64.b32encode(store.entropy(15)).decode().lower()[:20]
    with store.change(actor, START_SELECTION, new) as change:
        if change.session.get(SelectionRow, new) is not None:
            raise Problem("this selection exists already")
        change.session.add(
            SelectionRow(
                id=new,
                phase=Phase.NEEDS.value,
                language=language,
                currency=currency,
                precision=precision,
                is_sample=is_sample,
                created_at=change.now,
            )
        )
        change.session.flush()
        _seat_and_name(change, new, held, named)
        change.about(new, language=language, currency=currency, precision=precision)
    return new


def _seat_and_name(change: Change, selection: str, roles: str, titles: Mapping[str, str]) -> None:
    change.session.add(
        MemberRow(
            id=change.new_id(), selection=selection, account=change.actor.account, roles=roles
        )
    )
    change.session.add_all(
        WordingRow(
            subject=selection, field="title", language=language, selection=selection, text=text
        )
        for language, text in titles.items()
    )


def _held(roles: Iterable[Role]) -> str:
    held = set(roles)
    if Role.CHAIR not in held or Role.VENDOR in held:
        raise Problem("who starts a selection is its chair, and may hold other roles beside")
    return " ".join(sorted(held))


def _titles(titles: Mapping[str, str], language: str) -> dict[str, str]:
    named = {code: one_line(text) for code, text in titles.items() if one_line(text)}
    if language not in named:
        raise Problem("a selection needs a title in its own language")
    for text in named.values():
        if len(text) > LONGEST_TITLE:
            raise Problem(
                "a title has at most {most} characters, got {found}",
                most=LONGEST_TITLE,
                found=len(text),
            )
    return named


def rename(store: Store, actor: Actor, *, selection: str, titles: Mapping[str, str]) -> None:
    """Give the selection other titles; a language that is not named keeps its own."""
    with store.change(actor, RENAME, selection) as change:
        for language, text in _titles(titles, next(iter(titles), "")).items():
            row = change.session.get(WordingRow, (selection, "title", language))
            if row is None:
                row = WordingRow(
                    subject=selection, field="title", language=language, selection=selection
                )
                change.session.add(row)
            row.text = text
        change.about(selection)


def archive(store: Store, actor: Actor, *, selection: str) -> None:
    """Close the selection for reading only."""
    with store.change(actor, ARCHIVE, selection) as change:
        if change.selection.archived_at is not None:
            raise Problem("this selection is in the archive already")
        change.selection.archived_at = change.now
        change.about(selection)


def unarchive(store: Store, actor: Actor, *, selection: str) -> None:
    """Take the selection out of the archive again."""
    with store.change(actor, UNARCHIVE, selection) as change:
        if change.selection.archived_at is None:
            raise Problem("this selection is not in the archive")
        change.selection.archived_at = None
        change.about(selection)
