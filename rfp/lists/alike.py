"""Rows that say again what another row says, or what is stored already."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from rfp.lists import doubt
from rfp.lists.doubt import LEAVE, TAKE, Doubt
from rfp.lists.gathered import Gathered
from rfp.lists.subject import Field
from rfp.lists.tongue import worded
from rfp.needs.requirement_twins import Likeness, Twins, twins

NEAR = Fraction(4, 5)  # share of common words from which a pair is shown
_ROW = "\n"  # begins the name of a new row among ids

Texts = Mapping[str, Mapping[str, str]]  # language -> name -> text


def alike(gathered: Gathered, stored: Texts, fields: Sequence[Field]) -> Iterator[Doubt]:
    """Yield a question for each row that reads like another row or like something stored."""
    known: dict[str, dict[str, str]] = {code: dict(texts) for code, texts in stored.items()}
    for row, entry in enumerate(gathered.entries):
        for language, text in worded(*map(entry.get, fields)).items():
            known.setdefault(language, {})[f"{_ROW}{row}"] = text
    asked: set[str] = set()
    for pair in twins(list(known.values())):
        new = [name for name in (pair.second, pair.first) if name.startswith(_ROW)]
        is_far = pair.likeness is Likeness.NEAR and pair.share < NEAR
        if new and not is_far and new[0] not in asked:
            asked.add(new[0])
            yield _about(gathered, pair, new[0], known)


def _about(gathered: Gathered, pair: Twins, name: str, known: Texts) -> Doubt:
    row = int(name.removeprefix(_ROW))
    entry = gathered.entries[row]
    other = pair.first if pair.second == name else pair.second
    texts = next(texts for texts in known.values() if other in texts and name in texts)
    place = ""
    if other.startswith(_ROW):
        place = f"{gathered.entries[int(other.removeprefix(_ROW))].place}: "
    is_near = pair.likeness is Likeness.NEAR
    return Doubt(
        field=None,
        reason=doubt.NEARLY_SAME if is_near else doubt.SAME_WORDS,
        found=texts[name],
        places=(entry.place,),
        rows=(row,),
        choices=(TAKE, LEAVE),
        proposal=None if is_near else LEAVE,
        beside=f"{place}{texts[other]}",
    )
