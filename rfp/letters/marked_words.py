"""Words in a letter of which some came and some went: bold and struck through."""

from collections.abc import Iterable

from rfp.needs.list_difference import Mark, Piece
from workbench.word import Cell, Look

_LOOKS = {
    Mark.ADDED: Look(strong=True),
    Mark.REMOVED: Look(slanted=True, struck=True),
    Mark.SAME: Look(),
}


def marked_cell(pieces: Iterable[Piece]) -> Cell | None:
    """Return one cell that shows what came and what went; None if there is nothing to show."""
    told = tuple((_apart(piece), _LOOKS[piece.mark]) for piece in pieces)
    return Cell(text="".join(text for text, _ in told), pieces=told) if told else None


def _apart(piece: Piece) -> str:
    """Return what goes with a space after it, so that it does not run into what comes."""
    is_bare = piece.mark is Mark.REMOVED and not piece.text.endswith((" ", "\n"))
    return f"{piece.text} " if is_bare else piece.text
