"""Problems: found by any member, made of pains, judged by each for how severe they are."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from rfp.changes.owned_words import (
    TITLE,
    Words,
    differing_values,
    differing_words,
    drop_words,
    expect_all,
    put_title,
    title_of,
)
from rfp.goals.area import Area
from rfp.goals.problem import check_severity
from rfp.goals.tables import CureRow, ProblemPainRow, ProblemRow, SeverityRow
from rfp.maps.lettering import runs_right_to_left
from rfp.needs.pain import PainSource
from rfp.tables import PainRow
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store, expect_unchanged

ADD_PROBLEM = verb("rfp.add_problem", right=Right.ADD_PAIN, label="Problem added", undoable=True)
EDIT_PROBLEM = verb(
    "rfp.edit_problem", right=Right.EDIT_NEEDS, label="Problem changed", undoable=True
)
REMOVE_PROBLEM = verb(
    "rfp.remove_problem", right=Right.EDIT_NEEDS, label="Problem removed", undoable=True
)
TAKE_PAINS = verb(
    "rfp.take_pains", right=Right.EDIT_NEEDS, label="Pains taken over as problems", undoable=True
)
GATHER_PAINS = verb(
    "rfp.gather_pains", right=Right.EDIT_NEEDS, label="Pains of a problem set", undoable=True
)
GIVE_SEVERITY = verb(
    "rfp.give_severity", right=Right.ADD_PAIN, label="Severity given", undoable=True
)

NO_TITLE = "a problem says in at least one language what is wrong, got nothing"


def add_problem(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    area: Area,
    titles: Words,
    source: str = "",
    source_kind: PainSource | None = None,
) -> str:
    """Add a problem that was found in an area; return its id."""
    with store.change(actor, ADD_PROBLEM, selection) as change:
        row = _new(change, area, source_kind, source)
        put_title(change, row, row.id, titles, lacking=NO_TITLE)
        change.about(row.id)
    return row.id


def edit_problem(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    problem: str,
    seen: int,
    area: Area,
    titles: Words,
    source: str = "",
    source_kind: PainSource | None = None,
) -> None:
    """Change a problem; a language that is not given stays."""
    with store.change(actor, EDIT_PROBLEM, selection) as change:
        row = change.get(ProblemRow, problem)
        values = {
            "area": area.value,
            "source": " ".join(source.split()),
            "source_kind": source_kind.value if source_kind else None,
        }
        words = differing_words(change, row.id, {TITLE: titles})
        expect_all(row, seen, [*differing_values(row, values), *words])
        for name, value in values.items():
            setattr(row, name, value)
        put_title(change, row, row.id, titles, lacking=NO_TITLE)
        change.about(row.id)


def remove_problem(store: Store, actor: Actor, *, selection: str, problem: str, seen: int) -> None:
    """Remove a problem with what was judged of it; its pains stay."""
    with store.change(actor, REMOVE_PROBLEM, selection) as change:
        row = change.get(ProblemRow, problem)
        title = title_of(change, row.id)
        expect_unchanged(row, seen, found=title)
        for table in (ProblemPainRow, SeverityRow, CureRow):
            for each in change.session.scalars(select(table).where(table.problem == row.id)).all():
                change.session.delete(each)
        change.session.flush()
        change.session.delete(row)
        drop_words(change, row.id)
        change.about(row.id)


def take_pains(store: Store, actor: Actor, *, selection: str, areas: Mapping[str, Area]) -> None:
    """Make a problem of each pain that `areas` names, in its own words and from its source."""
    with store.change(actor, TAKE_PAINS, selection) as change:
        if not areas:
            raise Problem("there is no pain to take over")
        for pain, area in areas.items():
            told = change.get(PainRow, pain)
            kind = PainSource(told.source_kind) if told.source_kind else None
            row = _new(change, area, kind, told.source)
            language = Language.FA if runs_right_to_left(told.text) else Language.EN
            put_title(change, row, row.id, {language.value: told.text}, lacking=NO_TITLE)
            _gather(change, row, told.id)
        change.about(next(iter(areas)), count=len(areas))


def gather_pains(
    store: Store, actor: Actor, *, selection: str, problem: str, pains: Collection[str]
) -> None:
    """Say which pains show a problem: these, and no others. A pain shows one problem at most."""
    with store.change(actor, GATHER_PAINS, selection) as change:
        row = change.get(ProblemRow, problem)
        mine = select(ProblemPainRow).where(ProblemPainRow.problem == row.id)
        for link in change.session.scalars(mine).all():
            if link.pain not in pains:
                change.session.delete(link)
        for pain in dict.fromkeys(pains):
            _gather(change, row, change.get(PainRow, pain).id)
        change.about(row.id)


def give_severity(
    store: Store, actor: Actor, *, selection: str, problem: str, level: int | None
) -> None:
    """Say how severe one finds a problem, 1 to 5; None takes it back."""
    with store.change(actor, GIVE_SEVERITY, selection) as change:
        key = (change.get(ProblemRow, problem).id, change.actor.account)
        row = change.session.get(SeverityRow, key)
        if level is None:
            if row is not None:
                change.session.delete(row)
        elif row is None:
            change.session.add(
                SeverityRow(
                    problem=key[0], account=key[1], selection=selection, level=check_severity(level)
                )
            )
        else:
            row.level = check_severity(level)
        change.about(key[0])


def _new(change: Change, area: Area, kind: PainSource | None, source: str) -> ProblemRow:
    row = ProblemRow(
        id=change.new_id(),
        selection=change.selection.id,
        area=area.value,
        source_kind=kind.value if kind else None,
        source=" ".join(source.split()),
        added_by=change.actor.account,
        added_at=change.now,
    )
    change.session.add(row)
    return row


def _gather(change: Change, row: ProblemRow, pain: str) -> None:
    change.session.flush()
    link = change.session.get(ProblemPainRow, pain)
    if link is None:
        change.session.add(ProblemPainRow(pain=pain, problem=row.id, selection=change.selection.id))
    else:
        link.problem = row.id
