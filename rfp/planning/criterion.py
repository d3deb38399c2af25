"""The criteria tree: what vendors are judged on, with exact weights that always sum to 1."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from rfp.planning.exact_number import check_exact
from workbench.problem import Problem, Term

THE_WEIGHT = Term("the weight")


class CriterionKind(StrEnum):
    """How the points of a leaf come about; a branch is of the kind QUALITY."""

    QUALITY = "quality"  # from the scores that people give
    PRICE = "price"  # from the price, by the published formula
    STANDARD_SHARE = "standard_share"  # from the answers: how much is met without customisation
    EVIDENCE = "evidence"  # from the answers: how many of them come with evidence
    MEASURED = "measured"  # from an amount, by a line between published reference points

    @property
    def is_computed(self) -> bool:
        """Whether the points follow from the vendor's answers, so that nobody scores."""
        return self in {CriterionKind.STANDARD_SHARE, CriterionKind.EVIDENCE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing that vendors are judged on; its titles stand elsewhere, per language.

    Attributes
    ----------
    id : str
        Name that never changes.
    parent : str or None
        The criterion that it is a part of; None at the top.
    weight : Fraction
        Local weight: its share of its parent. [fraction, 0 to 1]
    kind : CriterionKind
        Where the points of this leaf come from.

    Raises
    ------
    Problem
        If the weight is no whole number or fraction, or not from 0 to 1.
    """

    id: str
    parent: str | None
    weight: Fraction
    kind: CriterionKind = CriterionKind.QUALITY

    def __post_init__(self) -> None:
        check_exact(self.weight, THE_WEIGHT)
        if not 0 <= self.weight <= 1:
            raise Problem(
                "the weight of {criterion} must be from 0 to 100 %, got {found} %",
                criterion=self.id,
                found=in_percent(self.weight),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaTree:
    """All criteria of a selection, in the order in which they are published.

    It cannot exist broken: making one checks it.

    Attributes
    ----------
    criteria : tuple of Criterion
        Branches and leaves; siblings' local weights sum to exactly 1.

    Raises
    ------
    Problem
        If there is no criterion, an id stands twice, a parent is unknown or its own descendant,
        price stands twice, price, a computed or a measured criterion has parts, or the weights
        under a parent do not sum to exactly 1.

    Examples
    --------
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="sales", parent="fit", weight=Fraction(1, 3)),
    ...     Criterion(id="service", parent="fit", weight=Fraction(2, 3)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4), kind=CriterionKind.PRICE),
    ... ))
    >>> tree.leaves, tree.effective("service")
    (('sales', 'service', 'price'), Fraction(1, 2))
    """

    criteria: tuple[Criterion, ...]
    _by_id: Mapping[str, Criterion] = field(init=False, repr=False, compare=False)
    _children: Mapping[str | None, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _leaves: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        _check_ids(self.criteria)
        # A frozen value may keep what follows from its fields; these make look-ups quick.
        object.__setattr__(self, "_by_id", {c.id: c for c in self.criteria})
        object.__setattr__(self, "_children", _children_by_parent(self.criteria))
        leaves = tuple(c.id for c in self.criteria if c.id not in self._children)
        object.__setattr__(self, "_leaves", leaves)
        _check_parents(self)
        _check_price(self)
        _check_computed(self)
        _check_sums(self)

    def __getitem__(self, criterion: str) -> Criterion:
        found = self._by_id.get(criterion)
        if found is None:
            raise Problem("there is no criterion {criterion} in the plan", criterion=criterion)
        return found

    def __contains__(self, criterion: object) -> bool:
        return criterion in self._by_id

    def children(self, parent: str | None) -> tuple[str, ...]:
        """Return the criteria that share the weight of `parent`; None asks for the top."""
        return self._children.get(parent, ())

    def siblings(self, criterion: str) -> tuple[str, ...]:
        """Return the other criteria under the same parent."""
        return tuple(c for c in self.children(self[criterion].parent) if c != criterion)

    def effective(self, criterion: str) -> Fraction:
        """Return the share of the whole decision that `criterion` has [fraction, 0 to 1]."""
        found = self[criterion]
        return found.weight * (1 if found.parent is None else self.effective(found.parent))

    def is_leaf(self, criterion: str) -> bool:
        return self[criterion].id not in self._children

    @property
    def top(self) -> tuple[str, ...]:
        return self.children(None)

    @property
    def leaves(self) -> tuple[str, ...]:
        return self._leaves

    @property
    def price(self) -> str | None:
        """The price criterion, if the selection has one."""
        return next((c.id for c in self.criteria if c.kind is CriterionKind.PRICE), None)

    @property
    def computed(self) -> tuple[str, ...]:
        """The leaves whose points follow from the vendors' answers."""
        return tuple(c.id for c in self.criteria if c.kind.is_computed)

    @property
    def measured(self) -> tuple[str, ...]:
        """The leaves whose points follow from an amount that is entered for each vendor."""
        return tuple(c.id for c in self.criteria if c.kind is CriterionKind.MEASURED)

    @property
    def scored(self) -> tuple[str, ...]:
        """The leaves that people score."""
        kind = CriterionKind.QUALITY
        return tuple(leaf for leaf in self.leaves if self[leaf].kind is kind)

    @property
    def local_weights(self) -> dict[str, Fraction]:
        return {c.id: c.weight for c in self.criteria}

    def from_the_leaves(self) -> Iterator[str]:
        """Yield every criterion after all of its parts."""
        yield from self._below(None)

    def _below(self, parent: str | None) -> Iterator[str]:
        for criterion in self.children(parent):
            yield from self._below(criterion)
            yield criterion

    def reweighted(self, local_weights: Mapping[str, Fraction]) -> "CriteriaTree":
        """Return the same tree with these local weights; those not named stay.

        Raises
        ------
        Problem
            If a criterion is unknown, or the weights under a parent no longer sum to exactly 1.
        """
        for criterion in local_weights:
            _ = self[criterion]
        changed = (replace(c, weight=local_weights.get(c.id, c.weight)) for c in self.criteria)
        return CriteriaTree(criteria=tuple(changed))


