"""The selections that somebody may know of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select, true
from sqlalchemy.orm import Session

from workbench.committee import ELSEWHERE, Actor, Right, Role, may
from workbench.problem import Problem
from workbench.reads.actors import current_actor
from workbench.record import VERBS
from workbench.selection import Phase, Selection
from workbench.tables import AccountRow, EventRow, MemberRow, SelectionRow, WordingRow
from workbench.wording import Worded, chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A selection in somebody's list, with the roles they hold in it."""

    selection: Selection
    roles: frozenset[Role]


# Written once: every page begins with it.
_WITH_TITLES = (
    select(SelectionRow, WordingRow)
    .outerjoin(WordingRow, (WordingRow.subject == SelectionRow.id) & (WordingRow.field == "title"))
    .where(SelectionRow.id == bindparam("selection"))
)


def selection_of(session: Session, selection: str, language: str) -> Selection | None:
    """Return the selection, its title in `language` if there is one."""
    found = session.execute(_WITH_TITLES, {"selection": selection}).all()
    titles = {title.language: title.text for _, title in found if title is not None}
    if not found:
        return None
    row = found[0][0]
    return _selection(row, {selection: titles}, language, _marks(session, [row]))


def selection_for(session: Session, actor: Actor, selection: str, language: str) -> Selection:
    """Return the selection, or say that `actor` may not know whether it exists."""
    found = selection_of(session, selection, language)
    who = current_actor(session, actor, selection)
    if found is None or not _may_know(who, found):
        raise Problem("there is no such selection, or you have no seat in it")
    return found


def passed_over(session: Session, selection: str) -> frozenset[Phase]:
    """Return the phases that this selection left out; the others it went through."""
    left_out = {name: verb.passes_over for name, verb in VERBS.items() if verb.passes_over}
    statement = select(EventRow.verb).where(
        EventRow.chain == selection, EventRow.verb.in_(left_out)
    )
    return frozenset(phase for verb in session.scalars(statement) for phase in left_out[verb])


def selections(session: Session, actor: Actor, language: str) -> list[Listed]:
    """Return the selections that `actor` sits in, and all of them for the owner, newest first."""
    account = session.get(AccountRow, actor.account)
    is_in_room = current_actor(session, actor, None).room_vendor is not None
    if account is None or account.closed_at is not None or is_in_room:
        return []
    sees_all = account.is_owner and account.sample is None
    seat = (SelectionRow.id == MemberRow.selection) & (MemberRow.account == account.id)
    rows = session.execute(
        select(SelectionRow, MemberRow.roles)
        .outerjoin(MemberRow, seat & MemberRow.removed_at.is_(None))
        .where(true() if sees_all else MemberRow.id.is_not(None))
        .order_by(SelectionRow.created_at.desc(), SelectionRow.id)
    ).all()
    titles = _titles(session, [row.id for row, _ in rows])
    marks = _marks(session, [row for row, _ in rows])
    return [
        Listed(
            selection=_selection(row, titles, language, marks),
            roles=frozenset(Role(code) for code in (roles or "").split()),
        )
        for row, roles in rows
    ]


def vendor_seat(session: Session, actor: Actor) -> str | None:
    """Return the selection of whoever has one seat in all, and speaks for a vendor there."""
    seats = session.execute(
        select(MemberRow.selection, MemberRow.vendor)
        .where(MemberRow.account == actor.account, MemberRow.removed_at.is_(None))
        .limit(2)
    ).all()
    return seats[0].selection if len(seats) == 1 and seats[0].vendor else None


def _may_know(actor: Actor, selection: Selection) -> bool:
    if actor.is_vendor:
        return actor.room_vendor != ELSEWHERE
    return may(actor, Right.SEE_SELECTION, selection.phase, is_archived=True)


def _titles(session: Session, ids: Sequence[str]) -> dict[str, dict[str, str]]:
    statement = select(WordingRow).where(WordingRow.subject.in_(ids), WordingRow.field == "title")
    titles: dict[str, dict[str, str]] = {}
    for row in session.scalars(statement):
        titles.setdefault(row.subject, {})[row.language] = row.text
    return titles


def _marks(session: Session, rows: Sequence[SelectionRow]) -> dict[str, str]:
    """Return by what a selection is known in every list, where there is something to say."""
    labels = {name: verb.label for name, verb in VERBS.items() if verb.is_mark}
    over = [row.id for row in rows if row.phase == Phase.DECISION.value]
    if not over:
        return {}
    statement = select(EventRow.chain, EventRow.verb).where(
        EventRow.chain.in_(over), EventRow.verb.in_(labels)
    )
    return {chain: labels[verb] for chain, verb in session.execute(statement)}


def _selection(
    row: SelectionRow,
    titles: dict[str, dict[str, str]],
    language: str,
    marks: Mapping[str, str],
) -> Selection:
    title: Worded | None = chosen(titles.get(row.id, {}), language)
    return Selection(
        id=row.id,
        title=title.text if title else row.id,
        phase=Phase(row.phase),
        language=row.language,
        currency=row.currency,
        precision=row.precision,
        is_sample=row.is_sample,
        created_at=row.created_at,
        archived_at=row.archived_at,
        mark=marks.get(row.id, ""),
    )
