"""The list of requirements as it was issued: version 1, and each that followed it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rfp.needs.requirement import Moscow
from workbench.problem import Term

Words = Mapping[str, str]


class ListChangeKind(StrEnum):
    """How a list followed the one before it."""

    ADDENDUM = "addendum"  # before the last day for proposals
    REVISION = "revision"  # after the proposals, while prices are sealed

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    ListChangeKind.ADDENDUM: Term("Addendum"),
    ListChangeKind.REVISION: Term("Revision after the proposals"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRequirement:
    """A requirement as one list had it, and why that list changed it, if it did."""

    id: str
    code: str
    moscow: Moscow
    mandatory: bool
    criterion: str | None
    texts: Words
    acceptances: Words
    is_withdrawn: bool = False
    reason: str = ""
    changed_by: str = ""

    def says(self) -> tuple[object, ...]:
        """Return all that vendors read of it, to be held against another list's."""
        texts, tests = (_spoken(words) for words in (self.texts, self.acceptances))
        return self.code, self.moscow, self.mandatory, self.criterion, texts, tests


def _spoken(words: Words) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((language, text) for language, text in words.items() if text))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListVersion:
    """One issued list: when, by whom, and from the second on why and until when to answer."""

    version: int
    issued_at: dt.datetime
    issued_by: str
    fingerprint: str
    kind: ListChangeKind | None = None
    number: int = 0
    reasons: Words
    answers_by: dt.date | None = None
