"""Two editions of an RFP laid side by side, block by block."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

from rfp.writing.outline_blocks import Block, Heading, Pair

Shape = tuple[str, str, int]


def side_by_side(left: Sequence[Block], right: Sequence[Block]) -> Iterator[Pair]:
    """Yield the blocks of two editions in pairs.

    Where one edition has more blocks of a kind than the other, as when a section was written with
    more clauses in one language, the other side stays empty.
    """
    ours, theirs = _runs(left), _runs(right)
    shapes = [shape for shape, _ in ours], [shape for shape, _ in theirs]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *shapes, autojunk=False).get_opcodes():
        if tag == "equal":
            for (_, here), (_, there) in zip(ours[i1:i2], theirs[j1:j2], strict=True):
                yield from (Pair(left=a, right=b) for a, b in zip_longest(here, there))
        else:
            yield from (Pair(left=block, right=None) for _, run in ours[i1:i2] for block in run)
            yield from (Pair(left=None, right=block) for _, run in theirs[j1:j2] for block in run)


def _runs(blocks: Sequence[Block]) -> list[tuple[Shape, list[Block]]]:
    """Return the blocks in runs of one kind: the clauses of a section are one run."""
    return [(shape, list(run)) for shape, run in groupby(blocks, key=_shape)]


def _shape(block: Block) -> Shape:
    """Return what the same block has in common in both languages."""
    if isinstance(block, Heading):
        return "Heading", block.key, block.level
    return type(block).__name__, "", 0
