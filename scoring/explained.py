"""What a ranking says in sentences: the margin, the ties, and what would change the lead."""

from collections.abc import Iterable
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from scoring.exact.sensitivity import Reversal, reversals, sweep
from scoring.exact.tornado import TornadoRow, tornado
from scoring.ranking import Place, Ranking
from scoring.standing import Standing
from scoring.value import totals
from workbench.language import Language, number, percent, say
from workbench.problem import naming

A_TENTH = Fraction(1, 10)


def margin_sentence(
    standing: Standing, language: Language, tree: CriteriaTree | None = None
) -> str:
    """Return who is first and by how much, under the official weights or those of `tree`."""
    places = standing.ranking(tree).places
    if not places:
        return say("Nobody is in the ranking.", language)
    best = [place for place in places if place.rank == 1]
    names = _names(standing, best)
    points = number(best[0].total, language, 2)
    if len(places) == 1:
        return say("{vendor} is the only vendor in the ranking, with {points} points.", language,
                   vendor=names, points=points)  # fmt: skip
    if len(best) > 1:
        return say("{vendors} share the first rank.", language, vendors=names)
    if best[0].decided_by_tie_break:
        return say(
            "{vendor} is first: the totals are tied at {step}, and the tie-break rule decides.",
            language,
            vendor=names,
            step=standing.precision,
        )
    second = [place for place in places if place.rank == places[1].rank]
    margin = best[0].total - max(place.total for place in second)
    return say(
        "{vendor} is first, {margin} points ahead of {second}.",
        language,
        vendor=names,
        margin=number(margin, language, 2),
        second=_names(standing, second),
    )


def tie_sentences(standing: Standing, ranking: Ranking, language: Language) -> list[str]:
    """Return a sentence for each group of vendors whose totals are tied as published."""
    rule = standing.tie_break.sentence(
        language, title=standing.titles.get(standing.tie_break.criterion or "", "")
    )
    told: list[str] = []
    for group in tied_groups(ranking):
        tie = say("{vendors}: tie at {step}.", language, vendors=_names(standing, group),
                  step=standing.precision)  # fmt: skip
        told.append(f"{tie} {rule}")
    return told


def judged_sentence(standing: Standing, language: Language) -> str:
    """Return which version of the requirements the scores judged; nothing if none says it."""
    versions = standing.judged_lists
    if not versions:
        return ""
    if len(versions) == 1:
        return say(
            "Scores were given on version {version} of the requirement list.",
            language,
            version=versions[0],
        )
    return say(
        "Scores were given on versions {versions} of the requirement list; each score says which.",
        language,
        versions=list(versions),
    )


def tied_groups(ranking: Ranking) -> list[tuple[Place, ...]]:
    """Return the groups of places that share a published total, best first."""
    shown = dict.fromkeys(place.published for place in ranking.places if place.tied_with)
    return [tuple(p for p in ranking.places if p.published == total) for total in shown]


def reversal_sentences(
    standing: Standing,
    language: Language,
    tree: CriteriaTree | None = None,
    criterion: str | None = None,
) -> list[str]:
    """Return, in words, the nearest weights of a criterion at which the lead changes.

    Parameters
    ----------
    standing : Standing
        Points and official weights.
    language : Language
        The reader's.
    tree : CriteriaTree, optional
        Weights of a what-if instead of the official ones.
    criterion : str, optional
        Whose weight is asked about; price if it is not given.

    Returns
    -------
    list of str
        The exact reversal points in percent with one place at most, the upper one first; nothing
        where the question makes no sense: no vendor, no price, or nothing beside the criterion.
    """
    weights = tree or standing.tree
    asked = criterion or weights.price
    if asked is None or not standing.points or not weights.siblings(asked):
        return []
    with naming({**standing.titles, **standing.vendors}):
        swept = sweep(weights, standing.points, asked)
        found = reversals(swept)
    best = max(line.at(swept.present) for line in swept.lines)
    leaders = [line.vendor for line in swept.lines if line.at(swept.present) == best]
    told = _about_rounding(standing, weights, leaders, language)
    if found.above is None and found.below is None:
        return [*told, _whatever(standing, weights, asked, leaders, language)]
    if found.above is not None:
        told.append(_takes_over(standing, weights, asked, found.above, language, more=True))
    if found.below is not None:
        told.append(_takes_over(standing, weights, asked, found.below, language, more=False))
    return told


