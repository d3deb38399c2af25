"""What the chart of rank acceptability draws: one bar a vendor, parted by place."""

from itertools import pairwise

from scoring.chart_data import INK, PAPER, Mark, Row, drawn
from scoring.sampled.how_sure import Sureness
from scoring.sampled.how_sure_words import whole_percent
from scoring.standing import Standing
from workbench.language import Language, say

# From the first place to the last: dark to light, so that grey print and every eye can follow.
_SHADES = ("#143d59", "#3f7ea6", "#8fbbd3", "#c9dce6", "#e6ecef")
_DARK_SHADES = 2
_WHOLE = 100


def shade(place: int, places: int) -> str:
    """Return the fill of a place, counted from 0, among so many.

    >>> shade(0, 3), shade(2, 3), shade(9, 12)
    ('#143d59', '#c9dce6', '#e6ecef')
    """
    if places <= _DARK_SHADES + 1:
        return (_SHADES[0], _SHADES[2], _SHADES[3])[place]
    return _SHADES[min(place, len(_SHADES) - 1)]


def place_marks(places: int, language: Language) -> list[Mark]:
    """Return what each shade stands for; the lightest stands for all places from the fifth."""
    shown = min(places, len(_SHADES))
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
                "ink": PAPER if shade(at, len(shares)) in _SHADES[:_DARK_SHADES] else INK,
            })  # fmt: skip
    return rows
