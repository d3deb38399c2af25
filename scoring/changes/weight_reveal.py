"""The chair reveals the members' weights, and may take what they come to into the plan."""

from sqlalchemy import select

from rfp.changes.plan import put_weights
from rfp.planning.criterion import CriteriaTree
from rfp.reads.plan import standing_tree
from scoring.reads.member_weights import standing_ballots, standing_reveal
from scoring.tables import BallotRow, LeftOutRow, RevealedWeightRow, RevealRow
from scoring.weighing.ballot import Ballot
from scoring.weighing.revealed import Joint, joint_tree
from workbench.committee import Actor, Right
from workbench.problem import Problem, Refused
from workbench.record import verb
from workbench.store import Change, Store

REVEAL = verb(
    "scoring.reveal_member_weights", right=Right.REVEAL_WEIGHTS, label="Members' weights revealed"
)
REOPEN = verb(
    "scoring.reopen_member_weights",
    right=Right.REVEAL_WEIGHTS,
    label="Weights to be weighed again",
)
# It changes the plan, so whoever follows the plan follows it.
ADOPT = verb(
    "rfp.adopt_member_weights",
    right=Right.REVEAL_WEIGHTS,
    label="Members' weights taken into the plan",
    undoable=True,
)

LONGEST_REASON = 500


def reveal_weights(
    store: Store, actor: Actor, *, selection: str, reason: str | None = None
) -> None:
    """Lay open the weights of all who handed in; with somebody missing it takes a reason."""
    with store.change(actor, REVEAL, selection) as change:
        if change.session.get(RevealRow, selection) is not None:
            raise Refused("the weights are revealed already")
        tree = standing_tree(change.session, selection)
        ballots = standing_ballots(change.session, selection)
        handed_in = [ballot for ballot in ballots if ballot.is_in]
        if tree is None or not handed_in:
            raise Refused("nobody has handed in weights yet, so there is nothing to reveal")
        clean = _checked_reason(reason, missing=len(ballots) - len(handed_in))
        for ballot in ballots:
            if ballot.is_in:
                _lay_open(change, ballot, tree)
            else:
                change.session.add(LeftOutRow(member=ballot.member, selection=selection))
        change.session.add(
            RevealRow(
                selection=selection,
                revealed_at=change.now,
                revealed_by=change.actor.account,
                reason=clean,
            )
        )
        missing = [ballot.name for ballot in ballots if not ballot.is_in]
        change.about(selection, missing=", ".join(missing))


def _lay_open(change: Change, ballot: Ballot, tree: CriteriaTree) -> None:
    for criterion, weight in ballot.local_weights(tree).items():
        change.session.add(
            RevealedWeightRow(
                member=ballot.member,
                criterion=criterion,
                selection=change.selection.id,
                weight=weight,
            )
        )


def _checked_reason(reason: str | None, *, missing: int) -> str | None:
    """Return the reason for not waiting; none is kept where nobody is missing."""
    clean = " ".join((reason or "").split())
    if missing and not clean:
        raise Refused(
            "{missing} members have not handed in; to reveal without them takes a reason in words",
            missing=missing,
        )
    if len(clean) > LONGEST_REASON:
        raise Problem(
            "the reason has at most {most} characters, got {found}",
            most=LONGEST_REASON,
            found=len(clean),
        )
    return clean if missing else None


def reopen_weights(store: Store, actor: Actor, *, selection: str) -> None:
    """Have the weights weighed again: all start from their own, and nobody's are in."""
    with store.change(actor, REOPEN, selection) as change:
        reveal = change.session.get(RevealRow, selection)
        if reveal is None:
            raise Refused("the weights are not revealed, so they can still be given")
        change.session.delete(reveal)
        for table in (RevealedWeightRow, LeftOutRow):
            for row in change.session.scalars(select(table).where(table.selection == selection)):
                change.session.delete(row)
        for ballot in change.session.scalars(
            select(BallotRow).where(BallotRow.selection == selection)
        ):
            ballot.handed_in_at = None
        change.about(selection)


def adopt_weights(store: Store, actor: Actor, *, selection: str, joint: Joint = Joint.MEAN) -> None:
    """Give the plan the members' weights together, in tenths of a percent; the plan is open."""
    with store.change(actor, ADOPT, selection) as change:
        tree = standing_tree(change.session, selection)
        revealed = standing_reveal(change.session, selection)
        if tree is None or revealed is None:
            raise Refused("the weights are not revealed yet")
        put_weights(change, joint_tree(tree, revealed, joint).local_weights)
        change.about(selection, joint=joint.value)
