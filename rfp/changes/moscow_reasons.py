"""Whoever means another importance than the gaps propose says why."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select

from rfp.needs.gap import Judgement, priority
from rfp.needs.must import expect_why_otherwise
from rfp.needs.requirement import Moscow, Requirement
from rfp.tables import GapRow, RequirementGapRow, RequirementRow
from workbench.store import Change


def expect_reasons(change: Change, rows: Collection[RequirementRow]) -> None:
    """Refuse an importance other than the proposed one that brings no reason."""
    change.session.flush()
    linked = select(RequirementGapRow.requirement, GapRow).join(
        GapRow, GapRow.id == RequirementGapRow.gap
    )
    if len(rows) == 1:
        linked = linked.where(RequirementGapRow.requirement == next(iter(rows)).id)
    else:
        linked = linked.where(RequirementGapRow.selection == change.selection.id)
    gaps, priorities = defaultdict[str, list[str]](list), {}
    for requirement, gap in change.session.execute(linked):
        gaps[requirement].append(gap.id)
        priorities[gap.id] = priority(_judgement(gap))
    asked = [_requirement(row, tuple(gaps[row.id])) for row in rows if row.id in gaps]
    expect_why_otherwise(asked, priorities)


def _judgement(row: GapRow) -> Judgement:
    return Judgement(
        as_is=row.as_is, to_be=row.to_be, impact=row.impact, constraint=row.constraint,
        risk=row.risk, dependency=row.dependency,
    )  # fmt: skip


def _requirement(row: RequirementRow, gaps: tuple[str, ...]) -> Requirement:
    return Requirement(
        id=row.id,
        code=row.code,
        text=row.code,
        moscow=Moscow(row.moscow),
        moscow_reason=row.moscow_reason or "",
        gaps=gaps,
    )
