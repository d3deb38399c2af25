"""Margin against noise: the lead beside what the evaluators' differences leave open."""

import numpy as np

from scoring.arrays import TOLERANCE, Floats
from scoring.evaluators.disagreement import DRAWS, redrawn_means
from scoring.evaluators.panel import Panel
from scoring.ranking import Ranking
from scoring.sampled.how_sure_words import whole_percent
from scoring.standing import Standing
from workbench.language import Language, number, say

STANDS_OUT = 0.95  # share of redrawn panels from which a lead is said to stand out
_A_PANEL = 2


def share_of_panels(panel: Panel, vendor: str, *, draws: int = DRAWS, seed: int = 0) -> float:
    """Return in which share of redrawn panels a vendor alone is first [1]_.

    Parameters
    ----------
    panel : Panel
        Everybody's scores, of two vendors or more.
    vendor : str
        Who is asked about.
    draws, seed : int
        How many panels are redrawn; the same seed gives the same share, which is also the
        `share_now` of `scoring.evaluators.likely_agenda`.

    Returns
    -------
    float
        [fraction, 0 to 1]

    References
    ----------
    .. [1] D. B. Rubin, "The Bayesian bootstrap", The Annals of Statistics 9(1), 130-134, 1981.
       DOI 10.1214/aos/1176345338
    """
    totals = _redrawn_totals(panel, draws, seed)
    own = panel.vendors.index(vendor)
    rivals = np.delete(totals, own, axis=1).max(axis=1)
    return float((totals[:, own] > rivals + TOLERANCE).mean())


def _redrawn_totals(panel: Panel, draws: int, seed: int) -> Floats:
    evaluators = np.random.default_rng(seed).standard_exponential((draws, len(panel.points)))
    cells = panel.points.swapaxes(0, 1)
    return np.column_stack([redrawn_means(own, evaluators) @ panel.weights for own in cells])


def noise_sentence(standing: Standing, panel: Panel | None, language: Language) -> str:
    """Return the lead held against the evaluators' differences.

    Parameters
    ----------
    standing : Standing
        Official points and weights.
    panel : Panel or None
        Everybody's scores; None if nobody scored.
    language : Language
        Of the sentence.

    Returns
    -------
    str
        Empty where there is no lead or nothing to hold it against: one vendor, one evaluator, or
        a tie at the published precision, which is said by itself.
    """
    ranking = standing.ranking()
    if panel is None or len(panel.evaluators) < _A_PANEL or not _is_led(ranking):
        return ""
    leader = ranking.places[0]
    share = share_of_panels(panel, leader.vendor)
    told = {
        "margin": number(ranking.places[0].total - ranking.places[1].total, language, 2),
        "vendor": standing.vendors[leader.vendor],
        "share": whole_percent(share, language),
    }
    if share >= STANDS_OUT:
        return say(
            "The lead of {margin} points stands out from the evaluators’ own doubt: redrawn from "
            "the same scores, {vendor} leads in {share} of panels.",
            language,
            **told,
        )
    return say(
        "The lead of {margin} points is within the evaluators’ own doubt: redrawn from the same "
        "scores, {vendor} leads in {share} of panels.",
        language,
        **told,
    )


def _is_led(ranking: Ranking) -> bool:
    return len(ranking.places) > 1 and not ranking.places[0].tied_with
