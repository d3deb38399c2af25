"""An empty plan is started from the ready plan; from then on it is the committee's own."""

from rfp.planning.criterion import Criterion
from rfp.planning.ready_plan import SUGGESTED_PRECISION, Profile, ReadyPlan, ready_plan
from rfp.reads.plan import criterion_rows
from rfp.tables import CriterionRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.problem import Refused
from workbench.record import verb
from workbench.selection import Phase
from workbench.store import Change, Store

START = verb(
    "rfp.start_ready_plan",
    right=Right.EDIT_PLAN,
    label="Plan started from the ready plan",
    undoable=True,
)


def start_from_ready_plan(
    store: Store, actor: Actor, *, selection: str, profile: Profile
) -> dict[str, str]:
    """Put the ready plan's criteria, words and suggested weights into a plan without criteria.

    Returns the new id of each code. The price formula's amounts are the committee's to set.
    """
    with store.change(actor, START, selection) as change:
        if criterion_rows(change.session, selection):
            raise Refused("the plan has criteria already; only an empty plan starts from this one")
        ready = ready_plan(profile)
        ids = {criterion.id: change.new_id() for criterion in ready.tree.criteria}
        for ordinal, criterion in enumerate(ready.tree.criteria, start=1):
            change.session.add(_row(selection, ids, ordinal, criterion))
        change.session.flush()
        with change.session.no_autoflush:  # every text is new: nothing to read back
            for code, criterion_id in ids.items():
                _put_words(change, criterion_id, ready, code)
        change.selection.precision = SUGGESTED_PRECISION
        if Phase(change.selection.phase) is Phase.NEEDS:
            change.enter(Phase.MODEL)
        change.about(selection, profile=profile.value, criteria=len(ids))
    return ids


def _row(selection: str, ids: dict[str, str], ordinal: int, criterion: Criterion) -> CriterionRow:
    return CriterionRow(
        id=ids[criterion.id],
        selection=selection,
        parent=criterion.parent and ids[criterion.parent],
        ordinal=ordinal,
        kind=criterion.kind.value,
        weight=criterion.weight,
    )


def _put_words(change: Change, criterion: str, ready: ReadyPlan, code: str) -> None:
    put_text(change, criterion, "title", ready.titles[code])
    put_text(change, criterion, "definition", ready.definitions[code])
    if code in ready.scales:
        for score, words in enumerate(ready.scales[code].anchors):
            put_text(change, criterion, f"anchor {score}", words)
