"""What stands on the table of the live meeting: the official facts, and the what-ifs over them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import streamlit as st

from rfp.planning.criterion import CriteriaTree
from scoring.arrays import Floats
from scoring.explained import reversal_sentences
from scoring.reads.standings import standing, unranked
from scoring.reads.versions import facts_version
from scoring.reads.what_ifs import Shown, shown_what_if
from scoring.sampled.how_sure import FEWER_SAMPLES, Question, drawn_criteria, sureness
from scoring.sampled.how_sure_words import nearby_sentence
from scoring.screens.figure import Figure
from scoring.screens.standing_charts import contribution_figure, sweep_figure
from scoring.screens.weight_board import Board, BoardVendor, is_private, weight_board
from scoring.standing import Standing
from scoring.standing_arrays import arrays_of
from scoring.what_if import WhatIf
from workbench import ground
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state

Value = TypeVar("Value")
_A_CHOICE = 2  # vendors to choose between, and weights that can move


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What one person may see of the meeting at one moment, read in one snapshot.

    `key` names what the official facts follow from: whoever has the same key sees the same.
    """

    key: str
    official: Standing
    shared: Shown
    own: Shown | None

    def tree(self, *, private: bool) -> CriteriaTree:
        """Return the weights that this person plays with."""
        return self._played(private=private).tree

    def version(self, *, private: bool) -> int:
        """Return the version of the what-if that this person plays with."""
        return self._played(private=private).version

    def _played(self, *, private: bool) -> WhatIf:
        shown = self.own if private and self.own else self.shared
        return shown.what_if

    def is_official(self, *, private: bool) -> bool:
        """Return whether these weights are the official ones."""
        return self.tree(private=private).local_weights == self.official.tree.local_weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is said and drawn of the ranking under certain weights.

    `nearby` says who is first how often when weights are drawn around these; nothing where there
    is no choice, or no weight that can move.
    """

    notes: tuple[str, ...]
    nearby: str
    contributions: Figure
    sweep: Figure | None


def table(desk: Desk, *, with_own: bool = True) -> Table | None:
    """Return what stands on the table now; None to whoever may not see it (yet).

    Charts of the shared what-if are drawn for everybody at each release, without anybody's own.
    """
    if not desk.may(Right.SEE_RANKING):
        return None
    selection, member, language = desk.here.id, desk.actor.member, desk.language.value
    with desk.store.read() as session:
        facts = facts_version(session, selection)
        known = (desk.store.database.url, selection, language, facts, *sorted(desk.actor.conflicts))
        key = " ".join(map(str, known))  # Streamlit looks at a text much faster than at its parts
        official = remembered(key, lambda: standing(session, desk.actor, selection, language))
        if official is None or not official.points:
            return None
        shared = shown_what_if(session, selection, selection, official.tree)
        own = member if with_own else None
        played = shown_what_if(session, selection, own, official.tree) if own else None
    return None if shared is None else Table(key=key, official=official, shared=shared, own=played)


@st.cache_resource(show_spinner=False, max_entries=256)
def remembered(
    key: str,  # noqa: ARG001  # what Streamlit remembers by; names that begin with _ it leaves out
    _work_out: Callable[[], Value],
) -> Value:
    """Work out once what is the same for everybody in the meeting; the right was asked before."""
    return _work_out()


def picture(desk: Desk, found: Table, tree: CriteriaTree) -> Picture:
    """Return what is drawn under the weights of `tree`, worked out once for the whole meeting."""
    weights = " ".join(map(str, tree.local_weights.values()))
    return remembered(f"picture {found.key} {weights}", lambda: _picture(desk, found, tree))


def _picture(desk: Desk, found: Table, tree: CriteriaTree) -> Picture:
    official = found.official
    swept = tree.price or tree.top[0]

    def values() -> Floats:
        return remembered(f"values {found.key}", lambda: arrays_of(official).values)

    return Picture(
        notes=tuple(reversal_sentences(official, desk.language, tree)),
        nearby=nearby(desk, replace(official, tree=tree), values),
        contributions=contribution_figure(desk, official, tree),
        sweep=sweep_figure(desk, official, swept, tree) if tree.siblings(swept) else None,
    )


def nearby(desk: Desk, played: Standing, values: Callable[[], Floats | None] = lambda: None) -> str:
    """Say who is first how often near these weights, as the page How sure; "" without a choice."""
    if len(played.points) < _A_CHOICE or len(drawn_criteria(played.tree)) < _A_CHOICE:
        return ""
    found = sureness(played, Question(), samples=FEWER_SAMPLES, values=values(), pairwise=False)
    return nearby_sentence(found, played, desk.language)


def nothing_yet(desk: Desk) -> None:
    """Say why there is nothing to play with."""
    with desk.store.read() as session:
        waiting = unranked(session, desk.actor, desk.here.id, desk.language.value)
    if waiting is not None and waiting.intervals:
        empty_state(
            desk.say(
                "A score is missing, so nobody is ranked: first somebody has to say what it "
                "counts as."
            ),
            desk.say("The chair or the facilitator chooses."),
        )
        return
    empty_state(
        desk.say("There is no ranking yet"),
        desk.say("It is there once the chair has opened the prices."),
    )


def draw_board(desk: Desk, found: Table, *, key: str, projector: bool = False) -> None:
    """Draw the weight board; on the wall, with what would turn the ranking in sentences."""
    tree = found.tree(private=is_private(key))
    what_if, holder = found.shared
    board = Board(
        selection=desk.here.id,
        boot=ground.hub().boot,
        official=found.official.tree,
        names=found.official.titles,
        vendors=remembered(f"vendors {found.key}", lambda: _vendors(found.official)),
        what_if=replace(what_if, held_by=holder or None),
        precision=found.official.precision,
        tie_break=found.official.tie_break,
        may_move=desk.may(Right.PLAY_WHAT_IF),
        chair=desk.may(Right.HOLD_ROOM),
        name=desk.actor.name,
        projector=projector,
        notes=picture(desk, found, tree).notes if projector else (),
    )
    weight_board(board, desk.language, key=key)


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
