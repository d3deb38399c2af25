"""What the evaluation report tells beside the ranking, worked out once, and drawn as pictures."""

from dataclasses import dataclass

from scoring.chart_data import Mark, contribution_rows, criterion_marks, sweep_rows
from scoring.charts.differences import heat_spec
from scoring.charts.robustness import map_spec, place_spec
from scoring.charts.standing import (
    HIGHER,
    LOWER,
    contribution_spec,
    sweep_spec,
    tornado_spec,
)
from scoring.charts.weights import MEAN, MEMBER, PLAN, cloud_spec
from scoring.charts.worth import worth_spec
from scoring.evaluators.disagreement import Differences, differences
from scoring.evaluators.heat_rows import HeatMap, heat_rows, hottest_leaves
from scoring.evaluators.likely_agenda import LikelyAgenda, likely_agenda
from scoring.evaluators.panel import Panel
from scoring.evaluators.panel_agreement import PanelAgreement, panel_agreement
from scoring.exact.map_rows import map_rows
from scoring.exact.rival import RivalCase, cases_for
from scoring.exact.tornado_rows import tornado_rows
from scoring.exact.two_weights import TwoWeightMap, two_weight_map
from scoring.explained import A_TENTH
from scoring.pricing.standing_worth import StandingWorth, standing_worth
from scoring.pricing.worth_rows import price_unit, worth_rows
from scoring.pricing.worth_words import cost_name
from scoring.reporting.chart_picture import png
from scoring.reporting.report_facts import ReportFacts
from scoring.sampled.how_sure import Question, Sureness, sureness
from scoring.sampled.margin_noise import noise_sentence
from scoring.sampled.place_rows import place_marks, place_rows
from scoring.standing import Standing
from scoring.weighing.revealed import Revealed
from scoring.weighing.weight_rows import cloud_rows
from workbench.language import Language, percent, say

_A_CHOICE, _A_MAP, _A_PANEL = 2, 3, 2
_MANY = 7  # vendors: from here on their names are slanted
_MOST_CRITERIA = 16  # that the map of differences shows on a page
_MAP_HEIGHT = 420
_MOST_RIVALS = 5
_A_BAR, _A_THIN_BAR = 42, 28  # pixels of height for each
_WORTH_HEIGHT = 260
_A_CLOUD = 60  # pixels of height for each criterion
_NO_BARS = 20  # of height that is not bars


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Differing:
    """Where the evaluators differ, what to talk about first, and how far they agree."""

    panel: Panel
    found: Differences
    agenda: LikelyAgenda | None
    measured: PanelAgreement


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
    two_weights : TwoWeightMap or None
        Who leads at every pair of two top weights, price and the heaviest beside it.
    differing : Differing or None
        Where the evaluators differ; None if there are not two.
    worth : StandingWorth
        Value for money and weakest links.
    revealed : Revealed or None
        What the members gave the criteria of this plan; None if they did not weigh them.
    """

    noise: str
    swept: str | None
    cases: tuple[RivalCase, ...]
    unlisted: int
    sure: Sureness | None
    two_weights: TwoWeightMap | None
    differing: Differing | None
    worth: StandingWorth
    revealed: Revealed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The charts as PNG; None where there is nothing to draw."""

    contributions: bytes | None
    sweep: bytes | None
    tornado: bytes | None
    places: bytes | None
    two_weights: bytes | None
    differences: bytes | None
    worth: bytes | None
    cloud: bytes | None = None


