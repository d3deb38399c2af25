"""The tables behind the charts of what would change a ranking, in the reader's language."""

from scoring.chart_data import vendor_marks
from scoring.exact.map_rows import region_mark
from scoring.exact.sensitivity import leads, sweep
from scoring.exact.tornado import tornado
from scoring.exact.two_weights import TwoWeightMap
from scoring.standing import Standing
from workbench.language import Language, number, percent, say

Rows = list[dict[str, str]]
_PLACES = 2


def lead_rows(standing: Standing, criterion: str, language: Language) -> Rows:
    """Return who leads over which stretch of one weight, with its total at either end."""
    swept = sweep(standing.tree, standing.points, criterion)
    comma = say(", ", language)
    lines = {line.vendor: line for line in swept.lines}
    return [
        {
            say("Weight from", language): percent(each.start, language, _PLACES),
            say("to", language): percent(each.end, language, _PLACES),
            say("Leads", language): comma.join(standing.vendors[v] for v in each.vendors),
            say("Total there", language): " – ".join(
                number(lines[each.vendors[0]].at(end), language, _PLACES)
                for end in (each.start, each.end)
            ),
        }
        for each in leads(swept)
    ]


def tornado_table(standing: Standing, language: Language, most: int) -> Rows:
    """Return the lead at a smaller and a larger weight of the criteria that move it most."""
    return [
        {
            say("Criterion", language): standing.titles[row.criterion],
            say("Weight now", language): percent(row.present, language, _PLACES),
            say("Lead if smaller", language): number(row.lower.margin, language, _PLACES),
            say("Lead if larger", language): number(row.higher.margin, language, _PLACES),
        }
        for row in tornado(standing.tree, standing.points)[:most]
    ]


def map_table(standing: Standing, found: TwoWeightMap, language: Language) -> Rows:
    """Return who leads on how much of the map of two weights, the largest region first."""
    marks = vendor_marks(standing)
    return [
        {
            say("Leads", language): region_mark(region, marks, standing, language).name,
            say("Share of the map", language): percent(region.share, language, 1),
        }
        for region in sorted(found.regions, key=lambda region: -region.share)
    ]
