"""The figures of how sure a ranking is: places over drawn weights, and the two-weight map."""

from collections.abc import Sequence
from math import isnan

from scoring.chart_data import vendor_marks
from scoring.charts.robustness import map_spec, place_spec
from scoring.exact.map_rows import map_rows, region_mark
from scoring.exact.map_words import map_sentence
from scoring.exact.two_weights import TwoWeightMap
from scoring.sampled.how_sure import Sureness
from scoring.sampled.how_sure_words import first_sentence, whole_percent
from scoring.sampled.place_rows import place_marks, place_rows
from scoring.screens.figure import Figure, TableRow, as_drawn
from scoring.standing import Standing
from workbench.headings import columns
from workbench.language import percent
from workbench.screens.parts.desk import Desk

_A_BAR, _AXIS, _MAP_HEIGHT = 44, 60, 440


def place_figure(desk: Desk, standing: Standing, found: Sureness) -> Figure:
    """Return how often each vendor takes each place."""
    finding = first_sentence(found, standing, desk.language)
    about = desk.say("Stacked bars of how often each vendor takes each place.")
    return Figure(
        finding=finding,
        rows=as_drawn(place_rows(found, standing, desk.language)),
        spec=place_spec(desk.language),
        height=_A_BAR * len(found.vendors) + _AXIS,
        about=about,
        alt=f"{about} {finding}",
        table=lambda: _place_table(desk, standing, found),
        legend=place_marks(len(found.vendors), desk.language),
    )


def _place_table(desk: Desk, standing: Standing, found: Sureness) -> list[TableRow]:
    rows = []
    for place in standing.ranking().places:
        row = found.vendors.index(place.vendor)
        shares = {
            desk.say("place {place}", place=at + 1): percent(round(share, 4), desk.language, 1)
            for at, share in enumerate(found.robust.acceptability[row].tolist())
        }
        rows.append({desk.say("Vendor"): standing.vendors[place.vendor]} | shares)
    return rows


def supporters_table(desk: Desk, standing: Standing, found: Sureness) -> list[TableRow]:
    """Return, for each vendor, the mean of the weights that put it first: who would choose it."""
    rows = {place.vendor: found.vendors.index(place.vendor) for place in standing.ranking().places}
    weight, official = desk.say("Weight"), desk.say("Official weights")

    def named(shares: Sequence[float]) -> dict[str, str]:
        cells = {v: _share(desk, float(shares[row])) for v, row in rows.items()}
        return columns(cells, standing.vendors, desk.language, beside=(weight, official))

    weights = [
        {weight: standing.titles[criterion]}
        | named(found.central[:, at].tolist())
        | {official: _share(desk, float(found.present[at]))}
        for at, criterion in enumerate(found.criteria)
    ]
    confidence = named(found.robust.confidence.tolist())
    return [*weights, {weight: desk.say("First under these")} | confidence | {official: ""}]


def pairs_table(desk: Desk, standing: Standing, found: Sureness) -> list[TableRow]:
    """Return how often each vendor is ahead of each other."""
    wins = found.robust.pairwise
    order = {v.vendor: found.vendors.index(v.vendor) for v in standing.ranking().places}
    ahead = desk.say("Ahead")

    def cells(row: int) -> dict[str, str]:
        return {
            vendor: "–" if wins is None or row == other else _share(desk, wins[row, other])
            for vendor, other in order.items()
        }

    return [
        {ahead: standing.vendors[vendor]}
        | columns(cells(row), standing.vendors, desk.language, beside=(ahead,))
        for vendor, row in order.items()
    ]


def _share(desk: Desk, share: float) -> str:
    return "–" if isnan(share) else whole_percent(share, desk.language)


def map_figure(desk: Desk, standing: Standing, found: TwoWeightMap) -> Figure:
    """Return who leads at every pair of two weights."""
    first, second = standing.titles[found.first], standing.titles[found.second]
    finding = map_sentence(found, standing, desk.language)
    about = desk.say(
        "Map of who leads at every pair of weights of {first} and {second}.",
        first=first,
        second=second,
    )
    return Figure(
        finding=finding,
        rows=as_drawn(map_rows(found, standing, desk.language)),
        spec=map_spec(
            desk.language,
            desk.say("Weight of {criterion}, %", criterion=first),
            desk.say("Weight of {criterion}, %", criterion=second),
        ),
        height=_MAP_HEIGHT,
        about=about,
        alt=f"{about} {finding}",
        table=lambda: _map_table(desk, standing, found),
    )


def _map_table(desk: Desk, standing: Standing, found: TwoWeightMap) -> list[TableRow]:
    """Return each region with its share and its corners."""
    marks = vendor_marks(standing)
    semicolon = " · "
    return [
        {
            desk.say("Leads"): region_mark(region, marks, standing, desk.language).name,
            desk.say("Share of the map"): percent(region.share, desk.language, 1),
            desk.say("Corners: weight of {first}, weight of {second}",
                     first=standing.titles[found.first],
                     second=standing.titles[found.second]): semicolon.join(
                desk.say("{one} and {other}", one=percent(x, desk.language),
                         other=percent(y, desk.language))
                for x, y in region.corners
            ),
        }
        for region in found.regions
    ]  # fmt: skip
