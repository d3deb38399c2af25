"""Pains: added in members' own words, changed by who added them, set aside with a reason."""

from sqlalchemy import select

from rfp.needs.pain import LONGEST, PainSource
from rfp.tables import GapPainRow, PainRow, StepRow
from workbench.committee import Actor, Right
from workbench.language import one_line
from workbench.problem import Problem, Refused
from workbench.record import verb
from workbench.store import Change, Store, expect_unchanged, expect_version

ADD_PAIN = verb("rfp.add_pain", right=Right.ADD_PAIN, label="Pain added", undoable=True)
EDIT_PAIN = verb("rfp.edit_pain", right=Right.ADD_PAIN, label="Pain changed", undoable=True)
REMOVE_PAIN = verb("rfp.remove_pain", right=Right.ADD_PAIN, label="Pain removed", undoable=True)
SET_ASIDE_PAIN = verb(
    "rfp.set_aside_pain", right=Right.EDIT_NEEDS, label="Pain set aside", undoable=True
)
TAKE_BACK_PAIN = verb(
    "rfp.take_back_pain", right=Right.EDIT_NEEDS, label="Pain taken back", undoable=True
)

LONGEST_SOURCE = 200


def add_pain(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    step: str,
    text: str,
    source: str = "",
    source_kind: PainSource | None = None,
) -> str:
    """Add what hurts at a step, as the member says it; return the pain's id."""
    with store.change(actor, ADD_PAIN, selection) as change:
        row = PainRow(
            id=change.new_id(),
            selection=selection,
            step=change.get(StepRow, step).id,
            text=_told(text),
            source=_source(source),
            source_kind=source_kind.value if source_kind else None,
            added_by=change.actor.account,
            added_at=change.now,
            set_aside=None,
        )
        change.session.add(row)
        change.about(row.id)
    return row.id


def pain_of_file(change: Change, step: StepRow, text: str, file: str) -> PainRow:
    """Return a pain of which a file tells; who brings the file in has added it."""
    return PainRow(
        id=change.new_id(),
        selection=change.selection.id,
        step=step.id,
        text=_told(text),
        source=file,
        source_kind=PainSource.DOCUMENT.value,
        added_by=change.actor.account,
        added_at=change.now,
        set_aside=None,
    )


def edit_pain(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    pain: str,
    seen: int,
    text: str | None = None,
    step: str | None = None,
    source: str | None = None,
    source_kind: PainSource | None = None,
) -> None:
    """Change one's own pain, or hang it on another step; what is not given stays."""
    with store.change(actor, EDIT_PAIN, selection) as change:
        row = _own(change, pain)
        wanted = row.text if text is None else _told(text)
        expect_version(row, seen, found=row.text, wanted=wanted)
        row.text = wanted
        row.source = row.source if source is None else _source(source)
        row.source_kind = source_kind.value if source_kind else row.source_kind
        row.step = row.step if step is None else change.get(StepRow, step).id
        change.about(row.id)


def remove_pain(
    store: Store, actor: Actor, *, selection: str, pain: str, seen: int | None = None
) -> None:
    """Remove one's own pain as long as no gap explains it."""
    with store.change(actor, REMOVE_PAIN, selection) as change:
        row = _own(change, pain)
        expect_unchanged(row, seen, found=row.text)
        _refuse_linked(change, row)
        change.session.delete(row)
        change.about(row.id)


def set_aside_pain(
    store: Store, actor: Actor, *, selection: str, pain: str, seen: int, reason: str
) -> None:
    """Say why a pain leads to no gap; it stays in the list."""
    with store.change(actor, SET_ASIDE_PAIN, selection) as change:
        row = change.get(PainRow, pain)
        if not reason.strip():
            raise Problem("a pain is set aside with a reason, got none")
        expect_version(row, seen, found=row.set_aside or row.text, wanted=reason)
        _refuse_linked(change, row)
        row.set_aside = reason.strip()
        change.about(row.id)


def take_back_pain(store: Store, actor: Actor, *, selection: str, pain: str, seen: int) -> None:
    """Put a pain that was set aside back among the open ones."""
    with store.change(actor, TAKE_BACK_PAIN, selection) as change:
        row = change.get(PainRow, pain)
        expect_version(row, seen, found=row.set_aside or row.text, wanted=row.text)
        row.set_aside = None
        change.about(row.id)


def _told(text: str) -> str:
    told = text.strip()
    if not one_line(told):
        raise Problem("a pain says in words what hurts, got nothing")
    if len(told) > LONGEST:
        raise Problem(
            "a pain has at most {most} letters, got {found}; split it into several",
            most=LONGEST,
            found=len(told),
        )
    return told


def _source(words: str) -> str:
    told = " ".join(words.split())
    if len(told) > LONGEST_SOURCE:
        raise Problem(
            "the source of a pain has at most {most} letters, got {found}",
            most=LONGEST_SOURCE,
            found=len(told),
        )
    return told


def _own(change: Change, pain: str) -> PainRow:
    row = change.get(PainRow, pain)
    if row.added_by != change.actor.account:
        raise Refused("a pain is changed only by the member who added it")
    return row


def _refuse_linked(change: Change, row: PainRow) -> None:
    linked = select(GapPainRow.gap).where(GapPainRow.pain == row.id).limit(1)
    if change.session.scalar(linked) is not None:
        raise Problem("a gap explains this pain; unlink it from the gap first")
