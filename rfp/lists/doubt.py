"""What a list leaves open: asked of a person, with a proposal where one is likely."""

from dataclasses import dataclass

from rfp.lists.subject import Field
from workbench.problem import Term

LEAVE, TAKE, SPLIT, EMPTY = "leave out", "take", "split", ""

IN_WORDS = Term("the list says it in words of its own")
NOT_ON_SCALE = Term("this is not on the scale")
A_RANGE = Term("this is a range; choose one level")
A_DATE = Term("the spreadsheet made a date of it; it may have been a range")
NOT_APPLICABLE = Term("no level is given; that is not 0")
BLANK = Term("the cell is empty")
NO_VALUE = Term("this is a formula without a value")
AN_ERROR = Term("this is an error of the spreadsheet")
UNKNOWN = Term("nothing here has this name")
NOT_A_TICK = Term("this is neither a tick nor empty")
SEVERAL_KINDS = Term("several kinds are ticked; a gap has one")
NO_KIND = Term("no kind is ticked")
MANDATORY_BUT = Term("it is mandatory, so it must be a must; the importance says otherwise")
STRUCK = Term("the row is struck through")
HIDDEN_ROW = Term("the row or its sheet is hidden")
DOUBLE_CODE = Term("another row of the list has the same code")
TAKEN_CODE = Term("another requirement has this code already")
SAME_WORDS = Term("these words are there already")
LONG_PAIN = Term("one pain here has more than 2,000 letters; split it into several")
NEARLY_SAME = Term("nearly these words are there already")
SEVERAL = Term("several seem to stand in one cell")
SEVERAL_MARKS = Term("more than one importance is ticked; a requirement has one")
SECTION = Term("a heading stands above these rows")
NO_DAY = Term("this is no day that can be read; write it as year, month, day")
ANOTHER_SCALE = Term("figures of this column go beyond the scale, so this one may be on another")

REASONS = (
    IN_WORDS, NOT_ON_SCALE, A_RANGE, A_DATE, NOT_APPLICABLE, BLANK, NO_VALUE, AN_ERROR, UNKNOWN,
    NOT_A_TICK, SEVERAL_KINDS, NO_KIND, MANDATORY_BUT, STRUCK, HIDDEN_ROW, DOUBLE_CODE, TAKEN_CODE,
    LONG_PAIN, SAME_WORDS, NEARLY_SAME, SEVERAL, SEVERAL_MARKS, SECTION, ANOTHER_SCALE,
    NO_DAY,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One question: about one cell, or about all cells that hold the same.

    `choices` are values of the field, LEAVE, TAKE, SPLIT or EMPTY; `proposal` is one of them or
    None.
    """

    field: Field | None
    reason: Term
    found: str
    places: tuple[str, ...]
    rows: tuple[int, ...]
    choices: tuple[str, ...]
    proposal: str | None = None
    beside: str = ""

    @property
    def key(self) -> str:
        """What names the question for as long as the list stays the same."""
        return f"{self.field or ''}|{self.reason}|{self.found}|{self.rows[0]}"


@dataclass(frozen=True, slots=True)
class Said:
    """What one cell says: a value, or why nobody can tell and what it may be."""

    value: str = ""
    reason: Term | None = None
    choices: tuple[str, ...] = ()
    proposal: str | None = None
