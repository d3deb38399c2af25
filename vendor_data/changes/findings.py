"""What is found of a mandatory requirement, and the exclusion that follows from a failure."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select

from rfp.changes.owned_words import current_words
from rfp.reads.issue import issued_list_version
from vendor_data.checking.check_sheet import Verdict, judged_on
from vendor_data.checking.tables import FindingRow
from vendor_data.proposal import Answer
from vendor_data.reads.vendors import one_answer
from vendor_data.tables import AnswerRow, ExclusionRow
from workbench.changes.wordings import put_text
from workbench.language import one_line
from workbench.problem import Problem
from workbench.store import Change
from workbench.tables import WordingRow

LONGEST_REASON = 2000


def put_finding(
    change: Change,
    *,
    vendor: str,
    requirement: str,
    verdict: Verdict,
    reasons: Mapping[str, str],
    conditions: Mapping[str, str] | None = None,
    due: dt.date | None = None,
) -> FindingRow:
    """Lay down one cell of the sheet anew; the exclusion follows it in the same transaction."""
    row = change.session.get(FindingRow, (vendor, requirement))
    if row is None:
        row = FindingRow(vendor=vendor, requirement=requirement, selection=change.selection.id)
        change.session.add(row)
    row.verdict, row.due = verdict.value, due
    row.found_by, row.found_at = change.actor.account, change.now
    row.judged_answer = judged_on(_answer(change, vendor, requirement))
    row.judged_list = issued_list_version(change.session, change.selection.id) or 0
    row.is_met = row.met_note = row.met_by = row.met_at = None
    _reword(change, vendor, f"finding {requirement}", reasons)
    _reword(change, vendor, f"condition {requirement}", conditions or {})
    exclusion_follows(change, vendor, requirement)
    return row


def _answer(change: Change, vendor: str, requirement: str) -> Answer | None:
    row = change.session.get(AnswerRow, (vendor, requirement))
    return None if row is None else one_answer(change.session, row)


def take_finding_back(change: Change, vendor: str, requirement: str) -> None:
    """Empty one cell of the sheet."""
    row = change.session.get(FindingRow, (vendor, requirement))
    if row is not None:
        change.session.delete(row)
    for field in (f"finding {requirement}", f"condition {requirement}"):
        _reword(change, vendor, field, {})
    exclusion_follows(change, vendor, requirement)


def exclusion_follows(change: Change, vendor: str, touched: str) -> None:
    """Let the exclusion name a requirement that the vendor fails, or go when it fails none.

    An exclusion for another requirement than the one that was `touched` stands as it is.
    """
    change.session.flush()
    standing = change.session.get(ExclusionRow, vendor)
    if standing is not None and standing.requirement != touched:
        return
    failed = _failed(change, vendor)
    if failed:
        named = next((row for row in failed if row.requirement == touched), failed[0])
        _exclude(change, standing, named)
        return
    if standing is not None:
        change.session.delete(standing)
    _reword(change, vendor, "exclusion", {})


def _failed(change: Change, vendor: str) -> list[FindingRow]:
    statement = (
        select(FindingRow)
        .where(FindingRow.vendor == vendor, FindingRow.verdict == Verdict.FAIL.value)
        .order_by(FindingRow.found_at, FindingRow.requirement)
    )
    return list(change.session.scalars(statement))


def _exclude(change: Change, standing: ExclusionRow | None, failed: FindingRow) -> None:
    if standing is None:
        standing = ExclusionRow(vendor=failed.vendor, selection=change.selection.id)
        change.session.add(standing)
    standing.requirement = failed.requirement
    standing.excluded_by, standing.excluded_at = failed.found_by, failed.found_at
    words = current_words(change, failed.vendor, f"finding {failed.requirement}")
    _reword(change, failed.vendor, "exclusion", words)


def _reword(change: Change, vendor: str, field: str, words: Mapping[str, str]) -> None:
    for language in current_words(change, vendor, field):
        if language not in words:
            row = change.session.get_one(WordingRow, (vendor, field, language))
            change.session.delete(row)
    put_text(change, vendor, field, words)
    change.session.flush()


def cleaned_reasons(reasons: Mapping[str, str], empty: Problem) -> dict[str, str]:
    """Return the reasons that say something; refuse none at all, and one that is too long."""
    given = {language: text.strip() for language, text in reasons.items() if one_line(text)}
    if not given:
        raise empty
    for text in given.values():
        if len(text) > LONGEST_REASON:
            raise Problem(
                "a reason has at most {most} characters, got {found}",
                most=LONGEST_REASON,
                found=len(text),
            )
    return given
