"""What the chart of rank acceptability draws: one bar a vendor, parted by place."""

from itertools import pairwise

from scoring.chart_data import Mark, Row, drawn, ink_on
from scoring.sampled.how_sure import Sureness
from scoring.sampled.how_sure_words import whole_percent
from scoring.standing import Standing
from workbench.language import Language, say

# From the first place to the last: dark to light, so that grey print and every eye can follow.
SHADES = ("#143d59", "#37749c", "#74a9c8", "#b0d0e1", "#eef3f6")
_FEW = 3  # places: their shades are taken further apart
_WHOLE = 100


def shade(place: int, places: int) -> str:
    """Return the fill of a place, counted from 0, among so many.

    >>> shade(0, 3), shade(2, 3), shade(9, 12)
    ('#143d59', '#b0d0e1', '#eef3f6')
    """
    if places <= _FEW:
        return (SHADES[0], SHADES[2], SHADES[3])[place]
    return SHADES[min(place, len(SHADES) - 1)]


def place_marks(places: int, language: Language) -> list[Mark]:
    """Return what each shade stands for; the lightest stands for all places from the fifth."""
    shown = min(places, len(SHADES))
    marks = [
        Mark(name=say("place {place}", language, place=at + 1), colour=shade(at, places))
        for at in range(shown)
    ]
    if places > shown:
        last = say("place {place} and below", language, place=shown)
        marks[-1] = Mark(name=last, colour=marks[-1].colour)
    return marks


def place_rows(found: Sureness, standing: Standing, language: Language) -> list[Row]:
    """Return one part for each vendor and place.

    Parameters
    ----------
    found : Sureness
        Shares of the draws.
    standing : Standing
        Names and the official order, in which the vendors stand.
    language : Language
        Of names and figures.

    Returns
    -------
    list of dict
        From `start` to `end` [percent], in the order of the places; `order` from the top.
    """
    rows: list[Row] = []
    for order, place in enumerate(standing.ranking().places):
        shares = found.robust.acceptability[found.vendors.index(place.vendor)]
        ends = [0.0]
        for share in shares:
            ends.append(min(ends[-1] + float(share) * _WHOLE, float(_WHOLE)))
        for at, (start, end) in enumerate(pairwise(ends)):
            rows.append({
                "order": order,
                "vendor": drawn(standing.vendors[place.vendor], language),
                "place": drawn(say("place {place}", language, place=at + 1), language),
                "start": start,
                "end": end,
                "middle": (start + end) / 2,
                "text": whole_percent(float(shares[at]), language),
                "colour": shade(at, len(shares)),
                "ink": ink_on(shade(at, len(shares))),
            })  # fmt: skip
    return rows
