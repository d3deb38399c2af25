"""At a consensus meeting: the score that the committee agreed on is entered, with its reason."""

from rfp.planning.consensus_rule import ConsensusRule
from rfp.planning.scale import check_score
from rfp.reads.plan import standing_plan, standing_tree
from rfp.tables import CriterionRow
from scoring.reads.agreed_scores import judged_list
from scoring.reads.revised_cells import changed_leaves
from scoring.reads.sheets import scored_vendors, standing_sheets
from scoring.tables import AgreedScoreRow
from vendor_data.changes.sealed_state import refuse_after_close
from vendor_data.tables import VendorRow
from workbench.committee import Actor, Right
from workbench.language import one_line
from workbench.problem import Problem, Refused
from workbench.record import verb
from workbench.store import Change, Store, expect_none_seen, expect_unchanged, expect_values

LONGEST = 2000


def expect_meeting(change: Change) -> None:
    """Refuse an agreed score where the plan has none, or before and after the meeting."""
    if standing_plan(change.session, change.selection.id).consensus is ConsensusRule.MEAN_ONLY:
        raise Refused(
            "the published plan takes the mean of the members' own scores, so no score is agreed on"
        )
    refuse_after_close(change)
    sheets = standing_sheets(change.session, change.selection.id)
    waiting = [sheet.name for sheet in sheets if not sheet.is_done]
    if waiting:
        raise Refused(
            "scores are agreed on once every assigned sheet is locked; still open: {names}",
            names=waiting,
        )


AGREE = verb(
    "scoring.agree_score",
    right=Right.AGREE,
    label="Score agreed on",
    undoable=True,
    guard=expect_meeting,
)
TAKE_BACK = verb(
    "scoring.take_back_agreed_score",
    right=Right.AGREE,
    label="Agreed score taken back",
    undoable=True,
    guard=expect_meeting,
)


def agree_score(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    leaf: str,
    value: int,
    reason: str,
    seen: int,
) -> None:
    """Enter the score from 0 to 5 that stands in place of the mean; an earlier one is replaced.

    `seen` is the version of the agreed score that was seen, 0 where there was none. The same score
    with the same reason changes nothing. The members' own scores stay as they are.
    """
    with store.change(actor, AGREE, selection, vendor=vendor) as change:
        score, told = check_score(value), _reason(reason)
        _expect_scored(change, vendor, leaf)
        key = _key(change, vendor, leaf)
        row = change.session.get(AgreedScoreRow, key)
        if row is None:
            expect_none_seen(seen, wanted=score)
            row = AgreedScoreRow(
                vendor=vendor, criterion=leaf, list_version=key[2], selection=selection
            )
            change.session.add(row)
        else:
            expect_values(row, seen, found=(row.value, row.reason), wanted=(score, told))
        if (row.value, row.reason) == (score, told):
            change.leave()  # the same again keeps who and when
        else:
            row.value, row.reason = score, told
            row.entered_by, row.entered_at = change.actor.account, change.now
        change.about(leaf, vendor=vendor)


def take_back_agreed_score(
    store: Store, actor: Actor, *, selection: str, vendor: str, leaf: str, seen: int
) -> None:
    """Take an agreed score back: the mean of the members' own scores stands again."""
    with store.change(actor, TAKE_BACK, selection, vendor=vendor) as change:
        change.get(VendorRow, vendor)
        row = change.session.get(AgreedScoreRow, _key(change, vendor, leaf))
        if row is None:
            raise Problem("no score is agreed on here")
        expect_unchanged(row, seen, found=row.value)
        change.session.delete(row)
        change.about(leaf, vendor=vendor)


def _expect_scored(change: Change, vendor: str, leaf: str) -> None:
    change.get(VendorRow, vendor)
    tree = standing_tree(change.session, change.selection.id)
    if tree is None or change.get(CriterionRow, leaf).id not in tree.scored:
        raise Problem("scores are agreed on for the lowest criteria, where people score")
    if vendor not in scored_vendors(change.session, change.selection.id):
        raise Refused("this vendor is excluded, so nothing is agreed on it")


def _key(change: Change, vendor: str, leaf: str) -> tuple[str, str, int]:
    return vendor, leaf, judged_list(changed_leaves(change.session, change.selection.id), leaf)


def _reason(text: str) -> str:
    told = text.strip()
    if not one_line(told):
        raise Problem("an agreed score needs its reason in words")
    if len(told) > LONGEST:
        raise Problem(
            "a reason has at most {limit} characters, got {found}", limit=LONGEST, found=len(told)
        )
    return told
