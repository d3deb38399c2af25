"""What the two-weight map draws: the region of each leader, its name, and the present pair."""

from fractions import Fraction

from scoring.chart_data import Mark, Row, drawn, vendor_marks
from scoring.exact.two_weights import Region, TwoWeightMap
from scoring.standing import Standing
from workbench.language import Language, percent, say

_NAMED_FROM = 0.03  # of the map: a smaller region has no room for its name
_WHOLE = 100
_WORDS_WIDE, _WORDS_HIGH = 30, 8  # percent of the map that the words of the present pair take
_ALIKE = "#8a94a3"


def map_rows(found: TwoWeightMap, standing: Standing, language: Language) -> list[Row]:
    """Return corners of every region, the names of those with room for one, and the present pair.

    Parameters
    ----------
    found : TwoWeightMap
        Exact regions.
    standing : Standing
        Names and colours of the vendors.
    language : Language
        Of names and figures.

    Returns
    -------
    list of dict
        "corner" of the polygon `region`, in the order of `at`; "name" at the middle of a region;
        "present". `first` and `second` are the two weights [percent].
    """
    marks = vendor_marks(standing)
    rows: list[Row] = []
    for number, region in enumerate(found.regions):
        mark = region_mark(region, marks, standing, language)
        own: Row = {"region": number, "colour": mark.colour, "name": drawn(mark.name, language)}
        rows += [
            own | {"kind": "corner", "at": at, "first": _percent(x), "second": _percent(y)}
            for at, (x, y) in enumerate(region.corners)
        ]
        if region.share >= _NAMED_FROM:
            rows.append(own | {"kind": "name"} | _clear_of(found.present, _middle(region)))
    x, y = found.present
    now = say("now {first} and {second}", language,
              first=percent(x, language), second=percent(y, language))  # fmt: skip
    present: Row = {"kind": "present", "first": _percent(x), "second": _percent(y)}
    return [*rows, present | {"name": drawn(now, language)}]


def region_mark(
    region: Region, marks: dict[str, Mark], standing: Standing, language: Language
) -> Mark:
    """Return the leader's name and colour; several that are level everywhere share a grey."""
    if len(region.vendors) == 1:
        return marks[region.vendors[0]]
    names = [standing.vendors[vendor] for vendor in region.vendors]
    return Mark(name=say(", ", language).join(names), colour=_ALIKE)


def _middle(region: Region) -> Row:
    """Return the mean of the corners, which lies inside as regions are convex."""
    count = len(region.corners)
    return {
        "first": sum(_percent(x) for x, _ in region.corners) / count,
        "second": sum(_percent(y) for _, y in region.corners) / count,
    }


def _clear_of(present: tuple[Fraction, Fraction], middle: Row) -> Row:
    """Return where a name stands: above or below the words of the present pair, not on them."""
    across, up = (float(middle[at]) - _percent(weight)
                  for at, weight in zip(("first", "second"), present, strict=True))  # fmt: skip
    if abs(across) >= _WORDS_WIDE or abs(up) >= _WORDS_HIGH:
        return middle
    clear = _WORDS_HIGH if up > 0 else -_WORDS_HIGH
    return middle | {"second": _percent(present[1]) + clear}


def _percent(weight: Fraction) -> float:
    return float(weight * _WHOLE)
