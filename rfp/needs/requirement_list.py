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
    """A requirement as one list had it, and why that list changed it, if it did.

    The wave and the reasons why it is mandatory are None where an older release did not keep them;
    empty they say that none was given.
    """

    id: str
    code: str
    moscow: Moscow
    mandatory: bool
    criterion: str | None
    texts: Words
    acceptances: Words
    wave: str | None = None  # a code of `Wave`
    mandatory_reasons: Words | None = None
    is_withdrawn: bool = False
    reason: str = ""
    changed_by: str = ""


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
