"""Members weigh the criteria in private, and hand in what they gave."""

from collections.abc import Mapping
from fractions import Fraction

from rfp.reads.plan import standing_plan, standing_tree
from scoring.reads.member_weights import standing_ballots
from scoring.tables import (
    BallotRow,
    ComparisonRow,
    GivenWeightRow,
    RevealRow,
    WeighingRow,
)
from scoring.weighing.ballot import (
    IS_BEST,
    IS_WORST,
    LARGEST_RATIO,
    MOST_COMPARED,
    TO_SHARE,
    Ballot,
    Method,
    Pair,
    Unit,
    weighed_groups,
)
from workbench.committee import Actor, Right
from workbench.problem import Problem, Refused, naming
from workbench.record import Audience, verb
from workbench.store import Change, Store

BEST_WORST_UNITS = (Unit.EXTREME, Unit.BEST, Unit.WORST)
RANGES = {
    Unit.EXTREME: (IS_BEST, IS_WORST),
    Unit.BEST: (1, LARGEST_RATIO),
    Unit.WORST: (1, LARGEST_RATIO),
}
REVEALED = "the weights are revealed; the chair can have them weighed again"


def _expect_open(change: Change) -> None:
    """Refuse what would change weights that are handed in or revealed."""
    ballot = change.session.get(BallotRow, change.actor.member or "")
    if change.session.get(RevealRow, change.selection.id) is not None:
        raise Refused(REVEALED)
    if ballot is not None and ballot.handed_in_at is not None:
        raise Refused("your weights are handed in; take them back first, then change them")


GIVE = verb(
    "scoring.give_member_weights",
    right=Right.GIVE_WEIGHTS,
    label="Own weights given",
    undoable=True,
    audience=Audience.ACTOR,
    guard=_expect_open,
)
HAND_IN = verb(
    "scoring.hand_in_member_weights",
    right=Right.GIVE_WEIGHTS,
    label="Own weights handed in",
    audience=Audience.ACTOR,
    guard=_expect_open,
)
TAKE_BACK = verb(
    "scoring.take_back_member_weights",
    right=Right.GIVE_WEIGHTS,
    label="Own weights taken back",
    audience=Audience.ACTOR,
)


def give_weights(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    parent: str | None,
    method: Method,
    values: Mapping[str, int | None] | None = None,
    unit: Unit | None = None,
    comparisons: Mapping[Pair, Fraction | None] | None = None,
) -> None:
    """Weigh the parts of one criterion, in whole or bit by bit; None takes a value back.

    Parameters
    ----------
    store, actor, selection
        Where and by whom; everybody gives their own weights only.
    parent : str or None
        Whose parts are weighed; None at the top.
    method : Method
        By which the weights are made from now on; what was given for other methods stays.
    values : mapping of criterion to int, optional
        In the unit of the method: points or swing points 0 to 100, or a rank from 1.
    unit : Unit, optional
        For best-worst, which of its units: 1 for the best and 2 for the worst criterion, or how
        many times as much, 1 to 9.
    comparisons : mapping of (criterion, criterion) to Fraction, optional
        1 to 9, or one over that; the first of a pair stands first in the plan.

    Raises
    ------
    Problem
        If the parent is not weighed, a criterion is no part of it, or a value is out of range.
    """
    with store.change(actor, GIVE, selection) as change:
        tree = standing_tree(change.session, selection)
        if tree is None or parent not in weighed_groups(tree):
            raise Problem("weights are given to criteria that stand beside one another")
        parts = tree.children(parent)
        if method is Method.PAIRS and len(parts) > MOST_COMPARED:
            raise Problem(
                "at most {most} criteria are compared in pairs, here are {found}",
                most=MOST_COMPARED,
                found=len(parts),
            )
        _choose(change, parent, method)
        with naming(standing_plan(change.session, selection).names(change.selection.language)):
            for criterion, value in (values or {}).items():
                _put_value(change, parts, _unit(method, unit), criterion, value)
            for pair, ratio in (comparisons or {}).items():
                _put_comparison(change, parts, pair, ratio)
        change.about(parent or selection)