def unrounded_sentences(standing: Standing, language: Language) -> list[str]:
    """Return who leads before rounding, if the ranking, by its precision and rule, has another.

    Parameters
    ----------
    standing : Standing
        The official weights and points.
    language : Language
        The reader's.

    Returns
    -------
    list of str
        One sentence, or none.
    """
    return _about_rounding(standing, standing.tree, unrounded_leaders(standing), language)


def unrounded_leaders(standing: Standing) -> list[str]:
    """Return who has the highest total by the official weights before any rounding."""
    found = totals(standing.tree, standing.points)
    return [vendor for vendor, total in found.items() if total == max(found.values())]


def _about_rounding(
    standing: Standing, tree: CriteriaTree, leaders: list[str], language: Language
) -> list[str]:
    """Say who leads before rounding, where the ranking has somebody else first."""
    if set(leaders) == set(standing.ranking(tree).first):
        return []
    names = [standing.vendors[vendor] for vendor in leaders]
    return [say("Before rounding, {vendors} has the highest total.", language, vendors=names)]


def _whatever(
    standing: Standing, tree: CriteriaTree, criterion: str, leaders: list[str], language: Language
) -> str:
    names = [standing.vendors[vendor] for vendor in leaders]
    title = standing.titles[criterion]
    about = {"vendor": names, "criterion": title}
    if len(names) > 1 and criterion == tree.price:
        return say("{vendor} lead together whatever price counts.", language, vendor=names)
    if len(names) > 1:
        return say("{vendor} lead together whatever {criterion} counts.", language, **about)
    if criterion == tree.price:
        return say("{vendor} leads whatever price counts.", language, vendor=names)
    return say("{vendor} leads whatever {criterion} counts.", language, **about)


def _takes_over(
    standing: Standing,
    tree: CriteriaTree,
    criterion: str,
    point: Reversal,
    language: Language,
    *,
    more: bool,
) -> str:
    names = [standing.vendors[vendor] for vendor in point.to_vendors]
    condition = _condition(standing, tree, criterion, point.weight, language, more=more)
    if len(names) == 1:
        return say(
            "{vendor} takes over when {condition}.", language, vendor=names, condition=condition
        )
    return say(
        "{vendors} take over together when {condition}.",
        language,
        vendors=names,
        condition=condition,
    )


def _condition(
    standing: Standing,
    tree: CriteriaTree,
    criterion: str,
    weight: Fraction,
    language: Language,
    *,
    more: bool,
) -> str:
    share = percent(weight, language)
    parent = tree[criterion].parent
    if parent is None and criterion == tree.price:
        if more:
            return say("price counts more than {percent}", language, percent=share)
        return say("price counts less than {percent}", language, percent=share)
    title = standing.titles[criterion]
    if parent is None:
        if more:
            return say("{criterion} counts more than {percent}", language, criterion=title,
                       percent=share)  # fmt: skip
        return say("{criterion} counts less than {percent}", language, criterion=title,
                   percent=share)  # fmt: skip
    above = standing.titles[parent]
    if more:
        return say("{criterion} counts more than {percent} of {parent}", language,
                   criterion=title, percent=share, parent=above)  # fmt: skip
    return say("{criterion} counts less than {percent} of {parent}", language,
               criterion=title, percent=share, parent=above)  # fmt: skip


def tornado_sentence(
    standing: Standing,
    language: Language,
    tree: CriteriaTree | None = None,
    change: Fraction = A_TENTH,
) -> str:
    """Return whether any weight, changed alone by a share of itself, takes the lead away."""
    rows = tornado(tree or standing.tree, standing.points, change=change)
    turning = [standing.titles[row.criterion] for row in rows if _turns(row)]
    share = percent(change, language)
    if not turning:
        return say(
            "No weight, made {percent} smaller or larger by itself, changes the lead.",
            language,
            percent=share,
        )
    return say(
        "The lead changes when one of these weights is made {percent} smaller or larger: "
        "{criteria}.",
        language,
        percent=share,
        criteria=turning,
    )


def _turns(row: TornadoRow) -> bool:
    return row.lower.margin < 0 or row.higher.margin < 0


def _names(standing: Standing, places: Iterable[Place]) -> list[str]:
    return [standing.vendors[place.vendor] for place in places]
