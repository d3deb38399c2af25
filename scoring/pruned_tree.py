"""A criteria tree without some of its leaves: what stands beside them shares their weight."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from workbench.problem import Problem


def without(tree: CriteriaTree, leaves: Collection[str]) -> CriteriaTree:
    """Return the tree without these leaves; what stands beside each shares its weight.

    Raises
    ------
    Problem
        If a leaf is unknown, or none would be left.
    """
    for leaf in leaves:
        if not tree.is_leaf(leaf):
            raise Problem("only a leaf can be left out, {criterion} has parts", criterion=leaf)
        if len(tree.leaves) == 1:
            raise Problem("no criterion would be left to rank by")
        tree = _without_one(tree, leaf)
    return tree


def _without_one(tree: CriteriaTree, gone: str) -> CriteriaTree:
    siblings = tree.siblings(gone)
    parent = tree[gone].parent
    if not siblings and parent is not None:  # the parent has no other part: it goes as a whole
        pruned = tuple(c for c in tree.criteria if c.id != gone)
        return _without_one(CriteriaTree(criteria=pruned), parent)
    held = 1 - tree[gone].weight
    shares = {s: tree[s].weight / held if held else Fraction(1, len(siblings)) for s in siblings}
    kept = (c for c in tree.criteria if c.id != gone)
    return CriteriaTree(criteria=tuple(replace(c, weight=shares.get(c.id, c.weight)) for c in kept))


def fitted(tree: CriteriaTree, local_weights: Mapping[str, Fraction]) -> CriteriaTree:
    """Return `tree` under weights that were set while it had more leaves.

    Parameters
    ----------
    tree : CriteriaTree
        Perhaps without leaves that have a weight in `local_weights`.
    local_weights : mapping of criterion to Fraction
        Under the whole tree. [fraction, 0 to 1]

    Returns
    -------
    CriteriaTree
        In each group the weights told keep their proportions, what is not told keeps the weight
        of `tree`, and all sum to exactly 1; a group told nothing but 0 stays as in `tree`.
    """
    groups = {c.parent for c in tree.criteria}
    fit = (_in_proportion(tree, parent, local_weights) for parent in groups)
    return tree.reweighted({c: weight for group in fit for c, weight in group.items()})


def _in_proportion(
    tree: CriteriaTree, parent: str | None, weights: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    told = {c: weights[c] for c in tree.children(parent) if c in weights}
    held = sum(told.values(), Fraction(0))
    free = sum((tree[c].weight for c in told), Fraction(0))
    return {c: weight * free / held for c, weight in told.items()} if held else {}
