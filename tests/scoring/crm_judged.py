"""The CRM selection with its sheets: the scores of the sample, as a screen may know them."""

from dataclasses import replace
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
from scoring.evaluators.panel import panel_of
from scoring.judged_standing import JudgedStanding
from scoring.pricing.price_points import price_points
from scoring.sample_call import sample_score
from scoring.sample_content import CRITERIA, POINTS, SCORED, SCORERS
from scoring.value import points_of
from tests.scoring import crm_fixture as crm
from tests.scoring.crm_standing import standing

_HALF = 50  # percent: each of two leaves


def tree():
    """Return the plan with the two leaves of each technical criterion."""
    return CriteriaTree(
        criteria=tuple(
            Criterion(
                id=name,
                parent=parent,
                weight=Fraction(crm.WEIGHTS.get(name, _HALF), 100),
                kind=CriterionKind.PRICE if name == "price" else CriterionKind.QUALITY,
            )
            for name, (parent, *_) in CRITERIA.items()
        )
    )


def judged(sheets=None, **changes):
    """Return the standing with its sheets, or with others; `changes` go into the standing."""
    plan = tree()
    given = sheets or {
        vendor: {
            leaf: {f"m{p}": sample_score(vendor, leaf, p) for p in range(len(SCORERS))}
            for leaf in SCORED
        }
        for vendor in POINTS
    }
    prices = price_points(crm.FIXED, {v: crm.PRICES[v] for v in crm.ELIGIBLE})
    official = standing(
        tree=plan,
        titles={name: name.capitalize() for name in CRITERIA},
        points=points_of(plan, given, prices, {}),
    )
    found = replace(official, **changes)
    return JudgedStanding(
        standing=found,
        panel=panel_of(plan, given, found.points),
        sheets=given,
        evaluators={f"m{p}": f"Member {p}" for p in range(len(SCORERS))},
    )
