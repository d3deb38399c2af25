"""Where the table of a sheet begins, what its columns are, and which rows are no entries."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rfp.lists.grid import Grid, GridRow, Mark
from rfp.lists.headers import EXACT, LONGEST_HEADING, PARTS, claims, is_figure, loose
from rfp.lists.matrix import read_matrix
from rfp.lists.raci import HEADING, Raci, read_raci
from rfp.lists.sideways import upright
from rfp.lists.subject import MAIN, Subject
from workbench.problem import Problem

HEADER_WITHIN = 40  # rows
ENOUGH = 2 * EXACT  # two columns named for certain
FEWEST_COLUMNS = 2
_FEW_WORDS = 3
_SLIGHT = 0.1  # lets half of the words be enough
_UNREADABLE = frozenset({Mark.ERROR, Mark.NO_VALUE})
_USUAL_FILL = 3 / 5  # share of the main part's rows from which a part beside it is no legend
_OLD = re.compile(
    r"\bold\b|archive|backup|previous|obsolete|deprecated|superseded|copy of"
    r"|قدیم|بایگانی|قبلی|منسوخ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column of the table: where it stands, its heading, and how many rows fill it."""

    number: int
    title: str
    filled: int = 0
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTable:
    """The table of one sheet; `header` is the line of its last heading, 0 if it has none.

    `raci` are the marks of people in it, from which one of its columns was made.
    """

    grid: Grid
    header: int
    columns: tuple[ListColumn, ...]
    rows: tuple[GridRow, ...]
    beside: tuple[str, ...] = ()  # headings of what stands next to it and is not part of it
    raci: Raci | None = None

    @property
    def is_aside(self) -> bool:
        """Whether the sheet is hidden or says by its name that it is out of date."""
        return self.grid.is_hidden or bool(_OLD.search(self.grid.name.replace("_", " ")))

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(column.title for column in self.columns)


@dataclass(frozen=True, slots=True)
class _Heading:
    """One way to read the heading: how many rows down it ends, and what it then names."""

    after: int
    titles: dict[int, str]
    worth: int
    is_plain: bool = True  # one line, or two of which the upper one spans columns


def find_table(grid: Grid, subject: Subject, *, header: int | None = None) -> ListTable | None:
    """Return the table of a sheet, by the rows that name most columns of `subject`.

    `header` is the line that somebody says is the last of the heading, 0 for none at all.
    """
    grid = upright(grid, subject) if header is None else grid
    grid = read_matrix(grid) if subject is Subject.STEPS and header is None else grid
    heading = _said(grid, subject, header) if header is not None else _best(grid, subject)
    if heading is None:
        return None
    body = grid.rows[heading.after :]
    main, others = _parts(body, heading.titles)
    if len(main) < FEWEST_COLUMNS and header is None and not heading.worth:
        return None
    titles = dict(heading.titles)
    raci = read_raci({number: titles.get(number, "") for number in main}, body, subject)
    if raci:
        titles[raci.number], main, body = HEADING, [*main, raci.number], raci.rows
    return ListTable(
        grid=grid,
        header=grid.rows[heading.after - 1].line if heading.after else 0,
        columns=tuple(_column(grid, number, titles, body) for number in main),
        rows=body,
        beside=tuple(titles.get(part[0], "") for part in others),
        raci=raci,
    )


def _best(grid: Grid, subject: Subject) -> _Heading | None:
    candidates = [
        _heading(grid.rows[at : at + depth], at + depth, subject)
        for at in range(min(len(grid.rows), HEADER_WITHIN))
        for depth in _depths(grid.rows[at : at + 2], subject)
    ]
    best = max(candidates, key=lambda each: (each.worth, -each.after, each.is_plain), default=None)
    if best is None or best.worth >= ENOUGH:
        return best
    return _by_shape(grid, subject) or best


