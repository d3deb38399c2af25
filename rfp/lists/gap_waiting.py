"""Which gaps of a register wait for which, by the numbers or titles that its keeper gave them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rfp.lists import doubt
from rfp.lists.doubt import EMPTY, LEAVE, Doubt
from rfp.lists.entry import Entry
from rfp.lists.headers import loose
from rfp.lists.subject import Field

_APART = re.compile(r"[,;،؛\n|/+&]")
_NOBODY = frozenset(map(loose, ("-", "–", "—", "none", "no", "n/a", "ندارد", "هیچ")))

Places = Mapping[str, Sequence[int]]  # of the rows that bear a name


def waiting_doubts(entries: Sequence[Entry]) -> Iterator[Doubt]:
    """Yield a question for each row that waits for what is no other row of the list."""
    rows = _rows(entries)
    for row, entry in enumerate(entries):
        text = entry.get(Field.WAITS_FOR)
        if any(len(set(rows.get(name, ())) - {row}) != 1 for name in _names(text, rows)):
            yield Doubt(
                field=Field.WAITS_FOR,
                reason=doubt.UNKNOWN,
                found=text,
                places=(entry.place,),
                rows=(row,),
                choices=(EMPTY, LEAVE),
            )


def waiting(entries: Sequence[Entry]) -> list[tuple[int, ...]]:
    """Return for each row the places of those that it waits for; who was left out is not there."""
    rows = _rows(entries)
    return [
        tuple(
            dict.fromkeys(
                other
                for name in _names(entry.get(Field.WAITS_FOR), rows)
                for other in rows.get(name, ())
                if other != row
            )
        )
        for row, entry in enumerate(entries)
    ]


def _rows(entries: Sequence[Entry]) -> Places:
    found: dict[str, list[int]] = {}
    for row, entry in enumerate(entries):
        for kind in (Field.NUMBER, Field.TITLE):
            if text := entry.get(kind):
                found.setdefault(loose(text), []).append(row)
    return found


def _names(text: str, rows: Places) -> Iterator[str]:
    """Yield the names that a cell holds: apart by marks, or by spaces if each names a row."""
    for part in _APART.split(text):
        name, words = loose(part), [loose(word) for word in part.split()]
        if name not in rows and len(words) > 1 and all(word in rows for word in words):
            yield from words
        elif part.strip() and name not in _NOBODY:
            yield name
