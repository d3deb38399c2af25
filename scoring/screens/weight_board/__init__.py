"""The weight board: sliders and the ranking that moves with them in every open browser."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import streamlit as st

from rfp.planning.criterion import CriteriaTree
from rfp.planning.tie_break import TieBreak
from scoring.what_if import WhatIf
from scoring.what_if_message import local_message, pair, state_message
from workbench.language import Language, number, say
from workbench.screens.parts.listener import CHANNEL_JS

HERE = Path(__file__).parent
BOARD_MATH_JS = (HERE / "board_math.js").read_text(encoding="utf-8")
BOARD_CSS = (HERE / "board.css").read_text(encoding="utf-8")
BOARD_JS = "\n".join([CHANNEL_JS, BOARD_MATH_JS, (HERE / "board.js").read_text(encoding="utf-8")])

_BOARD = st.components.v2.component(
    "gozin_weight_board",
    html='<div class="gozin-board"\n></div>',
    css=BOARD_CSS,
    js=BOARD_JS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardVendor:
    """A vendor on the board: its points by leaf, or why it is excluded (then nothing else).

    A leaf that is not scored yet is None or absent; the vendor then has no total.
    """

    id: str
    name: str
    points: Mapping[str, Fraction | None] = field(default_factory=dict)
    price: int | None = None
    official_rank: int | None = None
    official_points: Fraction | None = None
    excluded: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What one member's board shows; all of it may be seen by that member.

    `names` are the criteria's titles in the reader's language, `notes` whole sentences such as
    the reversal points. By the member's own `name` the board knows who holds the room.
    """

    selection: str
    boot: str
    official: CriteriaTree
    names: Mapping[str, str]
    vendors: tuple[BoardVendor, ...]
    what_if: WhatIf
    precision: Fraction
    tie_break: TieBreak
    may_move: bool
    chair: bool = False
    name: str = ""
    projector: bool = False
    notes: tuple[str, ...] = ()


def weight_board(board: Board, language: Language, *, key: str) -> None:
    """Draw the board; what is moved on it travels over the live channel, not through Streamlit."""
    _BOARD(
        key=key,
        data=board_data(board, language),
        default={"private": False},
        on_private_change=_rerun_is_all,
    )


def is_private(key: str) -> bool:
    """Return whether this browser has left the shared what-if on its board for a private one."""
    state = st.session_state.get(key)
    return bool(state and state.get("private"))


def _rerun_is_all() -> None:
    """Let Streamlit keep the state; what follows from it is drawn in the run that it starts."""


def board_data(board: Board, language: Language) -> dict[str, object]:
    return {
        "selection": board.selection,
        "boot": board.boot,
        "language": language.value,
        "direction": language.direction,
        "digits": language.value,
        "texts": board_texts(language, board.precision),
        "criteria": [
            {"id": criterion.id, "name": board.names[criterion.id], "parent": criterion.parent}
            for criterion in board.official.criteria
        ],
        "vendors": [_vendor_data(vendor, language) for vendor in board.vendors],
        "official": {"local": local_message(board.official)},
        "state": state_message(board.what_if),
        "precision": pair(board.precision),
        "tie_break": {"rule": board.tie_break.rule.value, "criterion": board.tie_break.criterion},
        "may_move": board.may_move,
        "chair": board.chair,
        "name": board.name,
        "projector": board.projector,
        "notes": list(board.notes),
    }


def _vendor_data(vendor: BoardVendor, language: Language) -> dict[str, object]:
    if vendor.excluded is not None:
        return {"id": vendor.id, "name": vendor.name, "excluded": vendor.excluded}
    return {
        "id": vendor.id,
        "name": vendor.name,
        "points": _pairs(vendor.points.items()),
        "price": None if vendor.price is None else str(vendor.price),
        "official": _official(vendor, language),
    }


def _pairs(points: Iterable[tuple[str, Fraction | None]]) -> dict[str, list[str] | None]:
    return {leaf: None if value is None else pair(value) for leaf, value in points}


def _official(vendor: BoardVendor, language: Language) -> dict[str, str] | None:
    if vendor.official_rank is None or vendor.official_points is None:
        return None
    return {
        "rank": number(vendor.official_rank, language),
        "points": number(vendor.official_points, language, 2),
    }


def board_texts(language: Language, precision: Fraction) -> dict[str, str]:
    """Return every text of the board; names in braces are filled in by the board itself."""
    name, vendor, points = "{name}", "{vendor}", "{points}"
    rank, percent = "{rank}", "{percent}"
    return {
        "what_if": say("What if", language),
        "what_if_note": say("An exploration. The official ranking stays as it is.", language),
        "official": say("Official weights", language),
        "official_note": say("Move a slider to ask what would change.", language),
        "back": say("Back to official", language),
        "private": say("Try alone", language),
        "shared": say("Back to the others", language),
        "private_note": say("Only you see this. The others go on without you.", language),
        "hold": say("Hold the room", language),
        "release_hold": say("Let everyone move", language),
        "held": say("{name} holds the room: only the chair moves.", language, name=name),
        "present": say("Here now: {names}", language, names="{names}"),
        "comma": say(", ", language),
        "moves": say("{name} is moving this", language, name=name),
        "ranking": say("Ranking", language),
        "weights": say("Weights", language),
        "percent": say("{number} %", language, number="{number}"),
        "effective": say("{percent} of the whole", language, percent=percent),
        "lock": say("Lock {name}", language, name=name),
        "unlock": say("Unlock {name}", language, name=name),
        "open": say("Show what is under {name}", language, name=name),
        "close": say("Hide what is under {name}", language, name=name),
        "official_rank": say("official {rank} · {points}", language, rank=rank, points=points),
        "tie": say("tie at {step}", language, step=precision),
        "tie_decided": say("tie at {step}, decided by the rule", language, step=precision),
        "excluded": say("excluded", language),
        "not_scored": say("not scored", language),
        "leads": say("{vendor} leads with {points} points", language, vendor=vendor, points=points),
        "leads_tied": say(
            "{vendor} lead together with {points} points", language, vendor=vendor, points=points
        ),
        "reconnecting": say("Reconnecting … the figures may be out of date", language),
    }
