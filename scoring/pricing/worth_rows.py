"""What the chart of value for money draws: points without price over the price."""

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
        price, its `label` naming all who stand there, once; "frontier": the same places again,
        from the cheapest, for the line.
    """
    size = price_unit(standing, language).size
    rows: list[Row] = []
    for each in found.worths:
        at: Row = {"price": float(Fraction(each.cost, size)), "points": float(each.points)}
        if each.is_efficient:
            rows.append({"kind": "frontier", **at})
        rows.append(at | _named(standing, each, language))
    return _labelled(rows, language)


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


def _named(standing: Standing, each: Worth, language: Language) -> Row:
    return {
        "kind": "efficient" if each.is_efficient else "dominated",
        "vendor": drawn(standing.vendors[each.vendor], language),
        "text": number(each.points, language, 2),
        "money": drawn(money(each.cost, standing.currency, language), language),
        "colour": LINES[0] if each.is_efficient else _BEATEN,
    }
