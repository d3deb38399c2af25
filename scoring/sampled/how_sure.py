"""How sure a ranking is: under weights, and scores, that could have been others."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np

from rfp.planning.criterion import CriteriaTree
from scoring.arrays import Floats
from scoring.evaluators.panel import Panel
from scoring.sampled.member_draws import weights_of_members
from scoring.sampled.mixtures import WeightDraws
from scoring.sampled.robustness import Robustness, rank_acceptability
from scoring.sampled.score_doubt import EvaluatorSheets, NormalErrors, ScoreDoubt
from scoring.sampled.weight_draws import (
    free_weights,
    weights_in_order,
    weights_near,
    weights_within,
)
from scoring.standing import Standing
from scoring.standing_arrays import arrays_of, shares_inside
from workbench.problem import Problem, Term

SAMPLES, FEWER_SAMPLES = 100_000, 10_000
CONCENTRATION = 50.0  # of the Dirichlet distribution around the official weights
SEED = 20
_FULL = 100
_MOST_PRODUCTS = 3e8  # of sheets and samples: beyond it a meeting would wait
_MOST_LIMITED = 60  # weights with limits of their own: of more, few draws keep them all
_A_PANEL = 2


class Way(StrEnum):
    """How weights are drawn."""

    NEAR = "near"
    FREE = "free"
    ORDER = "order"
    WITHIN = "within"
    MEMBERS = "members"
    PINNED = "pinned"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    Way.NEAR: Term("Around the official weights"),
    Way.FREE: Term("Any weights"),
    Way.ORDER: Term("Their order kept"),
    Way.WITHIN: Term("Within limits"),
    Way.MEMBERS: Term("Between the members’ own"),
    Way.PINNED: Term("Between pinned what-ifs"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is varied.

    Attributes
    ----------
    way : Way
        How weights are drawn.
    limit : float
        Under `WITHIN`, how far each weight may move either way. [fraction, 0 to 1]
    limits : tuple of (float, float), shape (n_criteria,)
        Under `WITHIN`, least and greatest weight of each criterion drawn, in place of `limit`.
        [fraction, 0 to 1]
    order : tuple of str
        Under `ORDER`, criteria from the heaviest to the lightest, in place of the official order;
        of those that it does not name nothing is said.
    every_leaf : bool
        Whether the weight of each leaf is drawn by itself; else those of the top criteria are, and
        what is below shares them as published.
    sets : tuple of CriteriaTree
        Under `MEMBERS` and `PINNED`, the weights between which is drawn.
    """

    way: Way = Way.NEAR
    limit: float = 0.1
    limits: tuple[tuple[float, float], ...] = ()
    order: tuple[str, ...] = ()
    every_leaf: bool = False
    sets: tuple[CriteriaTree, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sureness:
    """How often who is where.

    Attributes
    ----------
    vendors : tuple of str, shape (n_vendors,)
        Rows of what was counted, in the order of the standing.
    criteria : tuple of str, shape (n_criteria,)
        Whose weights were drawn.
    robust : Robustness
        What was counted; its central weights are those of the leaves.
    central : ndarray of float64, shape (n_vendors, n_criteria)
        Mean of the weights that put a vendor first; NaN in the row of a vendor that never is.
        [fraction]
    present : ndarray of float64, shape (n_criteria,)
        Official weights. [fraction, sum 1]
    """

    vendors: tuple[str, ...]
    criteria: tuple[str, ...]
    robust: Robustness
    central: Floats
    present: Floats
    question: Question = field(default_factory=Question)

    @property
    def most_often_first(self) -> int:
        """The row of the vendor that is first in most draws."""
        return int(np.argmax(self.robust.first))


def drawn_criteria(tree: CriteriaTree, *, every_leaf: bool = False) -> tuple[str, ...]:
    """Return the criteria whose weights are drawn: the top ones, if there are several."""
    return tree.leaves if every_leaf or len(tree.top) == 1 else tree.top


def sureness(
    standing: Standing,
    question: Question,
    doubt: ScoreDoubt | None = None,
    *,
    samples: int | None = None,
    values: Floats | None = None,
    pairwise: bool = True,
) -> Sureness:
    """Return how often each vendor takes each place when weights, and scores, are drawn.

    Parameters
    ----------
    standing : Standing
        Official points and weights, of two vendors or more.
    question : Question
        What is varied.
    doubt : ScoreDoubt, optional
        Of the values of the leaves, points / 100; as of `doubt_of`.
    samples : int, optional
        How many are drawn.
    values : ndarray, shape (n_vendors, n_leaves), optional
        Those of `arrays_of`, where they are at hand: they stay the same under all weights.
        [0 to 1]
    pairwise : bool
        Whether to count also how often each vendor is ahead of each other; all else is the same
        without.

    Returns
    -------
    Sureness
        If not said, from 100,000 draws, or 10,000 where so many scores, or weights within limits,
        are drawn that it would take long.

    Raises
    ------
    Problem
        If nobody is in the ranking, there are no weights to draw between, an order names what is
        not drawn, or no weights lie within the limits.

    References
    ----------
    As `scoring.sampled.robustness.rank_acceptability`.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from rfp.planning.criterion import Criterion
    >>> from rfp.planning.tie_break import NO_TIE_BREAK
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="care", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> points = {"a": {"fit": Fraction(80), "care": Fraction(50)},
    ...           "b": {"fit": Fraction(70), "care": Fraction(90)}}
    >>> told = Standing(
    ...     tree=tree, titles={"fit": "Fit", "care": "Care"}, vendors={"a": "Aban", "b": "Baran"},
    ...     points=points, prices={}, excluded={}, price_rule=None,
    ...     currency="EUR", precision=Fraction(1, 10), tie_break=NO_TIE_BREAK,
    ... )
    >>> found = sureness(told, Question(way=Way.FREE))
    >>> found.vendors, found.robust.first.round(2).tolist()  # b leads from a weight of 1/5 of care
    (('a', 'b'), [0.2, 0.8])
    """
    tree = standing.tree
    table = arrays_of(standing).values if values is None else values
    criteria = drawn_criteria(tree, every_leaf=question.every_leaf)
    present = np.array([float(tree.effective(c)) for c in criteria])
    inside = shares_inside(tree)
    robust = rank_acceptability(
        table,
        _draws(question, criteria, present, tree),
        samples=samples or _samples(table, doubt, question, len(criteria)),
        seed=SEED,
        doubt=doubt,
        pairwise=pairwise,
    )
    below = np.array([inside[c] > 0 for c in criteria])
    return Sureness(
        vendors=tuple(standing.points),
        criteria=criteria,
        robust=robust,
        central=robust.central_weights @ below.T,
        present=present,
        question=question,
    )


def _draws(
    question: Question, criteria: Sequence[str], present: Floats, tree: CriteriaTree
) -> WeightDraws:
    """Return the way to draw weights of the leaves, which part what is drawn as published."""
    match question.way:
        case Way.NEAR:
            draws = weights_near(present, CONCENTRATION)
        case Way.FREE:
            draws = free_weights(len(present))
        case Way.ORDER:
            draws = weights_in_order(_order(question, criteria, present), len(present))
        case Way.WITHIN:
            draws = weights_within(*_limits(question, present))
        case Way.MEMBERS | Way.PINNED:
            return weights_of_members(_leaf_weights(question.sets, tree))
    inside = shares_inside(tree)
    return replace(draws, corners=draws.corners @ np.array([inside[c] for c in criteria]))


def _order(question: Question, criteria: Sequence[str], present: Floats) -> list[int]:
    if not question.order:
        return order_of(present)
    if set(question.order) - set(criteria):
        raise Problem("an order may name only criteria whose weights are drawn")
    return [criteria.index(named) for named in question.order]


def order_of(present: Floats) -> list[int]:
    """Return the criteria from the heaviest to the lightest; equals as in the plan."""
    order: list[int] = np.argsort(-present, kind="stable").tolist()
    return order


def limits_around(present: Floats, limit: float) -> tuple[tuple[float, float], ...]:
    """Return the least and greatest weight of each criterion that may move by `limit`."""
    return tuple((max(w - limit, 0.0), min(w + limit, 1.0)) for w in present.tolist())


def _limits(question: Question, present: Floats) -> tuple[Floats, Floats]:
    limits = np.array(question.limits or limits_around(present, question.limit))
    return limits[:, 0], limits[:, 1]


def _leaf_weights(sets: Sequence[CriteriaTree], tree: CriteriaTree) -> Floats:
    if not sets:
        raise Problem("there are no weights to draw between")
    return np.array([[float(own.effective(leaf)) for leaf in tree.leaves] for own in sets])


def doubt_of(panel: Panel) -> ScoreDoubt | None:
    """Return what the evaluators' differences leave open of the values of the leaves.

    Parameters
    ----------
    panel : Panel
        Everybody's scores.

    Returns
    -------
    ScoreDoubt or None
        Panels redrawn whole (`EvaluatorSheets`); where somebody scored only some of the vendors
        on a leaf, normal errors with the variance that redrawing would give each mean, s^2 / (k+1).
        None if there are not two evaluators.
    """
    values = panel.points / _FULL
    if len(values) < _A_PANEL:
        return None
    absent = np.isnan(values)
    if (absent.any(axis=1) == absent.all(axis=1)).all():
        return EvaluatorSheets.of(values)
    scores = (~absent).sum(axis=0)
    return NormalErrors.of(np.nanstd(values, axis=0) / np.sqrt(scores + 1))


def _samples(values: Floats, doubt: ScoreDoubt | None, question: Question, criteria: int) -> int:
    if question.way is Way.WITHIN and criteria > _MOST_LIMITED:
        return FEWER_SAMPLES
    sheets = len(doubt.sheets) if isinstance(doubt, EvaluatorSheets) else 1
    is_long = doubt is not None and values.size * sheets * SAMPLES > _MOST_PRODUCTS
    return FEWER_SAMPLES if is_long else SAMPLES
