"""The three figures of a standing, official or under the weights of a what-if."""

from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from scoring.chart_data import (
    Mark,
    contribution_rows,
    criterion_marks,
    official_totals,
    sweep_rows,
)
from scoring.charts.standing import HIGHER, LOWER, contribution_spec, sweep_spec, tornado_spec
from scoring.exact.sensitivity import crossovers, sweep
from scoring.exact.tornado import tornado
from scoring.exact.tornado_rows import tornado_rows
from scoring.explained import (
    A_TENTH,
    margin_sentence,
    reversal_sentences,
    tornado_sentence,
)
from scoring.ranking import Place
from scoring.screens.figure import Figure, TableRow, as_drawn
from scoring.standing import Standing
from scoring.value import contributions
from workbench.headings import columns
from workbench.language import number, percent
from workbench.screens.parts.desk import Desk

_A_BAR, _AXIS = 44, 60
SWEEP_HEIGHT = 360


def contribution_figure(desk: Desk, standing: Standing, tree: CriteriaTree | None = None) -> Figure:
    """Return what each top criterion adds to each total."""
    places = standing.ranking(tree).places
    totals = [_total_in_words(desk, standing, place, tree) for place in places]
    finding = margin_sentence(standing, desk.language, tree)
    told = desk.say("Stacked bars of the totals, by criterion: {totals}.", totals=totals)
    return Figure(
        finding=finding,
        rows=as_drawn(contribution_rows(standing, desk.language, tree)),
        spec=contribution_spec(desk.language),
        height=_A_BAR * len(places) + _AXIS,
        about=desk.say("Stacked bars of the totals, by criterion."),
        alt=f"{told} {finding}",
        table=lambda: _contribution_table(desk, standing, tree),
        legend=list(criterion_marks(standing).values()),
    )


def _total_in_words(desk: Desk, standing: Standing, place: Place, tree: CriteriaTree | None) -> str:
    told = f"{standing.vendors[place.vendor]} {number(place.total, desk.language, 2)}"
    official = official_totals(standing, tree).get(place.vendor)
    if official is None:
        return told
    beside = desk.say("official {points}", points=number(official, desk.language, 2))
    return f"{told} ({beside})"


def _contribution_table(
    desk: Desk, standing: Standing, tree: CriteriaTree | None
) -> list[TableRow]:
    weights = tree or standing.tree
    official = official_totals(standing, tree)
    rows = []
    for place in standing.ranking(weights).places:
        parts = contributions(weights, standing.points[place.vendor])
        row = {desk.say("Vendor"): standing.vendors[place.vendor]}
        added = {top: number(parts[top], desk.language, 2) for top in weights.top}
        beside = (*row, desk.say("Total"), desk.say("Official total"))
        row |= columns(added, standing.titles, desk.language, beside=beside)
        row[desk.say("Total")] = number(place.total, desk.language, 2)
        if place.vendor in official:
            row[desk.say("Official total")] = number(official[place.vendor], desk.language, 2)
        rows.append(row)
    return rows


def sweep_figure(
    desk: Desk, standing: Standing, criterion: str, tree: CriteriaTree | None = None
) -> Figure:
    """Return all totals as one weight goes from nothing to everything."""
    told = reversal_sentences(standing, desk.language, tree, criterion)
    about = desk.say(
        "Lines of the totals as the weight of {criterion} goes from 0 to 100 %.",
        criterion=standing.titles[criterion],
    )
    return Figure(
        finding=" ".join(told),
        rows=as_drawn(sweep_rows(standing, desk.language, criterion, tree)),
        spec=sweep_spec(desk.language),
        height=SWEEP_HEIGHT,
        about=about,
        alt=" ".join([about, *told]),
        table=lambda: _sweep_table(desk, standing, criterion, tree),
    )


def _sweep_table(
    desk: Desk, standing: Standing, criterion: str, tree: CriteriaTree | None
) -> list[TableRow]:
    """Return the totals at the ends, now, and wherever two vendors are level."""
    swept = sweep(tree or standing.tree, standing.points, criterion)
    level: dict[Fraction, list[str]] = {Fraction(0): [], swept.present: [], Fraction(1): []}
    for crossing in crossovers(swept):
        pair = [standing.vendors[v] for v in (crossing.ahead_below, crossing.ahead_above)]
        level.setdefault(crossing.weight, []).append(
            desk.say("{one} and {other} are level", one=pair[0], other=pair[1])
        )
    level[swept.present].insert(0, desk.say("now"))
    comma = desk.say(", ")
    first, last = desk.say("Weight"), desk.say("What happens here")

    def totals(weight: Fraction) -> dict[str, str]:
        found = {line.vendor: number(line.at(weight), desk.language, 2) for line in swept.lines}
        return columns(found, standing.vendors, desk.language, beside=(first, last))

    return [
        {first: percent(weight, desk.language, 2)}
        | totals(weight)
        | {last: comma.join(level[weight])}
        for weight in sorted(level)
    ]


def tornado_figure(desk: Desk, standing: Standing, tree: CriteriaTree | None = None) -> Figure:
    """Return how far the lead moves when each weight becomes a little less or more."""
    finding = tornado_sentence(standing, desk.language, tree)
    rows = tornado_rows(standing, desk.language, tree)
    share = percent(A_TENTH, desk.language)
    return Figure(
        finding=finding,
        rows=as_drawn(rows),
        spec=tornado_spec(desk.language),
        height=30 * len({row["place"] for row in rows if "place" in row}) + _AXIS,
        about=desk.say("Bars of the lead when each weight is a little less or more."),
        alt=desk.say("Bars of the lead when each weight is a little less or more. {finding}",
                     finding=finding),
        table=lambda: _tornado_table(desk, standing, tree),
        legend=[
            Mark(name=desk.say("weight {percent} smaller", percent=share), colour=LOWER),
            Mark(name=desk.say("weight {percent} larger", percent=share), colour=HIGHER),
        ],
    )  # fmt: skip


def _tornado_table(desk: Desk, standing: Standing, tree: CriteriaTree | None) -> list[TableRow]:
    return [
        {
            desk.say("Criterion"): standing.titles[row.criterion],
            desk.say("Weight now"): percent(row.present, desk.language, 2),
            desk.say("Lead if smaller"): number(row.lower.margin, desk.language, 2),
            desk.say("Lead if larger"): number(row.higher.margin, desk.language, 2),
        }
        for row in tornado(tree or standing.tree, standing.points)
    ]
