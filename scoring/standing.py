"""Where a selection stands: everything that ranking, what-if and sensitivity are computed from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from rfp.planning.price_rule import PriceRule
from rfp.planning.tie_break import TieBreak
from scoring.consensus import Agreed
from scoring.measured import MeasuredLeaf
from scoring.missing_choice import Settled
from scoring.ranking import Ranking, rank
from scoring.value import Points
from vendor_data.costs.total_cost import Basis
from workbench.problem import naming


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The frozen plan with the points of the vendors that the reader may know of.

    Attributes
    ----------
    tree : CriteriaTree
        The official weights.
    titles, vendors : mapping of id to str
        What people call each criterion and each vendor, in the reader's language.
    points : mapping of vendor to leaf to Fraction, shape (n_vendors, n_leaves)
        Official points. [points, 0 to 100]
    prices : mapping of vendor to int
        Opened prices. [minor units of `currency`]
    excluded : mapping of vendor to reason
        Vendors out of the ranking.
    withdrawn : set of vendor
        Those of them that withdrew their proposal.
    hides_vendors : bool
        Whether a vendor is left out because the reader is in conflict with it.
    judged_lists : tuple of int
        Versions of the requirements that the scores judged; one, unless the list was revised.
    total_costs : mapping of vendor to int
        What each proposal in the ranking costs in all, our own lines included; empty where that
        is not known of every one. [minor units of `currency`]
    cost_basis : Basis
        How `total_costs` are reckoned.
    settled : tuple of Settled
        Missing scores with what they count as; a leaf that was left out is not in `tree`.
    measured : mapping of leaf to MeasuredLeaf
        Reference points and amounts behind the points of the leaves that are measured.
    agreed : mapping of (vendor, leaf) to AgreedScore
        What the committee agreed on, in place of the mean of the scores. [score, 0 to 5]
    """

    tree: CriteriaTree
    titles: Mapping[str, str]
    vendors: Mapping[str, str]
    points: Points
    prices: Mapping[str, int]
    excluded: Mapping[str, str]
    price_rule: PriceRule | None
    currency: str
    precision: Fraction
    tie_break: TieBreak
    hides_vendors: bool = False
    withdrawn: frozenset[str] = frozenset()
    judged_lists: tuple[int, ...] = ()
    settled: tuple[Settled, ...] = ()
    measured: Mapping[str, MeasuredLeaf] = field(default_factory=dict)
    agreed: Agreed = field(default_factory=dict)
    total_costs: Mapping[str, int] = field(default_factory=dict)
    cost_basis: Basis = Basis.PURCHASE

    @property
    def costs(self) -> Mapping[str, int]:
        """Total costs where they are known, else prices [minor units of `currency`]."""
        return self.total_costs or self.prices

    def ranking(self, tree: CriteriaTree | None = None) -> Ranking:
        """Return the official ranking, or the one under the weights of another `tree`."""
        with naming({**self.titles, **self.vendors}):
            return rank(
                tree or self.tree,
                self.points,
                precision=self.precision,
                tie_break=self.tie_break,
                prices=self.prices,
                excluded=self.excluded,
            )
