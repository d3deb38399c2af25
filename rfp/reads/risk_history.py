"""How a risk was judged over time, read from the record."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.readiness.risk import RiskJudgement
from rfp.readiness.tables import ReadinessItemRow
from workbench.committee import Actor
from workbench.reads.events import known
from workbench.record import Image
from workbench.tables import AccountRow, EventRow


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskMoment:
    """How a risk stood from `at` on, as `by` left it."""

    at: dt.datetime
    by: str
    risk: RiskJudgement
    owner: str
    is_on: bool


def risk_history(session: Session, actor: Actor, selection: str, item: str) -> list[RiskMoment]:
    """Return each state that a risk was brought into, the newest first, as far as `actor` may know.

    A change of its words alone is no new state; one that was undone is, and so is the undoing.
    """
    statement = (
        select(EventRow.time, AccountRow.name, EventRow.body)
        .outerjoin(AccountRow, AccountRow.id == EventRow.actor)
        .where(known(session, actor, selection), EventRow.subject == item)
        .order_by(EventRow.sequence)
    )
    found: list[RiskMoment] = []
    for at, name, body in session.execute(statement):
        for after in _states(body, item):
            moment = _moment(at, name or "", after)
            if not found or _said(found[-1]) != _said(moment):
                found.append(moment)
    return found[::-1]


def _states(body: str, item: str) -> Iterator[Image]:
    for table, key, _before, after in json.loads(body)["rows"]:
        if table == ReadinessItemRow.__tablename__ and key == [item] and after is not None:
            yield after


def _moment(at: dt.datetime, by: str, after: Image) -> RiskMoment:
    review = after["review"]
    return RiskMoment(
        at=at,
        by=by,
        risk=RiskJudgement(
            weight=after["weight"],
            own=after["own_status"],
            others=after["other_status"],
            mitigation=after["mitigation"] or "",
            review=dt.date.fromisoformat(review) if review else None,
        ),
        owner=after["owner"] or "",
        is_on=not after["off_reason"],
    )


def _said(moment: RiskMoment) -> tuple[RiskJudgement, str, bool]:
    return moment.risk, moment.owner, moment.is_on
