"""When something is wanted: with the first roll-out, with the next one, or later."""

from enum import StrEnum

from workbench.problem import Term


class Wave(StrEnum):
    """The wave of the roll-out, the first one first."""

    NOW = "now"
    NEXT = "next"
    LATER = "later"

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {Wave.NOW: Term("Now"), Wave.NEXT: Term("Next"), Wave.LATER: Term("Later")}
