"""How the report's prices came about: forms, corrected errors, rates of exchange."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from scoring.standing import Standing
from vendor_data.costs.arithmetic import TOTAL
from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.cost_model import CostModel
from vendor_data.costs.exchange import ExchangeRate
from vendor_data.costs.price_version import Correction, PriceVersion
from vendor_data.costs.total_cost import Basis
from workbench.language import Language, currency_name, date_both, money, number, percent, say
from workbench.word import Align, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceGrounds:
    """What official prices stand on; `versions` are the forms that became prices, by vendor.

    `people` are names by account, `rates` the rates of exchange by currency.
    """

    versions: Mapping[str, PriceVersion]
    lines: Sequence[CostLine]
    model: CostModel
    rates: Mapping[str, ExchangeRate] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)


def write_grounds(
    word: Word, official: Standing, grounds: PriceGrounds | None, language: Language
) -> None:
    """Write from where each price comes and what was corrected; nothing without price forms."""
    if grounds is None or not grounds.versions:
        return
    said = partial(say, language=language)
    word.heading(said("How the prices came about"), level=2)
    word.bullets([
        said("{vendor}: {source}", vendor=official.vendors[vendor],
             source=_source(grounds.versions.get(vendor), language))
        for vendor in official.prices
    ])  # fmt: skip
    if any(
        Basis(version.official_on) is Basis.PRESENT_VALUE for version in grounds.versions.values()
    ):
        word.paragraph(said(
            "{years} years after the start, discounted by {rate} a year.",
            years=number(grounds.model.years, language),
            rate=percent(grounds.model.discount_rate, language),
        ))  # fmt: skip
    _corrections(word, official, grounds, language)
    if grounds.rates:
        word.bullets([_rate(rate, official.currency, language) for rate in grounds.rates.values()])


def _source(version: PriceVersion | None, language: Language) -> str:
    if version is None:
        return say("entered by hand", language)
    return say(
        "price form {number}: {basis}; the total written there: {raw}",
        language,
        number=version.number,
        basis=say(Basis(version.official_on).label, language),
        raw=version.offer.total.raw or say("none", language),
    )


def _corrections(word: Word, official: Standing, grounds: PriceGrounds, language: Language) -> None:
    said = partial(say, language=language)
    found = [
        (official.vendors[vendor], each)
        for vendor, version in grounds.versions.items()
        if vendor in official.prices
        for each in version.corrections
    ]
    if not found:
        word.paragraph(said("No form has an error of calculation."))
        return
    word.table(
        columns=[said("Vendor"), said("Error"), said("Stated"), said("Counts"), said("Rule"),
                 said("Confirmed")],
        rows=[_row(vendor, each, grounds, language) for vendor, each in found],
        widths=[2.8, 3.4, 3.8, 3.8, 3, 3.6],
        align=[Align.START, Align.START, Align.FIGURES, Align.FIGURES, Align.START, Align.START],
        caption=said("Errors of calculation"),
        description=said("One row per error, with the published rule that decides it."),
    )  # fmt: skip


def _row(vendor: str, each: Correction, grounds: PriceGrounds, language: Language) -> list[str]:
    who = grounds.people.get(each.confirmed_by, each.confirmed_by)
    return [
        f"{vendor}\n{_where(each.line, grounds.lines, language)}",
        say(each.error.label, language),
        money(each.stated, each.currency, language),
        money(each.corrected, each.currency, language),
        say(each.rule.label, language),
        say("{reason} ({name})", language, reason=each.reason, name=who),
    ]


def _where(line: str, lines: Sequence[CostLine], language: Language) -> str:
    if line == TOTAL:
        return say("Total of all lines", language)
    return next((f"{each.code} · {each.title}" for each in lines if each.id == line), "–")


def _rate(rate: ExchangeRate, own: str, language: Language) -> str:
    return say(
        "1 {foreign} = {rate} {own}, {day}, {source}",
        language,
        foreign=currency_name(rate.currency, language),
        rate=number(rate.rate, language),
        own=currency_name(own, language),
        day=date_both(rate.day, language),
        source=rate.source,
    )
