"""What a person has to look at in a returned file: where, what was found, what is proposed."""

from dataclasses import dataclass
from enum import StrEnum

from vendor_data.answer import Code
from workbench.problem import Problem

LONGEST_SHOWN = 60


class DoubtKind(StrEnum):
    """LIKELY has one proposal, CONFLICT needs a choice, the others only have to be seen."""

    LIKELY = "likely"
    CONFLICT = "conflict"
    UNREADABLE = "unreadable"
    PRICE = "price"
    SAME_VENDOR = "same vendor"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a vendor answers to one requirement, and where it stands in the file."""

    requirement: str
    code: Code
    comment: str = ""
    evidence: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing to look at; `options` are the answers that a person may choose from.

    `reason` is the template of a sentence with {place}, {found} and {proposal}.
    """

    kind: DoubtKind
    place: str
    found: str
    reason: str
    proposal: str = ""
    requirement: str = ""
    options: tuple[Answer, ...] = ()

    @property
    def problem(self) -> Problem:
        """Return the sentence, to be said in the reader's language."""
        found = shortened(self.found)
        return Problem(self.reason, place=self.place, found=found, proposal=self.proposal)


def shortened(text: str) -> str:
    """Return `text`, cut where a reader has seen enough."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
