"""What a consensus meeting talks about: every scored cell, in the order in which it pays most."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from rfp.planning.criterion import CriteriaTree
from scoring.consensus import Agreed
from scoring.evaluators.likely_agenda import likely_agenda
from scoring.missing_choice import Counted, MissingChoice, counted
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
        Effective weight x 20 x (highest - lowest score); 0 where the leaf is left out for all.
        [points of the total]
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

    @property
    def mean(self) -> Fraction | None:
        """The mean of what was given [score, 0 to 5]; None where nobody gave a score."""
        scores = self.scores
        return Fraction(sum(scores), len(scores)) if scores else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """All topics in their order, and the agenda that leads them.

    Attributes
    ----------
    unscored : tuple of Topic
        Cells without any score that nobody agreed on, and for which nothing can be used that
        was chosen.
    settled : tuple of Topic
        Cells without any score for which it was chosen what they count as; see `counted`.
    agenda : tuple of Topic
        The few whose settling makes first place likeliest to stand, without the price.
    others : tuple of Topic
        All the rest that is open: those that can move a total most come first.
    agreed : tuple of Topic
        Cells that were agreed on, so that nothing is left to talk about.
    counted : mapping of (vendor, leaf) to Counted
        What the settled cells count as.
    """

    unscored: tuple[Topic, ...]
    settled: tuple[Topic, ...]
    agenda: tuple[Topic, ...]
    others: tuple[Topic, ...]
    agreed: tuple[Topic, ...]
    counted: Mapping[Cell, Counted]

    def first(self, most: int) -> tuple[Topic, ...]:
        """Return the whole agenda, then up to `most` in all the cells that move a total most."""
        apart = [topic for topic in self.others if topic.reach]
        return (*self.agenda, *apart[: max(0, most - len(self.agenda))])

    @property
    def every(self) -> tuple[Topic, ...]:
        return (*self.unscored, *self.settled, *self.agenda, *self.others, *self.agreed)

    @property
    def left_out(self) -> frozenset[str]:
        """Leaves that count for nobody, as somebody has no score there."""
        return _left_out(self.counted)


def talk(
    tree: CriteriaTree,
    vendors: Sequence[str],
    sheets: Sequence[Sheet],
    agreed: Agreed,
    told: Points,
    *,
    chosen: Mapping[Cell, MissingChoice] | None = None,
    hides_vendors: bool = False,
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
    chosen : mapping of (vendor, leaf) to MissingChoice, optional
        What cells that nobody scores count as.
    hides_vendors : bool
        Whether there are vendors in the ranking that the reader may not know of.

    Returns
    -------
    Talk
    """
    topics = {
        (vendor, leaf): _topic(tree, sheets, (vendor, leaf))
        for vendor in vendors
        for leaf in tree.scored
    }
    counts = counted(_points_of(topics, agreed), chosen or {}, hides_vendors=hides_vendors)
    left_out = _left_out(counts)
    topics = {
        cell: replace(topic, reach=Fraction(0)) if topic.leaf in left_out else topic
        for cell, topic in topics.items()
    }
    agenda = _agenda(tree, vendors, sheets, agreed, _told_too(told, counts), left_out=left_out)
    blank = [cell for cell, topic in topics.items() if not topic.scores and cell not in agreed]
    apart = {*agenda, *blank, *agreed}
    others = [topic for cell, topic in topics.items() if cell not in apart]
    return Talk(
        unscored=tuple(topics[cell] for cell in blank if cell not in counts),
        settled=tuple(topics[cell] for cell in blank if cell in counts),
        agenda=tuple(topics[cell] for cell in agenda),
        others=tuple(sorted(others, key=lambda topic: -topic.reach)),
        agreed=tuple(topic for cell, topic in topics.items() if cell in agreed),
        counted=counts,
    )


def _left_out(counts: Mapping[Cell, Counted]) -> frozenset[str]:
    return frozenset(leaf for (_, leaf), each in counts.items() if each.is_left_out)


def _points_of(
    topics: Mapping[Cell, Topic], agreed: Agreed
) -> dict[str, dict[str, Fraction | None]]:
    """Return the points of every cell as it stands, None where nobody scored."""
    points: dict[str, dict[str, Fraction | None]] = {}
    for cell, topic in topics.items():
        mean = topic.mean
        own = None if mean is None else POINTS_PER_SCORE * mean
        points.setdefault(topic.vendor, {})[topic.leaf] = (
            agreed[cell].points if cell in agreed else own
        )
    return points


def _told_too(told: Points, counts: Mapping[Cell, Counted]) -> Points:
    """Return the points that stand without scores, those that were chosen for a cell too."""
    settled: dict[str, dict[str, Fraction]] = {v: dict(own) for v, own in told.items()}
    for (vendor, leaf), each in counts.items():
        if each.points is not None:
            settled.setdefault(vendor, {})[leaf] = each.points
    return settled


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
    *,
    left_out: Collection[str],
) -> list[Cell]:
    """Return the cells of the short agenda, over the leaves on which every vendor has points."""
    cells = {
        leaf: [_points(sheets, (vendor, leaf), agreed, told) for vendor in vendors]
        for leaf in tree.leaves
        if leaf not in left_out
    }
    whole = [leaf for leaf, own in cells.items() if all(map(any, ~np.isnan(own)))]
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
