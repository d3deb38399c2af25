"""Weights given in private: one's own, how many are handed in, and all of them once revealed."""

from collections import defaultdict
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.planning.criterion import CriteriaTree
from rfp.reads.plan import standing_tree
from scoring.tables import (
    BallotRow,
    ComparisonRow,
    GivenWeightRow,
    LeftOutRow,
    RevealedWeightRow,
    RevealRow,
    WeighingRow,
)
from scoring.weighing.ballot import Ballot, Method, Pair, Turnout, Unit, Weighing, weighed_groups
from scoring.weighing.revealed import Revealed
from workbench.committee import VOTERS, Actor, Right
from workbench.reads.members import roles_of
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow, MemberRow


def own_ballot(session: Session, actor: Actor, selection: str) -> Ballot | None:
    """Return what the actor gave so far; None to whoever is not asked for weights."""
    if not is_allowed(session, actor, Right.SEE_PLAN, selection):
        return None
    ballots = standing_ballots(session, selection)
    return next((ballot for ballot in ballots if ballot.member == actor.member), None)


def turnout(session: Session, actor: Actor, selection: str) -> Turnout | None:
    """Return how many of how many have handed in, and nothing of who they are."""
    if not is_allowed(session, actor, Right.SEE_REVEALED_WEIGHTS, selection):
        return None
    ballots = standing_ballots(session, selection)
    return Turnout(handed_in=sum(ballot.is_in for ballot in ballots), asked=len(ballots))


def revealed_weights(session: Session, actor: Actor, selection: str) -> Revealed | None:
    """Return everybody's weights; None before the chair has revealed them."""
    if not is_allowed(session, actor, Right.SEE_REVEALED_WEIGHTS, selection):
        return None
    return standing_reveal(session, selection)


def revealed_weighings(session: Session, actor: Actor, selection: str) -> list[Weighing]:
    """Return how those weighed whose weights are revealed, nobody named; nothing before."""
    if not is_allowed(session, actor, Right.SEE_REVEALED_WEIGHTS, selection):
        return []
    reveal = standing_reveal(session, selection)
    if reveal is None:
        return []
    ballots = standing_ballots(session, selection)
    return [w for b in ballots if b.member in reveal.local and b.is_in for w in b.weighings]


def standing_reveal(session: Session, selection: str) -> Revealed | None:
    """Return what was revealed, for verbs and reads that have asked for their own right."""
    reveal = session.get(RevealRow, selection)
    if reveal is None:
        return None
    weights: defaultdict[str, dict[str, Fraction]] = defaultdict(dict)
    statement = select(RevealedWeightRow).where(RevealedWeightRow.selection == selection)
    for row in session.scalars(statement):
        weights[row.member][row.criterion] = row.weight
    names = _names(session, selection)
    left_out = select(LeftOutRow.member).where(LeftOutRow.selection == selection)
    return Revealed(
        names={member: name for member, name in names.items() if member in weights},
        local={member: weights[member] for member in names if member in weights},
        left_out=tuple(sorted(names[member] for member in session.scalars(left_out))),
        reason=reveal.reason,
        revealed_by=session.get_one(AccountRow, reveal.revealed_by).name,
        revealed_at=reveal.revealed_at,
    )


def standing_ballots(session: Session, selection: str) -> list[Ballot]:
    """Return the ballot of everybody who is asked, for verbs and reads with a right of their own.

    Chair and evaluators are asked. Who left is asked for nothing; what they handed in counts.
    """
    tree = standing_tree(session, selection)
    weighings = _weighings(session, selection, tree) if tree else {}
    blank = _blank(tree) if tree else ()
    statement = (
        select(MemberRow, AccountRow.name, BallotRow.handed_in_at)
        .join(AccountRow, AccountRow.id == MemberRow.account)
        .outerjoin(BallotRow, BallotRow.member == MemberRow.id)
        .where(MemberRow.selection == selection)
        .order_by(AccountRow.name, MemberRow.id)
    )
    return [
        Ballot(
            member=row.id,
            name=name,
            weighings=weighings.get(row.id, blank),
            handed_in_at=handed_in_at,
        )
        for row, name, handed_in_at in session.execute(statement)
        if handed_in_at is not None or (row.removed_at is None and roles_of(row.roles) & VOTERS)
    ]


def _blank(tree: CriteriaTree) -> tuple[Weighing, ...]:
    groups = weighed_groups(tree)
    return tuple(Weighing(parent=parent, parts=tree.children(parent)) for parent in groups)


def _weighings(
    session: Session, selection: str, tree: CriteriaTree
) -> dict[str, tuple[Weighing, ...]]:
    """Return each member's weighings of the criteria as they stand now."""
    methods, values, comparisons = _given(session, selection)
    return {
        member: tuple(
            Weighing(
                parent=group.parent,
                parts=group.parts,
                method=methods[member].get(group.parent or "", Method.POINTS),
                values={k: v for k, v in values[member].items() if k[1] in group.parts},
                comparisons={
                    k: ratio for k, ratio in comparisons[member].items() if k in group.pairs
                },
            )
            for group in _blank(tree)
        )
        for member in {*methods, *values, *comparisons}
    }


_Methods = defaultdict[str, dict[str, Method]]
_Values = defaultdict[str, dict[tuple[Unit, str], int]]
_Comparisons = defaultdict[str, dict[Pair, Fraction]]


def _given(session: Session, selection: str) -> tuple[_Methods, _Values, _Comparisons]:
    methods, values, comparisons = _Methods(dict), _Values(dict), _Comparisons(dict)
    for way in session.scalars(select(WeighingRow).where(WeighingRow.selection == selection)):
        methods[way.member][way.parent] = Method(way.method)
    for one in session.scalars(select(GivenWeightRow).where(GivenWeightRow.selection == selection)):
        values[one.member][Unit(one.unit), one.criterion] = one.value
    for pair in session.scalars(select(ComparisonRow).where(ComparisonRow.selection == selection)):
        ratio = Fraction(pair.numerator, pair.denominator)
        comparisons[pair.member][pair.first, pair.second] = ratio
    return methods, values, comparisons


def _names(session: Session, selection: str) -> dict[str, str]:
    """Return the name of every member, of those who left too, in the order of names."""
    statement = (
        select(MemberRow.id, AccountRow.name)
        .join(AccountRow, AccountRow.id == MemberRow.account)
        .where(MemberRow.selection == selection)
        .order_by(AccountRow.name, MemberRow.id)
    )
    return {row.id: row.name for row in session.execute(statement)}
