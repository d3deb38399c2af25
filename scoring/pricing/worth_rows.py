"""What the chart of value for money draws: points without price over the price."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.chart_data import LINES, Row, drawn
from scoring.pricing.standing_worth import StandingWorth
from scoring.pricing.value_for_money import Worth
from scoring.pricing.worth_words import cost_name
from scoring.standing import Standing
from workbench.language import Language, currency, money, number, say

_BEATEN = "#5b6675"
_STEP = 1000
LINE = 15  # the height of a label [pixels]
_LETTER, _WIDTH, _HEIGHT, _LIFTS = 7.2, 500, 240, 6  # of a drawing on a narrow page


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """In what the axis counts money: `size` minor units, named by `title`."""

    size: int
    title: str


def price_unit(standing: Standing, language: Language) -> Unit:
    """Return the unit in which the highest cost has three digits at most, up to billions.

    Parameters
    ----------
    standing : Standing
        Prices, or total costs, and their currency.
    language : Language
        Of the title.
    """
    known = currency(standing.currency)
    name = known.persian if language is Language.FA else standing.currency
    what = cost_name(standing, language)
    titles = [
        say("{what}, {currency}", language, what=what, currency=name),
        say("{what}, thousand {currency}", language, what=what, currency=name),
        say("{what}, million {currency}", language, what=what, currency=name),
        say("{what}, billion {currency}", language, what=what, currency=name),
    ]
    size, at = 10**known.places, 0
    while max(standing.costs.values(), default=0) >= _STEP * size and at < len(titles) - 1:
        size, at = size * _STEP, at + 1
    return Unit(size=size, title=titles[at])


def worth_rows(standing: Standing, found: StandingWorth, language: Language) -> list[Row]:
    """Return a point for each vendor, and the line of those whom nobody dominates.

    Parameters
    ----------
    standing : Standing
        Names and the currency.
    found : StandingWorth
        From `scoring.pricing.standing_worth`.
    language : Language
        Of names and figures.

    Returns
    -------
    list of dict
        "efficient" and "dominated": a vendor at `price` [of `price_unit`] and `points` without
        price, its `label` naming all who stand there, once, and moved away from the point by so
        many lines as `lift` says, where others stand near; "frontier": the same places again,
        from the cheapest, for the line.
    """
    size = price_unit(standing, language).size
    rows: list[Row] = []
    for each in found.worths:
        at: Row = {"price": float(Fraction(each.cost, size)), "points": float(each.points)}
        if each.is_efficient:
            rows.append({"kind": "frontier", **at})
        rows.append(at | _named(standing, each, language))
    return _apart(_labelled(rows, language))


def _labelled(rows: list[Row], language: Language) -> list[Row]:
    """Write the names of vendors who stand in one place as one label, or nobody could read them."""
    alike: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        if "vendor" in row:
            alike.setdefault((row["kind"], row["price"], row["points"]), []).append(row)
    for first, *others in alike.values():
        names = say(", ", language).join(str(row["vendor"]) for row in (first, *others))
        first["label"] = names
        for row in others:
            row["label"] = ""
    return rows


def _apart(rows: list[Row]) -> list[Row]:
    """Lift each label, line by line, until it stands on none that was written before it."""
    named = [row for row in rows if row.get("label")]
    if not named:
        return rows
    across, up = (_scaled([row[at] for row in named]) for at in ("price", "points"))
    taken: list[_Box] = []
    for row, x, y in sorted(zip(named, across, up, strict=True), key=lambda at: -at[2]):
        boxes = [_box(row, x * _WIDTH, y * _HEIGHT, lift) for lift in range(_LIFTS)]
        row["lift"] = next(
            (at for at, box in enumerate(boxes) if not any(map(box.meets, taken))), 0
        )
        taken.append(boxes[int(row["lift"])])
    return rows


def _scaled(values: Sequence[object]) -> list[float]:
    """Return where each value stands between the least, at 0, and the most, at 1."""
    numbers = [float(str(value)) for value in values]
    least, most = min(numbers), max(numbers)
    return [(value - least) / (most - least) if most > least else 0.5 for value in numbers]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """The room of a label in a drawing on a narrow page, in pixels from the left and from below."""

    left: float
    right: float
    middle: float

    def meets(self, other: "_Box") -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not beside and abs(self.middle - other.middle) < LINE


def _box(row: Row, x: float, y: float, lift: int) -> _Box:
    """Return where the label would stand: above and before its point, or below and behind it."""
    wide = _LETTER * len(str(row["label"]))
    if row["kind"] == "efficient":
        return _Box(left=x - wide, right=x, middle=y + LINE * lift)
    return _Box(left=x, right=x + wide, middle=y - LINE * (lift + 1))


def _named(standing: Standing, each: Worth, language: Language) -> Row:
    return {
        "kind": "efficient" if each.is_efficient else "dominated",
        "vendor": drawn(standing.vendors[each.vendor], language),
        "text": number(each.points, language, 2),
        "money": drawn(money(each.cost, standing.currency, language), language),
        "colour": LINES[0] if each.is_efficient else _BEATEN,
        "lift": 0,
    }
