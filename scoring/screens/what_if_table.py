"""What stands on the table of the live meeting: the official facts, and the what-ifs over them."""

from dataclasses import dataclass, replace

from rfp.criterion import CriteriaTree
from scoring.explained import reversal_sentences
from scoring.reads.standings import standing
from scoring.reads.what_ifs import Shown, shown_what_if
from scoring.screens.weight_board import Board, BoardVendor, is_private, weight_board
from scoring.standing import Standing
from workbench import ground
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What one person may see of the meeting at one moment, read in one snapshot."""

    official: Standing
    shared: Shown
    own: Shown | None

    def tree(self, *, private: bool) -> CriteriaTree:
        """Return the weights that this person plays with."""
        shown = self.own if private and self.own else self.shared
        return shown.what_if.tree

    def is_official(self, *, private: bool) -> bool:
        """Return whether these weights are the official ones."""
        return self.tree(private=private).local_weights == self.official.tree.local_weights


def table(desk: Desk) -> Table | None:
    """Return what stands on the table now; None to whoever may not see it (yet)."""
    selection, member = desk.here.id, desk.actor.member
    with desk.store.read() as session:
        official = standing(session, desk.actor, selection, desk.language.value)
        if official is None or not official.points:
            return None
        shared = shown_what_if(session, selection, selection)
        own = shown_what_if(session, selection, member) if member else None
    return None if shared is None else Table(official=official, shared=shared, own=own)


def nothing_yet(desk: Desk) -> None:
    """Say why there is nothing to play with."""
    empty_state(
        desk.say("There is no ranking yet"),
        desk.say("It is there once the chair has opened the prices."),
    )


def draw_board(desk: Desk, found: Table, *, key: str, projector: bool = False) -> bool:
    """Draw the weight board; return whether its owner has left the shared what-if."""
    tree = found.tree(private=is_private(key))
    notes = tuple(reversal_sentences(found.official, desk.language, tree))
    what_if, holder = found.shared
    board = Board(
        selection=desk.here.id,
        boot=ground.hub().boot,
        official=found.official.tree,
        names=found.official.titles,
        vendors=_vendors(found.official),
        what_if=replace(what_if, held_by=holder or None),
        precision=found.official.precision,
        tie_break=found.official.tie_break,
        may_move=desk.may(Right.PLAY_WHAT_IF),
        chair=desk.may(Right.HOLD_ROOM),
        projector=projector,
        notes=notes,
    )
    return weight_board(board, desk.language, key=key)


def _vendors(official: Standing) -> tuple[BoardVendor, ...]:
    ranking = official.ranking()
    ranked = tuple(
        BoardVendor(
            id=place.vendor,
            name=official.vendors[place.vendor],
            points=official.points[place.vendor],
            price=official.prices.get(place.vendor),
            official_rank=place.rank,
            official_points=place.total,
        )
        for place in ranking.places
    )
    out = tuple(
        BoardVendor(id=each.vendor, name=official.vendors[each.vendor], excluded=each.reason)
        for each in ranking.excluded
    )
    return ranked + out
