"""The issued list changes: by an addendum before the deadline, by a revision after proposals."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from rfp.changes.kept_issues import keep_issue, keep_what_lacks
from rfp.changes.kept_lists import keep_withdrawn
from rfp.changes.kept_sections import SectionEdit, differ, edit_sections
from rfp.changes.owned_words import Words, check_some, tidy
from rfp.changes.requirement_rows import ListAtWork
from rfp.needs.requirement_cells import KEPT_BESIDE, WORDINGS, Column
from rfp.needs.requirement_edit import RowEdit
from rfp.needs.requirement_list import ListChangeKind
from rfp.needs.tables import ListChangeRow
from rfp.reads.call_clock import standing_end
from rfp.tables import IssueRow, PlanRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.problem import Problem, Refused
from workbench.record import verb
from workbench.store import Change, Store

ISSUE_ADDENDUM = verb("rfp.issue_addendum", right=Right.ISSUE_RFP, label="Addendum issued")
REVISE_LIST = verb(
    "rfp.revise_list", right=Right.REVISE_LIST, label="List revised after the proposals"
)
NO_REASON = "a changed list says why in at least one language, got nothing"
NOTHING = "a new list differs in at least one requirement or section; nothing was changed"
# What vendors read; a change of anything else is no change of the issued list.
PUBLISHED = frozenset({
    Column.CODE, Column.MOSCOW, Column.MANDATORY,
    Column.CRITERION, *WORDINGS, *KEPT_BESIDE,
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edited:
    """What is to stand otherwise in the next issue."""

    edits: Sequence[RowEdit]
    withdrawn: Mapping[str, str]
    sections: Sequence[SectionEdit]


def issue_addendum(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    reasons: Words,
    edits: Sequence[RowEdit] = (),
    withdrawn: Mapping[str, str] | None = None,
    sections: Sequence[SectionEdit] = (),
) -> int:
    """Issue the next list before the last day for proposals; return its version.

    Every edit says why; `withdrawn` are requirements that the next list no longer has, with why.
    Sections of the RFP change with it; so do tables and days that changed since the last issue.
    """
    with store.change(actor, ISSUE_ADDENDUM, selection) as change:
        _expect_in_time(change)
        kind = ListChangeKind.ADDENDUM
        edited = _Edited(edits=edits, withdrawn=withdrawn or {}, sections=sections)
        return _follow(change, kind, edited, reasons, answers_by=None)


def revise_list(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    reasons: Words,
    edits: Sequence[RowEdit] = (),
    withdrawn: Mapping[str, str] | None = None,
    sections: Sequence[SectionEdit] = (),
    answers_by: dt.date | None = None,
) -> int:
    """Issue the list that the proposals taught; possible only while the prices are sealed.

    Vendors may answer anew until `answers_by`. Weights and formula stay as they were frozen.
    """
    with store.change(actor, REVISE_LIST, selection) as change:
        plan = change.session.get(PlanRow, selection)
        if plan is not None and plan.list_closed_at is not None:
            raise Refused(
                "the technical scores are closed, so the list they judged is not revised any more"
            )
        if answers_by is not None and answers_by < change.now.date():
            raise Problem("the day for new answers must lie ahead, got {found}", found=answers_by)
        kind = ListChangeKind.REVISION
        edited = _Edited(edits=edits, withdrawn=withdrawn or {}, sections=sections)
        return _follow(change, kind, edited, reasons, answers_by=answers_by)


def close_list(change: Change) -> None:
    """Let the list stand as the scores judged it; the package above has closed those for good."""
    change.session.get_one(PlanRow, change.selection.id).list_closed_at = change.now


def _expect_in_time(change: Change) -> None:
    """Refuse an addendum after the deadline for proposals, by the server's own clock."""
    closes = standing_end(change.session, change.selection.id)
    if closes is not None and change.now >= closes:
        raise Refused(
            "proposals were taken until {closed}; an addendum is possible until then",
            closed=closes,
        )


def _follow(
    change: Change,
    kind: ListChangeKind,
    edited: _Edited,
    reasons: Words,
    *,
    answers_by: dt.date | None,
) -> int:
    """Change list and sections, and keep them as the version after the newest one."""
    check_some(tidy(reasons), NO_REASON)
    last = _newest(change)
    keep_what_lacks(change, last)
    version = last + 1
    whys = _apply(change, edited.edits, edited.withdrawn, version)
    section_whys = edit_sections(change, edited.sections)
    fingerprint = keep_issue(change, version, whys, section_whys)
    if not (whys or edited.withdrawn or differ(change, last, version)):
        raise Problem(NOTHING)
    issue = IssueRow(
        selection=change.selection.id,
        list_version=version,
        issued_at=change.now,
        issued_by=change.actor.account,
        fingerprint=fingerprint,
    )
    change.session.add(issue)
    noted = _noted(change, kind, version, reasons, answers_by)
    change.about(
        noted.id,
        list_version=version,
        number=noted.number,
        fingerprint=fingerprint,
        requirements=len(whys) + len(edited.withdrawn),
        sections=sorted(edit.code for edit in edited.sections),
    )
    return version


def _noted(
    change: Change,
    kind: ListChangeKind,
    version: int,
    reasons: Words,
    answers_by: dt.date | None,
) -> ListChangeRow:
    noted = ListChangeRow(
        id=change.new_id(),
        selection=change.selection.id,
        list_version=version,
        kind=kind.value,
        number=_next_number(change, kind),
        answers_by=answers_by,
    )
    change.session.add(noted)
    put_text(change, noted.id, "reason", tidy(reasons))
    return noted


def _newest(change: Change) -> int:
    of_selection = IssueRow.selection == change.selection.id
    last = change.session.scalar(select(func.max(IssueRow.list_version)).where(of_selection))
    if last is None:
        raise Refused("the RFP has not been issued yet; change the list itself")
    return last


def _next_number(change: Change, kind: ListChangeKind) -> int:
    statement = select(func.count()).where(
        ListChangeRow.selection == change.selection.id, ListChangeRow.kind == kind.value
    )
    return (change.session.scalar(statement) or 0) + 1


def _apply(
    change: Change, edits: Sequence[RowEdit], withdrawn: Mapping[str, str], version: int
) -> dict[str, str]:
    """Change and withdraw; return why, by the id of each requirement that vendors read anew."""
    work = ListAtWork(change)
    published = [edit for edit in edits if edit.cells.keys() & PUBLISHED]
    for edit in published:
        _expect_why(edit.why, work, edit.requirement)
    changed = work.apply(edits)
    touched = {row.id for row in changed}
    known = {edit.requirement: edit.why for edit in published if edit.requirement in touched}
    new = [edit.why for edit in published if edit.requirement is None]
    fresh = [row.id for row in changed if row.id not in known and row.id not in work.rows]
    whys = {key: why for key, why in known.items() if key} | dict(zip(fresh, new, strict=False))
    for key, why in withdrawn.items():
        _expect_why(why, work, key)
        if key not in work.rows:
            raise Problem("a requirement of this table was removed meanwhile; look again")
        row = work.rows[key]
        row.withdrawn = version
        keep_withdrawn(change, version, row, work.cells(key), why.strip())
        whys.pop(key, None)
    return whys


def _expect_why(why: str, work: ListAtWork, requirement: str | None) -> None:
    if why.strip():
        return
    known = requirement in work.rows
    code = work.rows[str(requirement)].code if known else "–"
    raise Problem("say why {code} changes; vendors and the record will ask", code=code)
