"""The errors of calculation that there are, and the published rule that decides each."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.problem import Term


class Error(StrEnum):
    """What does not agree with what."""

    WORDS = "words"  # figures and words of one cell
    LINE = "line"  # unit price times quantity, and the line's total
    TOTAL = "total"  # the sum of the lines, and the total below them

    @property
    def label(self) -> Term:
        return _ERRORS[self]


class Prevails(StrEnum):
    """Which of two amounts that differ counts."""

    WORDS = "words"
    FIGURES = "figures"
    UNIT_PRICE = "unit price"
    LINE_TOTAL = "line total"
    SUM = "sum"
    STATED_TOTAL = "stated total"

    @property
    def label(self) -> Term:
        return _PREVAILS[self]


_ERRORS = {
    Error.WORDS: Term("Words against figures"),
    Error.LINE: Term("Unit price times quantity against the line's total"),
    Error.TOTAL: Term("Sum of the lines against the total"),
}
_PREVAILS = {
    Prevails.WORDS: Term("The amount in words prevails"),
    Prevails.FIGURES: Term("The amount in figures prevails"),
    Prevails.UNIT_PRICE: Term("The unit price prevails"),
    Prevails.LINE_TOTAL: Term("The line's total prevails"),
    Prevails.SUM: Term("The sum of the lines prevails"),
    Prevails.STATED_TOTAL: Term("The stated total prevails"),
}
CHOICES = {
    Error.WORDS: (Prevails.WORDS, Prevails.FIGURES),
    Error.LINE: (Prevails.UNIT_PRICE, Prevails.LINE_TOTAL),
    Error.TOTAL: (Prevails.SUM, Prevails.STATED_TOTAL),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRules:
    """What prevails in each kind of error; published with the plan."""

    words: Prevails = Prevails.WORDS
    line: Prevails = Prevails.UNIT_PRICE
    total: Prevails = Prevails.SUM

    def of(self, error: Error) -> Prevails:
        return {Error.WORDS: self.words, Error.LINE: self.line, Error.TOTAL: self.total}[error]
