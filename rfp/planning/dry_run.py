"""The dry run as a stored fact: that weights and price formula were tried, and what was found."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass

from rfp.planning.criterion import CriteriaTree
from rfp.planning.minimums import NO_MINIMUMS, Minimums
from rfp.planning.plan import price_as_data
from rfp.planning.price_rule import PriceRule


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRunNote:
    """The last dry run that was noted.

    Attributes
    ----------
    fingerprint : str
        Of the weights and the price rule that were tried.
    winners : tuple of str
        Codes of the made-up profiles that came first.
    warnings : int
        How many warnings stood beside it.
    """

    fingerprint: str
    winners: tuple[str, ...]
    warnings: int
    noted_at: dt.datetime
    noted_by: str

    def is_of(
        self, tree: CriteriaTree, rule: PriceRule | None, minimums: Minimums = NO_MINIMUMS
    ) -> bool:
        """Whether these weights, this rule and this floor are still those that were tried."""
        return self.fingerprint == tried_fingerprint(tree, rule, minimums)


def tried_fingerprint(
    tree: CriteriaTree, rule: PriceRule | None, minimums: Minimums = NO_MINIMUMS
) -> str:
    """Return the SHA-256 of weights, price rule and technical floor: what a dry run depends on.

    Titles and anchors may be written afterwards; they change no total.
    """
    told = {
        "criteria": [[c.id, c.parent, str(c.weight), c.kind.value] for c in tree.criteria],
        "price": rule and price_as_data(rule),
    }
    if minimums.are_any:
        told["minimums"] = [
            [criterion, str(asked)]
            for criterion, asked in (
                *([(None, minimums.quality)] if minimums.quality is not None else []),
                *sorted(minimums.by_criterion.items()),
            )
        ]
    text = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
