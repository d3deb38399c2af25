"""Finds where a vendor's table begins and what its columns are, wherever and however named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from vendor_data.answer import Certainty, Code, understand
from vendor_data.answers import side_data
from vendor_data.answers.side_data import Side
from vendor_data.our_rows import is_our_row
from workbench.language import normal_key
from workbench.sheet import Cell, Line, Sheet

HEADER_WITHIN = 60
FOOT_WITHIN = 5  # a head that was sorted with the rest stands at the end
FEWEST_HEADERS = 2
FEWEST_CODES = 3
_LONGEST_HEADER = 80


class Role(StrEnum):
    """What a column holds."""

    ID = "id"
    CODE = "code"
    FINGERPRINT = "fingerprint"
    TEXT = "text"
    CLAUSE = "clause"
    PRIORITY = "priority"
    MANDATORY = "mandatory"
    ANSWER = "answer"
    COMMENT = "comment"
    EVIDENCE = "evidence"
    PRICE = "price"
    VENDOR = "vendor"
    SIDE = "beside the answer"
    EFFORT = Side.EFFORT.value
    DONE_BY = Side.DONE_BY.value
    LACKING = Side.LACKING.value
    COST_BORNE_BY = Side.COST_BORNE_BY.value
    UPKEEP = Side.UPKEEP.value
    PRODUCT = Side.PRODUCT.value
    MAKER = Side.MAKER.value
    RELEASE = Side.RELEASE.value
    DUE = Side.DUE.value
    WORKAROUND = Side.WORKAROUND.value


SIDE_ROLES = {side: Role(side.value) for side in Side}
SIDES = frozenset((Role.SIDE, *SIDE_ROLES.values()))
_SUBJECTS = frozenset({Role.ID, Role.CODE, Role.TEXT, Role.VENDOR})
# Exact names come first; the words after "|" are enough when they stand inside a longer name.
_NAMES = {
    Role.ID: ("gozin id,شناسهٔ گزین", ""),
    Role.FINGERPRINT: ("gozin text,اثر متن گزین", ""),
    Role.CODE: (
        "code,id,no,no.,nr,number,ref,#,requirement id,req id,کد,شناسه,شماره,ردیف",
        "requirement id,requirement code,req code,کد نیازمندی,شناسه نیازمندی",
    ),
    Role.TEXT: ("requirement,text,description,requirement text,نیازمندی,شرح,متن,شرح نیازمندی", ""),
    Role.CLAUSE: ("clause,بند", ""),
    Role.PRIORITY: ("moscow,priority,اولویت", "priority,اولویت"),
    Role.MANDATORY: ("mandatory,must,الزامی", "mandatory,الزامی"),
    Role.ANSWER: (
        "answer,response,reply,compliance,answer code,پاسخ,جواب,کد پاسخ,انطباق",
        "answer,response,compliance,پاسخ,جواب",
    ),
    Role.COMMENT: (
        "comment,comments,remark,remarks,note,notes,explanation,توضیح,توضیحات,یادداشت,ملاحظات",
        "comment,remark,explanation,توضیح,ملاحظات",
    ),
    Role.EVIDENCE: (
        "evidence,reference,proof,file,attachment,مدرک,مدارک,مستندات,پیوست,فایل",
        "evidence,proof,مدرک,مستند,پیوست",
    ),
    Role.SIDE: ("beside the answer,details,کنار پاسخ,جزئیات", ""),
    Role.PRICE: ("price,cost,amount,قیمت,مبلغ,هزینه,بها", "price,cost,قیمت,مبلغ,هزینه"),
    Role.VENDOR: (
        "vendor,company,vendor name,ارائه‌دهنده,پیشنهاددهنده,شرکت,نام شرکت",
        "vendor,company,ارائه‌دهنده,پیشنهاددهنده",
    ),
}


def _plain(title: str) -> str:
    """Return a title without the signs that people set beside its words: "Req. ID *"."""
    return " ".join(re.findall(r"[\w#]+", normal_key(title)))


_SIDE_WORDS = {
    Side.EFFORT: "effort needed,estimated effort,person days,میزان تلاش,نفرروز",
    Side.DONE_BY: "by whom,performed by,configured by,توسط",
    Side.LACKING: "missing,missing part,limitations,gap,کمبود,بخش ناقص,محدودیت",
    Side.COST_BORNE_BY: "cost bearer,who pays,paid by,پرداخت‌کننده",
    Side.UPKEEP: "maintenance,maintained by,upkeep,نگهداری",
    Side.PRODUCT: "third-party product,product name,محصول,محصول ثالث",
    Side.MAKER: "maker,manufacturer,product maker,سازنده,تولیدکننده",
    Side.RELEASE: "version,planned release,release version,نسخه,نسخه آینده",
    Side.DUE: "date,due,due date,release date,planned date,available from,تاریخ,موعد",
    Side.WORKAROUND: "work-around,alternative,راهکار جایگزین,جایگزین",
}
_EXACT = {_plain(name): role for role, (names, _) in _NAMES.items() for name in names.split(",")}
for _side in Side:
    _titles = (side_data.ENGLISH[_side], side_data.PERSIAN[_side])
    for _title in (*_titles, *_SIDE_WORDS[_side].split(",")):
        _EXACT[_plain(_title)] = Role(_side.value)
_WITHIN = [
    (normal_key(word), role)
    for role, (_, words) in _NAMES.items()
    for word in words.split(",")
    if word
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundColumn:
    """One column of a table; `role` is None if nobody asked for it, `is_certain` if by name."""

    column: int
    title: str
    role: Role | None
    is_certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table inside a sheet: its columns and all lines but its header, which is 0 if lost."""

    sheet: Sheet
    header: int
    columns: tuple[FoundColumn, ...]
    lines: tuple[Line, ...]
    codes: tuple[tuple[int, Code], ...] = ()  # columns that stand for one answer each
    _by_role: dict[Role, int] = field(init=False, repr=False, compare=False)
    _stray: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked some thirty times for each line.
        found = {one.role: one.column for one in reversed(self.columns) if one.role}
        object.__setattr__(self, "_by_role", found)
        marked = (column for column, _ in self.codes)
        used = {cell.column for line in self.lines for cell in line.cells}
        object.__setattr__(self, "_stray", frozenset(used.difference(found.values(), marked)))

    def column(self, role: Role) -> int | None:
        """Return the number of the column that holds `role`."""
        return self._by_role.get(role)

    def stray(self, line: Line) -> tuple[Cell, ...]:
        """Return the cells of a line with text in columns that hold nothing which was asked."""
        columns = self._stray
        if not columns:
            return ()
        return tuple(cell for cell in line.cells if cell.column in columns and cell.text)

    @property
    def asks_for_sides(self) -> bool:
        """Say whether the table has columns of its own for what stands beside a code."""
        return any(found.role in SIDES for found in self.columns)

    @property
    def is_headless(self) -> bool:
        """Say whether no column has a name any more: all of them were taken to stand as in ours."""
        return not any(found.title for found in self.columns)

    def title(self, column: int) -> str:
        """Return how a column is named, "" if it is not."""
        return next((found.title for found in self.columns if found.column == column), "")


