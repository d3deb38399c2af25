"""The ranking in the evaluation report: totals, prices, who is excluded, and the weights."""

from collections.abc import Callable
from functools import partial

from rfp.planning.criterion import CriteriaTree, Criterion
from scoring.explained import judged_sentence, margin_sentence
from scoring.missing_words import settled_sentences
from scoring.ranking import Place, Ranking
from scoring.reporting.report_amounts import write_amounts
from scoring.reporting.report_analysis import Analysis, Pictures
from scoring.reporting.report_facts import ReportFacts
from scoring.reporting.report_prices import write_grounds
from scoring.standing import Standing
from scoring.value import contributions
from workbench.language import Language, money, number, percent, say
from workbench.word import Align, Cell, Word

Say = Callable[..., str]
_TOTAL_PLACES = 2
_INDENT = "\N{EM SPACE}\N{EM SPACE}"


def write_ranking(
    word: Word,
    facts: ReportFacts,
    analysis: Analysis,
    pictures: Pictures,
    language: Language,
) -> None:
    """Write the official ranking, what each criterion adds, prices, amounts and exclusions."""
    said = partial(say, language=language)
    official = facts.standing
    ranking = official.ranking()
    word.heading(said("Official ranking"))
    if facts.evaluators:
        _how_computed(word, facts, language)
    judged = judged_sentence(official, language)
    if judged:
        word.paragraph(judged)
    _ranking_table(word, official, ranking, language)
    if analysis.noise:
        word.paragraph(analysis.noise)
    if pictures.contributions is None:
        word.paragraph(margin_sentence(official, language))
    else:
        word.picture(
            pictures.contributions,
            alt=margin_sentence(official, language),
            caption=said("Totals, by what each criterion adds"),
        )
    word.bullets(settled_sentences(official, language))
    _ties(word, official, ranking, language, said)
    _prices(word, official, language, said)
    write_grounds(word, official, facts.grounds, language)
    write_amounts(word, official, language)
    _excluded(word, official, said)


def _how_computed(word: Word, facts: ReportFacts, language: Language) -> None:
    word.paragraph(
        say(
            "Points of a criterion are 20 times the mean of {count} locked sheets; totals are "
            "compared at {precision} points.",
            language,
            count=facts.evaluators,
            precision=number(facts.standing.precision, language),
        )
    )
    if facts.standing.agreed:
        word.paragraph(
            say(
                "On {count} cells of a vendor and a criterion the committee agreed on a score: "
                "there the points are 20 times that score. The consensus log gives the reasons.",
                language,
                count=len(facts.standing.agreed),
            )
        )


def _ranking_table(word: Word, official: Standing, ranking: Ranking, language: Language) -> None:
    said = partial(say, language=language)
    top = official.tree.top
    word.table(
        columns=[
            said("Rank"),
            said("Vendor"),
            *(official.titles[c] for c in top),
            said("Total"),
        ],
        rows=[_ranked_row(official, place, language, said) for place in ranking.places],
        widths=[2, 4.6, *(_width(official.titles[c]) for c in top), 2.8],
        align=[Align.CENTRE, Align.START, *[Align.FIGURES] * len(top), Align.FIGURES],
        caption=said("Official ranking, with what each criterion adds"),
        description=said("One row per vendor in the ranking, best first."),
    )


def _width(title: str) -> float:
    """Return the share of the page that a column needs so that no word of its head is cut."""
    return max(3.2, 0.37 * max(map(len, title.split()), default=0))


def _ranked_row(
    official: Standing, place: Place, language: Language, said: Say
) -> list[str | Cell]:
    added = contributions(official.tree, official.points[place.vendor])
    return [
        number(place.rank, language) + (f" ({said('tie')})" if place.tied_with else ""),
        Cell(text=official.vendors[place.vendor], strong=place.rank == 1),
        *(number(added[c], language, _TOTAL_PLACES) for c in official.tree.top),
        Cell(text=number(place.total, language, _TOTAL_PLACES), strong=True),
    ]


def _ties(word: Word, official: Standing, ranking: Ranking, language: Language, said: Say) -> None:
    for place in ranking.places:
        for other in place.tied_with:
            if place.vendor < other:
                word.paragraph(
                    said(
                        "{one} and {other} are a tie at {precision} points.",
                        one=official.vendors[place.vendor],
                        other=official.vendors[other],
                        precision=number(official.precision, language),
                    )
                )
    if any(place.decided_by_tie_break for place in ranking.places):
        rule = official.tie_break
        title = official.titles.get(rule.criterion or "", "")
        word.paragraph(rule.sentence(language, title=title))


def _prices(word: Word, official: Standing, language: Language, said: Say) -> None:
    if official.tree.price is None or official.price_rule is None:
        return
    word.paragraph(official.price_rule.sentence(language, currency=official.currency))
    word.table(
        columns=[said("Vendor"), said("Price"), said("Points for price")],
        rows=[
            [
                official.vendors[vendor],
                money(price, official.currency, language),
                number(official.points[vendor][official.tree.price], language, _TOTAL_PLACES),
            ]
            for vendor, price in official.prices.items()
        ],
        widths=[3, 3, 2],
        align=[Align.START, Align.FIGURES, Align.FIGURES],
        caption=said("Prices"),
        description=said("One row per vendor whose price was opened."),
    )


def _excluded(word: Word, official: Standing, said: Say) -> None:
    out = {v: reason for v, reason in official.excluded.items() if v not in official.withdrawn}
    gone = {v: reason for v, reason in official.excluded.items() if v in official.withdrawn}
    if out:
        word.heading(said("Excluded vendors"), level=2)
        word.table(
            columns=[said("Vendor"), said("Reason")],
            rows=[[official.vendors[v], reason] for v, reason in out.items()],
            widths=[1, 4],
            caption=said("Vendors out of the ranking, and why"),
            description=said("One row per excluded vendor; its price stays unopened."),
        )
    if gone:
        word.heading(said("Withdrawn proposals"), level=2)
        for vendor, reason in gone.items():
            word.paragraph(f"{official.vendors[vendor]}: {reason}")


def write_weights(word: Word, official: Standing, language: Language) -> None:
    """Write every criterion with its local and its effective weight."""
    said = partial(say, language=language)
    word.heading(said("Criteria and weights"))
    word.table(
        columns=[said("Criterion"), said("Local weight"), said("Effective weight")],
        rows=[
            [
                _INDENT * _depth(official.tree, c.id) + official.titles[c.id],
                percent(c.weight, language),
                percent(official.tree.effective(c.id), language),
            ]
            for c in _in_order(official.tree)
        ],
        widths=[5, 2, 2],
        align=[Align.START, Align.FIGURES, Align.FIGURES],
        caption=said("Published weights"),
        description=said("One row per criterion; local weights sum to 100 % under each parent."),
    )


def _in_order(tree: CriteriaTree, parent: str | None = None) -> list[Criterion]:
    """Return every criterion below `parent`, each before its parts."""
    return [
        criterion
        for child in tree.children(parent)
        for criterion in (tree[child], *_in_order(tree, child))
    ]


def _depth(tree: CriteriaTree, criterion: str) -> int:
    parent = tree[criterion].parent
    return 0 if parent is None else 1 + _depth(tree, parent)
