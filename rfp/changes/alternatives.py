"""Alternatives: put on the long list, held against the needs, kept or dropped, one chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from rfp.changes.owned_words import (
    TITLE,
    Words,
    check_some,
    current_words,
    differing_values,
    differing_words,
    drop_words,
    expect_all,
    reword,
    tidy,
    title_of,
)
from rfp.goals.alternative import CostClass, Fit, Route, Standing
from rfp.goals.tables import AlternativeFitRow, AlternativeRow, ChosenRouteRow
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store, expect_unchanged, expect_version

ADD_ALTERNATIVE = verb(
    "rfp.add_alternative", right=Right.EDIT_NEEDS, label="Alternative added", undoable=True
)
EDIT_ALTERNATIVE = verb(
    "rfp.edit_alternative", right=Right.EDIT_NEEDS, label="Alternative changed", undoable=True
)
REMOVE_ALTERNATIVE = verb(
    "rfp.remove_alternative", right=Right.EDIT_NEEDS, label="Alternative removed", undoable=True
)
SET_FITS = verb("rfp.set_fits", right=Right.EDIT_NEEDS, label="Fit to needs set", undoable=True)
CHOOSE_ROUTE = verb("rfp.choose_route", right=Right.EDIT_NEEDS, label="Route chosen", undoable=True)

NO_TITLE = "an alternative has a title in at least one language, got none"
NO_REASON = "an alternative is kept or dropped with a reason, got none"
NOTES, REASON, ROUTE_REASON = "notes", "reason", "route reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativeWords:
    """The texts of an alternative by language; what is not given stays."""

    titles: Words
    notes: Words
    reasons: Words

    @property
    def fields(self) -> dict[str, Words]:
        return {TITLE: self.titles, NOTES: self.notes, REASON: self.reasons}


def add_alternative(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    route: Route,
    words: AlternativeWords,
    cost: CostClass | None = None,
    standing: Standing = Standing.OPEN,
    source: str = "",
) -> str:
    """Put an alternative on the long list; return its id."""
    with store.change(actor, ADD_ALTERNATIVE, selection) as change:
        row = AlternativeRow(
            id=change.new_id(),
            selection=selection,
            ordinal=change.next_ordinal(AlternativeRow.ordinal),
            **_values(route, cost, standing, source),
        )
        change.session.add(row)
        _put_words(change, row, words)
        change.about(row.id)
    return row.id


def edit_alternative(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    alternative: str,
    seen: int,
    route: Route,
    words: AlternativeWords,
    cost: CostClass | None,
    standing: Standing,
    source: str,
) -> None:
    """Change an alternative; the chosen one is not dropped."""
    with store.change(actor, EDIT_ALTERNATIVE, selection) as change:
        row = change.get(AlternativeRow, alternative)
        values = _values(route, cost, standing, source)
        differing = differing_words(change, row.id, words.fields)
        expect_all(row, seen, [*differing_values(row, values), *differing])
        if standing is Standing.DROPPED:
            _refuse_chosen(change, row)
        for name, value in values.items():
            setattr(row, name, value)
        _put_words(change, row, words)
        change.about(row.id)


def remove_alternative(
    store: Store, actor: Actor, *, selection: str, alternative: str, seen: int
) -> None:
    """Take an alternative off the list; the chosen one stays."""
    with store.change(actor, REMOVE_ALTERNATIVE, selection) as change:
        row = change.get(AlternativeRow, alternative)
        expect_unchanged(row, seen, found=title_of(change, row.id))
        _refuse_chosen(change, row)
        fits = select(AlternativeFitRow).where(AlternativeFitRow.alternative == row.id)
        for fit in change.session.scalars(fits).all():
            change.session.delete(fit)
        change.session.flush()
        change.session.delete(row)
        drop_words(change, row.id)
        change.about(row.id)


def set_fits(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    alternative: str,
    fits: Mapping[str, Fit | None],
) -> None:
    """Say how far an alternative meets needs, by their ids; None is unknown again."""
    with store.change(actor, SET_FITS, selection) as change:
        key = change.get(AlternativeRow, alternative).id
        for need, fit in dict(fits).items():
            row = change.session.get(AlternativeFitRow, (key, need))
            if row is not None and fit is None:
                change.session.delete(row)
            elif row is not None and fit is not None:
                row.fit = fit.value
            elif fit is not None:
                change.session.add(
                    AlternativeFitRow(
                        alternative=key, need=need, selection=selection, fit=fit.value
                    )
                )
        change.about(key, count=len(fits))


def choose_route(
    store: Store, actor: Actor, *, selection: str, alternative: str, reasons: Words, seen: int
) -> None:
    """Choose the way to go, with the reason that the RFP's background tells."""
    with store.change(actor, CHOOSE_ROUTE, selection) as change:
        chosen = change.get(AlternativeRow, alternative)
        if chosen.standing != Standing.KEPT:
            raise Problem(
                "only an alternative that was kept can be chosen; {title} was not",
                title=title_of(change, chosen.id),
            )
        row = change.session.get(ChosenRouteRow, selection)
        if row is None:
            row = ChosenRouteRow(selection=selection)
            change.session.add(row)
        else:
            now = title_of(change, row.alternative)
            expect_version(row, seen, found=now, wanted=title_of(change, chosen.id))
        row.alternative = chosen.id
        row.chosen_by, row.chosen_at = change.actor.account, change.now
        reword(change, row, selection, {ROUTE_REASON: tidy(reasons)})
        change.session.flush()
        check_some(
            current_words(change, selection, ROUTE_REASON),
            "a route is chosen with a reason, got none",
        )
        change.about(chosen.id)


def _values(
    route: Route, cost: CostClass | None, standing: Standing, source: str
) -> dict[str, str | None]:
    return {
        "route": route.value,
        "cost": cost.value if cost else None,
        "standing": standing.value,
        "source": " ".join(source.split()),
    }


def _put_words(change: Change, row: AlternativeRow, words: AlternativeWords) -> None:
    reword(change, row, row.id, {field: tidy(told) for field, told in words.fields.items()})
    change.session.flush()
    check_some(current_words(change, row.id, TITLE), NO_TITLE)
    if row.standing != Standing.OPEN:
        check_some(current_words(change, row.id, REASON), NO_REASON)


def _refuse_chosen(change: Change, row: AlternativeRow) -> None:
    chosen = change.session.get(ChosenRouteRow, change.selection.id)
    if chosen is not None and chosen.alternative == row.id:
        raise Problem(
            "{title} is the chosen route; choose another one first", title=title_of(change, row.id)
        )
