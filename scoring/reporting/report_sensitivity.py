"""What would change the ranking, how sure it is, and value for money, in the evaluation report."""

from functools import partial

from scoring.exact.map_words import map_sentence
from scoring.exact.rival_words import case_heading, case_lines
from scoring.exact.two_weights import TwoWeightMap
from scoring.explained import reversal_sentences, tornado_sentence
from scoring.figure_tables import lead_rows, map_table, tornado_table
from scoring.pricing.worth_words import step_sentence, weakest_sentence, worth_sentence
from scoring.reporting.chart_tables import write_rows
from scoring.reporting.report_analysis import Analysis, Pictures
from scoring.sampled.how_sure import Sureness
from scoring.sampled.how_sure_words import (
    drawn_sentence,
    error_sentence,
    first_sentence,
    whole_percent,
)
from scoring.standing import Standing
from workbench.language import Language, joined, money, number, say
from workbench.word import Align, Cell, Word

_MOST_CRITERIA = 20  # rows below the picture of all weights
_MOST_PLACES = 6  # columns of places that a page bears


def write_sensitivity(
    word: Word, official: Standing, analysis: Analysis, pictures: Pictures, language: Language
) -> None:
    """Write where the lead changes: one weight swept, all a little, and each rival's case."""
    if pictures.sweep is None and pictures.tornado is None:
        return
    word.heading(say("What would change the ranking", language))
    if pictures.sweep is not None and analysis.swept is not None:
        _swept(word, official, analysis.swept, pictures.sweep, language)
    if pictures.tornado is not None:
        _each_weight(word, official, pictures.tornado, language)
    if pictures.two_weights is not None and analysis.two_weights is not None:
        _two_weights(word, official, analysis.two_weights, pictures.two_weights, language)
    _rivals(word, official, analysis, language)


def _swept(word: Word, official: Standing, criterion: str, png: bytes, language: Language) -> None:
    said = partial(say, language=language)
    findings = reversal_sentences(official, language, criterion=criterion)
    word.bullets(findings)
    word.picture(
        png,
        alt=" ".join(findings),
        caption=said("Totals as one weight changes, the others in proportion"),
    )
    write_rows(
        word,
        lead_rows(official, criterion, language),
        caption=said("Who leads at which weight of {criterion}",
                     criterion=official.titles[criterion]),
        description=said("One row per stretch of the weight, from 0 to 100 %."),
    )  # fmt: skip


def _each_weight(word: Word, official: Standing, png: bytes, language: Language) -> None:
    said = partial(say, language=language)
    finding = tornado_sentence(official, language)
    word.paragraph(finding)
    word.picture(png, alt=finding, caption=said("The lead when each weight changes alone"))
    write_rows(
        word,
        tornado_table(official, language, _MOST_CRITERIA),
        caption=said("Lead at a smaller and a larger weight, points"),
        description=said("One row per criterion, the one that moves the lead most first."),
    )


def _two_weights(
    word: Word, official: Standing, found: TwoWeightMap, png: bytes, language: Language
) -> None:
    said = partial(say, language=language)
    finding = map_sentence(found, official, language)
    word.paragraph(finding)
    word.picture(png, alt=finding, caption=said("Who leads as two weights move at once"))
    write_rows(
        word,
        map_table(official, found, language),
        caption=said("Share of the pairs of weights at which each leads"),
        description=said("One row per region of the map."),
    )


def _rivals(word: Word, official: Standing, analysis: Analysis, language: Language) -> None:
    said = partial(say, language=language)
    if not analysis.cases:
        return
    word.heading(said("What must be true for another to win"), level=2)
    word.paragraph(said("Each line is enough by itself, everything else as it is."))
    if analysis.unlisted:
        word.paragraph(said("{count} vendors further behind are left out.",
                            count=analysis.unlisted))  # fmt: skip
    for case in analysis.cases:
        word.heading(case_heading(official, case, language), level=3, numbered=False)
        word.bullets([line.text for line in case_lines(official, case, language)])


