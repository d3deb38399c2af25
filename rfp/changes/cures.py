"""Capabilities, what each can cure, and the reasons for acquiring that were kept."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from rfp.changes.owned_words import (
    TITLE,
    Words,
    check_some,
    current_words,
    drop_words,
    reword,
    tidy,
    title_of,
)
from rfp.goals.capability import Cure, chosen_capabilities
from rfp.goals.tables import CapabilityRow, CureRow, ProblemRow, ReasonsRow
from rfp.reads.problems import cure_matrix
from workbench.committee import Actor, Right
from workbench.problem import Conflict
from workbench.record import verb
from workbench.store import Change, Store, expect_unchanged, expect_version

ADD_CAPABILITY = verb(
    "rfp.add_capability", right=Right.EDIT_NEEDS, label="Capability added", undoable=True
)
TAKE_CAPABILITIES = verb(
    "rfp.take_capabilities", right=Right.EDIT_NEEDS, label="Capabilities taken over", undoable=True
)
REMOVE_CAPABILITY = verb(
    "rfp.remove_capability", right=Right.EDIT_NEEDS, label="Capability removed", undoable=True
)
SET_CURES = verb("rfp.set_cures", right=Right.EDIT_NEEDS, label="Cures set", undoable=True)
KEEP_REASONS = verb("rfp.keep_reasons", right=Right.EDIT_NEEDS, label="Reasons kept", undoable=True)

NO_TITLE = "a capability has a title in at least one language, got none"
REASONS = "reasons"
Answers = Mapping[tuple[str, str], tuple[Cure | None, Cure | None]]  # as seen, as wanted


def add_capability(store: Store, actor: Actor, *, selection: str, titles: Words) -> str:
    """Add a capability of one's own; return its id."""
    with store.change(actor, ADD_CAPABILITY, selection) as change:
        row = _new(change, titles, ready=None)
        check_some(current_words(change, row.id, TITLE), NO_TITLE)
        change.about(row.id)
    return row.id


def take_capabilities(
    store: Store, actor: Actor, *, selection: str, codes: Collection[str]
) -> None:
    """Take capabilities over from the ready plan; those that are there already stay as they are."""
    with store.change(actor, TAKE_CAPABILITIES, selection) as change:
        here = select(CapabilityRow.ready).where(CapabilityRow.selection == selection)
        known = set(change.session.scalars(here))
        for ready in chosen_capabilities(codes):
            if ready.code not in known:
                _new(change, ready.titles, ready=ready.code)
        change.about(selection, codes=sorted(codes))


def remove_capability(
    store: Store, actor: Actor, *, selection: str, capability: str, seen: int
) -> None:
    """Remove a capability with what was said of it."""
    with store.change(actor, REMOVE_CAPABILITY, selection) as change:
        row = change.get(CapabilityRow, capability)
        title = title_of(change, row.id)
        expect_unchanged(row, seen, found=title)
        said = select(CureRow).where(CureRow.capability == row.id)
        for cure in change.session.scalars(said).all():
            change.session.delete(cure)
        change.session.flush()
        change.session.delete(row)
        drop_words(change, row.id)
        change.about(row.id)


def set_cures(store: Store, actor: Actor, *, selection: str, answers: Answers) -> None:
    """Say what cures what: each answer as it was seen and as it is wanted, None for unknown."""
    with store.change(actor, SET_CURES, selection) as change:
        for (problem, capability), (seen, wanted) in dict(answers).items():
            key = (change.get(ProblemRow, problem).id, change.get(CapabilityRow, capability).id)
            _answer(change, key, seen, wanted)
        change.about(selection, count=len(answers))


def keep_reasons(store: Store, actor: Actor, *, selection: str, texts: Words, seen: int) -> None:
    """Keep the reasons as the committee words them; empty words go back to the proposed ones."""
    with store.change(actor, KEEP_REASONS, selection) as change:
        row = change.session.get(ReasonsRow, selection)
        written_from = cure_matrix(change.session, change.actor, selection, "en").fingerprint
        if row is None:
            row = ReasonsRow(selection=selection, fingerprint=written_from)
            change.session.add(row)
        else:
            found = " / ".join(current_words(change, selection, REASONS).values())
            expect_version(row, seen, found=found, wanted=" / ".join(texts.values()))
            row.fingerprint = written_from
        reword(change, row, selection, {REASONS: tidy(texts)})
        change.about(selection)


def _new(change: Change, titles: Words, *, ready: str | None) -> CapabilityRow:
    row = CapabilityRow(
        id=change.new_id(),
        selection=change.selection.id,
        ordinal=change.next_ordinal(CapabilityRow.ordinal),
        ready=ready,
    )
    change.session.add(row)
    reword(change, row, row.id, {TITLE: tidy(titles)})
    change.session.flush()
    return row


def _answer(change: Change, key: tuple[str, str], seen: Cure | None, wanted: Cure | None) -> None:
    row = change.session.get(CureRow, key)
    now = Cure(row.answer) if row else None
    if now not in (seen, wanted):
        raise Conflict(
            "somebody changed this meanwhile: it is now {found}; you wanted {wanted}. "
            "Look again, then decide",
            found=now.label if now else "–",
            wanted=wanted.label if wanted else "–",
        )
    if row is not None and wanted is None:
        change.session.delete(row)
    elif row is not None and wanted is not None:
        row.answer = wanted.value
    elif wanted is not None:
        problem, capability = key
        change.session.add(
            CureRow(
                problem=problem,
                capability=capability,
                selection=change.selection.id,
                answer=wanted.value,
            )
        )
