"""The rules that join the evaluators' scores, side by side, in words."""

from collections.abc import Sequence

from scoring.evaluators.joined import Joined, Joining
from scoring.standing import Standing
from workbench.headings import columns
from workbench.language import Language, number, say

_IN_POINTS = frozenset({Joining.MEAN, Joining.MEDIAN, Joining.TRIMMED_MEAN})


def joined_sentence(found: Sequence[Joined], standing: Standing, language: Language) -> str:
    """Say whether every rule has the same vendor first."""
    if len({frozenset(each.first) for each in found}) == 1:
        names = [standing.vendors[vendor] for vendor in found[0].first]
        return say("By each of these rules {vendors} is first.", language, vendors=names)
    return say("The rule matters here: not each has the same vendor first.", language)


def joined_rows(
    found: Sequence[Joined], standing: Standing, language: Language
) -> list[dict[str, str]]:
    """Return one row a rule: who is first, and what every vendor has by it."""
    comma = say(", ", language)
    rows = []
    for each in found:
        row = {
            say("Scores joined by", language): say(each.how.label, language),
            say("First place", language): comma.join(standing.vendors[v] for v in each.first),
        }
        values = {
            vendor: number(round(value, 2), language, _places(each.how))
            for vendor, value in each.values.items()
        }
        rows.append(row | columns(values, standing.vendors, language, beside=row))
    return rows


def _places(how: Joining) -> int:
    return 2 if how in _IN_POINTS else 1
