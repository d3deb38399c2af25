"""The lists of requirements as they were issued, and what differs between any two of them."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from rfp.needs.list_difference import ListDifference, difference
from rfp.needs.mandatory_reason import spoken_in
from rfp.needs.requirement import Moscow
from rfp.needs.requirement_cells import MANDATORY_REASON, Column
from rfp.needs.requirement_list import ListChangeKind, ListedRequirement, ListVersion
from rfp.needs.tables import ListChangeRow, RequirementVersionRow
from rfp.reads.issue import issued_list_version
from rfp.tables import IssueRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts
from workbench.tables import AccountRow

Words = Mapping[str, str]


def list_versions(session: Session, actor: Actor, selection: str) -> list[ListVersion]:
    """Return the issued lists, the first one first; nothing to whoever may not see the needs."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    texts = all_texts(session, selection)
    statement = (
        select(IssueRow, ListChangeRow, AccountRow.name)
        .outerjoin(
            ListChangeRow,
            (ListChangeRow.selection == IssueRow.selection)
            & (ListChangeRow.list_version == IssueRow.list_version),
        )
        .outerjoin(AccountRow, AccountRow.id == IssueRow.issued_by)
        .where(IssueRow.selection == selection)
        .order_by(IssueRow.list_version)
    )
    return [
        _version(issue, noted, name or "", texts.get((noted.id, "reason"), {}) if noted else {})
        for issue, noted, name in session.execute(statement)
    ]


def _version(
    issue: IssueRow, noted: ListChangeRow | None, name: str, reasons: Words
) -> ListVersion:
    return ListVersion(
        version=issue.list_version,
        issued_at=issue.issued_at,
        issued_by=name,
        fingerprint=issue.fingerprint,
        kind=ListChangeKind(noted.kind) if noted else None,
        number=noted.number if noted else 0,
        reasons=reasons,
        answers_by=noted.answers_by if noted else None,
    )


def list_difference(
    session: Session, actor: Actor, selection: str, *, earlier: int, later: int
) -> ListDifference | None:
    """Return what the later list has otherwise, with who and why, over all lists between."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return None
    by_version: dict[int, dict[str, ListedRequirement]] = {}
    for version, each in _listed(session, selection, earlier, later):
        by_version.setdefault(version, {})[each.id] = each
    last = _with_reasons(by_version, earlier, later)
    return difference(by_version.get(earlier, {}).values(), last, versions=(earlier, later))


def issued_list(session: Session, selection: str) -> tuple[ListedRequirement, ...] | None:
    """Return the list in force as it went out, by code, for reads that asked a right.

    None while none was issued. A list of which an older release kept only the hash has no rows.
    """
    version = issued_list_version(session, selection)
    if version is None:
        return None
    listed = (each for _, each in _listed(session, selection, version, version))
    return tuple(each for each in listed if not each.is_withdrawn)


def _with_reasons(
    by_version: Mapping[int, Mapping[str, ListedRequirement]], earlier: int, later: int
) -> Iterable[ListedRequirement]:
    """Return the later list, each requirement with the newest word on why it changed."""
    told: dict[str, ListedRequirement] = {}
    for version in range(earlier + 1, later + 1):
        told |= {key: one for key, one in by_version.get(version, {}).items() if one.reason}
    last = dict(by_version.get(later, {}))
    last |= {key: one for key, one in told.items() if one.is_withdrawn and key not in last}
    return [_told(one, told.get(key)) for key, one in last.items()]


def _told(one: ListedRequirement, because: ListedRequirement | None) -> ListedRequirement:
    if because is None or because is one:
        return one
    return replace(one, reason=because.reason, changed_by=because.changed_by)


def _listed(
    session: Session, selection: str, first: int, last: int
) -> Iterable[tuple[int, ListedRequirement]]:
    statement = (
        select(RequirementVersionRow, AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == RequirementVersionRow.changed_by)
        .where(
            RequirementVersionRow.selection == selection,
            RequirementVersionRow.list_version.between(first, last),
        )
        .order_by(RequirementVersionRow.list_version, RequirementVersionRow.code)
    )
    for row, name in session.execute(statement):
        yield row.list_version, _requirement(row, name or "")


def _requirement(row: RequirementVersionRow, name: str) -> ListedRequirement:
    words: Words = json.loads(row.texts)
    return ListedRequirement(
        id=row.requirement,
        code=row.code,
        moscow=Moscow(row.moscow),
        mandatory=row.is_mandatory,
        criterion=row.criterion,
        texts=_of_field(words, "text"),
        acceptances=_of_field(words, "acceptance"),
        wave=words.get(Column.WAVE),
        mandatory_reasons=_reasons(words),
        is_withdrawn=row.is_withdrawn,
        reason=row.reason or "",
        changed_by=name,
    )


def _reasons(words: Words) -> dict[str, str] | None:
    """Return why it is mandatory by language; a list of a release that kept one text has that."""
    if MANDATORY_REASON in words:
        return spoken_in(words[MANDATORY_REASON])
    if not {Column.MANDATORY_REASON_EN.value, Column.MANDATORY_REASON_FA.value} & words.keys():
        return None
    return _of_field(words, MANDATORY_REASON)


def _of_field(words: Words, field: str) -> dict[str, str]:
    parts = ((at.rpartition(" "), text) for at, text in words.items())
    return {language: text for (name, _, language), text in parts if name == field and text}


def changed_at(session: Session, selection: str) -> Mapping[str, tuple[int, dt.datetime]]:
    """Return the list that last changed each requirement and when, for reads that asked a right.

    An answer that was given before that moment is stale; what no list changed is not named.
    """
    statement = (
        select(
            RequirementVersionRow.requirement, RequirementVersionRow.list_version,
            IssueRow.issued_at,
        )
        .join(
            IssueRow,
            (IssueRow.selection == RequirementVersionRow.selection)
            & (IssueRow.list_version == RequirementVersionRow.list_version),
        )
        .where(
            RequirementVersionRow.selection == selection,
            RequirementVersionRow.reason.is_not(None),
            RequirementVersionRow.is_withdrawn.is_not_distinct_from(other=False),
        )
        .order_by(RequirementVersionRow.list_version)
    )  # fmt: skip
    return {key: (version, at) for key, version, at in session.execute(statement)}


def changed_criteria(session: Session, selection: str) -> Mapping[str, tuple[int, dt.datetime]]:
    """Return the list that last changed what each criterion judges, for verbs and reads.

    A requirement that moved or went counts for the criterion that it stood under as well.
    """
    before = aliased(RequirementVersionRow)
    statement = (
        select(
            RequirementVersionRow.criterion, before.criterion.label("stood"),
            RequirementVersionRow.list_version, IssueRow.issued_at,
        )
        .join(
            IssueRow,
            (IssueRow.selection == RequirementVersionRow.selection)
            & (IssueRow.list_version == RequirementVersionRow.list_version),
        )
        .outerjoin(
            before,
            (before.selection == RequirementVersionRow.selection)
            & (before.requirement == RequirementVersionRow.requirement)
            & (before.list_version == RequirementVersionRow.list_version - 1),
        )
        .where(
            RequirementVersionRow.selection == selection,
            RequirementVersionRow.list_version > 1,
            RequirementVersionRow.reason.is_not(None),
        )
        .order_by(RequirementVersionRow.list_version)
    )  # fmt: skip
    return {
        criterion: (row.list_version, row.issued_at)
        for row in session.execute(statement)
        for criterion in (row.stood, row.criterion)
        if criterion is not None
    }
