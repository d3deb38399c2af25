"""The evaluation report in Word: ranking, weights, sensitivity, pinned what-ifs, the decision."""

from collections.abc import Callable, Sequence
from functools import partial

from rfp.criterion import CriteriaTree, Criterion
from scoring.explained import judged_sentence
from scoring.ranking import Place, Ranking
from scoring.report_facts import ReportFacts, Signatory
from scoring.standing import Standing
from scoring.value import contributions
from workbench.committee import Role
from workbench.language import Language, date_both, moment, money, number, percent, say
from workbench.word import Align, Cell, Word
from workbench.wording import Worded

Say = Callable[..., str]
_TOTAL_PLACES = 2
_INDENT = "\N{EM SPACE}\N{EM SPACE}"


def write_report(
    facts: ReportFacts, language: Language, *, sweep_png: bytes, findings: Sequence[str]
) -> bytes:
    """Return the report as a Word file.

    Parameters
    ----------
    facts : ReportFacts
        What it tells.
    language : Language
        In which language, and so in which direction.
    sweep_png : bytes
        The price sweep, or that of the heaviest criterion, as a picture.
    findings : sequence of str
        Sentences that say what would change the ranking.

    Returns
    -------
    bytes
        A .docx file; the same facts give the same bytes.
    """
    said = partial(say, language=language)
    word = Word(language=language, title=facts.title, made=facts.made_at, footer_note=facts.head)
    _cover(word, facts, language, said)
    word.contents()
    _decision(word, facts, language, said)
    _ranking(word, facts, language, said)
    _weights(word, facts.standing, language, said)
    _sensitivity(word, sweep_png, findings, said)
    _pins(word, facts, language, said)
    _record(word, facts, language, said)
    return word.to_bytes()


def _cover(word: Word, facts: ReportFacts, language: Language, said: Say) -> None:
    comma = "، " if language is Language.FA else ", "
    people = [
        f"{member.name} ({comma.join(said(role.label) for role in sorted(member.roles))})"
        for member in sorted(facts.committee, key=_seniority)
    ]
    word.cover(
        kind=said("Evaluation report"),
        subtitle=said("Sample") if facts.is_sample else "",
        facts=[
            (said("Date"), date_both(facts.made_at.date(), language)),
            (said("Committee"), "\n".join(people)),
            (said("Evaluation plan"), facts.fingerprint),
            (said("Head of the record"), facts.head),
        ],
        note=said("Totals are computed from locked sheets and published weights alone."),
    )


def _seniority(member: Signatory) -> tuple[int, str]:
    order = list(Role)
    return min(order.index(role) for role in member.roles), member.name


def _decision(word: Word, facts: ReportFacts, language: Language, said: Say) -> None:
    word.heading(said("Decision"))
    found = facts.decision
    if found is None:
        word.note(said("No decision has been recorded yet."))
        return
    pairs = [(said("Outcome"), said(found.outcome.label))]
    if found.vendor is not None:
        pairs.append((said("Vendor"), facts.standing.vendors[found.vendor]))
    pairs.append((said("Reason"), _marked(found.reason, said)))
    if found.conditions is not None:
        pairs.append((said("Conditions"), _marked(found.conditions, said)))
    if found.other_reason is not None:
        words = _marked(found.other_reason, said)
        pairs.append((said("Why not the official first"), words))
    pairs.append((said("Recorded by"), found.decided_by))
    pairs.append((said("Recorded at"), moment(found.decided_at, language)))
    word.facts(pairs)


def _marked(words: Worded, said: Say) -> str:
    """Return a text of the trade, and say so if it is not in the report's language."""
    if not words.is_fallback:
        return words.text
    return f"{words.text} ({said('not translated')})"


def _ranking(word: Word, facts: ReportFacts, language: Language, said: Say) -> None:
    official = facts.standing
    ranking = official.ranking()
    word.heading(said("Official ranking"))
    word.paragraph(
        said(
            "Points of a criterion are 20 times the mean of {count} locked sheets; totals are "
            "compared at {precision} points.",
            count=facts.evaluators,
            precision=number(official.precision, language),
        )
    )
    judged = judged_sentence(official, language)
    if judged:
        word.paragraph(judged)
    top = official.tree.top
    word.table(
        columns=[
            said("Rank"),
            said("Vendor"),
            *(official.titles[c] for c in top),
            said("Total"),
        ],
        rows=[_ranked_row(official, place, language, said) for place in ranking.places],
        widths=[2, 4, *[3.6] * len(top), 3],
        align=[Align.CENTRE, Align.START, *[Align.FIGURES] * len(top), Align.FIGURES],
        caption=said("Official ranking, with what each criterion adds"),
        description=said("One row per vendor in the ranking, best first."),
    )
    _ties(word, official, ranking, language, said)
    _prices(word, official, language, said)
    _excluded(word, official, said)


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
    if not official.excluded:
        return
    word.heading(said("Excluded vendors"), level=2)
    word.table(
        columns=[said("Vendor"), said("Reason")],
        rows=[[official.vendors[v], reason] for v, reason in official.excluded.items()],
        widths=[1, 4],
        caption=said("Vendors out of the ranking, and why"),
        description=said("One row per excluded vendor; its price stays unopened."),
    )


def _weights(word: Word, official: Standing, language: Language, said: Say) -> None:
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


def _sensitivity(word: Word, sweep_png: bytes, findings: Sequence[str], said: Say) -> None:
    word.heading(said("What would change the ranking"))
    word.bullets(list(findings))
    word.picture(
        sweep_png,
        alt=" ".join(findings),
        caption=said("Totals as one weight changes, the others in proportion"),
    )


def _pins(word: Word, facts: ReportFacts, language: Language, said: Say) -> None:
    word.heading(said("Pinned what-ifs"))
    word.paragraph(
        said("These are explorations of the committee; none of them moved the official ranking.")
    )
    if not facts.pins:
        word.note(said("No what-if was pinned."))
        return
    official = facts.standing
    word.table(
        columns=[
            said("What if"),
            said("Weights"),
            said("First"),
            said("Pinned by"),
            said("Time"),
        ],
        rows=[
            [
                pin.title,
                _weights_in_words(official, pin.tree, language),
                _first_in_words(official, pin.tree, language),
                pin.pinned_by,
                moment(pin.pinned_at, language),
            ]
            for pin in facts.pins
        ],
        widths=[3, 4, 3, 3, 3],
        caption=said("What-ifs that were pinned in the meeting"),
        description=said("One row per pinned what-if, in the order in which they were pinned."),
    )


def _weights_in_words(official: Standing, tree: CriteriaTree, language: Language) -> str:
    comma = "، " if language is Language.FA else ", "
    return comma.join(f"{official.titles[c]} {percent(tree[c].weight, language)}" for c in tree.top)


def _first_in_words(official: Standing, tree: CriteriaTree, language: Language) -> str:
    ranking = official.ranking(tree)
    comma = "، " if language is Language.FA else ", "
    return comma.join(
        f"{official.vendors[v]} {number(ranking.place(v).total, language, _TOTAL_PLACES)}"
        for v in ranking.first
    )


def _record(word: Word, facts: ReportFacts, language: Language, said: Say) -> None:
    word.heading(said("Record"))
    word.paragraph(
        said(
            "Every change stands in the record as one event, chained to the one before it. "
            "Whoever keeps this report can check that the record was not rewritten since."
        )
    )
    pairs = [(said("Head of the record"), facts.head)]
    if facts.issued_at is not None:
        pairs.insert(0, (said("RFP issued"), moment(facts.issued_at, language)))
    word.facts([*pairs, (said("Report made"), moment(facts.made_at, language))])
