"""Leave one out, in sentences: whose absence would put somebody else first."""

from collections.abc import Iterable, Mapping

from scoring.exact.standing_left_out import (
    RankingWithout,
    rankings_without_criteria,
    rankings_without_evaluators,
    rankings_without_vendors,
)
from scoring.judged_standing import JudgedStanding
from scoring.standing import Standing
from workbench.language import Language, say

_SEVERAL = 2


def left_out_sentences(judged: JudgedStanding, language: Language) -> list[str]:
    """Return what would change without a vendor, a criterion or an evaluator.

    Parameters
    ----------
    judged : JudgedStanding
        With two vendors or more.
    language : Language
        Of the sentences.

    Returns
    -------
    list of str
        At least one each on vendors, criteria and evaluators, as far as there are several. Vendors
        are passed over where price points depend on one that is hidden from the reader.
    """
    standing = judged.standing
    return [
        *_vendors(standing, language),
        *_criteria(standing, language),
        *_evaluators(judged, language),
    ]


def _vendors(standing: Standing, language: Language) -> list[str]:
    rule = standing.price_rule
    if standing.hides_vendors and rule is not None and rule.depends_on_others:
        return []
    found = rankings_without_vendors(standing)
    turned = [each for each in found if each.turned]
    if not turned:
        return [say("Whichever vendor stays away, the others keep their order.", language)]
    return [
        say(
            "Without {vendor} the others change their order: {vendors} would be first.",
            language,
            vendor=standing.vendors[each.left_out],
            vendors=_first(standing, each),
        )
        for each in turned
    ]


def _criteria(standing: Standing, language: Language) -> list[str]:
    found = rankings_without_criteria(standing)
    if len(found) < _SEVERAL:
        return []
    changing = _by_winner(standing, found, standing.titles)
    if not changing:
        return [say("Whichever criterion did not count, first place would stay.", language)]
    return [
        say("If {criterion} did not count, {vendors} would be first.", language,
            criterion=titles[0], vendors=list(winners))
        if len(titles) == 1
        else say("If any one of these did not count, {vendors} would be first: {criteria}.",
                 language, vendors=list(winners), criteria=titles)
        for winners, titles in changing.items()
    ]  # fmt: skip


def _evaluators(judged: JudgedStanding, language: Language) -> list[str]:
    found = rankings_without_evaluators(judged.standing, judged.sheets)
    if len(found) < _SEVERAL:
        return []
    told = [
        say("Without the sheet of {names}, {vendors} would be first.", language,
            names=names[0], vendors=list(winners))
        if len(names) == 1
        else say("Without any one of these sheets, {vendors} would be first: {names}.",
                 language, vendors=list(winners), names=names)
        for winners, names in _by_winner(judged.standing, found, judged.evaluators).items()
    ]  # fmt: skip
    alone = [judged.evaluators[each.left_out] for each in found if each.ranking is None]
    if alone:
        told.append(
            say("Some cells were scored by one person alone: {names}. Without them there is no "
                "ranking.", language, names=alone)
        )  # fmt: skip
    return told or [say("Without any one evaluator’s sheet, first place would stay.", language)]


def _by_winner(
    standing: Standing, found: Iterable[RankingWithout], names: Mapping[str, str]
) -> dict[tuple[str, ...], list[str]]:
    """Return what changes first place, by whom it would put there."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for each in found:
        if each.changes_first:
            groups.setdefault(tuple(_first(standing, each)), []).append(names[each.left_out])
    return groups


def _first(standing: Standing, each: RankingWithout) -> list[str]:
    ranking = each.ranking
    return [standing.vendors[vendor] for vendor in ranking.first] if ranking else []
