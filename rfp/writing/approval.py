"""What is signed off beside the gaps: the scope, and how the work is accepted."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rfp.readiness.stamp import Stamp
from rfp.writing.issued_section import READY, Kept
from rfp.writing.section_version import (
    NO_SECTIONS,
    KeptSection,
    Lines,
    SectionDifference,
    section_difference,
)
from workbench.problem import Term

Said = Mapping[str, Mapping[str, Lines]]  # by section in their order, then by language


class Matter(StrEnum):
    """What one stamp speaks for."""

    SCOPE = "scope"
    ACCEPTANCE = "acceptance"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {Matter.SCOPE: Term("Scope"), Matter.ACCEPTANCE: Term("Acceptance")}
# The sections of the RFP that say it; the acceptance has the test of each requirement beside them.
SECTIONS: Mapping[Matter, tuple[str, ...]] = {
    Matter.SCOPE: ("scope",),
    Matter.ACCEPTANCE: ("acceptance", "outcomes"),
}
TESTS = "tests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One matter as it stands, as it was approved, and the stamp on that; None if nobody did.

    `ours` is what stands in the ready words of then: what a later release rewords, nobody here
    changed. `list_version` is the issued list that stood at the approval; None: it was a draft.
    """

    matter: Matter
    now: Said
    ours: Said
    approved: Said
    stamp: Stamp | None
    list_version: int | None = None

    @property
    def holds(self) -> bool:
        """Whether nobody changed what was approved."""
        return self.stamp is not None and not self.stamp.changed_since

    @property
    def is_reworded(self) -> bool:
        """Whether the program says by now otherwise what nobody here changed."""
        return self.holds and written(self.now) != written(self.ours)

    @property
    def difference(self) -> SectionDifference:
        """What people said otherwise since it was approved."""
        if self.stamp is None:
            return NO_SECTIONS
        return section_difference(_sections(self.approved), _sections(self.ours))


def written(said: Said, ready: Mapping[str, Kept] | None = None) -> str:
    """Return what a matter says as it is kept: the same words give the same text.

    `ready` is the ready text of its sections at that time.
    """
    beside = {code: {READY: told} for code, told in (ready or {}).items()}
    told = {code: {**lines, **beside.get(code, {})} for code, lines in said.items()}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def read_back(kept: str) -> Said:
    """Return what was kept."""
    return {
        code: {language: tuple(lines) for language, lines in told.items() if language != READY}
        for code, told in json.loads(kept).items()
    }


def ready_back(kept: str) -> Mapping[str, Kept]:
    """Return the ready text that was kept beside it, by section; an earlier release kept none."""
    return {code: told for code, told in json.loads(kept).items() if READY in told}


def state_fingerprint(said: Said) -> str:
    """Return the SHA-256 of all that a stamp on this state speaks for.

    >>> state_fingerprint({})[:8]
    '44136fa3'
    """
    return hashlib.sha256(written(said).encode()).hexdigest()


def _sections(said: Said) -> Iterable[KeptSection]:
    for place, (code, told) in enumerate(said.items()):
        yield KeptSection(code=code, place=place, said=told)
