"""A vendor is judged on a factor of the risk questionnaire."""

from rfp.readiness.item import Kind
from rfp.readiness.ready import ready_items
from rfp.readiness.risk import RiskJudgement
from rfp.readiness.tables import ReadinessItemRow
from vendor_data.changes.notes import cleaned_note
from vendor_data.checking.tables import VendorRiskRow
from vendor_data.tables import VendorRow
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store, expect_version

JUDGE = verb(
    "vendor_data.judge_vendor_risk",
    right=Right.KEEP_VENDOR_FILE,
    label="Risk of a vendor judged",
    undoable=True,
)
LONGEST = 2000


def judge_vendor_risk(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    factor: str,
    status: int,
    mitigation: str,
    owner: str,
    seen: int,
) -> None:
    """Say how a vendor stands on a factor, 1 (in hand) to 5, what is done about it, and by whom."""
    RiskJudgement(own=status)
    with store.change(actor, JUDGE, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        _expect_factor(change, factor)
        done, by = (cleaned_note(text, LONGEST) for text in (mitigation, owner))
        row = change.session.get(VendorRiskRow, (vendor, factor))
        if row is None:
            row = VendorRiskRow(vendor=vendor, factor=factor, selection=selection)
            change.session.add(row)
        else:
            _expect_seen(row, seen, (status, done, by))
        row.status, row.mitigation, row.owner = status, done, by
        row.judged_by, row.judged_at = change.actor.account, change.now
        change.about(vendor, vendor=vendor)


def _expect_seen(row: VendorRiskRow, seen: int, wanted: tuple[int, str, str]) -> None:
    """Raise a conflict that names each value that differs; if none does, both want the same."""
    now = (row.status, row.mitigation, row.owner)
    differing = [pair for pair in zip(now, wanted, strict=True) if pair[0] != pair[1]]
    if differing:
        found, meant = ([each or "–" for each in side] for side in zip(*differing, strict=True))
        expect_version(row, seen, found=found, wanted=meant)


def _expect_factor(change: Change, factor: str) -> None:
    ready = ready_items().get(factor)
    if ready is not None and ready.kind is Kind.RISK:
        return
    if change.get(ReadinessItemRow, factor).kind != Kind.RISK.value:
        raise Problem("this is no factor of the risk questionnaire")
