"""What a code needs, written by a vendor as one text: "Release: 5.2; Expected date: 2027-03"."""

import re
from collections.abc import Collection

from vendor_data.answer import Code
from vendor_data.answers.side_data import (
    ENGLISH,
    NOTHING,
    PERSIAN,
    Side,
    SideData,
    lacking,
    side_name,
)
from workbench.language import Language, normal_key

_PARTS = re.compile(r"[;؛\n]+")
_BY_NAME = {normal_key(name): side for names in (ENGLISH, PERSIAN) for side, name in names.items()}


def parted(
    text: str, code: Code, given: SideData = NOTHING, unasked: Collection[Side] = ()
) -> tuple[SideData, str]:
    """Return what `text` says under each name, and what of it has no certain place.

    Parts without a name are taken in the order in which `code` needs them, if there are exactly as
    many as it still needs; else nothing of them is guessed. What is `unasked` the form did not
    ask for.

    >>> parted("Release: 5.2; expected date: 2027-03", Code.ROADMAP)[0].given
    ((<Side.RELEASE: 'release'>, '5.2'), (<Side.DUE: 'due'>, '2027-03'))
    >>> parted("soon", Code.ROADMAP)[1]
    'soon'
    """
    nameless = []
    for part in filter(None, map(str.strip, _PARTS.split(text))):
        side, said = _named(part)
        if side is None or given.of(side):
            nameless.append(part)
        elif said:
            given = given.with_(side, said)
    wanted = tuple(side for side in lacking(code, given) if side not in unasked)
    if len(wanted) == 1 and nameless:
        return given.with_(wanted[0], "\n".join(nameless)), ""
    if len(wanted) != len(nameless):
        return given, "\n".join(nameless)
    for side, part in zip(wanted, nameless, strict=True):
        given = given.with_(side, part)
    return given, ""


def named_in(text: str) -> SideData:
    """Return what a comment says under the names of a form, and nothing of the rest.

    >>> named_in("Release: 5.2; we are confident").given
    ((<Side.RELEASE: 'release'>, '5.2'),)
    """
    found = NOTHING
    for part in filter(None, map(str.strip, _PARTS.split(text))):
        side, said = _named(part)
        if side is not None and said and not found.of(side):
            found = found.with_(side, said)
    return found


def _named(part: str) -> tuple[Side | None, str]:
    name, colon, said = part.partition(":")
    return (_BY_NAME.get(normal_key(name)) if colon else None), said.strip()


def joined_sides(given: SideData, language: Language) -> str:
    """Return side data as the one text from which `parted` reads it again.

    >>> joined_sides(SideData(release="5.2"), Language.EN)
    'Release: 5.2'
    """
    told = (f"{side_name(side, language)}: {said}" for side, said in given.given)
    return "\n".join(told)
