"""The mandatory check sheet as it stands, for whoever may see proposals."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.reads.list_versions import changed_at
from vendor_data.checking.check_sheet import (
    NOT_SAID,
    Finding,
    Findings,
    Since,
    Verdict,
    judged_on,
)
from vendor_data.checking.tables import FindingRow
from vendor_data.proposal import Answer
from vendor_data.reads.vendors import standing_answers
from vendor_data.tables import ExclusionRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import AllTexts, all_texts
from workbench.tables import AccountRow
from workbench.wording import chosen

Names = Mapping[str, str]  # of people, by their account


def findings(session: Session, actor: Actor, selection: str, language: str) -> Findings:
    """Return what was found, by vendor and requirement; one in conflict does not exist.

    Exclusions of before there was a sheet stand in no cell; they are failures all the same.
    """
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return {}
    names = {row.id: row.name for row in session.execute(select(AccountRow.id, AccountRow.name))}
    texts = all_texts(session, selection)
    out = session.scalars(select(ExclusionRow).where(ExclusionRow.selection == selection))
    rows = session.scalars(select(FindingRow).where(FindingRow.selection == selection))
    found = {(row.vendor, row.requirement): _excluded(row, texts, names, language) for row in out}
    since = _Since(
        answers=standing_answers(session, selection), changed=changed_at(session, selection)
    )
    found |= {
        (row.vendor, row.requirement): _finding(row, texts, names, language, since.of(row))
        for row in rows
    }
    return {at: one for at, one in found.items() if at[0] not in actor.conflicts}


def stale_findings(session: Session, selection: str) -> list[tuple[str, str]]:
    """Return the cells whose pass has to be judged anew, for verbs that have asked for a right."""
    since = _Since(
        answers=standing_answers(session, selection), changed=changed_at(session, selection)
    )
    rows = session.scalars(select(FindingRow).where(FindingRow.selection == selection))
    return [
        (row.vendor, row.requirement)
        for row in rows
        if Verdict(row.verdict) is not Verdict.FAIL and since.of(row) is not None
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Since:
    """What stands by now, against which a finding is held."""

    answers: Mapping[tuple[str, str], Answer]
    changed: Mapping[str, tuple[int, dt.datetime]]

    def of(self, row: FindingRow) -> Since | None:
        """Return what changed since; nothing of a finding that did not keep what it judged."""
        if row.judged_answer is None or row.judged_list is None:
            return None
        if judged_on(self.answers.get((row.vendor, row.requirement))) != row.judged_answer:
            return Since.ANSWER
        version, _ = self.changed.get(row.requirement, (0, None))
        return Since.WORDS if version > row.judged_list else None


def _finding(
    row: FindingRow, texts: AllTexts, names: Names, language: str, stale: Since | None
) -> Finding:
    reasons = texts.get((row.vendor, f"finding {row.requirement}"), {})
    conditions = texts.get((row.vendor, f"condition {row.requirement}"), {})
    return Finding(
        verdict=Verdict(row.verdict),
        found_by=names.get(row.found_by, "–"),
        found_at=row.found_at,
        reason=chosen(reasons, language) or NOT_SAID,
        condition=chosen(conditions, language),
        due=row.due,
        is_met=row.is_met,
        met_note=row.met_note or "",
        met_by=names.get(row.met_by or "", ""),
        met_at=row.met_at,
        reasons=reasons,
        conditions=conditions,
        stale=stale,
        version=row.version,
    )


def _excluded(row: ExclusionRow, texts: AllTexts, names: Names, language: str) -> Finding:
    reasons = texts.get((row.vendor, "exclusion"), {})
    return Finding(
        verdict=Verdict.FAIL,
        found_by=names.get(row.excluded_by, "–"),
        found_at=row.excluded_at,
        reason=chosen(reasons, language) or NOT_SAID,
        reasons=reasons,
    )
