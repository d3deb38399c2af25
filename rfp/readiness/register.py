"""The registers: what each row of each of them holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.problem import Problem, Term

Cell = str | int | None  # words, the code of a choice, or a whole number


class Register(StrEnum):
    """A list that the RFP prints as a table, or that says who is concerned."""

    INTERFACES = "interfaces"
    DATA = "data"
    REPORTS = "reports"
    TRAINING = "training"
    SUPPORT = "support"
    STAKEHOLDERS = "stakeholders"
    GOVERNANCE = "governance"

    @property
    def label(self) -> Term:
        return _TITLES[self]


_TITLES = {
    Register.INTERFACES: Term("Interfaces"),
    Register.DATA: Term("Data sets"),
    Register.REPORTS: Term("Reports and templates"),
    Register.TRAINING: Term("Training plan"),
    Register.SUPPORT: Term("Support after go-live"),
    Register.STAKEHOLDERS: Term("Stakeholders"),
    Register.GOVERNANCE: Term("Governance roles"),
}
IN_THE_RFP = (
    Register.INTERFACES, Register.DATA, Register.REPORTS, Register.TRAINING, Register.SUPPORT
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: words in both languages, one of `choices`, or a whole number in `span`."""

    code: str
    title: Term
    choices: Mapping[str, Term] | None = None
    span: range | None = None

    @property
    def is_words(self) -> bool:
        return self.choices is None and self.span is None


FIVE = range(1, 6)
_DIRECTIONS = {"in": Term("To us"), "out": Term("From us"), "both": Term("Both ways")}
_SORTS = {
    "report": Term("Report"), "query": Term("Query"), "template": Term("Document template")
}  # fmt: skip
_PARTS = {
    "scores": Term("Gives scores"), "heard": Term("Is heard"), "told": Term("Is kept informed"),
    "none": Term("No part"),
}  # fmt: skip
_YES_NO = {"yes": Term("Yes"), "no": Term("No")}


def _words(code: str, title: str) -> Column:
    return Column(code=code, title=Term(title))


def _one_of(code: str, title: str, choices: Mapping[str, Term]) -> Column:
    return Column(code=code, title=Term(title), choices=choices)


def _whole(code: str, title: str, span: range) -> Column:
    return Column(code=code, title=Term(title), span=span)


_COLUMNS = {
    Register.INTERFACES: (
        _words("system", "System"),
        _one_of("direction", "Which way the data go", _DIRECTIONS),
        _words("data", "Data that pass"),
        _words("method", "Method"),
    ),
    Register.DATA: (
        _words("what", "Which data"),
        _whole("quality", "Quality of 5", FIVE),
        _words("cleansing", "Cleansing"),
        _words("migration", "Migration"),
    ),
    Register.REPORTS: (
        _words("name", "Name"),
        _one_of("sort", "Sort", _SORTS),
        _words("timing", "Timing"),
        _words("distribution", "Goes to"),
    ),
    Register.TRAINING: (
        _words("role", "Role"),
        _whole("days", "Days", range(1, 366)),
        _words("mode", "Mode"),
        _words("when", "When"),
    ),
    Register.SUPPORT: (
        _words("plan", "Support plan"),
        _words("team", "Support team"),
        _words("mechanism", "How it is reached"),
    ),
    Register.STAKEHOLDERS: (
        _words("name", "Who"),
        _whole("influence", "Influence", FIVE),
        _whole("interest", "Interest", FIVE),
        _whole("rational", "Convinced", FIVE),
        _whole("emotional", "Won at heart", FIVE),
        _one_of("part", "Part in the scoring", _PARTS),
        _words("action", "What we do"),
    ),
    Register.GOVERNANCE: (
        _words("role", "Role"),
        _words("person", "Person"),
        _words("duty", "Duty"),
        _one_of("counterpart", "Counterpart at the vendor", _YES_NO),
    ),
}


def columns(register: Register) -> tuple[Column, ...]:
    """Return the columns of a register; the first one names the row."""
    return _COLUMNS[register]


def check_cell(register: Register, code: str, value: Cell) -> Column:
    """Return the column; refuse a cell that does not fit it. An empty cell always fits."""
    column = next((each for each in columns(register) if each.code == code), None)
    if column is None:
        raise Problem("this register has no column {code}", code=code)
    if value in (None, ""):
        return column
    if column.choices is not None and value not in column.choices:
        raise Problem("{column} has no choice {found}", column=column.title, found=value)
    if column.span is not None and value not in column.span:
        raise Problem(
            "{column} is a whole number from {least} to {most}, got {found}",
            column=column.title,
            least=column.span[0],
            most=column.span[-1],
            found=value,
        )
    return column


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of a register, its words in the language that was asked for."""

    id: str
    register: Register
    version: int
    cells: Mapping[str, Cell]

    def __getitem__(self, code: str) -> Cell:
        return self.cells.get(code)

    @property
    def name(self) -> str:
        """The words of the first column."""
        return str(self.cells.get(columns(self.register)[0].code) or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What is done to one row: a row without `entry` is new; only the cells that differ."""

    entry: str | None = None
    seen: int = 0
    cells: Mapping[str, Cell]
    is_removed: bool = False
