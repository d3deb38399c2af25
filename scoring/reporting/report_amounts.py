"""The measured amounts in the evaluation report: what each vendor offers, and what it earns."""

from functools import partial

from rfp.planning.measure import measured_sentence, plain_amount
from scoring.measured import MeasuredLeaf
from scoring.standing import Standing
from workbench.language import Language, number, say
from workbench.word import Align, Word

_PLACES = 2


def write_amounts(word: Word, official: Standing, language: Language) -> None:
    """Write every amount with its unit, source and points; nothing where nothing is measured."""
    measured = {leaf: official.measured[leaf] for leaf in official.tree.measured
                if leaf in official.measured}  # fmt: skip
    ranked = [place.vendor for place in official.ranking().places]
    if not measured or not ranked:
        return
    said = partial(say, language=language)
    word.heading(said("Measured criteria"), level=2)
    word.bullets([
        f"{official.titles[leaf]}: {measured_sentence(told.measure, told.unit, language)}"
        for leaf, told in measured.items()
    ])  # fmt: skip
    word.table(
        columns=[
            said("Criterion"), said("Vendor"), said("Amount"), said("Points"), said("Source"),
        ],
        rows=[
            _row(official, leaf, vendor, language)
            for leaf in measured
            for vendor in ranked
        ],
        widths=[3, 3, 3, 1.8, 4],
        align=[Align.START, Align.START, Align.START, Align.FIGURES, Align.START],
        caption=said("Amounts of the measured criteria, and the points that they earn"),
        description=said("One row per measured criterion and vendor, vendors best first."),
    )  # fmt: skip


def _row(official: Standing, leaf: str, vendor: str, language: Language) -> list[str]:
    told = official.measured[leaf]
    entered = told.amounts.get(vendor)
    return [
        official.titles[leaf],
        official.vendors[vendor],
        _amount(told, vendor, language),
        number(official.points[vendor][leaf], language, _PLACES),
        entered.source if entered else "–",
    ]


def _amount(told: MeasuredLeaf, vendor: str, language: Language) -> str:
    entered = told.amounts.get(vendor)
    if entered is None:
        return say("not entered", language)
    return f"{plain_amount(entered.amount, language)} {told.unit}"
