"""What the tornado draws: the lead at each weight's lower and higher value."""

from collections.abc import Iterable
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from scoring.chart_data import Row, drawn
from scoring.exact.tornado import Swing, TornadoRow, tornado
from scoring.explained import A_TENTH
from scoring.standing import Standing
from workbench.language import Language, number, percent

_MOST_TORNADO_ROWS = 12


def tornado_rows(
    standing: Standing,
    language: Language,
    tree: CriteriaTree | None = None,
    change: Fraction = A_TENTH,
) -> list[Row]:
    """Return two bars for each criterion: the lead at its lower and at its higher weight.

    Parameters
    ----------
    standing : Standing
        Points of at least two vendors in the ranking.
    language : Language
        Of names and figures.
    tree : CriteriaTree, optional
        Weights of a what-if instead of the official ones.
    change : Fraction
        Each local weight is made smaller and larger by this share of itself.

    Returns
    -------
    list of dict
        "lower" and "higher": from `start`, the lead now, to `end` [points]; the twelve criteria
        with the widest reach. "present": the lead now.

    Raises
    ------
    Problem
        If fewer than two vendors are in the ranking.
    """
    found = tornado(tree or standing.tree, standing.points, change=change)
    now = float(lead_now(standing, tree))
    rows: list[Row] = []
    for place, row in enumerate(found[:_MOST_TORNADO_ROWS]):
        named: Row = {
            "place": place,
            "criterion": drawn(standing.titles[row.criterion], language),
            "start": now,
        }
        rows += [
            named | _bar("lower", row, row.lower, now, language),
            named | _bar("higher", row, row.higher, now, language),
        ]
    return [*rows, {"kind": "present", "start": now, "text": number(now, language, 2)}]


def _bar(kind: str, row: TornadoRow, swing: Swing, now: float, language: Language) -> Row:
    other = row.higher if kind == "lower" else row.lower
    return {
        "kind": kind,
        "end": float(swing.margin),
        "side": "after" if swing.margin >= other.margin else "before",
        "text": percent(swing.weight, language),
        "margin": number(swing.margin, language, 2),
        "turns": swing.margin < 0 <= now,
    }


def lead_now(standing: Standing, tree: CriteriaTree | None = None) -> Fraction:
    """Return the highest total minus the next, unrounded [points].

    Raises
    ------
    Problem
        If fewer than two vendors are in the ranking.
    """
    totals = sorted(_totals(standing, tree), reverse=True)
    return totals[0] - totals[1]


def _totals(standing: Standing, tree: CriteriaTree | None) -> Iterable[Fraction]:
    return (place.total for place in standing.ranking(tree).places)