def find_table(sheet: Sheet) -> Table | None:
    """Return the table of a sheet, by the line that names most columns; None if there is none."""
    count = len(sheet.lines)
    starts = (
        *range(min(count, HEADER_WITHIN)),
        *range(max(HEADER_WITHIN, count - FOOT_WITHIN), count),
    )
    candidates = [
        (_header(sheet.lines[at : at + size]), at, size) for at in starts for size in (1, 2)
    ]
    if not candidates:
        return None
    columns, at, size = max(candidates, key=lambda one: (_worth(one[0]), -one[1] - one[2], -one[2]))
    if _worth(columns) < FEWEST_HEADERS:
        return None
    head, rest = sheet.lines[at : at + size], sheet.lines[at + size :]
    lines, codes = (*sheet.lines[:at], *noted(head), *rest), _code_columns(columns)
    return Table(
        sheet=sheet,
        header=head[-1].number,
        columns=columns if codes else with_guess(columns, lines),
        lines=lines,
        codes=codes,
    )


def noted(head: Sequence[Line]) -> tuple[Line, ...]:
    """Return what is noted on a header as lines of their own: nobody reads the header again."""
    noted = [(line.number, [cell for cell in line.cells if cell.note]) for line in head]
    return tuple(
        Line(number=at, cells=tuple(Cell(column=one.column, text=one.note) for one in cells))
        for at, cells in noted
        if cells
    )