def analysis_of(facts: ReportFacts, language: Language) -> Analysis:
    """Return what is told beside the ranking.

    Parameters
    ----------
    facts : ReportFacts
        With or without vendors in the ranking.
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
        two_weights=_two_weights(official) if is_choice else None,
        differing=_differing(official, facts.panel) if is_choice else None,
        worth=standing_worth(official),
        revealed=_fitting(official, facts.revealed),
    )


def _fitting(official: Standing, revealed: Revealed | None) -> Revealed | None:
    return revealed if revealed is not None and revealed.fits(official.tree) else None


def _two_weights(official: Standing) -> TwoWeightMap | None:
    tree = official.tree
    if len(tree.top) < _A_MAP:
        return None
    by_weight = sorted(tree.top, key=lambda c: (c != tree.price, -tree[c].weight))
    return two_weight_map(tree, official.points, by_weight[0], by_weight[1])


def _differing(official: Standing, panel: Panel | None) -> Differing | None:
    if panel is None or len(panel.evaluators) < _A_PANEL:
        return None
    return Differing(
        panel=panel,
        found=differences(panel.points, panel.weights),
        agenda=likely_agenda(panel.points, panel.weights),
        measured=panel_agreement(panel, official.tree.scored),
    )


def swept_criterion(official: Standing) -> str | None:
    """Return the criterion whose sweep the report shows; see `Analysis`."""
    tree = official.tree
    chosen = tree.price or max(tree.top, key=lambda criterion: tree[criterion].weight)
    return chosen if official.points and tree.siblings(chosen) else None


def _can_move(official: Standing) -> bool:
    return len(official.tree.leaves) > 1


def pictures_of(official: Standing, analysis: Analysis, language: Language) -> Pictures:
    """Return the charts as Word shows them: the same specifications as on the screens."""
    return Pictures(
        contributions=_contributions(official, language),
        sweep=_sweep(official, analysis.swept, language),
        tornado=_tornado(official, language),
        places=_places(official, analysis.sure, language),
        two_weights=_map(official, analysis.two_weights, language),
        differences=_heat(official, analysis.differing, language),
        worth=_worth(official, analysis.worth, language),
        cloud=_cloud(official, analysis.revealed, language),
    )


def _contributions(official: Standing, language: Language) -> bytes | None:
    if not official.points:
        return None
    return png(
        contribution_spec(language),
        contribution_rows(official, language),
        language,
        height=_A_BAR * len(official.points),
        legend=list(criterion_marks(official).values()),
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


def _map(official: Standing, found: TwoWeightMap | None, language: Language) -> bytes | None:
    if found is None:
        return None
    titles = [
        say("Weight of {criterion}, %", language, criterion=official.titles[criterion])
        for criterion in (found.first, found.second)
    ]
    spec = map_spec(language, titles[0], titles[1])
    return png(spec, map_rows(found, official, language), language, height=_MAP_HEIGHT)


def _heat(official: Standing, differing: Differing | None, language: Language) -> bytes | None:
    if differing is None:
        return None
    scored = [at for at, leaf in enumerate(differing.panel.leaves) if leaf in official.tree.scored]
    cells = differing.agenda.cells if differing.agenda else ()
    drawing = HeatMap(
        found=differing.found,
        panel=differing.panel,
        leaves=hottest_leaves(differing.found, scored, _MOST_CRITERIA, cells),
        agenda=cells,
    )
    return png(
        heat_spec(language, slanted=len(official.points) >= _MANY),
        heat_rows(drawing, official, language),
        language,
        height=_A_THIN_BAR * len(drawing.leaves),
    )


def _worth(official: Standing, worth: StandingWorth, language: Language) -> bytes | None:
    if len(worth.worths) < _A_CHOICE:
        return None
    spec = worth_spec(language, price_unit(official, language).title, cost_name(official, language))
    rows = worth_rows(official, worth, language)
    return png(spec, rows, language, height=_WORTH_HEIGHT)


def _cloud(official: Standing, revealed: Revealed | None, language: Language) -> bytes | None:
    if revealed is None:
        return None
    marks = (("one member", MEMBER), ("mean of the members", MEAN), ("evaluation plan", PLAN))
    return png(
        cloud_spec(language),
        cloud_rows(official.tree, revealed, language, titles=official.titles, parent=None),
        language,
        height=_A_CLOUD * len(official.tree.top),
        legend=[Mark(name=say(name, language), colour=colour) for name, colour in marks],
    )
