"""The cells of one line by what their columns hold, and what stands where no column claims it."""

from vendor_data.answer import Certainty, understand
from vendor_data.answers.side_data import SideData
from vendor_data.columns import SIDE_ROLES, Role, Table
from vendor_data.price import PriceKind, read_price
from workbench.sheet import Cell, Line

BESIDE_ROLES = (Role.COMMENT, Role.EVIDENCE, Role.SIDE, *SIDE_ROLES.values())
_LONGEST_MARK = 3
_LEAST_AMOUNT = 100


def cell_of(table: Table, line: Line, role: Role) -> Cell | None:
    """Return the cell of a role, if it is filled."""
    column = table.column(role)
    return line.cell(column) if column else None


def said(table: Table, line: Line, role: Role) -> str:
    """Return the text of a line under a role, "" if there is none."""
    cell = cell_of(table, line, role)
    return cell.text.strip() if cell else ""


def place_of(table: Table, line: Line, role: Role) -> str:
    """Return where the cell of a role stands; for a lost column, where its line begins."""
    return table.sheet.place(line.number, table.column(role) or 1)


def sides_of(table: Table, line: Line) -> SideData:
    """Return what stands in the columns beside the code."""
    return SideData(**{side.value: said(table, line, role) for side, role in SIDE_ROLES.items()})


def loose_cells(table: Table, line: Line) -> list[Cell]:
    """Return the cells with words that no column claims; a code's column claims marks alone."""
    loose = [cell for cell in table.stray(line) if not is_amount(cell.text)]
    marked = (line.cell(column) for column, _ in table.codes)
    return loose + [cell for cell in marked if cell and not _is_mark(cell.text)]


def loose_amounts(table: Table, line: Line) -> list[Cell]:
    """Return the cells with amounts that no column claims: they are for nobody before prices."""
    return [cell for cell in table.stray(line) if is_amount(cell.text)]


def loose_words(table: Table, line: Line) -> str:
    """Return what a vendor wrote into a line where no field asks for it, notes included."""
    told = [(table.title(cell.column), cell.text.strip()) for cell in loose_cells(table, line)]
    words = [f"{title}: {text}" if title else text for title, text in told]
    return "\n".join(dict.fromkeys((*words, *(cell.note for cell in line.cells if cell.note))))


def all_words(table: Table, line: Line) -> str:
    """Return all that a vendor wrote beside an answer."""
    claimed = (said(table, line, role) for role in BESIDE_ROLES)
    return " | ".join(filter(None, (*claimed, loose_words(table, line))))


def _is_mark(text: str) -> bool:
    short = len(text.strip()) <= _LONGEST_MARK
    return short or understand(text).certainty in {Certainty.EXACT, Certainty.LIKELY}


def is_amount(text: str) -> bool:
    """Say whether a text is a price, or a figure so large that it may be one."""
    price = read_price(text)
    if price.kind is not PriceKind.AMOUNT or price.amount is None:
        return False
    return bool(price.currency) or price.amount >= _LEAST_AMOUNT
