"""What the consensus log says in words: one line for each score that was agreed on."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from scoring.consensus import Logged
from workbench.language import Language, moment, number, say

_PLACES = 2


def log_rows(
    log: Sequence[Logged],
    vendors: Mapping[str, str],
    titles: Mapping[str, str],
    language: Language,
    when: Callable[[dt.datetime], str] | None = None,
) -> list[dict[str, str]]:
    """Return the lines of the log under their heads.

    Parameters
    ----------
    log : sequence of Logged
        In the order in which the lines are shown.
    vendors, titles : mapping of id to str
        What people call each vendor and each criterion.
    language : Language
        Of heads and figures.
    when : callable, optional
        What says a moment; without one it is said in UTC.
    """
    told = when or partial(moment, language=language)
    return [
        {
            say("Vendor", language): vendors.get(each.vendor, "–"),
            say("Criterion", language): titles.get(each.leaf, "–"),
            say("Scores given", language): scores_in_words(each.scores, language),
            say("Mean score", language): mean_in_words(each, language),
            say("Agreed score", language): agreed_in_words(each, language),
            say("Reason", language): each.agreed.reason,
            # The moment first: behind a Latin name its day would be drawn before the name.
            say("Entered by", language): " · ".join(
                (told(each.agreed.entered_at), each.agreed.entered_by)
            ),
        }
        for each in log
    ]


def scores_in_words(scores: Sequence[int], language: Language) -> str:
    """Return scores in their order, without saying whose they are."""
    return say(", ", language).join(number(score, language) for score in scores) or "–"


def mean_in_words(each: Logged, language: Language) -> str:
    return "–" if each.mean is None else number(each.mean, language, _PLACES)


def agreed_in_words(each: Logged, language: Language) -> str:
    """Return the agreed score, and since which list it no longer counts."""
    told = number(each.agreed.value, language)
    if each.fallen_with is None:
        return told
    return say(
        "{score} (no longer counts since list version {version})",
        language,
        score=told,
        version=each.fallen_with,
    )
