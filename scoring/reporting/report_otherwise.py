"""The choice asked otherwise, in the evaluation report: methods, left out, scenarios, formulas."""

from functools import partial
from itertools import islice

from scoring.answer_rows import (
    formula_rows,
    opinion_of,
    opinion_rows,
    regret_of,
    regret_sentence,
)
from scoring.exact.left_out_words import left_out_sentences
from scoring.other_methods.second_opinion_words import (
    agreement_sentence,
    caution_sentence,
    opinion_sentence,
)
from scoring.pricing.inspector_words import finding_sentences
from scoring.pricing.real_prices import formulas_compared
from scoring.reporting.chart_tables import write_rows
from scoring.reporting.report_facts import ReportFacts
from scoring.standing import Standing
from scoring.standing_arrays import arrays_of
from workbench.language import Language, number, say
from workbench.word import Word

_A_CHOICE = 2
_MOST_COLUMNS = 7  # that a page bears: with more vendors the table names who is first alone
_FIRST_COLUMNS = 2


def write_otherwise(word: Word, facts: ReportFacts, language: Language) -> None:
    """Write what other ways of asking would answer; nothing where there is no choice."""
    if len(facts.standing.points) < _A_CHOICE:
        return
    word.heading(say("The same choice, asked otherwise", language))
    _methods(word, facts.standing, language)
    _left_out(word, facts, language)
    _scenarios(word, facts, language)
    _formulas(word, facts.standing, language)


def _methods(word: Word, standing: Standing, language: Language) -> None:
    said = partial(say, language=language)
    asked = opinion_of(standing)
    names = [standing.vendors[vendor] for vendor in arrays_of(standing).vendors]
    word.heading(said("Do other methods agree?"), level=2)
    word.paragraph(agreement_sentence(asked, language))
    write_rows(
        word,
        opinion_rows(standing, asked, language),
        caption=said("Ranks by other methods"),
        description=said("One row per vendor in the ranking, best first."),
    )
    unlike = [opinion_sentence(o, names, language) for o in asked.opinions if not o.same_winner]
    word.bullets([*unlike, caution_sentence(language)])


def _left_out(word: Word, facts: ReportFacts, language: Language) -> None:
    if facts.judged is None:
        return
    word.heading(say("If one thing were left out", language), level=2)
    word.bullets(left_out_sentences(facts.judged, language))


def _scenarios(word: Word, facts: ReportFacts, language: Language) -> None:
    """Write what each choice would cost if one of the pinned what-ifs held instead."""
    if not facts.pins:
        return
    said, standing = partial(say, language=language), facts.standing
    found = regret_of(standing, facts.pins)
    rows = arrays_of(standing).vendors
    word.heading(said("What each choice could cost"), level=2)
    word.paragraph(regret_sentence(standing, found, facts.pins, language))
    at_most = {vendor: float(found.largest[row]) for row, vendor in enumerate(rows)}
    write_rows(
        word,
        [
            {
                said("Vendor"): standing.vendors[place.vendor],
                said("At most"): number(round(at_most[place.vendor], 2), language, 2),
            }
            for place in standing.ranking().places
        ],
        caption=said("Points behind the best of each scenario, at most"),
        description=said("One row per vendor in the ranking, best first."),
    )


def _formulas(word: Word, standing: Standing, language: Language) -> None:
    inspected = formulas_compared(standing)
    if inspected is None:
        return
    said = partial(say, language=language)
    word.heading(said("Who wins under which price formula?"), level=2)
    found = [each for each in inspected.findings if each.rule in (None, standing.price_rule)]
    word.bullets(finding_sentences(found, language, standing.vendors))
    rows = formula_rows(standing, inspected, language)
    if len(rows[0]) > _MOST_COLUMNS:
        rows = [dict(islice(row.items(), _FIRST_COLUMNS)) for row in rows]
    write_rows(
        word,
        rows,
        caption=said("The proposals under every price formula"),
        description=said("One row per formula."),
        names=_FIRST_COLUMNS,
    )
    word.paragraph(said(
        "Totals in points; under a formula that ranks by adjusted prices, percent of the lowest. "
        "Only the published formula counts."
    ))  # fmt: skip