def in_percent(share: Fraction) -> Decimal:
    """Return a share of 1 in percent, in as many places as tell it from 100 %.

    Examples
    --------
    >>> print(in_percent(Fraction(999, 1000)), in_percent(Fraction(2, 3)))
    99.9 66.6667
    """
    exact, enough = share * 100, 4
    for places in range(enough + exact.denominator.bit_length()):
        shown = round(exact, places)
        if shown == exact or (places >= enough and shown != 100):  # noqa: PLR2004, 100 is the whole
            break
    return Decimal(int(shown * 10**places)).scaleb(-places)


def _children_by_parent(criteria: tuple[Criterion, ...]) -> dict[str | None, tuple[str, ...]]:
    children: dict[str | None, tuple[str, ...]] = {}
    for c in criteria:
        children[c.parent] = (*children.get(c.parent, ()), c.id)
    return children


def _check_ids(criteria: tuple[Criterion, ...]) -> None:
    if not criteria:
        raise Problem("a plan needs at least one criterion, got none")
    name, times = Counter(c.id for c in criteria).most_common(1)[0]
    if times > 1:
        raise Problem(
            "a criterion stands once in a plan, got {criterion} {times} times",
            criterion=name,
            times=times,
        )


def _check_parents(tree: CriteriaTree) -> None:
    for c in tree.criteria:
        if c.parent is not None and c.parent not in tree:
            raise Problem(
                "{criterion} is part of {parent}, which is not in the plan",
                criterion=c.id,
                parent=c.parent,
            )
    reached = set(tree.from_the_leaves())
    lost = next((c.id for c in tree.criteria if c.id not in reached), None)
    if lost is not None:
        raise Problem("{criterion} is a part of itself, through its parents", criterion=lost)


def _check_price(tree: CriteriaTree) -> None:
    prices = [c.id for c in tree.criteria if c.kind is CriterionKind.PRICE]
    if len(prices) > 1:
        raise Problem("a plan has at most one price criterion, got {found}", found=prices)
    if prices and not tree.is_leaf(prices[0]):
        raise Problem(
            "the price criterion {criterion} has no parts, got {found}",
            criterion=prices[0],
            found=tree.children(prices[0]),
        )


def _check_computed(tree: CriteriaTree) -> None:
    for criterion in tree.computed:
        if not tree.is_leaf(criterion):
            raise Problem(
                "{criterion} is computed from the answers, so it has no parts, got {found}",
                criterion=criterion,
                found=tree.children(criterion),
            )
    for criterion in tree.measured:
        if not tree.is_leaf(criterion):
            raise Problem(
                "{criterion} is measured, so it has no parts, got {found}",
                criterion=criterion,
                found=tree.children(criterion),
            )


def _check_sums(tree: CriteriaTree) -> None:
    for parent, children in tree._children.items():  # noqa: SLF001, the tree checks itself
        total = sum((tree[c].weight for c in children), Fraction(0))
        if total == 1:
            continue
        if parent is None:
            raise Problem(
                "the weights at the top must sum to 100 %, got {found} %", found=in_percent(total)
            )
        raise Problem(
            "the weights under {parent} must sum to 100 %, got {found} %",
            parent=parent,
            found=in_percent(total),
        )
