"""What the charts draw, as plain rows: every text in the reader's language, every colour named."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from scoring.exact.sensitivity import Sweep, crossovers, leads, sweep
from scoring.standing import Standing
from scoring.value import contributions, totals
from workbench.language import Language, number, percent, say
from workbench.problem import naming

Row = dict[str, str | float | int | bool]

# Told apart by every kind of colour blindness as well; neighbours also differ in lightness.
FILLS = (
    "#2f5d8a", "#c4e5a4", "#6f1551", "#d0965d", "#5e7321", "#8fc7e4",
    "#563c2e", "#e57688", "#257e52", "#bb81b1", "#9097ea", "#43dbc2",
)  # fmt: skip
# Lines stand on white, so each has a contrast of 3 to 1 at least; each also bears its name.
LINES = (
    "#0f766e", "#d55e00", "#5d3c9f", "#7d1236", "#1997f0", "#4d4705",
    "#c47c64", "#194066", "#9f3c8f", "#af2c2c", "#e85e98", "#6e9f3c",
)  # fmt: skip
INK, PAPER = "#1f2a37", "#ffffff"
_LIGHT_FROM = 125  # of 255: on a lighter fill the label is dark
_LABELS_IN_HEIGHT = 17  # so many lines of text stand one above the other in a sweep
_ISOLATE, _POP = "\u2067", "\u2069"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A name and the colour that stands for it in every chart."""

    name: str
    colour: str


def vendor_marks(standing: Standing) -> dict[str, Mark]:
    """Return name and line colour of every vendor in the ranking, in the order of the list."""
    ranked = [vendor for vendor in standing.vendors if vendor in standing.points]
    return {
        vendor: Mark(name=standing.vendors[vendor], colour=LINES[place % len(LINES)])
        for place, vendor in enumerate(ranked)
    }


def criterion_marks(standing: Standing) -> dict[str, Mark]:
    """Return title and fill of every top criterion, in the order of the plan."""
    return {
        criterion: Mark(name=standing.titles[criterion], colour=FILLS[place % len(FILLS)])
        for place, criterion in enumerate(standing.tree.top)
    }


def drawn(text: str, language: Language) -> str:
    """Return `text` as a drawing shows it: inside, a drawing reads from the left.

    >>> [hex(ord(letter)) for letter in drawn("x", Language.FA)]
    ['0x2067', '0x78', '0x2069']
    """
    return f"{_ISOLATE}{text}{_POP}" if language is Language.FA else text


def contribution_rows(
    standing: Standing, language: Language, tree: CriteriaTree | None = None
) -> list[Row]:
    """Return one part for each vendor and top criterion, and each vendor's total.

    Parameters
    ----------
    standing : Standing
        Points of the vendors in the ranking.
    language : Language
        Of names and figures.
    tree : CriteriaTree, optional
        Weights of a what-if instead of the official ones.

    Returns
    -------
    list of dict
        "part": from `start` to `end` [points of the total]; "total": at `end`; under other weights
        than the official ones also "official": the official total, at `end`. `place` is the order
        from the top.
    """
    weights = tree or standing.tree
    marks = criterion_marks(standing)
    official = official_totals(standing, weights)
    rows: list[Row] = []
    for order, place in enumerate(standing.ranking(weights).places):
        label = f"{number(place.rank, language)}. {standing.vendors[place.vendor]}"
        named: Row = {"place": order, "vendor": drawn(label, language)}
        parts = contributions(weights, standing.points[place.vendor])
        start = Fraction(0)
        for criterion in weights.top:
            end = start + parts[criterion]
            rows.append(named | _part(marks[criterion], start, end, language))
            start = end
        shown = number(place.total, language, 2)
        rows.append(named | {"kind": "total", "end": float(place.total), "text": shown})
        if place.vendor in official:
            rows.append(named | _official(official[place.vendor], language))
    return rows


def official_totals(standing: Standing, tree: CriteriaTree | None) -> dict[str, Fraction]:
    """Return the official totals to stand beside those under `tree`; none if it is official."""
    if tree is None or tree.local_weights == standing.tree.local_weights:
        return {}
    return totals(standing.tree, standing.points)


def _official(total: Fraction, language: Language) -> Row:
    told = say("official {points}", language, points=number(total, language, 2))
    return {"kind": "official", "start": 0.0, "end": float(total), "text": drawn(told, language)}


def _part(mark: Mark, start: Fraction, end: Fraction, language: Language) -> Row:
    return {
        "kind": "part",
        "criterion": drawn(mark.name, language),
        "start": float(start),
        "end": float(end),
        "middle": float((start + end) / 2),
        "text": number(end - start, language, 2),
        "colour": mark.colour,
        "ink": ink_on(mark.colour),
    }


