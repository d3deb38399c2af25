"""What is said of missing scores: what they count as, and what is open while nobody chose."""

from scoring.missing import Choice
from scoring.missing_choice import Counted, Settled, Unranked
from scoring.standing import Standing
from workbench.language import Language, joined, number, say, sentence
from workbench.problem import Problem

_PLACES = 2


def settled_sentence(settled: Settled, standing: Standing, language: Language) -> str:
    """Return what one missing score counts as, who chose it and why."""
    told = settled.note()
    values = dict(told.values)
    values["vendor"] = standing.vendors[settled.filled.vendor]
    values["leaf"] = standing.titles[settled.filled.leaf]
    if settled.filled.points is not None:
        values["points"] = number(settled.filled.points, language, _PLACES)
    return say(
        "{what}. Chosen by {name}: {reason}",
        language,
        what=sentence(Problem(told.template, **values), language).rstrip("."),
        name=settled.chosen.chosen_by,
        reason=settled.chosen.reason,
    )


def settled_sentences(standing: Standing, language: Language) -> list[str]:
    """Return the sentence of every missing score that the ranking rests on."""
    return [settled_sentence(each, standing, language) for each in standing.settled]


def counted_badge(counted: Counted, language: Language) -> str:
    """Return in a few words what a cell that nobody scored counts as, and who chose it."""
    return say(
        "{what}, chosen by {name}",
        language,
        what=_counted(counted, language),
        name=counted.chosen.chosen_by,
    )


def counted_sentence(counted: Counted, language: Language) -> str:
    """Return what a cell that nobody scored counts as, without who chose it and why."""
    return say("**Nobody gave a score here: {what}.**", language, what=_counted(counted, language))


def _counted(counted: Counted, language: Language) -> str:
    choice, points = counted.chosen.choice, counted.points
    if counted.is_left_out:
        return say("the criterion is left out for all", language)
    if points is None:
        return say("it counts as the mean of the others", language)
    shown = number(points, language, _PLACES)
    if choice is Choice.ZERO:
        return say("it counts as {points} points", language, points=shown)
    return say("it counts as the mean of the others, {points} points", language, points=shown)


def interval_rows(found: Unranked, language: Language) -> list[dict[str, str]]:
    """Return what each vendor's total and rank can still become, best first."""
    ordered = sorted(found.intervals.values(), key=lambda i: (-i.best, -i.worst, i.vendor))
    return [
        {
            say("Vendor", language): found.vendors[each.vendor],
            say("Total at worst", language): number(each.worst, language, _PLACES),
            say("Total at best", language): number(each.best, language, _PLACES),
            say("Rank", language): _ranks(each.best_rank, each.worst_rank, language),
            say("Not scored on", language): _titles(found, each.missing, language),
        }
        for each in ordered
    ]


def _ranks(best: int, worst: int, language: Language) -> str:
    if best == worst:
        return number(best, language)
    return say(
        "{best} to {worst}", language, best=number(best, language), worst=number(worst, language)
    )


def _titles(found: Unranked, leaves: tuple[str, ...], language: Language) -> str:
    return joined((found.titles[leaf] for leaf in leaves), language)
