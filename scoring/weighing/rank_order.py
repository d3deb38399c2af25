"""Weights from an order of importance alone: rank order centroid, rank sum, rank reciprocal."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

from scoring.single_numbers import THE_CRITERIA, THE_PLACE, check_whole
from workbench.problem import Problem


class RankRule(StrEnum):
    """How places in an order become weights."""

    CENTROID = "centroid"  # ROC: the mean of all weights that keep the order
    SUM = "sum"  # RS: falls by the same step from place to place
    RECIPROCAL = "reciprocal"  # RR: in proportion to 1, 1/2, 1/3, ...


def place_weights(n_criteria: int, rule: RankRule = RankRule.CENTROID) -> tuple[Fraction, ...]:
    """Return the weight of each place in an order of importance [1]_ [2]_.

    Parameters
    ----------
    n_criteria : int
        How many places there are, n; 1 or more.
    rule : RankRule
        The centroid is the one to take without a reason for another.

    Returns
    -------
    tuple of Fraction, shape (n_criteria,)
        From the most important to the least. [fraction, sum exactly 1]

    Raises
    ------
    Problem
        If there is no place.

    Notes
    -----
    For place i: centroid (1/n) sum(1/k for k from i to n); sum 2 (n + 1 - i) / (n (n + 1));
    reciprocal (1/i) / sum(1/k for k from 1 to n).

    References
    ----------
    .. [1] F. H. Barron and B. E. Barrett, "Decision quality using ranked attribute weights",
       Management Science 42(11), 1515-1523, 1996. DOI 10.1287/mnsc.42.11.1515
    .. [2] W. G. Stillwell, D. A. Seaver and W. Edwards, "A comparison of weight approximation
       techniques in multiattribute utility decision making", Organizational Behavior and Human
       Performance 28(1), 62-77, 1981. DOI 10.1016/0030-5073(81)90015-5

    Examples
    --------
    >>> [str(w) for w in place_weights(3)]
    ['11/18', '5/18', '1/9']
    >>> [str(w) for w in place_weights(3, RankRule.SUM)]
    ['1/2', '1/3', '1/6']
    """
    check_whole(n_criteria, THE_CRITERIA)
    if n_criteria < 1:
        raise Problem("an order of importance needs at least one criterion, got none")
    parts = _parts(n_criteria, rule)
    whole = sum(parts, Fraction(0))
    return tuple(part / whole for part in parts)


def rank_order_weights(
    order: Sequence[str | Collection[str]], rule: RankRule = RankRule.CENTROID
) -> dict[str, Fraction]:
    """Return the weight of every criterion from an order of importance, ties allowed [1]_.

    Parameters
    ----------
    order : sequence of str or collection of str
        From the most important to the least; criteria of equal importance stand together in one
        collection.
    rule : RankRule
        How places become weights.

    Returns
    -------
    dict of str to Fraction
        In the order given; tied criteria share the mean of the weights of the places that they
        fill together. [fraction, sum exactly 1]

    Raises
    ------
    Problem
        If there is no criterion, or one stands twice.

    References
    ----------
    .. [1] F. H. Barron and B. E. Barrett, "Decision quality using ranked attribute weights",
       Management Science 42(11), 1515-1523, 1996. DOI 10.1287/mnsc.42.11.1515

    Examples
    --------
    >>> weights = rank_order_weights(["fit", {"plan", "price"}])
    >>> sorted((c, str(w)) for c, w in weights.items())
    [('fit', '11/18'), ('plan', '7/36'), ('price', '7/36')]
    """
    levels = [(level,) if isinstance(level, str) else tuple(level) for level in order]
    return _shared(levels, rule)


def weights_from_ranks(
    ranks: Mapping[str, int], rule: RankRule = RankRule.CENTROID
) -> dict[str, Fraction]:
    """Return the weight of every criterion from its rank of importance.

    Parameters
    ----------
    ranks : mapping of str to int
        The least number is the most important; equal numbers are ties, and gaps mean nothing:
        1, 2, 2, 4 and 1, 2, 2, 3 are the same order.
    rule : RankRule
        How places become weights.

    Returns
    -------
    dict of str to Fraction
        In the order given. [fraction, sum exactly 1]

    Raises
    ------
    Problem
        If there is no criterion, or a rank is no whole number.

    Examples
    --------
    >>> weights = weights_from_ranks({"price": 2, "fit": 1}, RankRule.RECIPROCAL)
    >>> [(c, str(w)) for c, w in weights.items()]
    [('price', '1/3'), ('fit', '2/3')]
    """
    for place in ranks.values():
        check_whole(place, THE_PLACE)
    levels = [
        tuple(c for c, rank in ranks.items() if rank == level)
        for level in sorted(set(ranks.values()))
    ]
    found = _shared(levels, rule)
    return {criterion: found[criterion] for criterion in ranks}


def _parts(n: int, rule: RankRule) -> list[Fraction]:
    """Return numbers in proportion to the weights of the places."""
    places = range(1, n + 1)
    match rule:
        case RankRule.CENTROID:
            return [sum((Fraction(1, k) for k in range(i, n + 1)), Fraction(0)) for i in places]
        case RankRule.SUM:
            return [Fraction(n + 1 - i) for i in places]
        case RankRule.RECIPROCAL:
            return [Fraction(1, i) for i in places]


def _shared(levels: Sequence[tuple[str, ...]], rule: RankRule) -> dict[str, Fraction]:
    criteria = [c for level in levels for c in level]
    _check_once(criteria)
    places = place_weights(len(criteria), rule)
    weights, start = dict[str, Fraction](), 0
    for level in levels:
        filled = places[start : start + len(level)]
        weights |= {c: sum(filled, Fraction(0)) / len(level) for c in level}
        start += len(level)
    return weights


def _check_once(criteria: Sequence[str]) -> None:
    for criterion, times in Counter(criteria).most_common(1):
        if times > 1:
            raise Problem(
                "a criterion stands once in an order of importance, got {criterion} {times} times",
                criterion=criterion,
                times=times,
            )
