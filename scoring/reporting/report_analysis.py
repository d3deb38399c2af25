"""What the evaluation report tells beside the ranking, worked out once, and drawn as pictures."""

from dataclasses import dataclass

from scoring.chart_data import Mark, contribution_rows, criterion_marks, sweep_rows
from scoring.charts.robustness import place_spec
from scoring.charts.standing import (
    HIGHER,
    LOWER,
    contribution_spec,
    sweep_spec,
    tornado_spec,
)
from scoring.charts.worth import worth_spec
from scoring.exact.rival import RivalCase, cases_for
from scoring.exact.tornado_rows import tornado_rows
from scoring.explained import A_TENTH
from scoring.pricing.standing_worth import StandingWorth, standing_worth
from scoring.pricing.worth_rows import price_unit, worth_rows
from scoring.reporting.chart_picture import png
from scoring.reporting.report_facts import ReportFacts
from scoring.sampled.how_sure import Question, Sureness, sureness
from scoring.sampled.margin_noise import noise_sentence
from scoring.sampled.place_rows import place_marks, place_rows
from scoring.standing import Standing
from workbench.language import Language, percent, say

_A_CHOICE = 2
_MOST_RIVALS = 5
_A_BAR, _A_THIN_BAR = 42, 28  # pixels of height for each
_WORTH_HEIGHT = 260
_NO_BARS = 20  # of height that is not bars


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Analysis:
    """Answers that stand beside a ranking; empty where there is only one vendor.

    Attributes
    ----------
    noise : str
        The lead held against the evaluators' differences, in the report's language.
    swept : str or None
        The criterion whose sweep is shown: price, else the heaviest at the top; None if nothing
        stands beside it.
    cases : tuple of RivalCase
        What must be true for the vendors that are not first, the next in rank first; so many as
        a reader bears.
    unlisted : int
        How many more there are.
    sure : Sureness or None
        Places over weights drawn around the official ones.
    worth : StandingWorth
        Value for money and weakest links.
    """

    noise: str
    swept: str | None
    cases: tuple[RivalCase, ...]
    unlisted: int
    sure: Sureness | None
    worth: StandingWorth


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The charts as PNG; None where there is nothing to draw."""

    contributions: bytes
    sweep: bytes | None
    tornado: bytes | None
    places: bytes | None
    worth: bytes | None


def analysis_of(facts: ReportFacts, language: Language) -> Analysis:
    """Return what is told beside the ranking.

    Parameters
    ----------
    facts : ReportFacts
        With at least one vendor in the ranking.
    language : Language
        Of the sentences.
    """
    official = facts.standing
    ranking = official.ranking()
    rivals = [place.vendor for place in ranking.places if place.vendor not in ranking.first]
    is_choice = len(ranking.places) >= _A_CHOICE
    return Analysis(
        noise=noise_sentence(official, facts.panel, language),
        swept=swept_criterion(official),
        cases=cases_for(official, rivals[:_MOST_RIVALS]) if rivals else (),
        unlisted=max(len(rivals) - _MOST_RIVALS, 0),
        sure=sureness(official, Question()) if is_choice and _can_move(official) else None,
        worth=standing_worth(official),
    )


def swept_criterion(official: Standing) -> str | None:
    """Return the criterion whose sweep the report shows; see `Analysis`."""
    tree = official.tree
    chosen = tree.price or max(tree.top, key=lambda criterion: tree[criterion].weight)
    return chosen if tree.siblings(chosen) else None


def _can_move(official: Standing) -> bool:
    return len(official.tree.leaves) > 1


def pictures_of(official: Standing, analysis: Analysis, language: Language) -> Pictures:
    """Return the charts as Word shows them: the same specifications as on the screens."""
    return Pictures(
        contributions=png(
            contribution_spec(language),
            contribution_rows(official, language),
            language,
            height=_A_BAR * len(official.points),
            legend=list(criterion_marks(official).values()),
        ),
        sweep=_sweep(official, analysis.swept, language),
        tornado=_tornado(official, language),
        places=_places(official, analysis.sure, language),
        worth=_worth(official, analysis.worth, language),
    )


def _sweep(official: Standing, swept: str | None, language: Language) -> bytes | None:
    if swept is None:
        return None
    return png(sweep_spec(language), sweep_rows(official, language, swept), language)


def _tornado(official: Standing, language: Language) -> bytes | None:
    if len(official.points) < _A_CHOICE or not _can_move(official):
        return None
    rows = tornado_rows(official, language)
    share = percent(A_TENTH, language)
    return png(
        tornado_spec(language),
        rows,
        language,
        height=_NO_BARS + _A_THIN_BAR * len({row["place"] for row in rows if "place" in row}),
        legend=[
            Mark(name=say("weight {percent} smaller", language, percent=share), colour=LOWER),
            Mark(name=say("weight {percent} larger", language, percent=share), colour=HIGHER),
        ],
    )


def _places(official: Standing, sure: Sureness | None, language: Language) -> bytes | None:
    if sure is None:
        return None
    return png(
        place_spec(language),
        place_rows(sure, official, language),
        language,
        height=_A_BAR * len(sure.vendors),
        legend=place_marks(len(sure.vendors), language),
    )


def _worth(official: Standing, worth: StandingWorth, language: Language) -> bytes | None:
    if len(worth.worths) < _A_CHOICE:
        return None
    spec = worth_spec(language, price_unit(official, language).title)
    rows = worth_rows(official, worth, language)
    return png(spec, rows, language, height=_WORTH_HEIGHT)