def _choose(change: Change, parent: str | None, method: Method) -> None:
    member = change.actor.member or ""
    row = change.session.get(WeighingRow, (member, parent or ""))
    if row is None:
        row = WeighingRow(member=member, parent=parent or "", selection=change.selection.id)
        change.session.add(row)
    row.method = method.value


def _unit(method: Method, asked: Unit | None) -> Unit | None:
    return asked if method is Method.BEST_WORST and asked in BEST_WORST_UNITS else method.unit


def _put_value(
    change: Change, parts: tuple[str, ...], unit: Unit | None, criterion: str, value: int | None
) -> None:
    if unit is None or criterion not in parts:
        raise Problem("weights are given to criteria that stand beside one another")
    if value is not None:
        _check_value(unit, criterion, value, len(parts))
    key = (change.actor.member or "", criterion, unit.value)
    row = change.session.get(GivenWeightRow, key)
    if value is None:
        if row is not None:
            change.session.delete(row)
        return
    if row is None:
        row = GivenWeightRow(
            member=key[0], criterion=criterion, unit=unit.value, selection=change.selection.id
        )
        change.session.add(row)
    row.value = value


def _check_value(unit: Unit, criterion: str, value: int, n_parts: int) -> None:
    least, most = RANGES.get(unit, (0, TO_SHARE)) if unit is not Unit.RANK else (1, n_parts)
    if not least <= value <= most:
        raise Problem(
            "{criterion}: a whole number from {least} to {most}, got {found}",
            criterion=criterion,
            least=least,
            most=most,
            found=value,
        )


def _put_comparison(
    change: Change, parts: tuple[str, ...], pair: Pair, ratio: Fraction | None
) -> None:
    first, second = pair
    if not {first, second} <= set(parts) or parts.index(first) >= parts.index(second):
        raise Problem("weights are given to criteria that stand beside one another")
    key = (change.actor.member or "", first, second)
    row = change.session.get(ComparisonRow, key)
    if ratio is None:
        if row is not None:
            change.session.delete(row)
        return
    if max(ratio.numerator, ratio.denominator) > LARGEST_RATIO or ratio <= 0:
        raise Problem(
            "a comparison is a ratio from 1/{most} to {most}, got {found}",
            most=LARGEST_RATIO,
            found=str(ratio),
        )
    if row is None:
        row = ComparisonRow(
            member=key[0], first=first, second=second, selection=change.selection.id
        )
        change.session.add(row)
    row.numerator, row.denominator = ratio.numerator, ratio.denominator


def hand_in_weights(store: Store, actor: Actor, *, selection: str) -> None:
    """Say that one's weights are done; until the reveal they can be taken back."""
    with store.change(actor, HAND_IN, selection) as change:
        ballot = _own_ballot(change)
        names = standing_plan(change.session, selection).names(change.selection.language)
        with naming(names):
            for _, gap in ballot.gaps():
                raise gap
        if not ballot.weighings:
            raise Problem("there is nothing to weigh yet: the plan needs two criteria or more")
        row = change.session.get(BallotRow, ballot.member)
        if row is None:
            row = BallotRow(member=ballot.member, selection=selection)
            change.session.add(row)
        row.handed_in_at = change.now
        change.about(ballot.member)


def take_back_weights(store: Store, actor: Actor, *, selection: str) -> None:
    """Take one's weights back to change them, as long as nobody has seen them."""
    with store.change(actor, TAKE_BACK, selection) as change:
        if change.session.get(RevealRow, selection) is not None:
            raise Refused(REVEALED)
        row = change.session.get(BallotRow, change.actor.member or "")
        if row is None or row.handed_in_at is None:
            raise Refused("your weights are not handed in, so there is nothing to take back")
        row.handed_in_at = None
        change.about(row.member)


def _own_ballot(change: Change) -> Ballot:
    ballots = standing_ballots(change.session, change.selection.id)
    own = next((ballot for ballot in ballots if ballot.member == change.actor.member), None)
    if own is None:
        raise Refused("you are not asked for weights here")
    return own
