"""A spreadsheet as plain values: every cell is text, with what a reader should know beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One filled cell; `formula` and `note` are "" if it has none.

    `text` of a formula is the value that the file stored for it, "" if it stored none. `shown_with`
    is what the number format writes beside a figure.
    """

    column: int
    text: str
    formula: str = ""
    note: str = ""
    is_error: bool = False
    is_coloured: bool = False
    is_merged: bool = False
    is_struck: bool = False
    is_date: bool = False
    is_percent: bool = False
    shown_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a sheet, or of a text file, by the number that its reader sees.

    `marks` are the names that a document keeps in a row where nobody sees them.
    """

    number: int
    cells: tuple[Cell, ...]
    is_hidden: bool = False
    marks: tuple[str, ...] = ()

    def cell(self, column: int | None) -> Cell | None:
        """Return the filled cell in `column`, if there is one."""
        for cell in self.cells:  # asked some thirty times for each line: a loop is the quickest
            if cell.column == column:
                return cell
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; a text file is a single sheet without a name, a document one for each table.

    `is_text` stands for the paragraphs of a document, one a line: of the text itself, or of what
    `name` says.
    """

    name: str
    lines: tuple[Line, ...]
    is_hidden: bool = False
    hidden_columns: tuple[int, ...] = ()
    table: int = 0
    is_text: bool = False

    def place(self, line: int, column: int) -> str:
        """Return where a cell stands, as its reader would say it.

        >>> Sheet(name="Answers", lines=()).place(7, 4), Sheet(name="", lines=()).place(7, 4)
        ('Answers!D7', 'line 7')
        >>> Sheet(name="", lines=(), table=2).place(7, 4)
        'table 2 row 7 column 4'
        """
        if self.is_text:
            return f"{self.name or 'paragraph'} {line}"
        if self.table:
            return f"table {self.table} row {line} column {column}"
        return f"{self.name}!{column_letters(column)}{line}" if self.name else f"line {line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All that a file holds; `guessed_encoding` is "" when the encoding was certain.

    `tracked_changes` is how many changes of a document were taken as accepted; `margins` are the
    paragraphs of its headers and footers; `own` are the marks by which it tells its paragraphs and
    cells that we wrote ourselves; `pictures` are the places of pictures among the cells.
    """

    sheets: tuple[Sheet, ...]
    properties: tuple[tuple[str, str], ...] = ()
    guessed_encoding: str = ""
    tracked_changes: int = 0
    text: tuple[Line, ...] = ()
    margins: tuple[Line, ...] = ()
    own: frozenset[str] = frozenset()
    pictures: tuple[str, ...] = ()

    @property
    def beside_cells(self) -> tuple[Sheet, ...]:
        """What a workbook says outside its cells."""
        told = (("text box", self.text), ("header or footer", self.margins))
        return tuple(Sheet(name=name, lines=said, is_text=True) for name, said in told if said)


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 1.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
