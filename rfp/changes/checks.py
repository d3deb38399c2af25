"""Which checks count before the RFP goes out, and what holds its issue back."""

from collections.abc import Mapping

from rfp.readiness.tables import ChosenCheckRow, OverruledRow
from rfp.reads.checks import checks, required_checks
from workbench.committee import Actor, Right, require
from workbench.language import Language
from workbench.problem import Problem, Refused
from workbench.record import verb
from workbench.selection import Phase
from workbench.store import Change, Store

CHOOSE_CHECKS = verb(
    "rfp.choose_checks",
    right=Right.DECIDE_READINESS,
    label="Checks before the RFP chosen",
    undoable=True,
)


def choose_checks(
    store: Store, actor: Actor, *, selection: str, required: Mapping[str, bool]
) -> None:
    """Say of some checks, by code, whether they have to be green; the others stay as they are."""
    with store.change(actor, CHOOSE_CHECKS, selection) as change:
        language = Language(change.selection.language)
        known = {each.code for each in checks(change.session, change.actor, selection, language)}
        unknown = next((code for code in required if code not in known), None)
        if unknown is not None:
            raise Problem("there is no check {code}", code=unknown)
        for code, is_required in required.items():
            _put(change, code, is_required=is_required)
        change.about(selection, checks=sorted(code for code, on in required.items() if on))


def _put(change: Change, code: str, *, is_required: bool) -> None:
    row = change.session.get(ChosenCheckRow, (change.selection.id, code))
    if row is None:
        row = ChosenCheckRow(selection=change.selection.id, code=code, is_required=is_required)
        change.session.add(row)
    else:
        row.is_required = is_required


def settle_checks(change: Change, *, list_version: int, reason: str) -> dict[str, str]:
    """Let the RFP go out only over green checks, or as the chair overrules them with a reason.

    Return what the event tells of it.
    """
    here, language = change.selection, Language(change.selection.language)
    required = required_checks(change.session, change.actor, here.id, language)
    red = [check for check in required if check.is_red]
    if not red:
        return {}
    if not reason.strip():
        raise Refused(
            "the RFP waits for these checks: {checks}; mend them, or the chair issues it "
            "anyway with a reason",
            checks=[check.title for check in red],
        )
    require(change.actor, Right.DECIDE_READINESS, Phase(here.phase))
    row = OverruledRow(
        selection=here.id,
        list_version=list_version,
        codes=" ".join(check.code for check in red),
        reason=" ".join(reason.split()),
        overruled_by=change.actor.account,
        overruled_at=change.now,
    )
    change.session.add(row)
    return {"overruled": row.codes, "reason": row.reason}