def _depths(rows: Sequence[GridRow], subject: Subject) -> tuple[int, ...]:
    """Return how many lines a heading may have; a cell that stands in both makes them one."""
    if not _goes_on(rows, subject):
        return (1,)
    return (2,) if any(mark.mark is Mark.DOWN for mark in rows[1].marks) else (1, 2)


def _said(grid: Grid, subject: Subject, header: int) -> _Heading | None:
    """Read the heading where somebody says that it ends, with the row above if that goes on."""
    if not header:
        return _Heading(0, {}, 0)
    at = next((at for at, row in enumerate(grid.rows) if row.line == header), None)
    if at is None:
        raise Problem(
            "line {line} of the sheet is empty; say which line holds headings", line=header
        )
    pair = grid.rows[at - 1 : at + 1] if at else ()
    begin = at - 1 if len(pair) > 1 and _goes_on(pair, subject) else at
    return _heading(grid.rows[begin : at + 1], at + 1, subject)


def _heading(rows: Sequence[GridRow], after: int, subject: Subject) -> _Heading:
    titles = _titles(rows)
    best: dict[object, int] = {}
    for title in titles.values():
        for field, sureness in claims(title, subject).items():
            best[field] = max(best.get(field, 0), sureness)
    # Two headings over one field are worth one, so a row of values does not pass for a heading.
    # And one heading that may name two is worth one.
    named = sum(max(claims(title, subject).values(), default=0) for title in titles.values())
    worth = min(sum(best.values()), named)
    return _Heading(after, titles, worth, (len(rows) > 1) == _spans(rows[0]))


def _titles(rows: Sequence[GridRow]) -> dict[int, str]:
    """Return the headings by column; of two lines both, unless they say the same."""
    found: dict[int, str] = {}
    for column in range(1, max((len(row.texts) for row in rows), default=0) + 1):
        lines = (" ".join(row.text(column).split()) for row in rows)
        said = dict.fromkeys(line for line in lines if line)
        if said:
            found[column] = PARTS.join(said)
    return found


def _goes_on(rows: Sequence[GridRow], subject: Subject) -> bool:
    """Say whether the second row is the lower half of a heading whose upper half is the first."""
    if len(rows) < 2 or rows[1].line != rows[0].line + 1:  # noqa: PLR2004 - a pair
        return False
    upper, lower = rows
    texts = [lower.own_text(column) for column in range(1, len(lower.texts) + 1)]
    fresh = {text for at, text in enumerate(texts, 1) if text and not lower.mark(at, Mark.DOWN)}
    if not fresh or len({text for text in upper.texts if text}) < FEWEST_COLUMNS:
        return False
    if _only_adds(upper, lower, subject):
        return True
    named = sum(max(claims(text, subject).values(), default=0) == EXACT for text in fresh)
    is_wordy = all(len(text) <= LONGEST_HEADING and not is_figure(text) for text in fresh)
    # Over a heading that nobody merged the upper line is empty beside its group.
    enough = len(fresh) / 2 - (_SLIGHT if _leaves_open(upper, lower) else 0)
    return is_wordy and (named > enough or _spans(upper))


def _only_adds(upper: GridRow, lower: GridRow, subject: Subject) -> bool:
    """Say whether a row under a sure heading says no word of an entry, but units and scales."""
    named = [claims(text, subject) for text in upper.texts]
    is_sure = sum(EXACT in fields.values() for fields in named) > FEWEST_COLUMNS
    main = [at for at, fields in enumerate(named, 1) if fields.get(MAIN[subject]) == EXACT]
    texts = [text for text in lower.texts if text]
    is_first_empty = not any(lower.text(at) for at in (1, *main))
    return bool(is_sure and main and is_first_empty and all(map(_is_brief, texts)))


def _is_brief(text: str) -> bool:
    """Say whether a text may stand under a heading; a level alone is an answer."""
    return len(text.split()) <= _FEW_WORDS and not text.strip().isdecimal()


def _leaves_open(upper: GridRow, lower: GridRow) -> bool:
    """Say whether the lower row fills a column at which the upper one has a gap in its words."""
    return any(
        upper.text(at - 1) and not upper.text(at) and lower.text(at)
        for at in range(2, len(lower.texts) + 1)
    )