def write_sureness(
    word: Word, official: Standing, analysis: Analysis, pictures: Pictures, language: Language
) -> None:
    """Write how often each vendor takes each place when weights are drawn round the official."""
    if analysis.sure is None or pictures.places is None:
        return
    said = partial(say, language=language)
    finding = first_sentence(analysis.sure, official, language)
    word.heading(said("How sure"))
    word.paragraph(finding)
    word.paragraph(drawn_sentence(analysis.sure, official, language))
    word.picture(
        pictures.places, alt=finding, caption=said("How often each vendor takes each place")
    )
    _place_table(word, official, analysis.sure, language)
    word.paragraph(error_sentence(analysis.sure, language))


def _place_table(word: Word, official: Standing, sure: Sureness, language: Language) -> None:
    said = partial(say, language=language)
    shown = min(len(sure.vendors), _MOST_PLACES)
    heads = [said("place {place}", place=at + 1) for at in range(shown)]
    if shown < len(sure.vendors):
        heads[-1] = said("place {place} and below", place=shown)
    rows: list[list[str | Cell]] = [
        [
            official.vendors[place.vendor],
            *(
                whole_percent(float(share), language)
                for share in _first_places(sure, place.vendor, shown)
            ),
        ]
        for place in official.ranking().places
    ]
    word.table(
        columns=[said("Vendor"), *heads],
        rows=rows,
        widths=[4, *[2] * shown],
        align=[Align.START, *[Align.FIGURES] * shown],
        caption=said("Share of the draws in which each vendor takes each place"),
        description=said("One row per vendor in the ranking, best first."),
    )


def _first_places(sure: Sureness, vendor: str, shown: int) -> list[float]:
    """Return the shares of the first places; all that follow are in the last of them."""
    shares: list[float] = sure.robust.acceptability[sure.vendors.index(vendor)].tolist()
    return [*shares[: shown - 1], round(sum(shares[shown - 1 :]), 9)]  # no 0.999…9 for a whole


def write_worth(
    word: Word, official: Standing, analysis: Analysis, pictures: Pictures, language: Language
) -> None:
    """Write points against price, and the poorest criterion of each vendor beside its total."""
    said = partial(say, language=language)
    findings = [
        sentence
        for sentence in (
            worth_sentence(official, analysis.worth, language),
            step_sentence(official, analysis.worth, language),
        )
        if sentence
    ]
    weakest = weakest_sentence(official, analysis.worth, language)
    if not findings and not weakest:
        return
    word.heading(said("Value for money and weakest links"))
    word.bullets([*findings, *filter(None, [weakest])])
    if pictures.worth is not None:
        caption = (
            said("Points without price over total cost")
            if official.total_costs
            else said("Points without price over price")
        )
        word.picture(pictures.worth, alt=" ".join(findings), caption=caption)
    _worth_table(word, official, analysis, language)


def _worth_table(word: Word, official: Standing, analysis: Analysis, language: Language) -> None:
    said = partial(say, language=language)
    word.table(
        columns=[
            said("Vendor"),
            said("Dominated by"),
            said("Weakest link"),
            said("Points without price"),
            said("Cost of a point"),
        ],
        rows=[
            _worth_row(official, analysis, v.vendor, language) for v in official.ranking().places
        ],
        widths=[3, 3.5, 5, 2.8, 3],
        align=[Align.START, Align.START, Align.START, Align.FIGURES, Align.FIGURES],
        caption=said("Value for money and weakest links"),
        description=said("One row per vendor in the ranking, best first."),
    )


def _worth_row(
    official: Standing, analysis: Analysis, vendor: str, language: Language
) -> list[str | Cell]:
    found, weakest = analysis.worth.worth(vendor), analysis.worth.weakest.get(vendor)
    per_point = None if found is None else found.cost_per_point
    better = found.dominated_by if found else ()
    beaten_by = joined((official.vendors[other] for other in better), language)
    link = "–"
    if weakest is not None:
        titles = joined((official.titles[c] for c in weakest.criteria), language)
        link = f"{titles}: {number(weakest.points, language, 2)}"
    return [
        official.vendors[vendor],
        beaten_by or "–",
        link,
        "–" if found is None else number(found.points, language, 2),
        "–" if per_point is None else money(round(per_point), official.currency, language),
    ]