def _code_columns(columns: Sequence[FoundColumn]) -> tuple[tuple[int, Code], ...]:
    """Return the columns that stand for one answer each, to be marked with a cross."""
    if any(found.role is Role.ANSWER for found in columns):
        return ()
    meant = ((found.column, understand(found.title)) for found in columns)
    codes = [(at, one.codes[0]) for at, one in meant if one.certainty is Certainty.EXACT]
    return tuple(codes) if len(codes) >= FEWEST_CODES else ()


def role_of(title: str) -> tuple[Role | None, bool]:
    """Return the role that a title names, and whether it is one of the exact names.

    >>> role_of("Vendor's response (code)")
    (<Role.ANSWER: 'answer'>, False)
    """
    key = normal_key(title)
    if _plain(title) in _EXACT:
        return _EXACT[_plain(title)], True
    if len(key) > _LONGEST_HEADER:
        return None, True
    return next((role for word, role in _WITHIN if word in key), None), False


def _worth(columns: Sequence[FoundColumn]) -> int:
    """Count what a header names; a line that never says what it is about is no header."""
    named = {found.role for found in columns if found.role}
    if Role.ANSWER not in named:
        named -= SIDES
    return len(named) if named & _SUBJECTS else 0


def _header(lines: Sequence[Line]) -> tuple[FoundColumn, ...]:
    """Read one or two lines as a header; of two, the lower one names a column if it can."""
    if len(lines) > 1 and any(_is_data(line) for line in lines[1:]):
        return ()
    if any(is_our_row(line) for line in lines):
        return ()
    titles: dict[int, str] = {}
    for line in lines:
        for cell in line.cells:
            if cell.text and (role_of(cell.text)[0] or cell.column not in titles):
                titles[cell.column] = cell.text
    found: list[FoundColumn] = []
    for column, title in sorted(titles.items()):
        role, is_certain = role_of(title)
        is_free = role not in {other.role for other in found}
        found.append(
            FoundColumn(
                column=column, title=title, role=role if is_free else None, is_certain=is_certain
            )
        )
    return tuple(found)


def _is_data(line: Line) -> bool:
    """Say whether a line answers something: then it cannot be the lower half of a header."""
    return not any(role_of(cell.text)[0] and role_of(cell.text)[1] for cell in line.cells)


def with_guess(columns: tuple[FoundColumn, ...], lines: Sequence[Line]) -> tuple[FoundColumn, ...]:
    """Find an answer column that has lost its name by what stands in it."""
    if any(found.role is Role.ANSWER for found in columns):
        return columns
    named = {found.column for found in columns if found.role}
    shares = {
        column: share for column, share in _answer_shares(lines).items() if column not in named
    }
    best = max(shares, key=lambda column: shares[column], default=None)
    if best is None or shares[best] <= 1 / 2:
        return columns
    title = next((found.title for found in columns if found.column == best), "")
    guess = FoundColumn(column=best, title=title, role=Role.ANSWER, is_certain=False)
    others = (found for found in columns if found.column != best)
    return tuple(sorted((*others, guess), key=lambda found: found.column))


def _answer_shares(lines: Sequence[Line]) -> dict[int, float]:
    """Return per column the share of its filled cells that are answer codes."""
    filled: dict[int, list[bool]] = {}
    for line in lines:
        for cell in line.cells:
            is_code = understand(cell.text).certainty in {Certainty.EXACT, Certainty.LIKELY}
            filled.setdefault(cell.column, []).append(is_code)
    return {column: sum(codes) / len(codes) for column, codes in filled.items()}