def ink_on(colour: str) -> str:
    """Return the colour in which text on a fill is read best.

    >>> ink_on("#143d59"), ink_on("#eef3f6")
    ('#ffffff', '#1f2a37')
    """
    red, green, blue = bytes.fromhex(colour[1:])
    return INK if 0.299 * red + 0.587 * green + 0.114 * blue > _LIGHT_FROM else PAPER


def sweep_rows(
    standing: Standing, language: Language, criterion: str, tree: CriteriaTree | None = None
) -> list[Row]:
    """Return the lines of all totals as one weight goes from 0 to 100 %, and where they cross.

    Parameters
    ----------
    standing : Standing
        Points of the vendors in the ranking, at least one.
    language : Language
        Of names and figures.
    criterion : str
        Whose local weight is swept.
    tree : CriteriaTree, optional
        Weights of a what-if instead of the official ones.

    Returns
    -------
    list of dict
        "line" (two ends a vendor), "name" (where its name stands), "crossing", "reversal" (where
        the lead changes, with its `text`), "present". `weight` in percent, `total` in points.

    Raises
    ------
    Problem
        If nothing stands beside the criterion, or nobody is in the ranking.
    """
    with naming({**standing.titles, **standing.vendors}):
        swept = sweep(tree or standing.tree, standing.points, criterion)
        turns = {lead.start for lead in leads(swept)[1:]}
    marks = vendor_marks(standing)
    rows: list[Row] = []
    for line in swept.lines:
        own: Row = {"vendor": drawn(marks[line.vendor].name, language)}
        own["colour"] = marks[line.vendor].colour
        rows += [
            {"kind": "line", "weight": 0.0, "total": float(line.at_zero), **own},
            {"kind": "line", "weight": 100.0, "total": float(line.at_one), **own},
        ]
    return [*rows, *_name_rows(swept, rows), *_crossing_rows(swept, turns, language)]


def _name_rows(swept: Sweep, lines: Sequence[Row]) -> list[Row]:
    """Return where each line's name stands: beside its upper end, none over another."""
    ends = [line.at_one for line in swept.lines]
    all_totals = [total for line in swept.lines for total in (line.at_zero, line.at_one)]
    gap = (max(all_totals) - min(all_totals)) / _LABELS_IN_HEIGHT or Fraction(1)
    return [
        {**line, "kind": "name", "total": float(at)}
        for line, at in zip(lines[1::2], spread(ends, gap), strict=True)
    ]


def _crossing_rows(swept: Sweep, turns: set[Fraction], language: Language) -> list[Row]:
    totals = {line.vendor: line for line in swept.lines}
    rows: dict[tuple[Fraction, Fraction], Row] = {}
    for crossing in crossovers(swept):
        at = totals[crossing.ahead_below].at(crossing.weight)
        is_turn = crossing.weight in turns and at == max(
            line.at(crossing.weight) for line in swept.lines
        )
        rows[crossing.weight, at] = {
            "kind": "reversal" if is_turn else "crossing",
            "weight": float(crossing.weight * 100),
            "total": float(at),
            "text": percent(crossing.weight, language),
        }
    present: Row = {
        "kind": "present",
        "weight": float(swept.present * 100),
        "text": drawn(
            say("now {percent}", language, percent=percent(swept.present, language)), language
        ),
    }
    return [*rows.values(), present]


def spread(values: Sequence[Fraction], gap: Fraction) -> list[Fraction]:
    """Return places as near to `values` as a distance of `gap` between any two allows.

    >>> [float(v) for v in spread([Fraction(1), Fraction(5), Fraction(1)], Fraction(2))]
    [0.0, 5.0, 2.0]
    """
    groups: list[tuple[Fraction, int]] = []  # middle and size of neighbours that were pushed apart
    for value in sorted(values):
        groups.append((value, 1))
        while len(groups) > 1 and _overlap(groups[-2], groups[-1], gap):
            (one, m), (other, n) = groups.pop(-2), groups.pop(-1)
            groups.append(((one * m + other * n) / (m + n), m + n))
    places = [
        middle + (index - Fraction(size - 1, 2)) * gap
        for middle, size in groups
        for index in range(size)
    ]
    order = sorted(range(len(values)), key=lambda index: values[index])
    return [place for _, place in sorted(zip(order, places, strict=True))]


def _overlap(below: tuple[Fraction, int], above: tuple[Fraction, int], gap: Fraction) -> bool:
    return above[0] - below[0] < gap * Fraction(below[1] + above[1], 2)
