"""Mandatory requirements are checked vendor by vendor: passed, failed, or on a condition."""

import datetime as dt
from collections.abc import Mapping

from rfp.tables import RequirementRow
from vendor_data.changes.findings import cleaned_reasons, put_finding, take_finding_back
from vendor_data.changes.sealed_state import refuse_after_close
from vendor_data.checking.check_sheet import Verdict
from vendor_data.checking.tables import FindingRow
from vendor_data.reads.check_sheet import stale_findings
from vendor_data.tables import VendorRow
from workbench.committee import Actor, Right
from workbench.problem import Problem, Refused
from workbench.record import verb
from workbench.store import Change, Store, expect_unchanged, expect_version

RECORD = verb(
    "vendor_data.record_finding",
    right=Right.EXCLUDE_VENDOR,
    label="Mandatory requirement checked",
    undoable=True,
)
TAKE_BACK = verb(
    "vendor_data.take_finding_back",
    right=Right.EXCLUDE_VENDOR,
    label="Check of a mandatory requirement taken back",
    undoable=True,
)
JUDGE_ANEW = verb(
    "vendor_data.judge_finding_anew",
    right=Right.JUDGE_ANEW,
    label="Mandatory requirement judged anew",
    undoable=True,
    guard=refuse_after_close,
)
SETTLE = verb(
    "vendor_data.settle_condition",
    right=Right.KEEP_VENDOR_FILE,
    label="Condition settled",
    undoable=True,
)
LONGEST_NOTE = 2000


def record_finding(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    requirement: str,
    verdict: Verdict,
    reasons: Mapping[str, str],
    seen: int,
    conditions: Mapping[str, str] | None = None,
    due: dt.date | None = None,
) -> None:
    """Say whether a vendor meets a mandatory requirement; a failure excludes the vendor.

    A fail needs its reason in words, a conditional pass the condition and the day by which it is
    to be met. `seen` is the version of the cell that was seen, 0 for an empty one.
    """
    with store.change(actor, RECORD, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        if not change.get(RequirementRow, requirement).is_mandatory:
            raise Problem("only mandatory requirements stand on the check sheet")
        _expect_seen(change, vendor, requirement, seen, verdict)
        put_finding(
            change,
            vendor=vendor,
            requirement=requirement,
            verdict=verdict,
            reasons=_told(verdict, reasons),
            conditions=_condition(change, verdict, conditions or {}, due),
            due=due if verdict is Verdict.CONDITIONAL else None,
        )
        change.about(vendor, vendor=vendor, verdict=verdict.value)


def judge_finding_anew(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    requirement: str,
    verdict: Verdict,
    reasons: Mapping[str, str],
    seen: int,
    conditions: Mapping[str, str] | None = None,
    due: dt.date | None = None,
) -> None:
    """Judge anew, after the scoring began, what was answered or changed after it was checked.

    Every verdict needs its reason here. A failure excludes the vendor at once: what was scored
    of it stays in the file and counts nowhere. A failure of before stands: that vendor was not
    scored. `seen` is the version of the cell that was seen.
    """
    with store.change(actor, JUDGE_ANEW, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        if (vendor, requirement) not in stale_findings(change.session, selection):
            raise Refused(
                "only what passed, and was answered or changed after that, is judged anew once "
                "the scoring has begun"
            )
        _expect_seen(change, vendor, requirement, seen, verdict)
        put_finding(
            change,
            vendor=vendor,
            requirement=requirement,
            verdict=verdict,
            reasons=cleaned_reasons(
                reasons, Problem("judging anew needs its reason in words, whatever is found")
            ),
            conditions=_condition(change, verdict, conditions or {}, due),
            due=due if verdict is Verdict.CONDITIONAL else None,
        )
        change.about(vendor, vendor=vendor, verdict=verdict.value)


def take_back_finding(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    requirement: str,
    seen: int | None = None,
) -> None:
    """Empty a cell of the sheet; a vendor that fails nothing else is in again."""
    with store.change(actor, TAKE_BACK, selection, vendor=vendor) as change:
        row = change.get(FindingRow, (vendor, requirement))
        expect_unchanged(row, seen, found=Verdict(row.verdict).label)
        take_finding_back(change, vendor, requirement)
        change.about(vendor, vendor=vendor)


def settle_condition(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    requirement: str,
    is_met: bool,
    note: str,
    seen: int,
) -> None:
    """Say whether a condition was met, and how that is known; `seen` is the finding's version."""
    with store.change(actor, SETTLE, selection, vendor=vendor) as change:
        row = change.get(FindingRow, (vendor, requirement))
        if row.verdict != Verdict.CONDITIONAL.value:
            raise Problem("this requirement was not passed on a condition")
        told = " ".join(note.split())
        if not 0 < len(told) <= LONGEST_NOTE:
            raise Problem("say in at most {most} characters how you know", most=LONGEST_NOTE)
        now = [Verdict(row.verdict).label, row.met_note or "–"]
        expect_version(row, seen, found=now, wanted=told)
        row.is_met, row.met_note = is_met, told
        row.met_by, row.met_at = change.actor.account, change.now
        change.about(vendor, vendor=vendor, is_met=is_met)


def _expect_seen(
    change: Change, vendor: str, requirement: str, seen: int, verdict: Verdict
) -> None:
    row = change.session.get(FindingRow, (vendor, requirement))
    if row is not None:
        found, wanted = Verdict(row.verdict).label, verdict.label
        expect_version(row, seen, found=found, wanted=wanted)


def _told(verdict: Verdict, reasons: Mapping[str, str]) -> dict[str, str]:
    if verdict is not Verdict.FAIL and not any(map(str.strip, reasons.values())):
        return {}
    return cleaned_reasons(reasons, Problem("an exclusion needs its reason in words"))


def _condition(
    change: Change, verdict: Verdict, conditions: Mapping[str, str], due: dt.date | None
) -> dict[str, str]:
    if verdict is not Verdict.CONDITIONAL:
        return {}
    given = cleaned_reasons(conditions, Problem("a conditional pass names its condition"))
    if due is None:
        raise Problem("a condition has a day by which it is to be met")
    if due < change.now.date():
        raise Problem("the day for the condition must lie ahead, got {found}", found=due)
    return given