def _spans(row: GridRow) -> bool:
    """Say whether a cell of the row spans some of its columns, but not all of them."""
    across = sum(mark.mark is Mark.ACROSS for mark in row.marks)
    return across > 0 and len({text for text in row.texts if text}) > 1


def _by_shape(grid: Grid, subject: Subject) -> _Heading | None:
    """Find a heading in words that nobody knows: short, all different, over fuller rows."""
    widths = [_width(row) for row in grid.rows]
    usual = max(Counter(widths).items(), key=lambda item: (item[1], item[0]), default=(0, 0))[0]
    for at, row in enumerate(grid.rows[:HEADER_WITHIN]):
        if widths[at] < max(FEWEST_COLUMNS, usual / 2):
            continue
        texts = [text for text in row.texts if text]
        is_heading = len(set(texts)) == len(texts) and not any(map(_is_value, texts))
        under = [text for below in grid.rows[at + 1 : at + 6] for text in below.texts if text]
        if is_heading and any(map(_is_value, under)):
            return _heading([row], at + 1, subject)
        return _Heading(at, {}, 0)
    return None


def _width(row: GridRow) -> int:
    return sum(bool(row.own_text(column)) for column in range(1, len(row.texts) + 1))


def _is_value(text: str) -> bool:
    """Say whether a text is rather an entry than a heading: with digits, or a sentence."""
    return bool(re.search(r"\d", text)) or len(text.split()) > 5  # noqa: PLR2004 - words


def _parts(rows: Sequence[GridRow], titles: dict[int, str]) -> tuple[list[int], list[list[int]]]:
    """Part the columns where an empty one stands between; return the main part and the others.

    A part beside that is filled as long as the main one belongs to it; a legend is shorter.
    """
    filled = Counter(
        column for row in rows for column, text in enumerate(row.texts, start=1) if text
    )
    used = sorted({*filled, *titles})
    parts: list[list[int]] = []
    for column in used:
        if parts and column == parts[-1][-1] + 1:
            parts[-1].append(column)
        else:
            parts.append([column])
    if not parts:
        return [], []
    main = max(parts, key=lambda part: sum(filled[column] for column in part))
    long = max(filled[column] for column in main) * _USUAL_FILL
    is_own = [part is main or max(filled[c] for c in part) >= long for part in parts]
    kept = [c for part, own in zip(parts, is_own, strict=True) if own for c in part]
    return kept, [part for part, own in zip(parts, is_own, strict=True) if not own]


def _column(grid: Grid, number: int, titles: dict[int, str], rows: Sequence[GridRow]) -> ListColumn:
    return ListColumn(
        number=number,
        title=titles.get(number, ""),
        filled=sum(bool(row.text(number)) for row in rows),
        is_hidden=number in grid.hidden_columns,
    )


def groups(tables: Sequence[ListTable]) -> list[tuple[ListTable, ...]]:
    """Put tables of equal headings together, the fullest first; old and hidden sheets last."""
    alike: dict[tuple[object, ...], list[ListTable]] = {}
    for at, table in enumerate(tables):
        places = tuple((column.number, loose(column.title)) for column in table.columns)
        alone = table.is_aside or not table.header
        alike.setdefault((places, at if alone else None), []).append(table)
    return sorted(map(tuple, alike.values()), key=_rank)


def _rank(group: Sequence[ListTable]) -> tuple[bool, int]:
    return group[0].is_aside, -sum(len(table.rows) * len(table.columns) for table in group)


def filled_rows(table: ListTable) -> Iterator[GridRow]:
    """Yield the rows that hold more than what merged cells above carry down into them."""
    numbers = {column.number for column in table.columns}
    for row in table.rows:
        own = any(row.own_text(n) and not row.mark(n, Mark.DOWN) for n in numbers)
        if own or any(m.column in numbers and m.mark in _UNREADABLE for m in row.marks):
            yield row
