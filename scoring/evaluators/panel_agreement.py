"""How far the evaluators of a panel agree, over the leaves that people score."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats, competition_ranks
from scoring.evaluators.aggregate import aggregated
from scoring.evaluators.agreement import Coefficient, cells_by_evaluator, complete_cells, intraclass
from scoring.evaluators.agreement_words import Measure, reading_sentence
from scoring.evaluators.panel import Panel, own_leaves
from scoring.evaluators.reliability import Level, kendall_w, krippendorff_alpha
from scoring.evaluators.severity import levelled
from workbench.language import Language, number, say

Flags = npt.NDArray[np.bool_]
_TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelAgreement:
    """The measures of one panel; None where the scores do not define one.

    Attributes
    ----------
    absolute, consistent : Coefficient or None
        ICC(A,k) and ICC(C,k) of the panel's means: with severity counted, and left out.
    absolute_of_one, consistent_of_one : Coefficient or None
        ICC(A,1) and ICC(C,1), of one evaluator's score.
    w : float or None
        Kendall's W of the evaluators' orders of the vendors, each by the mean of own points.
    alpha : float or None
        Krippendorff's alpha, scores taken as an order; takes blanks.
    cells, left_out : int
        Cells that every evaluator scored, on which the correlations stand, and the others.
    """

    absolute: Coefficient | None
    consistent: Coefficient | None
    absolute_of_one: Coefficient | None
    consistent_of_one: Coefficient | None
    w: float | None
    alpha: float | None
    cells: int
    left_out: int


def people_scored(panel: Panel, scored: Collection[str]) -> Floats:
    """Return the points in the cells that somebody scored, shape (n_evaluators, n_cells, 1).

    A cell that the committee settled is in none of them: it is no evaluator's score, and everybody
    agrees with it.
    """
    cells: Floats = panel.points[:, _cells(panel, scored)][..., None]
    return cells


def panel_agreement(panel: Panel, scored: Collection[str]) -> PanelAgreement:
    """Return how far the evaluators agree.

    Parameters
    ----------
    panel : Panel
        Everybody's scores.
    scored : collection of str
        The leaves that people score; on all others everybody has the same points, which is no
        agreement.

    Returns
    -------
    PanelAgreement
        On the cells that somebody scored. W is on the leaves that somebody scored for every
        vendor, of the evaluators who scored every vendor on what they scored.

    Raises
    ------
    Problem
        If nobody scored a vendor on one of these leaves.

    References
    ----------
    As `scoring.evaluators.agreement.intraclass` and `scoring.evaluators.reliability`.
    """
    if not _cells(panel, scored).any():
        return PanelAgreement(
            absolute=None,
            consistent=None,
            absolute_of_one=None,
            consistent_of_one=None,
            w=None,
            alpha=None,
            cells=0,
            left_out=0,
        )
    table = cells_by_evaluator(people_scored(panel, scored))
    whole = complete_cells(table)
    enough = min(whole.shape) >= _TWO
    found = intraclass(whole) if enough else None
    return PanelAgreement(
        absolute=found.icc_ak if found else None,
        consistent=found.icc_ck if found else None,
        absolute_of_one=found.icc_a1 if found else None,
        consistent_of_one=found.icc_c1 if found else None,
        w=_concordance(panel.points[:, :, _whole_columns(panel, scored)]),
        alpha=krippendorff_alpha(table, Level.ORDINAL),
        cells=len(whole),
        left_out=len(table) - len(whole),
    )


def agreement_rows(found: PanelAgreement, language: Language) -> list[dict[str, str]]:
    """Return each question on the panel's agreement with its measure and the answer in words."""
    asked = (
        (say("Would another such panel give the same means?", language), "ICC(A,k)", Measure.ICC,
         found.absolute),
        (say("The same, if severity is left aside?", language), "ICC(C,k)", Measure.ICC,
         found.consistent),
        (say("Would one evaluator alone give the same scores?", language), "ICC(A,1)", Measure.ICC,
         found.absolute_of_one),
        (say("One alone, if severity is left aside?", language), "ICC(C,1)", Measure.ICC,
         found.consistent_of_one),
        (say("Do they put the vendors in one order?", language), "W", Measure.W,
         Coefficient(value=found.w)),
        (say("Does each score agree beyond chance?", language), "α", Measure.ALPHA,
         Coefficient(value=found.alpha)),
    )  # fmt: skip
    return [
        {
            say("Question", language): question,
            say("Measure", language): symbol,
            say("95 % interval", language): _interval(own, language),
            say("Answer", language): reading_sentence(measure, _rounded(own), language),
        }
        for question, symbol, measure, own in asked
    ]


def _rounded(found: Coefficient | None) -> float | None:
    return None if found is None or found.value is None else round(found.value, 2)


def _interval(found: Coefficient | None, language: Language) -> str:
    """Return where the value lies with 95 % confidence; only the correlations have that."""
    if found is None or found.low is None or found.high is None:
        return "–"
    ends = (number(round(end, 2), language, 2) for end in (found.low, found.high))
    return say("{low} to {high}", language, low=next(ends), high=next(ends))


def first_if_equally_severe(panel: Panel, scored: Collection[str]) -> tuple[str, ...]:
    """Return who would be first if every evaluator used the scale alike; never applied.

    Parameters
    ----------
    panel : Panel
        Everybody's scores.
    scored : collection of str
        The leaves that people score; points on all others stay.

    Returns
    -------
    tuple of str
        Vendors whose totals are level within 1e-9 at the top; see
        `scoring.evaluators.severity.levelled`.
    """
    cube = panel.points.copy()
    cube[:, _cells(panel, scored)] = levelled(people_scored(panel, scored))[..., 0]
    ranks = competition_ranks(aggregated(cube) @ panel.weights)
    return tuple(v for v, rank in zip(panel.vendors, ranks, strict=True) if rank == 1)


def _cells(panel: Panel, scored: Collection[str]) -> Flags:
    """Tell which cells of these leaves somebody scored, shape (n_vendors, n_leaves)."""
    flags: Flags = panel.scored & [leaf in scored for leaf in panel.leaves]
    return flags


def _whole_columns(panel: Panel, scored: Collection[str]) -> Flags:
    """Tell on which of these leaves somebody scored every vendor."""
    return np.asarray(_cells(panel, scored).all(axis=0))


def _concordance(cube: Floats) -> float | None:
    orders = [_own_means(sheet) for sheet in cube] if cube.size else []
    whole = [order for order in orders if order is not None]
    if len(whole) < _TWO or cube.shape[1] < _TWO:
        return None
    return kendall_w(np.column_stack(whole)).w


def _own_means(sheet: Floats) -> Floats | None:
    """Return each vendor's mean on the leaves of this evaluator; None if some cells are blank."""
    asked = own_leaves(sheet)
    if asked is None:
        return None
    means: Floats = sheet[:, asked].mean(axis=1)
    return means
