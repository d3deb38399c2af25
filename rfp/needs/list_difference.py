"""What differs between two lists of requirements: what came, what went, which words changed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from rfp.needs.requirement_list import ListedRequirement
from workbench.problem import Term
from workbench.wording import spoken

Kept = str | Mapping[str, str] | None  # what an older release did not keep is None


class Mark(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Piece(NamedTuple):
    """A run of words and what became of it."""

    text: str
    mark: Mark


class Facet(StrEnum):
    """What of a requirement may differ between two lists."""

    CODE = "code"
    TEXT = "text"
    ACCEPTANCE = "acceptance"
    MOSCOW = "moscow"
    MANDATORY = "mandatory"
    CRITERION = "criterion"
    MANDATORY_REASON = "mandatory reason"
    WAVE = "wave"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    Facet.CODE: Term("Code"),
    Facet.TEXT: Term("Words"),
    Facet.ACCEPTANCE: Term("Acceptance test"),
    Facet.MOSCOW: Term("Importance"),
    Facet.MANDATORY: Term("Mandatory"),
    Facet.CRITERION: Term("Criterion"),
    Facet.MANDATORY_REASON: Term("Reason why it is mandatory"),
    Facet.WAVE: Term("Wave"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRequirement:
    """A requirement that both lists have, before and after, and what of it differs."""

    before: ListedRequirement
    after: ListedRequirement
    facets: tuple[Facet, ...]

    def words(self, language: str) -> tuple[Piece, ...]:
        """Return the words in one language, with what came and what went marked."""
        return pieces(self.before.texts.get(language, ""), self.after.texts.get(language, ""))

    def reason_words(self, language: str) -> tuple[Piece, ...]:
        """Return why it is mandatory in one language, marked in the same way."""
        was, now = self.before.mandatory_reasons or {}, self.after.mandatory_reasons or {}
        return pieces(was.get(language, ""), now.get(language, ""))

    def test_words(self, language: str) -> tuple[Piece, ...]:
        """Return the acceptance test in one language, marked in the same way."""
        was = self.before.acceptances.get(language, "")
        return pieces(was, self.after.acceptances.get(language, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDifference:
    """What a later list has otherwise than an earlier one.

    Each requirement of `added`, and each `after` of `changed`, tells who changed it and why;
    what was `removed` is told as the earlier list had it, with the reason why it went.
    """

    before: int
    after: int
    added: tuple[ListedRequirement, ...]
    removed: tuple[ListedRequirement, ...]
    changed: tuple[ChangedRequirement, ...]

    @property
    def nothing(self) -> bool:
        return not (self.added or self.removed or self.changed)

    @property
    def touched(self) -> frozenset[str]:
        """The ids of all requirements that differ."""
        changed = (each.after for each in self.changed)
        return frozenset(each.id for each in (*self.added, *self.removed, *changed))


def difference(
    earlier: Iterable[ListedRequirement],
    later: Iterable[ListedRequirement],
    *,
    versions: tuple[int, int] = (1, 2),
) -> ListDifference:
    """Hold two lists against each other, requirement by requirement, in the order of codes."""
    was, _ = _parted(earlier)
    now, withdrawn = _parted(later)
    both = [key for key in now if key in was]
    return ListDifference(
        before=versions[0],
        after=versions[1],
        added=_by_code(now[key] for key in now if key not in was),
        removed=_by_code(_told(was[key], withdrawn.get(key)) for key in was if key not in now),
        changed=tuple(
            ChangedRequirement(before=was[key], after=now[key], facets=facets)
            for key in sorted(both, key=lambda key: now[key].code)
            if (facets := tuple(_facets(was[key], now[key])))
        ),
    )


def _parted(
    listed: Iterable[ListedRequirement],
) -> tuple[dict[str, ListedRequirement], dict[str, ListedRequirement]]:
    """Part what stands on a list from what is noted on it as withdrawn."""
    standing: dict[str, ListedRequirement] = {}
    withdrawn: dict[str, ListedRequirement] = {}
    for each in listed:
        (withdrawn if each.is_withdrawn else standing)[each.id] = each
    return standing, withdrawn


def _told(was: ListedRequirement, note: ListedRequirement | None) -> ListedRequirement:
    return note or was


def _by_code(found: Iterable[ListedRequirement]) -> tuple[ListedRequirement, ...]:
    return tuple(sorted(found, key=lambda each: each.code))


def _facets(was: ListedRequirement, now: ListedRequirement) -> Iterator[Facet]:
    pairs = {
        Facet.CODE: (was.code, now.code),
        Facet.TEXT: (spoken(was.texts), spoken(now.texts)),
        Facet.ACCEPTANCE: (spoken(was.acceptances), spoken(now.acceptances)),
        Facet.MOSCOW: (was.moscow, now.moscow),
        Facet.MANDATORY: (was.mandatory, now.mandatory),
        Facet.CRITERION: (was.criterion, now.criterion),
        Facet.MANDATORY_REASON: _if_kept(was.mandatory_reasons, now.mandatory_reasons),
        Facet.WAVE: _if_kept(was.wave, now.wave),
    }
    return (facet for facet, (before, after) in pairs.items() if before != after)


def _if_kept(was: Kept, now: Kept) -> tuple[Kept, Kept]:
    """Return both, or two alike where an older release did not keep one of them."""
    return (None, None) if was is None or now is None else (was, now)


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return one text that holds both, word by word, with what differs marked.

    Words that differ with spaces alone between them stand as one phrase that went, one that came.

    >>> [(p.text, p.mark.value) for p in pieces("It prints bills", "It mails bills")]
    [('It ', 'same'), ('prints', 'removed'), ('mails', 'added'), (' bills', 'same')]
    """
    was, now = _tokens(before), _tokens(after)

    def differs(deed: tuple[str, int, int, int, int]) -> bool:
        return deed[0] != "equal" or "".join(was[deed[1] : deed[2]]).isspace()

    found: list[Piece] = []
    matched = SequenceMatcher(None, was, now, autojunk=False)
    for _, group in groupby(matched.get_opcodes(), differs):
        deeds = list(group)
        gone = "".join(was[deeds[0][1] : deeds[-1][2]])
        come = "".join(now[deeds[0][3] : deeds[-1][4]])
        found += _marked(gone, come)
    return tuple(found)


def _marked(gone: str, come: str) -> list[Piece]:
    if gone == come:
        return [Piece(gone, Mark.SAME)]
    both = (Piece(gone, Mark.REMOVED), Piece(come, Mark.ADDED))
    return [piece for piece in both if piece.text]


def _tokens(text: str) -> list[str]:
    return re.findall(r"\s+|\d+(?:[.,:/٫٬]\d+)+|[\w\u200c]+|[^\w\s]", text)
