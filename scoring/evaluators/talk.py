"""What a consensus meeting talks about: every scored cell, in the order in which it pays most."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from rfp.planning.criterion import CriteriaTree
from scoring.consensus import Agreed
from scoring.evaluators.likely_agenda import likely_agenda
from scoring.sheet import Cell, GivenScore, Sheet
from scoring.value import POINTS_PER_SCORE, NoScore, Points

_A_CHOICE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One cell with what each member gave there.

    Attributes
    ----------
    vendor, leaf : str
        The cell.
    given : tuple of (name, GivenScore)
        Every locked sheet that was asked for it, abstentions included.
    reach : Fraction
        Effective weight x 20 x (highest - lowest score). [points of the total]
    """

    vendor: str
    leaf: str
    given: tuple[tuple[str, GivenScore], ...]
    reach: Fraction

    @property
    def cell(self) -> Cell:
        return self.vendor, self.leaf

    @property
    def scores(self) -> tuple[int, ...]:
        """What was given, from lowest to highest, without abstentions."""
        found = (each.score for _, each in self.given)
        return tuple(sorted(score for score in found if not isinstance(score, NoScore)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """All topics in their order, and the agenda that leads them.

    Attributes
    ----------
    unscored : tuple of Topic
        Cells without any score, which nobody agreed on either.
    agenda : tuple of Topic
        The few whose settling makes first place likeliest to stand, without the price.
    others : tuple of Topic
        All the rest that is open: those that can move a total most come first.
    agreed : tuple of Topic
        Cells that were agreed on, so that nothing is left to talk about.
    """

    unscored: tuple[Topic, ...]
    agenda: tuple[Topic, ...]
    others: tuple[Topic, ...]
    agreed: tuple[Topic, ...]

    def first(self, most: int) -> tuple[Topic, ...]:
        """Return the whole agenda, then up to `most` in all the cells that move a total most."""
        apart = [topic for topic in self.others if topic.reach]
        return (*self.agenda, *apart[: max(0, most - len(self.agenda))])

    @property
    def every(self) -> tuple[Topic, ...]:
        return (*self.unscored, *self.agenda, *self.others, *self.agreed)


def talk(
    tree: CriteriaTree,
    vendors: Sequence[str],
    sheets: Sequence[Sheet],
    agreed: Agreed,
    told: Points,
) -> Talk:
    """Return what to talk about, before any price is open.

    Parameters
    ----------
    tree : CriteriaTree
        Criteria and weights.
    vendors : sequence of str
        Those in the ranking whom the reader may know of.
    sheets : sequence of Sheet
        The locked sheets. [score, 0 to 5]
    agreed : mapping of (vendor, leaf) to AgreedScore
        What was agreed on so far: nobody differs there any more, so these cells come apart.
    told : mapping of vendor to leaf to Fraction
        Points of leaves that are computed or measured, where there are any. [points, 0 to 100]

    Returns
    -------
    Talk
    """
    topics = {
        (vendor, leaf): _topic(tree, sheets, (vendor, leaf))
        for vendor in vendors
        for leaf in tree.scored
    }
    agenda = _agenda(tree, vendors, sheets, agreed, told)
    unscored = [cell for cell, topic in topics.items() if not topic.scores and cell not in agreed]
    apart = {*agenda, *unscored, *agreed}
    others = [topic for cell, topic in topics.items() if cell not in apart]
    return Talk(
        unscored=tuple(topics[cell] for cell in unscored),
        agenda=tuple(topics[cell] for cell in agenda),
        others=tuple(sorted(others, key=lambda topic: -topic.reach)),
        agreed=tuple(topic for cell, topic in topics.items() if cell in agreed),
    )


def _topic(tree: CriteriaTree, sheets: Sequence[Sheet], cell: Cell) -> Topic:
    given = [(sheet.name, sheet.given[cell]) for sheet in sheets if cell in sheet.given]
    scores = [each.score for _, each in given if not isinstance(each.score, NoScore)]
    spread = max(scores) - min(scores) if scores else 0
    return Topic(
        vendor=cell[0],
        leaf=cell[1],
        given=tuple(given),
        reach=tree.effective(cell[1]) * POINTS_PER_SCORE * spread,
    )


def _agenda(
    tree: CriteriaTree,
    vendors: Sequence[str],
    sheets: Sequence[Sheet],
    agreed: Agreed,
    told: Points,
) -> list[Cell]:
    """Return the cells of the short agenda, over the leaves on which every vendor has points."""
    cells = {
        leaf: [_points(sheets, (vendor, leaf), agreed, told) for vendor in vendors]
        for leaf in tree.leaves
    }
    whole = [leaf for leaf in tree.leaves if all(map(any, ~np.isnan(cells[leaf])))]
    weights = np.array([float(tree.effective(leaf)) for leaf in whole])
    if len(vendors) < _A_CHOICE or not sheets or not weights.sum():
        return []
    cube = np.array([cells[leaf] for leaf in whole]).transpose(2, 1, 0)
    found = likely_agenda(cube, weights)
    return [(vendors[row], whole[column]) for row, column in found.cells] if found else []


def _points(sheets: Sequence[Sheet], cell: Cell, agreed: Agreed, told: Points) -> list[float]:
    """Return the points of one cell from each sheet, NaN where it gives none."""
    known = agreed[cell].points if cell in agreed else told.get(cell[0], {}).get(cell[1])
    if known is not None:
        return [float(known)] * len(sheets)
    given = (sheet.given.get(cell) for sheet in sheets)
    scores = [None if each is None else each.score for each in given]
    return [
        math.nan if score is None or isinstance(score, NoScore) else float(POINTS_PER_SCORE * score)
        for score in scores
    ]
